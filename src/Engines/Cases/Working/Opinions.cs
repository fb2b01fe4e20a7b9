using Microsoft.EntityFrameworkCore;
using Saola.Engines.Calendar;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Working;
using Saola.Engines.Files;
using Saola.Engines.Identity;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>A question to another unit.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="UnitCode">Who is asked.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Days">Term in working days, 1 to 30; null: that of the procedure, else three days.</param>
public sealed record OpinionQuestion(Guid CaseId, string UnitCode, string Question, int? Days = null);

/// <summary>An answer to such a question.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="OpinionId">The question.</param>
/// <param name="Verdict">agree, agree_with_conditions, disagree, none.</param>
/// <param name="Answer">Reason or conditions.</param>
/// <param name="FileId">A file that the answering person sent ahead (<see cref="ISentFiles"/>), or null.</param>
public sealed record OpinionAnswer(Guid CaseId, Guid OpinionId, string Verdict, string Answer, Guid? FileId = null);

/// <summary>
/// Lấy ý kiến: asks other units in parallel, each with a term of its own; the case's clock goes on unless the procedure says that the law stops it.
/// </summary>
public sealed class AskOpinion
{
    private const int StandardHours = 24;
    private const int HoursOfDay = 8;
    private const int MostDays = 30;
    private readonly CaseHandler _handler;
    private readonly ICalendars _calendars;
    private readonly IUnits _units;
    private readonly TimeProvider _clock;

    internal AskOpinion(CaseHandler handler, ICalendars calendars, IUnits units, TimeProvider clock) =>
        (_handler, _calendars, _units, _clock) = (handler, calendars, units, clock);

    /// <summary>Faults: <c>case.unknown</c>, <c>case.not_yours</c>, <c>opinion.no_question</c>, <c>opinion.unit_unknown</c>, <c>opinion.days</c>, <c>opinion.asked_already</c>.</summary>
    public Task<Result> HandleAsync(OpinionQuestion asked, CancellationToken cancellationToken) => _handler.ChangeAsync(asked.CaseId, async (dossier, type, authority, token) =>
    {
        var work = _handler.Work;
        if (!CaseRights.MayDecide(dossier, authority)) return new Fault("case.not_yours", Texts.Say("Decide.NotYours"));
        var clean = VietnameseText.CleanLines(asked.Question);
        if (clean.Length is 0 or > 4000) return new Fault("opinion.no_question", Texts.Say("Opinion.NoQuestion"), "Question");
        if (_units.Find(asked.UnitCode) is null) return new Fault("opinion.unit_unknown", Texts.Say("Opinion.UnitUnknown"), "Unit");
        if (asked.Days is < 1 or > MostDays) return new Fault("opinion.days", Texts.Say("Opinion.Days", MostDays), "Days");
        if (await work.Db.Set<CaseOpinion>().AnyAsync(o => o.CaseId == asked.CaseId && o.UnitCode == asked.UnitCode && o.AnsweredAt == null, token))
            return new Fault("opinion.asked_already", Texts.Say("Opinion.AskedAlready", _units.NameOf(asked.UnitCode)), "Unit");
        var opinion = Opinion(asked, type.Steps.FirstOrDefault(s => s.Kind == StepKind.Opinions && s.Beside == dossier.StepId), dossier, clean, authority.PersonId);
        work.Db.Add(opinion);
        if (opinion.PausesClock && !await work.Db.Set<CasePause>().AnyAsync(p => p.CaseId == dossier.Id && p.To == null && p.Ground == PauseGrounds.Opinion, token)) work.Pause(dossier, PauseGrounds.Opinion);
        await work.RecordAsync(dossier, new ActDraft { Kind = "cases.ask_opinion", Subject = CaseSubject.Of(dossier.Id), Reason = clean },
            [new OpinionAsked(dossier.Facts, opinion.Id, opinion.UnitCode, work.Now, opinion.DueAt, opinion.PausesClock)], CaseTransition.OpinionAsked, token, CaseMoments.Of(opinion.DueAt));
        return Result.Done;
    }, cancellationToken);

    private CaseOpinion Opinion(OpinionQuestion asked, StepDefinition? step, Case dossier, string question, Guid? by)
    {
        var hours = asked.Days is { } days ? days * HoursOfDay : step is { Hours: > 0 } ? step.Hours : StandardHours;
        return new CaseOpinion
        {
            Id = Ids.New(_clock), CaseId = dossier.Id, UnitCode = asked.UnitCode, Question = question, AskedBy = by, AskedAt = _handler.Work.Now,
            DueAt = _calendars.For(asked.UnitCode).Due(_handler.Work.Now, Term.Hours(hours)).Due!.Value, SilenceIsConsent = step?.SilenceIsConsent ?? true,
            PausesClock = step is { PausesClock: true } && dossier.AcceptedAt is not null,
        };
    }
}

