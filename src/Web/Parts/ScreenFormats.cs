using Microsoft.Extensions.Localization;
using Saola.Kernel;
using Saola.Web.Language;

namespace Saola.Web;

/// <summary>
/// How times, sizes and stretches are said on a screen in its language. Digits are always written in the Vietnamese way
/// (<see cref="VietnameseFormats"/>); only the words around them change.
/// </summary>
public sealed class ScreenFormats(IStringLocalizer<Texts> texts, TimeProvider clock)
{
    private static readonly string[] EnglishDays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    /// <summary><c>9:12, 25/11/2026</c>: when a figure was counted.</summary>
    public string Instant(DateTimeOffset instant) => VietnameseFormats.Instant(instant);

    /// <summary><c>11:12, thứ Hai 30/11/2026</c>: where somebody must come or wait.</summary>
    public string InstantWithWeekday(DateTimeOffset instant) =>
        $"{VietnamTime.Local(instant):H:mm}, {DayWithWeekday(VietnamTime.Day(instant))}";

    /// <summary><c>thứ Hai 30/11/2026</c>, <c>Monday 30/11/2026</c>.</summary>
    public string DayWithWeekday(DateOnly day) =>
        ScreenLanguage.IsEnglish ? $"{EnglishDays[(int)day.DayOfWeek]} {VietnameseFormats.Day(day)}" : VietnameseFormats.DayWithWeekday(day);

    /// <summary>A line of a history: <c>Hôm nay, 8:05</c>, <c>Thứ Sáu 06/11, 14:20</c>, with the year when it is another one.</summary>
    public string Moment(DateTimeOffset instant)
    {
        var local = VietnamTime.Local(instant);
        var day = DateOnly.FromDateTime(local);
        var today = clock.Today();
        if (day == today) return $"{texts["Time.Today"].Value}, {local:H:mm}";
        var whole = DayWithWeekday(day);
        var said = day.Year == today.Year ? whole[..^5] : whole;
        return $"{char.ToUpperInvariant(said[0])}{said[1..]}, {local:H:mm}";
    }

    /// <summary>Within a sentence: <c>9:10 hôm nay</c>, <c>14:20, 06/11/2026</c>.</summary>
    public string InText(DateTimeOffset instant) =>
        VietnamTime.Day(instant) == clock.Today() ? $"{VietnamTime.Local(instant):H:mm} {texts["Time.Today"].Value.ToLowerInvariant()}" : Instant(instant);

    /// <summary>Two units at most: <c>3 ngày 2 giờ</c>, <c>2 giờ</c>, <c>40 phút</c>.</summary>
    public string Stretch(Stretch time)
    {
        (string Key, int Value)[] units = [("Time.Days", time.Days), ("Time.Hours", time.Hours), ("Time.Minutes", time.Minutes)];
        var first = Array.FindIndex(units, unit => unit.Value > 0);
        if (first < 0) return texts["Time.UnderAMinute"];
        var parts = units.Skip(first).Take(2).Where(unit => unit.Value > 0).Select(unit => Counted(unit.Key, unit.Value));
        return string.Join(' ', parts);
    }

    /// <summary>What a badge says.</summary>
    public string Deadline(Deadline deadline)
    {
        var none = deadline.Time == default;
        return deadline.Kind switch
        {
            DeadlineKind.Today when none => texts["Deadline.TodayOnly"],
            DeadlineKind.Over when none => texts["Deadline.OverNow"],
            DeadlineKind.Early when none => texts["Deadline.OnTime"],
            _ => texts[$"Deadline.{deadline.Kind}", Stretch(deadline.Time)],
        };
    }

    /// <summary><c>1,8 MB</c>, <c>640 KB</c>.</summary>
    public string FileSize(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} B",
        < 1_000_000 => $"{VietnameseFormats.Number(bytes / 1000m, 0).TrimEnd(',')} KB",
        < 1_000_000_000 => $"{VietnameseFormats.Number(bytes / 1_000_000m, 1).TrimEnd(',')} MB",
        _ => $"{VietnameseFormats.Number(bytes / 1_000_000_000m, 1).TrimEnd(',')} GB",
    };

    /// <summary>A counted word: <c>1 day</c>, <c>3 days</c>; Vietnamese has one form.</summary>
    public string Counted(string key, long number) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, (number == 1 ? texts[key + ".One"] : texts[key]).Value, VietnameseFormats.Number(number));
}
