using Microsoft.EntityFrameworkCore;
using Saola.Engines.Calendar;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Working;
using Saola.Engines.Identity;
using Saola.Engines.Ledger;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>Lấy ý kiến: asks other units in parallel, with a term of its own; the case's clock goes on.</summary>
public sealed class AskOpinion
{
    private const int StandardHours = 24;
    private readonly CaseHandler _handler;
    private readonly ICalendars _calendars;
    private readonly IUnits _units;
    private readonly TimeProvider _clock;

    internal AskOpinion(CaseHandler handler, ICalendars calendars, IUnits units, TimeProvider clock) =>
        (_handler, _calendars, _units, _clock) = (handler, calendars, units, clock);

    /// <summary>Faults: <c>case.unknown</c>, <c>case.not_yours</c>, <c>opinion.no_question</c>, <c>opinion.unit_unknown</c>, <c>opinion.asked_already</c>.</summary>
    public Task<Result> HandleAsync(Guid caseId, string unitCode, string question, CancellationToken cancellationToken) =>
        _handler.ChangeAsync(caseId, async (dossier, type, authority, token) =>
        {
            var work = _handler.Work;
            if (!CaseRights.MayDecide(dossier, authority)) return new Fault("case.not_yours", Texts.Say("Decide.NotYours"));
            var clean = VietnameseText.CleanLines(question);
            if (clean.Length is 0 or > 4000) return new Fault("opinion.no_question", Texts.Say("Opinion.NoQuestion"), "question");
            if (_units.Find(unitCode) is null) return new Fault("opinion.unit_unknown", Texts.Say("Opinion.UnitUnknown"), "unit");
            if (await work.Db.Set<CaseOpinion>().AnyAsync(o => o.CaseId == caseId && o.UnitCode == unitCode && o.AnsweredAt == null, token))
                return new Fault("opinion.asked_already", Texts.Say("Opinion.AskedAlready", _units.NameOf(unitCode)), "unit");
            var step = type.Steps.FirstOrDefault(s => s.Kind == StepKind.Opinions && s.Beside == dossier.StepId);
            var due = _calendars.For(unitCode).Due(work.Now, Term.Hours(step is { Hours: > 0 } ? step.Hours : StandardHours)).Due!.Value;
            var opinion = new CaseOpinion
            {
                Id = Ids.New(_clock), CaseId = caseId, UnitCode = unitCode, Question = clean, AskedBy = authority.PersonId, AskedAt = work.Now, DueAt = due,
                SilenceIsConsent = step?.SilenceIsConsent ?? true,
            };
            work.Db.Add(opinion);
            await work.RecordAsync(dossier, new ActDraft { Kind = "cases.ask_opinion", Subject = CaseSubject.Of(caseId), Reason = clean },
                [new OpinionAsked(dossier.Facts, opinion.Id, unitCode, work.Now, due)], CaseTransition.Moved, token);
            return Result.Done;
        }, cancellationToken);
}

/// <summary>The other unit's answer.</summary>
public sealed class GiveOpinion
{
    private static readonly string[] Verdicts = ["agree", "agree_with_conditions", "disagree", "none"];
    private readonly CaseHandler _handler;

    internal GiveOpinion(CaseHandler handler) => _handler = handler;

    /// <summary>
    /// Faults: <c>case.unknown</c>, <c>opinion.unknown</c>, <c>opinion.not_yours</c>, <c>opinion.verdict</c>, <c>opinion.no_answer</c>. Verdicts: agree, agree_with_conditions, disagree, none.
    /// </summary>
    public Task<Result> HandleAsync(Guid caseId, Guid opinionId, string verdict, string answer, CancellationToken cancellationToken) =>
        _handler.ChangeAsync(caseId, async (dossier, _, authority, token) =>
        {
            var work = _handler.Work;
            var opinion = await work.Db.Set<CaseOpinion>().FirstOrDefaultAsync(o => o.Id == opinionId && o.CaseId == caseId, token);
            if (opinion is null || opinion.AnsweredAt is not null) return new Fault("opinion.unknown", Texts.Say("Opinion.Unknown"));
            if (!authority.Has(Roles.UnitHead, opinion.UnitCode) && !authority.Has(Roles.Officer, opinion.UnitCode)) return new Fault("opinion.not_yours", Texts.Say("Opinion.NotYours"));
            if (!Verdicts.Contains(verdict)) return new Fault("opinion.verdict", Texts.Say("Opinion.Verdict"), "verdict");
            var clean = VietnameseText.CleanLines(answer);
            if (clean.Length == 0 && verdict is not ("agree" or "none")) return new Fault("opinion.no_answer", Texts.Say("Opinion.NoAnswer"), "answer");
            (opinion.AnsweredAt, opinion.AnsweredBy, opinion.Verdict, opinion.Answer) = (work.Now, authority.PersonId, verdict, clean);
            await work.RecordAsync(dossier, new ActDraft { Kind = "cases.give_opinion", Subject = CaseSubject.Of(caseId), Reason = clean },
                [new OpinionGiven(dossier.Facts, opinion.Id, opinion.UnitCode, verdict, work.Now)], CaseTransition.Moved, token);
            return Result.Done;
        }, cancellationToken);
}
