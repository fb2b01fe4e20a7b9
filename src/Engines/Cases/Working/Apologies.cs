using Microsoft.EntityFrameworkCore;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Working;
using Saola.Engines.Identity;
using Saola.Engines.Ledger;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>An apology with its reason and its new date.</summary>
public sealed record ApologyProposal
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>The apology.</summary>
    public required Guid ApologyId { get; init; }

    /// <summary>Version of the apology that the actor saw.</summary>
    public required int RowVersion { get; init; }

    /// <summary>Why the case is late; never empty, and new for a second apology.</summary>
    public required string? Reason { get; init; }

    /// <summary>The new date.</summary>
    public required DateTimeOffset NewDueAt { get; init; }
}

/// <summary>An officer foresees that the date will be missed and begins the apology before it is (the form wants it before the date).</summary>
public sealed class DraftApology
{
    private readonly CaseHandler _handler;
    private readonly ApologyDrafts _drafts;

    internal DraftApology(CaseHandler handler, ApologyDrafts drafts) => (_handler, _drafts) = (handler, drafts);

    /// <summary>Faults: <c>case.unknown</c>, <c>case.not_yours</c>, <c>apology.no_date</c>, <c>apology.there_already</c>.</summary>
    public Task<Result> HandleAsync(Guid caseId, CancellationToken cancellationToken) => _handler.ChangeAsync(caseId, async (dossier, type, authority, token) =>
    {
        if (!ApologyRules.MayPropose(dossier, authority)) return new Fault("case.not_yours", Texts.Say("Decide.NotYours"));
        if (dossier.EndedAt is not null || dossier.AcceptedAt is null || dossier.DueAt is null || dossier.PausedAt is not null) return new Fault("apology.no_date", Texts.Say("Apology.NoDate"));
        if (await _drafts.DraftAsync(dossier, type, foreseen: true, authority.PersonId, token) is not { } drafted) return new Fault("apology.there_already", Texts.Say("Apology.ThereAlready"));
        await _handler.Work.RecordAsync(dossier, new ActDraft { Kind = "cases.draft_apology", Subject = CaseSubject.Of(caseId) }, [drafted], null, token);
        return Result.Done;
    }, cancellationToken);
}

/// <summary>Gives an apology its reason and its date and lays it before the signer.</summary>
public sealed class ProposeApology
{
    private const int MostCharacters = 2000;
    private const int MostDays = 366;
    private readonly CaseHandler _handler;

    internal ProposeApology(CaseHandler handler) => _handler = handler;

    /// <summary>
    /// Faults: <c>case.unknown</c>, <c>case.not_yours</c>, <c>apology.unknown</c>, <c>apology.changed</c>, <c>apology.reason_missing</c>, <c>apology.reason_again</c>, <c>apology.date</c>.
    /// </summary>
    public Task<Result> HandleAsync(ApologyProposal proposal, CancellationToken cancellationToken) => _handler.ChangeAsync(proposal.CaseId, async (dossier, _, authority, token) =>
    {
        var work = _handler.Work;
        if (!ApologyRules.MayPropose(dossier, authority)) return new Fault("case.not_yours", Texts.Say("Decide.NotYours"));
        var all = await work.Db.Set<CaseApology>().Where(a => a.CaseId == dossier.Id).ToListAsync(token);
        var found = ApologyRules.Find(all, dossier, proposal.ApologyId, proposal.RowVersion, ApologyState.Drafted, ApologyState.Returned);
        if (!found.IsDone) return found.WithoutValue();
        var (apology, reason) = (found.Value, VietnameseText.CleanLines(proposal.Reason));
        if (!Reasons.IsGiven(reason) || reason.Length > MostCharacters) return new Fault("apology.reason_missing", Texts.Say("Apology.ReasonMissing"), nameof(proposal.Reason));
        if (all.Exists(a => a.State == ApologyState.Signed && VietnameseText.Fold(a.Reason) == VietnameseText.Fold(reason)))
            return new Fault("apology.reason_again", Texts.Say("Apology.ReasonAgain"), nameof(proposal.Reason));
        var earliest = new[] { work.Now, apology.MissedDueAt, dossier.DueAt ?? work.Now }.Max();
        if (proposal.NewDueAt <= earliest || proposal.NewDueAt > work.Now.AddDays(MostDays))
            return new Fault("apology.date", Texts.Say("Apology.Date", VietnameseFormats.InstantWithWeekday(earliest)), nameof(proposal.NewDueAt));
        (apology.Reason, apology.NewDueAt, apology.State, apology.ProposedAt, apology.ProposedBy, apology.ReturnReason) = (reason, proposal.NewDueAt, ApologyState.Proposed, work.Now, authority.PersonId, null);
        await work.RecordAsync(dossier, new ActDraft { Kind = "cases.propose_apology", Subject = CaseSubject.Of(dossier.Id), Reason = reason },
            [new ApologyProposed(dossier.Facts, apology.Round, apology.NewDueAt, work.Now)], CaseTransition.ApologyProposed, token, CaseMoments.Of(work.Now));
        return Result.Done;
    }, cancellationToken);
}

