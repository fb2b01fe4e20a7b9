using System.Globalization;
using Saola.Engines.Documents.Model;
using Saola.Kernel;

namespace Saola.Engines.Documents.Slips;

/// <summary>Instants as the forms write them, on the clock of Vietnam.</summary>
internal static class SlipTime
{
    /// <summary><c>08 giờ 05 phút, ngày 25 tháng 11 năm 2026</c>.</summary>
    public static string InWords(DateTimeOffset instant) =>
        $"{Clock(instant)}, {LetterHeadBlock.DayInWords(instant)}";

    /// <summary><c>17 giờ 00 phút, thứ Hai, ngày 30 tháng 11 năm 2026</c>: where somebody must come or wait.</summary>
    public static string WithWeekday(DateTimeOffset instant)
    {
        var day = VietnamTime.Day(instant);
        var weekday = VietnameseFormats.DayWithWeekday(day)[..^(VietnameseFormats.Day(day).Length + 1)];
        return $"{Clock(instant)}, {weekday}, {LetterHeadBlock.DayInWords(day)}";
    }

    private static string Clock(DateTimeOffset instant) =>
        VietnamTime.Local(instant).ToString("HH' giờ 'mm' phút'", CultureInfo.InvariantCulture);
}
