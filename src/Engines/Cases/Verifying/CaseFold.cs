using System.Text.Json;
using Saola.Engines.Ledger;

namespace Saola.Engines.Cases.Verifying;

/// <summary>The state of a case as its events tell it.</summary>
internal sealed class CaseFold
{
    /// <summary>The events that move a case; all others leave it where it is.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "cases.filed", "cases.accepted", "cases.refused_at_intake", "cases.supplement_requested", "cases.supplement_answered", "cases.step_finished", "cases.due_moved",
        "cases.withdrawal_requested", "cases.withdrawal_refused", "cases.stopped", "cases.resolved", "cases.returned",
    ];

    public string? Number { get; private set; }

    public string? DataDigest { get; private set; }

    public CaseState State { get; private set; } = CaseState.Submitted;

    public DateTimeOffset? AcceptedAt { get; private set; }

    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>The step that it is at; null when it left the workflow, or when no step was finished.</summary>
    public string? StepId { get; private set; }

    public bool HasFinishedSteps { get; private set; }

    /// <summary>Two acts of one instant: which came first cannot be told, so nothing is judged.</summary>
    public bool IsAmbiguous { get; private set; }

    public static CaseFold Of(IEnumerable<RecordedEvent> events)
    {
        var fold = new CaseFold();
        RecordedEvent? before = null;
        foreach (var one in events)
        {
            fold.IsAmbiguous |= before is not null && before.At == one.At && before.ActId != one.ActId;
            using var json = JsonDocument.Parse(one.Payload);
            fold.Apply(one.Kind, json.RootElement);
            before = one;
        }
        return fold;
    }

    private void Apply(string kind, JsonElement facts)
    {
        switch (kind)
        {
            case "cases.filed":
                (Number, DataDigest) = (facts.GetProperty("case").GetProperty("number").GetString(), facts.GetProperty("dataDigest").GetString());
                break;
            case "cases.accepted":
                (State, AcceptedAt, DueAt) = (CaseState.Accepted, Instant(facts, "acceptedAt"), Instant(facts, "dueAt"));
                break;
            case "cases.supplement_answered":
                (State, DueAt) = (AcceptedAt is null ? CaseState.Submitted : CaseState.Processing, Instant(facts, "dueAt"));
                break;
            case "cases.stopped":
                (State, StepId, DueAt) = (CaseState.Stopped, null, Instant(facts, "dueAt"));
                break;
            case "cases.due_moved":
                DueAt = Instant(facts, "to");
                break;
            case "cases.step_finished":
                FinishStep(facts);
                break;
            default:
                State = After(kind) ?? State;
                if (State is CaseState.Stopped or CaseState.RejectedAtIntake) StepId = null;
                break;
        }
    }

    private void FinishStep(JsonElement facts)
    {
        HasFinishedSteps = true;
        StepId = facts.TryGetProperty("nextStepId", out var next) ? next.GetString() : null;
        if (CaseStates.Continues(facts.GetProperty("decision").GetString()!)) State = CaseState.Processing;
    }

    private static CaseState? After(string kind) => kind switch
    {
        "cases.refused_at_intake" => CaseState.RejectedAtIntake,
        "cases.supplement_requested" => CaseState.SupplementRequested,
        "cases.withdrawal_requested" => CaseState.WithdrawalRequested,
        "cases.withdrawal_refused" => CaseState.Processing,
        "cases.stopped" => CaseState.Stopped,
        "cases.resolved" => CaseState.Resolved,
        "cases.returned" => CaseState.Returned,
        _ => null,
    };

    private static DateTimeOffset? Instant(JsonElement facts, string name) =>
        facts.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetDateTimeOffset() : null;
}
