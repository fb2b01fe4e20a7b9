using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Saola.Engines.Calendar;

/// <summary>A stretch in which the clock stands still, such as from a request for papers to the answer.</summary>
/// <param name="Start">When the clock was stopped.</param>
/// <param name="End">When it ran again; null while it still stands.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Pause(DateTimeOffset Start, DateTimeOffset? End)
{
    /// <summary>Whether the clock still stands.</summary>
    public bool IsOpen => End is null;
}

/// <summary>What a due date is counted from.</summary>
public sealed record DueRequest
{
    /// <summary>The instant of valid reception.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The term.</summary>
    public required Term Term { get; init; }

    /// <summary>The pauses, in any order; they may overlap. A pause that ends before it begins is left out.</summary>
    public IReadOnlyList<Pause> Pauses { get; init; } = [];

    /// <summary>The present instant: an open pause counts as if the clock ran again now. Needed when a pause is open.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>The same-day cut-off of the procedure (15:00): lodged later counts from the next working day.</summary>
    public TimeOnly? CutOff { get; init; }
}

/// <summary>A counted due date.</summary>
/// <param name="Due">The instant (UTC) at which the term ends, or null when the regulation sets no term.</param>
/// <param name="Effective">The effective reception (UTC): where the count began.</param>
/// <param name="IsProvisional">Whether a day that may still change, or a year without a calendar, was counted.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DueDate(DateTimeOffset? Due, DateTimeOffset Effective, bool IsProvisional);

/// <summary>One step of the count in words.</summary>
/// <param name="Code">Stable code: <c>reception</c>, <c>effective</c>, <c>term</c>, <c>skipped</c>, <c>make_up</c>, <c>moved</c>, <c>pause</c>, <c>provisional</c>, <c>unknown_year</c>, <c>due</c>.</param>
/// <param name="At">The instant reached by this step, where it reaches one.</param>
/// <param name="Vietnamese">What was done, in Vietnamese.</param>
/// <param name="English">The same in English.</param>
public sealed record CountingStep(string Code, DateTimeOffset? At, string Vietnamese, string English)
{
    /// <summary>The words in the language of <paramref name="culture"/> (by default that of the screen).</summary>
    public string Words(System.Globalization.CultureInfo? culture = null) => CalendarWords.IsEnglish(culture) ? English : Vietnamese;
}

/// <summary>A due date and how it was counted.</summary>
/// <param name="Date">The due date.</param>
/// <param name="ProvisionalDays">The days that were counted as they stand and may still change.</param>
/// <param name="Steps">How it was counted.</param>
public sealed record DueExplanation(DueDate Date, ImmutableArray<CalendarDay> ProvisionalDays, ImmutableArray<CountingStep> Steps);
