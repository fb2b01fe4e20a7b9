using System.Text.Json;
using Saola.Engines.Calendar;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Model;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases.Working;

/// <summary>Tiếp nhận: the clock starts from the effective reception; slip 01 follows after commit.</summary>
internal sealed class AcceptEffect : IDecisionEffect
{
    public IReadOnlyList<string> Decisions { get; } = [Cases.Decisions.Accept];

    public async Task<Result> ApplyAsync(DecisionContext context, CancellationToken cancellationToken)
    {
        var (work, dossier, type) = (context.Work, context.Case, context.Type);
        var inTime = work.Now <= dossier.ReceptionDueAt;
        dossier.State = CaseState.Accepted;
        dossier.AcceptedAt = work.Now;
        dossier.SetDue(work.Clock.Due(type, dossier.UnitCode, work.Now, [], work.Now));
        var handOver = await context.HandOverAsync(StepFlow.Next(type, context.Step.Id), null, cancellationToken);
        var accepted = new CaseAccepted(dossier.Facts, work.Now, work.Clock.Effective(type, dossier.UnitCode, work.Now), dossier.DueAt, inTime);
        await work.RecordAsync(dossier, context.Act("cases.accept"), [accepted, handOver], CaseTransition.Accepted, cancellationToken);
        return Result.Done;
    }
}

/// <summary>Từ chối tiếp nhận: slip 03, with its reason.</summary>
internal sealed class RefuseEffect : IDecisionEffect
{
    public IReadOnlyList<string> Decisions { get; } = [Cases.Decisions.Refuse];

    public async Task<Result> ApplyAsync(DecisionContext context, CancellationToken cancellationToken)
    {
        var (work, dossier) = (context.Work, context.Case);
        if (dossier.AcceptedAt is not null) return new Fault("case.already_accepted", Texts.Say("Refuse.AlreadyAccepted"));
        var inTime = work.Now <= dossier.ReceptionDueAt;
        dossier.State = CaseState.RejectedAtIntake;
        dossier.EndedAt = work.Now;
        var handOver = await context.HandOverAsync(null, null, cancellationToken);
        await work.RecordAsync(dossier, context.Act("cases.refuse_at_intake"),
            [new CaseRefusedAtIntake(dossier.Facts, work.Now, inTime), handOver], CaseTransition.RefusedAtIntake, cancellationToken);
        return Result.Done;
    }
}

/// <summary>
/// Yêu cầu bổ sung (slip 02): all items at once, each with its problem; the clock stands until the applicant answers.
/// The step stays where it is: it goes on with the answer.
/// </summary>
internal sealed class SupplementEffect(TimeProvider time, ICalendars calendars) : IDecisionEffect
{
    public IReadOnlyList<string> Decisions { get; } = [Cases.Decisions.Supplement];

    public async Task<Result> ApplyAsync(DecisionContext context, CancellationToken cancellationToken)
    {
        var (work, dossier, decision) = (context.Work, context.Case, context.Decision);
        if (decision.Items.Count == 0) return new Fault("supplement.no_items", Texts.Say("Supplement.NoItems"), "items");
        if (decision.Items.FirstOrDefault(i => !Reasons.IsGiven(i.Problem)) is { } bare)
            return new Fault("supplement.no_problem", Texts.Say("Supplement.NoProblem", bare.Label), "items");
        if (Unknown(context.Type, decision.Items) is { } unknown) return new Fault("supplement.target_unknown", Texts.Say("Supplement.TargetUnknown", unknown.Target), "items");
        dossier.State = CaseState.SupplementRequested;
        dossier.SupplementRounds++;
        work.Pause(dossier, PauseGrounds.Supplement);
        var lawful = SupplementTerm.LastDay(calendars, context.Type, context.Step.Id, work.Now);
        var dueBy = decision.DueBy ?? lawful;
        if (dueBy < time.Today()) return new Fault("supplement.due_past", Texts.Say("Supplement.DuePast"), "due_by");
        if (dueBy < lawful && SupplementTerm.IsSet(context.Type, context.Step.Id)) return new Fault("supplement.due_short", Texts.Say("Supplement.DueShort", VietnameseFormats.Day(lawful)), "DueBy");
        work.Db.Add(new CaseSupplement
        {
            Id = Ids.New(time), CaseId = dossier.Id, Round = dossier.SupplementRounds, StepId = context.Step.Id, AskedAt = work.Now, AskedBy = context.By,
            DueBy = dueBy, Items = JsonSerializer.Serialize(decision.Items, CaseTypes.JsonOptions),
        });
        await work.RecordAsync(dossier, context.Act("cases.request_supplement"),
            [new SupplementRequested(dossier.Facts, dossier.SupplementRounds, decision.Items.Count, work.Now)],
            CaseTransition.SupplementRequested, cancellationToken, dossier.SupplementRounds);
        return Result.Done;
    }

    // What names nothing would unlock nothing: the applicant could never answer it. A type without a form has papers only.
    private static SupplementItem? Unknown(CaseTypeDefinition type, IReadOnlyList<SupplementItem> items)
    {
        var form = FormDefinition.FromSchema(type.FormSchema) is { IsDone: true } read ? read.Value : null;
        return items.FirstOrDefault(i => i.Target.StartsWith(PaperPrefix, StringComparison.Ordinal)
            ? type.Papers.All(p => p.Id != i.Target[PaperPrefix.Length..])
            : form?.Find(i.Target) is not { IsTyped: true });
    }

    private const string PaperPrefix = "paper:";
}
