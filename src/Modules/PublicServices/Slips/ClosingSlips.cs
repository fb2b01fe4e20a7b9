using Saola.Engines.Cases;
using Saola.Engines.Documents.Model;
using Saola.Engines.Documents.Slips;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Slips;

/// <summary>Slips 04 to 06: the apology, the stop notice and the control slip, printed from the record and never edited.</summary>
internal sealed class ClosingSlips(SlipFacts facts)
{
    /// <summary>Slip 05.</summary>
    public async Task<StopNotice> StopAsync(CaseDetails dossier, CancellationToken cancellationToken)
    {
        var stop = dossier.Stop ?? new StopView(Engines.Cases.StopGround.Ordered, null);
        var run = dossier.Runs[^1];
        var at = run.FinishedAt ?? dossier.Row.FiledAt;
        return new StopNotice
        {
            Head = facts.Head, IssuedAt = at, FileCode = dossier.Row.Number, TrackingAddress = facts.TrackingAddress(dossier), TrackingCode = dossier.TrackingCode,
            Applicant = SlipFacts.Applicant(dossier), Procedure = SlipFacts.Procedure(dossier), Contact = facts.Contact(run.UnitCode),
            Number = $"{dossier.Row.Number}/TB", AcceptedAt = dossier.Row.AcceptedAt ?? dossier.Row.FiledAt, Ground = Ground(stop.Ground), Reason = stop.Reason ?? Texts.Say("Slip.StopByApplicant"), Stage = run.StepName,
            ReturnedPapers = [.. dossier.Papers.Where(p => p.UntilVersion is null).Select(p => p.Name).Distinct(StringComparer.Ordinal)],
            Fee = dossier.Fees.Any(f => f.ReceivedAt is not null) ? Texts.Say("Slip.StopFee") : null, FileAgain = Texts.Say("Slip.FileAgain"),
            // Whoever withdraws ends the dossier himself, but the notice is the department's.
            Signer = await facts.SignerAsync(run.FinishedBy == dossier.FilerPersonId ? null : run.FinishedBy, run.UnitCode, at, null, null, cancellationToken),
            Recipients = new Recipients([Texts.Say("Slip.RecipientApplicant")], $"VT, {facts.UnitName(dossier.Row.UnitCode)}"),
        };
    }

    /// <summary>Slip 04: the signed apology with the new date; the first date stays beside it.</summary>
    public async Task<ApologyExtension> ApologyAsync(CaseDetails dossier, ApologyView apology, CancellationToken cancellationToken)
    {
        var at = apology.SignedAt ?? apology.DraftedAt;
        return new ApologyExtension
        {
            Head = facts.Head, IssuedAt = at, FileCode = dossier.Row.Number, TrackingAddress = facts.TrackingAddress(dossier), TrackingCode = dossier.TrackingCode,
            Applicant = SlipFacts.Applicant(dossier), Procedure = SlipFacts.Procedure(dossier), Contact = facts.Contact(apology.StepUnit),
            Number = $"{dossier.Row.Number}-{apology.Round}/XL", AcceptedAt = dossier.Row.AcceptedAt ?? dossier.Row.FiledAt, OriginalDueAt = apology.MissedDueAt, NewDueAt = apology.NewDueAt,
            Reason = apology.Reason ?? "", Step = $"{dossier.Type.Step(apology.StepId)?.Name ?? apology.StepId} ({facts.UnitName(apology.StepUnit)})",
            Signer = await facts.SignerAsync(apology.SignedBy, apology.SignerUnit, at, Texts.Say("Slip.SignerTitle." + apology.SignerRole), apology.SignedOnBehalfOf, cancellationToken),
            Recipients = new Recipients([Texts.Say("Slip.RecipientApplicant")], $"VT, {facts.UnitName(dossier.Row.UnitCode)}."),
        };
    }

    /// <summary>Slip 06: a row for each hand-over.</summary>
    public async Task<ControlSlip> ControlAsync(CaseDetails dossier, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var handOvers = new List<HandOver>();
        for (var i = 0; i < dossier.Runs.Count; i++) handOvers.Add(await HandOverAsync(dossier, i, cancellationToken));
        return new ControlSlip
        {
            Head = facts.Head, IssuedAt = now, FileCode = dossier.Row.Number, TrackingAddress = facts.TrackingAddress(dossier), TrackingCode = dossier.TrackingCode,
            Applicant = SlipFacts.Applicant(dossier), Procedure = SlipFacts.Procedure(dossier), Contact = facts.Contact(dossier.Row.UnitCode),
            AcceptedAt = dossier.Row.AcceptedAt ?? dossier.Row.FiledAt, DueAt = dossier.Row.DueAt, HandOvers = handOvers, ReturnedAt = dossier.Row.ReturnedAt,
        };
    }

    private async Task<HandOver> HandOverAsync(CaseDetails dossier, int index, CancellationToken cancellationToken)
    {
        var run = dossier.Runs[index];
        var before = index == 0 ? null : dossier.Runs[index - 1];
        var from = before is null ? dossier.Row.ApplicantName : facts.UnitName(before.UnitCode);
        return new HandOver
        {
            FromUnit = from, ToUnit = facts.UnitName(run.UnitCode), At = run.StartedAt,
            Giver = before is null ? dossier.Row.ApplicantName : await facts.NameAsync(before.FinishedBy ?? before.AssigneeId, from, cancellationToken),
            Receiver = await facts.NameAsync(run.AssigneeId ?? run.FinishedBy, facts.UnitName(run.UnitCode), cancellationToken),
            Outcome = Outcome(run), Note = run.StepName + (run.Decision is null ? "" : ": " + Texts.Say("Decision." + run.Decision)),
        };
    }

    private static HandOverOutcome Outcome(StepRunView run) => (run.FinishedAt, run.DueAt) switch
    {
        (null, _) => HandOverOutcome.None,
        (_, null) => HandOverOutcome.OnTime,
        var (finished, due) when finished > due => HandOverOutcome.Late,
        var (finished, due) when VietnamTime.Day(finished!.Value) < VietnamTime.Day(due!.Value) => HandOverOutcome.Early,
        _ => HandOverOutcome.OnTime,
    };

    private static Engines.Documents.Slips.StopGround Ground(Engines.Cases.StopGround ground) => ground switch
    {
        Engines.Cases.StopGround.Withdrawn => Engines.Documents.Slips.StopGround.Withdrawn,
        Engines.Cases.StopGround.SupplementOverdue => Engines.Documents.Slips.StopGround.SupplementOverdue,
        Engines.Cases.StopGround.FeeUnpaid => Engines.Documents.Slips.StopGround.FeeUnpaid,
        Engines.Cases.StopGround.Ordered => Engines.Documents.Slips.StopGround.AuthorityDemand,
        _ => throw new InvalidOperationException($"No words for {ground}."),
    };
}
