using System.Globalization;
using System.Text;
using Saola.Kernel;

namespace Saola.Engines.Payments.Transfers;

/// <summary>
/// The text of a VietQR code: the format of EMVCo (merchant presented mode) with the account in field 38 as NAPAS lays it out.
/// Every field is two digits of id, two digits of length, the value; the last one is a CRC over all before it.
/// </summary>
internal static class VietQr
{
    private const string NapasId = "A000000727";
    private const string ToAccount = "QRIBFTTA";
    private const string Dong = "704";

    /// <summary>The text for a transfer of an amount with a description (ASCII, at most 25 letters: the bank's limit).</summary>
    public static string Text(string bin, string account, Money amount, string description)
    {
        if (description.Length is 0 or > 25 || description.Any(c => !char.IsAscii(c))) throw new ArgumentException("1 to 25 letters of ASCII.", nameof(description));
        var text = new StringBuilder()
            .Append(Field("00", "01")) // version of the format
            .Append(Field("01", "12")) // for this one payment
            .Append(Field("38", Field("00", NapasId) + Field("01", Field("00", bin) + Field("01", account)) + Field("02", ToAccount)))
            .Append(Field("53", Dong))
            .Append(Field("54", amount.Dong.ToString(CultureInfo.InvariantCulture)))
            .Append(Field("58", "VN"))
            .Append(Field("62", Field("08", description)))
            .Append("6304").ToString();
        return text + Crc(text).ToString("X4", CultureInfo.InvariantCulture);
    }

    /// <summary>CRC-16/CCITT-FALSE: polynomial 1021, begun with FFFF (EMVCo). Of "123456789" it is 29B1.</summary>
    public static ushort Crc(string text)
    {
        ushort crc = 0xFFFF;
        foreach (var value in Encoding.ASCII.GetBytes(text))
        {
            crc ^= (ushort)(value << 8);
            for (var bit = 0; bit < 8; bit++) crc = (ushort)((crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1);
        }
        return crc;
    }

    private static string Field(string id, string value) => value.Length <= 99
        ? id + value.Length.ToString("00", CultureInfo.InvariantCulture) + value
        : throw new ArgumentException($"Field {id} is longer than 99 letters.", nameof(value));
}

/// <summary>What a payer types, or scans, to pay an order by transfer.</summary>
/// <param name="Bank">Name of the bank.</param>
/// <param name="Bin">The bank's number.</param>
/// <param name="Account">Account.</param>
/// <param name="Holder">Holder.</param>
/// <param name="Amount">Amount.</param>
/// <param name="Description">Description: the reference.</param>
/// <param name="Code">Text of the VietQR code.</param>
/// <param name="IsSample">The account is invented.</param>
public sealed record TransferDetails(string Bank, string Bin, string Account, string Holder, Money Amount, string Description, string Code, bool IsSample);
