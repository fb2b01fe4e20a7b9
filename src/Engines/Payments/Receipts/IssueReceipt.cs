using System.Globalization;
using System.Security.Cryptography;
using Saola.Data;
using Saola.Engines.Payments.Model;
using Saola.Engines.Payments.Taking;
using Saola.Kernel;

namespace Saola.Engines.Payments.Receipts;

/// <summary>
/// Makes receipts. Electronic ones (mandatory from 1/1/2027, Decree 254/2026/NĐ-CP) have a series of their year and a number without a gap:
/// it is taken in the commit that settles the payment.
/// </summary>
internal sealed class IssueReceipt(Counters counters, PaymentSettings settings, PaymentActs acts)
{
    /// <summary>Prefix of the counters of all series.</summary>
    public const string CounterPrefix = "payments:receipt:";

    /// <summary>The receipt of a payment, not yet added. Must run inside a unit of work.</summary>
    public async Task<Receipt> MakeAsync(PaymentOrder order, Takings takings, string? paper, CancellationToken cancellationToken)
    {
        var (series, sequence, number) = paper is null ? await NextAsync(cancellationToken) : ("", null, paper);
        return new Receipt
        {
            Id = acts.NewId(), Series = series, Sequence = sequence, Number = number, OrderId = order.Id, TakingsId = takings.Id, Amount = takings.Amount, PayerName = order.PayerName,
            PayerNumber = order.PayerNumber, PayerAddress = order.PayerAddress, What = order.Name, RecordNumber = order.RecordNumber, Channel = takings.Channel, IssuedAt = acts.Now,
            Day = takings.Day, IssuedBy = takings.By, VerificationCode = NewCode(),
        };
    }

    /// <summary>The next number of the present year's series. Must run inside a unit of work.</summary>
    public async Task<(string Series, int? Sequence, string Number)> NextAsync(CancellationToken cancellationToken)
    {
        var series = SeriesOf(acts.Clock.Today());
        var sequence = (int)await counters.NextAsync(CounterPrefix + series, cancellationToken);
        return (series, sequence, NumberOf(series, sequence));
    }

    public string SeriesOf(DateOnly day) => settings.ReceiptSeries.Replace("{yy}", (day.Year % 100).ToString("00", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    public static string NumberOf(string series, int sequence) => $"{series}-{sequence.ToString("0000000", CultureInfo.InvariantCulture)}";

    public static string NewCode() => RandomNumberGenerator.GetString("23456789ABCDEFGHJKMNPQRSTVWXYZ", 24);
}
