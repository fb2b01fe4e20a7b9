using Saola.Engines.Cases;
using Saola.Web;

namespace Saola.Modules.PublicServices.Tracking;

/// <summary>How a dossier stands, in words that its applicant understands: what is left, who acts next, what happened.</summary>
internal sealed record CaseProgress
{
    /// <summary>The case.</summary>
    public required CaseDetails Case { get; init; }

    /// <summary>Who acts next, in one sentence.</summary>
    public required string NextAction { get; init; }

    /// <summary>The large line: <c>Còn 3 ngày 2 giờ làm việc</c>.</summary>
    public required string Headline { get; init; }

    /// <summary>The sentence below it; null when there is nothing to add.</summary>
    public required string? Promise { get; init; }

    /// <summary>Time used, in percent; null when no clock counts.</summary>
    public required double? TimeShare { get; init; }

    /// <summary>Work done, in percent.</summary>
    public required double WorkShare { get; init; }

    /// <summary><c>Thời gian: dùng 6 ngày 6 giờ trên 10 ngày</c>.</summary>
    public required string? TimeWords { get; init; }

    /// <summary><c>Công việc: xong 3 trên 5 bước</c>.</summary>
    public required string WorkWords { get; init; }

    /// <summary>What happened, oldest first, and what comes.</summary>
    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    /// <summary>How the due date was counted, in sentences.</summary>
    public required IReadOnlyList<string> Counting { get; init; }

    /// <summary>The open request to mend items, or null.</summary>
    public SupplementView? OpenSupplement => Case.Row.State == CaseState.SupplementRequested ? Case.Supplements.LastOrDefault(s => s.AnsweredAt is null) : null;
}
