using System.Globalization;

namespace Saola.Kernel;

/// <summary>How numbers, days and instants are written on every screen and slip (product.md, rule 5).</summary>
public static class VietnameseFormats
{
    private static readonly NumberFormatInfo Numbers = new()
    {
        NumberGroupSeparator = ".", NumberDecimalSeparator = ",", PercentGroupSeparator = ".", PercentDecimalSeparator = ",",
    };

    private static readonly string[] Weekdays = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

    /// <summary><c>1.234.567</c>.</summary>
    public static string Number(long value) => value.ToString("N0", Numbers);

    /// <summary><c>1.234,5</c> with at most <paramref name="decimals"/> decimals, none when they are zero.</summary>
    public static string Number(decimal value, int decimals) =>
        value.ToString("#,##0." + new string('#', decimals), Numbers);

    /// <summary>A share between 0 and 1 as <c>96,4%</c>; a dash when nothing was counted.</summary>
    public static string Percent(double? share) =>
        share is null ? "–" : (share.Value * 100).ToString("0.#", Numbers) + "%";

    /// <summary><c>25/11/2026</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>thứ Hai 30/11/2026</c>: where somebody must come or wait.</summary>
    public static string DayWithWeekday(DateOnly day) => $"{Weekdays[(int)day.DayOfWeek]} {Day(day)}";

    /// <summary><c>17:00, 25/11/2026</c> in Vietnamese time.</summary>
    public static string Instant(DateTimeOffset instant)
    {
        var local = VietnamTime.Local(instant);
        return local.ToString("HH:mm, dd/MM/yyyy", CultureInfo.InvariantCulture);
    }

    /// <summary><c>17:00, thứ Hai 30/11/2026</c> in Vietnamese time.</summary>
    public static string InstantWithWeekday(DateTimeOffset instant)
    {
        var local = VietnamTime.Local(instant);
        return $"{local.ToString("HH:mm", CultureInfo.InvariantCulture)}, {DayWithWeekday(DateOnly.FromDateTime(local))}";
    }

    /// <summary>Reads <c>25/11/2026</c>, <c>5/1/2026</c>, <c>25112026</c> or <c>2026-11-25</c>.</summary>
    public static bool TryParseDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text?.Trim(), ["d/M/yyyy", "dd/MM/yyyy", "d-M-yyyy", "ddMMyyyy", "yyyy-MM-dd"],
            CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary><c>090 123 4567</c> for a number stored as E.164; what is no such number stays as it is.</summary>
    public static string Phone(string stored)
    {
        if (!stored.StartsWith("+84", StringComparison.Ordinal) || stored.Length is < 11 or > 13) return stored;
        var digits = "0" + stored[3..];
        return digits.Length == 10 ? $"{digits[..3]} {digits[3..6]} {digits[6..]}" : $"{digits[..3]} {digits[3..7]} {digits[7..]}";
    }
}
