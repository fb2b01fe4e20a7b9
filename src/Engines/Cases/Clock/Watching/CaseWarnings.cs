namespace Saola.Engines.Cases.Clock.Watching;

/// <summary>The kinds of warnings; stored, so they stay.</summary>
internal static class CaseWarnings
{
    public const string StepSoon = "step_soon";
    public const string StepLate = "step_late";
    public const string DueSoon = "due_soon";
    public const string Overdue = "overdue";
    public const string PromiseMissed = "promise_missed";
    public const string SupplementSoon = "supplement_soon";
    public const string SupplementExpired = "supplement_expired";
    public const string OpinionSoon = "opinion_soon";
    public const string OpinionLate = "opinion_late";
}

/// <summary>How long before a due instant somebody is warned; <c>Saola:Cases:Clock</c>.</summary>
internal sealed class ClockSettings
{
    /// <summary>Working hours before the term of a step ends, at the most half of the term.</summary>
    public int StepWarningHours { get; set; } = 4;

    /// <summary>Working hours before the promised date.</summary>
    public int CaseWarningHours { get; set; } = 16;

    /// <summary>Working hours before an opinion is due, at the most half of its term.</summary>
    public int OpinionWarningHours { get; set; } = 4;

    /// <summary>Calendar days before the applicant's last day to mend what was asked.</summary>
    public int SupplementWarningDays { get; set; } = 3;

    /// <summary>Who signs an apology (slip 04): <c>unit_head</c> of the responsible unit, or <c>director</c>.</summary>
    public string ApologySigner { get; set; } = Identity.Roles.UnitHead;
}