/// <summary>The signer signs an apology or sends it back. Level "approved": an official's decision, recorded as an act.</summary>
public sealed class SignApology
{
    private readonly CaseHandler _handler;

    internal SignApology(CaseHandler handler) => _handler = handler;

    /// <summary>Signs. Faults: <c>case.unknown</c>, <c>apology.not_signer</c>, <c>apology.unknown</c>, <c>apology.changed</c>, <c>apology.date_past</c>.</summary>
    public Task<Result> HandleAsync(Guid caseId, Guid apologyId, int rowVersion, CancellationToken cancellationToken) => DecideAsync(caseId, apologyId, rowVersion, async (work, dossier, apology, authority, token) =>
    {
        if (apology.NewDueAt <= work.Now) return new Fault("apology.date_past", Texts.Say("Apology.DatePast"));
        var delegated = authority.Roles.First(r => r.Role == apology.SignerRole && r.UnitCode == apology.SignerUnit).DelegatedBy;
        (apology.State, apology.SignedAt, apology.SignedBy, apology.SignedOnBehalfOf) = (ApologyState.Signed, work.Now, authority.PersonId, delegated);
        dossier.PromisedAt = apology.NewDueAt;
        await work.RecordAsync(dossier, new ActDraft { Kind = "cases.sign_apology", Subject = CaseSubject.Of(dossier.Id), Reason = apology.Reason, OnBehalfOf = delegated },
            [new ApologySigned(dossier.Facts, apology.Round, apology.MissedDueAt, apology.NewDueAt, work.Now)], CaseTransition.ApologySigned, token, apology.Round);
        return Result.Done;
    }, cancellationToken);

    /// <summary>Sends it back. Faults: as those of the signing, and <c>case.reason_missing</c>.</summary>
    public Task<Result> ReturnAsync(Guid caseId, Guid apologyId, int rowVersion, string? reason, CancellationToken cancellationToken) => DecideAsync(caseId, apologyId, rowVersion, async (work, dossier, apology, _, token) =>
    {
        var clean = VietnameseText.CleanLines(reason);
        if (!Reasons.IsGiven(clean)) return new Fault("case.reason_missing", Texts.Say("Decide.ReasonMissing"), "Reason");
        (apology.State, apology.ReturnReason) = (ApologyState.Returned, clean);
        await work.RecordAsync(dossier, new ActDraft { Kind = "cases.return_apology", Subject = CaseSubject.Of(dossier.Id), Reason = clean },
            [new ApologyReturned(dossier.Facts, apology.Round, work.Now)], CaseTransition.ApologyReturned, token, CaseMoments.Of(work.Now));
        return Result.Done;
    }, cancellationToken);

    private Task<Result> DecideAsync(Guid caseId, Guid apologyId, int rowVersion, Func<CaseWork, Case, CaseApology, Authority, CancellationToken, Task<Result>> decide, CancellationToken cancellationToken) =>
        _handler.ChangeAsync(caseId, async (dossier, _, authority, token) =>
        {
            var all = await _handler.Work.Db.Set<CaseApology>().Where(a => a.CaseId == caseId).ToListAsync(token);
            if (all.Find(a => a.Id == apologyId) is { } one && !authority.Has(one.SignerRole, one.SignerUnit)) return new Fault("apology.not_signer", Texts.Say("Apology.NotSigner"));
            var found = ApologyRules.Find(all, dossier, apologyId, rowVersion, ApologyState.Proposed);
            return found.IsDone ? await decide(_handler.Work, dossier, found.Value, authority, token) : found.WithoutValue();
        }, cancellationToken);
}

/// <summary>What the acts on an apology have in common.</summary>
internal static class ApologyRules
{
    /// <summary>Who holds the step, its head, or the head of the unit that is responsible for the case.</summary>
    public static bool MayPropose(Case dossier, Authority authority) =>
        CaseRights.MayDecide(dossier, authority) || authority.Has(Roles.UnitHead, dossier.UnitCode) || (dossier.StepUnit is { } unit && authority.Has(Roles.UnitHead, unit));

    public static Result<CaseApology> Find(IEnumerable<CaseApology> all, Case dossier, Guid id, int rowVersion, params ApologyState[] states)
    {
        if (dossier.EndedAt is not null || all.FirstOrDefault(a => a.Id == id) is not { } apology) return new Fault("apology.unknown", Texts.Say("Apology.Unknown"));
        return states.Contains(apology.State) && apology.RowVersion == rowVersion ? apology : new Fault("apology.changed", Texts.Say("Apology.Changed"));
    }
}