/// <summary>The other unit's answer.</summary>
public sealed class GiveOpinion
{
    private static readonly string[] Verdicts = ["agree", "agree_with_conditions", "disagree", "none"];
    private readonly CaseHandler _handler;
    private readonly IFiles _files;
    private readonly ISentFiles _sent;

    internal GiveOpinion(CaseHandler handler, IFiles files, ISentFiles sent) => (_handler, _files, _sent) = (handler, files, sent);

    /// <summary>
    /// Faults: <c>case.unknown</c>, <c>opinion.unknown</c>, <c>opinion.not_yours</c>, <c>opinion.verdict</c>, <c>opinion.no_answer</c>, and those of the file.
    /// </summary>
    public async Task<Result> HandleAsync(OpinionAnswer answer, CancellationToken cancellationToken)
    {
        StoredFile? file = null;
        if (answer.FileId is { } sent)
        {
            var taken = await _sent.TakeAsync(sent, FileRules.Paper(Texts.Say("Opinion.File")), cancellationToken);
            if (!taken.IsDone) return Result.Refused([.. taken.Faults.Select(f => f with { Field = "Attachment" })]);
            file = taken.Value;
        }
        return await _handler.ChangeAsync(answer.CaseId, (dossier, type, authority, token) => StoreAsync(answer, file, dossier, type, authority, token), cancellationToken);
    }

    private async Task<Result> StoreAsync(OpinionAnswer answer, StoredFile? file, Case dossier, CaseTypeDefinition type, Authority authority, CancellationToken cancellationToken)
    {
        var work = _handler.Work;
        var opinion = await work.Db.Set<CaseOpinion>().FirstOrDefaultAsync(o => o.Id == answer.OpinionId && o.CaseId == dossier.Id, cancellationToken);
        if (opinion is null || opinion.AnsweredAt is not null) return new Fault("opinion.unknown", Texts.Say("Opinion.Unknown"));
        if (!authority.Has(Roles.UnitHead, opinion.UnitCode) && !authority.Has(Roles.Officer, opinion.UnitCode)) return new Fault("opinion.not_yours", Texts.Say("Opinion.NotYours"));
        if (!Verdicts.Contains(answer.Verdict)) return new Fault("opinion.verdict", Texts.Say("Opinion.Verdict"), "Verdict");
        var clean = VietnameseText.CleanLines(answer.Answer);
        if (clean.Length == 0 && answer.Verdict is not ("agree" or "none")) return new Fault("opinion.no_answer", Texts.Say("Opinion.NoAnswer"), "Answer");
        (opinion.AnsweredAt, opinion.AnsweredBy, opinion.Verdict, opinion.Answer) = (work.Now, authority.PersonId, answer.Verdict, clean);
        if (file is not null)
        {
            (opinion.FileId, opinion.FileName) = (file.Id, file.Name);
            await _files.ReassignAsync([file.Id], CaseSubject.Of(dossier.Id), cancellationToken);
        }
        List<IEvent> events = [new OpinionGiven(dossier.Facts, opinion.Id, opinion.UnitCode, answer.Verdict, work.Now)];
        if (opinion.PausesClock && await OpinionPauses.EndAsync(work, dossier, type, opinion.Id, cancellationToken) is { } moved) events.Add(moved);
        await work.RecordAsync(dossier, new ActDraft { Kind = "cases.give_opinion", Subject = CaseSubject.Of(dossier.Id), Reason = clean }, events, CaseTransition.Moved, cancellationToken);
        return Result.Done;
    }
}

/// <summary>A clock that stands for opinions runs again with the last one, or when the term of the last one has passed.</summary>
internal static class OpinionPauses
{
    public static async Task<CaseDueMoved?> EndAsync(CaseWork work, Case dossier, CaseTypeDefinition type, Guid opinionId, CancellationToken cancellationToken, DateTimeOffset? until = null)
    {
        var now = work.Now;
        var awaited = await work.Db.Set<CaseOpinion>().AnyAsync(o => o.CaseId == dossier.Id && o.Id != opinionId && o.PausesClock && o.AnsweredAt == null && o.DueAt >= now, cancellationToken);
        return awaited ? null : await work.ResumeAsync(dossier, type, PauseGrounds.Opinion, cancellationToken, until);
    }
}
