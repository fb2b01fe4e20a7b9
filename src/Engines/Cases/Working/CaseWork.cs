using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Calendar;
using Saola.Engines.Cases.Clock;
using Saola.Engines.Cases.Clock.Watching;
using Saola.Engines.Cases.Model;
using Saola.Engines.Identity;
using Saola.Engines.Jobs;
using Saola.Engines.Ledger;
using Saola.Engines.Search;
using Saola.Events;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases.Working;

/// <summary>
/// The tools of every handler that changes a case: loads it, closes and opens steps, pauses and resumes the clock, records the act.
/// One instance serves one scope.
/// </summary>
internal sealed class CaseWork(AppDbContext db, CaseTypes types, CaseClock clock, ActRecorder acts, IOutbox outbox, ISearchFeed feed, TimeProvider time)
{
    // Events that belong to the next act although another part found them. A repeated transaction begins with a load, which empties it.
    private readonly List<IEvent> _beside = [];

    public AppDbContext Db => db;

    public CaseTypes Types => types;

    public CaseClock Clock => clock;

    public DateTimeOffset Now { get; } = time.Now();

    /// <summary>The case with its definition; null when there is none.</summary>
    public async Task<(Case Case, CaseTypeDefinition Type)?> LoadAsync(Guid caseId, CancellationToken cancellationToken)
    {
        _beside.Clear();
        var dossier = await db.Set<Case>().FirstOrDefaultAsync(c => c.Id == caseId, cancellationToken);
        if (dossier is null) return null;
        return (dossier, await types.VersionAsync(dossier.TypeCode, dossier.TypeVersion, cancellationToken));
    }

    /// <summary>Records the act with its events, tells the index and those who react after commit.</summary>
    public async Task RecordAsync(Case dossier, ActDraft draft, IReadOnlyList<IEvent> events, CaseTransition? transition, CancellationToken cancellationToken, int round = 0)
    {
        await acts.RecordAsync(draft, [.. events, .. _beside], cancellationToken);
        _beside.Clear();
        feed.Changed(CaseSubject.Kind, dossier.Id.ToString("D"));
        if (transition is { } happened) outbox.Enqueue(new ReactToCase(dossier.Id, happened, round));
    }

    /// <summary>The latest edition of the result; null when nothing was drafted.</summary>
    public Task<CaseResult?> ResultAsync(Guid caseId, CancellationToken cancellationToken) =>
        db.Set<CaseResult>().Where(r => r.CaseId == caseId).OrderByDescending(r => r.Edition).FirstOrDefaultAsync(cancellationToken);

    /// <summary>An edition of the result that is there.</summary>
    public Task<CaseResult> EditionAsync(Guid caseId, int edition, CancellationToken cancellationToken) =>
        db.Set<CaseResult>().FirstAsync(r => r.CaseId == caseId && r.Edition == edition, cancellationToken);

    /// <summary>Starts work after the commit.</summary>
    public IOutbox Outbox => outbox;

    /// <summary>The step run that is open now.</summary>
    public Task<CaseStepRun> OpenRunAsync(Case dossier, CancellationToken cancellationToken) =>
        db.Set<CaseStepRun>().Where(r => r.CaseId == dossier.Id && r.FinishedAt == null).OrderByDescending(r => r.Position).FirstAsync(cancellationToken);

    /// <summary>Ends the open step run; the control slip (06) gets its row.</summary>
    public async Task<CaseStepRun> FinishRunAsync(Case dossier, string decision, string? reason, Guid? by, CancellationToken cancellationToken)
    {
        var run = await OpenRunAsync(dossier, cancellationToken);
        run.FinishedAt = Now;
        run.Decision = decision;
        run.Reason = reason;
        run.FinishedBy = by;
        if (dossier.PausedAt is null && run.DueAt is { } due && Now > due) await OversteppedAsync(dossier, due, cancellationToken);
        return run;
    }

    /// <summary>Notes once for each due instant that the step's term has passed, and who had it. Its event goes with the next act.</summary>
    public async Task<bool> OversteppedAsync(Case dossier, DateTimeOffset due, CancellationToken cancellationToken)
    {
        if (!await WarnAsync(dossier.Id, dossier.Id, CaseWarnings.StepLate, due, cancellationToken)) return false;
        _beside.Add(new StepOverstepped(dossier.Facts, dossier.StepId!, dossier.StepUnit!, dossier.StepRole!, dossier.AssigneeId, due, Now));
        return true;
    }

    /// <summary>Writes a warning down; false when it was given before. Two nodes at once: the unique index refuses the second.</summary>
    public async Task<bool> WarnAsync(Guid caseId, Guid subjectId, string kind, DateTimeOffset due, CancellationToken cancellationToken)
    {
        if (await db.Set<CaseWarning>().AnyAsync(w => w.SubjectId == subjectId && w.Kind == kind && w.DueAt == due, cancellationToken)) return false;
        db.Add(new CaseWarning { Id = Ids.New(time), CaseId = caseId, SubjectId = subjectId, Kind = kind, DueAt = due, At = Now });
        return true;
    }

    /// <summary>Enters a step: role, unit, internal term.</summary>
    public async Task EnterAsync(Case dossier, StepDefinition step, Guid? assignee, CancellationToken cancellationToken)
    {
        var last = await db.Set<CaseStepRun>().Where(r => r.CaseId == dossier.Id).MaxAsync(r => r.Position, cancellationToken);
        dossier.StepId = step.Id;
        dossier.StepUnit = step.UnitCode;
        dossier.StepRole = step.Role;
        dossier.AssigneeId = assignee;
        dossier.StepStartedAt = Now;
        dossier.StepDueAt = clock.StepDue(step, Now, [], Now);
        db.Add(new CaseStepRun
        {
            Id = Ids.New(time), CaseId = dossier.Id, Position = last + 1, StepId = step.Id, StepName = step.Name, UnitCode = step.UnitCode, Role = step.Role,
            AssigneeId = assignee, StartedAt = Now, DueAt = dossier.StepDueAt,
        });
    }

    /// <summary>Leaves the workflow: nobody has a step any more.</summary>
    public static void LeaveSteps(Case dossier) =>
        (dossier.StepId, dossier.StepUnit, dossier.StepRole, dossier.AssigneeId, dossier.StepDueAt) = (null, null, null, null, null);

    /// <summary>Stops the clock on a ground of <see cref="PauseGrounds"/>; two grounds may stop it at once.</summary>
    public void Pause(Case dossier, string ground)
    {
        dossier.PausedAt ??= Now;
        db.Add(new CasePause { Id = Ids.New(time), CaseId = dossier.Id, From = Now, Ground = ground });
    }

    /// <summary>
    /// Ends the pauses of one ground, or all, at <paramref name="until"/> or now: the due date of the case and of its step move by what they took.
    /// The clock runs again when no other ground holds it. Gives the move, for those whose own event does not tell it; null when nothing moved.
    /// </summary>
    public async Task<CaseDueMoved?> ResumeAsync(Case dossier, CaseTypeDefinition type, string? ground, CancellationToken cancellationToken, DateTimeOffset? until = null)
    {
        var all = await db.Set<CasePause>().Where(p => p.CaseId == dossier.Id).OrderBy(p => p.From).ToListAsync(cancellationToken);
        var ended = all.Where(p => p.To is null && (ground is null || p.Ground == ground)).ToList();
        if (ended.Count == 0) return null;
        var before = dossier.DueAt;
        foreach (var pause in ended) pause.To = until is { } end && end > pause.From ? end : Now;
        dossier.PausedAt = all.Find(p => p.To is null)?.From;
        var pauses = all.Select(p => new Pause(p.From, p.To)).ToList();
        if (dossier.AcceptedAt is { } accepted) dossier.SetDue(clock.Due(type, dossier.UnitCode, accepted, pauses, Now));
        else await ResumeReceptionAsync(dossier, type, cancellationToken);
        if (type.Step(dossier.StepId) is { } step && dossier.StepStartedAt is { } started && dossier.AcceptedAt is not null)
        {
            dossier.StepDueAt = clock.StepDue(step, started, pauses, Now);
            (await OpenRunAsync(dossier, cancellationToken)).DueAt = dossier.StepDueAt;
        }
        return dossier.DueAt == before ? null : new CaseDueMoved(dossier.Facts, before, dossier.DueAt, ground ?? "end");
    }

    /// <summary>The case's working time by side, for the event of its end.</summary>
    public async Task<CaseTime> TimeAsync(Case dossier, CaseTypeDefinition type, CancellationToken cancellationToken) =>
        clock.Split(type, dossier, await clock.StopsAsync(dossier.Id, cancellationToken), Now) ?? CaseTime.None;

    // An answer to a request of the counter is a new reception: the eight hours begin again.
    private async Task ResumeReceptionAsync(Case dossier, CaseTypeDefinition type, CancellationToken cancellationToken)
    {
        dossier.ReceptionDueAt = clock.ReceptionDue(type, dossier.StepUnit!, Now);
        dossier.StepDueAt = dossier.ReceptionDueAt;
        dossier.SetDue(null);
        (await OpenRunAsync(dossier, cancellationToken)).DueAt = dossier.ReceptionDueAt;
    }
}

/// <summary>Why the clock of a case stands.</summary>
internal static class PauseGrounds
{
    /// <summary>The applicant mends what was asked: the citizen's time.</summary>
    public const string Supplement = "supplement";

    /// <summary>Another body gives its opinion and the law stops the clock meanwhile: neither the authority's time nor the citizen's.</summary>
    public const string Opinion = "opinion";
}

/// <summary>Who may do what with a case.</summary>
internal static class CaseRights
{
    /// <summary>
    /// The step's role in the step's unit; where somebody was assigned, that person, or the head of the unit in their place.
    /// </summary>
    public static bool MayDecide(Case dossier, Authority authority)
    {
        if (dossier.StepUnit is not { } unit || dossier.StepRole is not { } role) return false;
        if (authority.Has(Roles.UnitHead, unit) && role is Roles.Officer or Roles.UnitHead) return true;
        return authority.Has(role, unit) && (dossier.AssigneeId is null || dossier.AssigneeId == authority.PersonId);
    }

    /// <summary>Who lets the program sign once more: those who number results, and who decided.</summary>
    public static bool MaySign(Case dossier, Authority authority) => MayDecide(dossier, authority) || authority.Has(Roles.Office) || authority.Has(Roles.Clerk) || authority.Has(Roles.Director);

    /// <summary>Who prepares a result that is to replace an issued one: staff of the unit that is responsible for the case.</summary>
    public static bool MayPrepareReplacement(Case dossier, Authority authority) =>
        authority.Has(Roles.Officer, dossier.UnitCode) || authority.Has(Roles.UnitHead, dossier.UnitCode) || authority.Has(Roles.Director);

    /// <summary>Staff of a unit that holds or held the case, the office, directors, and units asked for an opinion read it.</summary>
    public static bool MayRead(Case dossier, Authority authority, IEnumerable<string> involvedUnits) =>
        authority.Has(Roles.Director) || authority.Has(Roles.Office) || authority.Has(Roles.Clerk)
        || authority.Units.Contains(dossier.UnitCode) || authority.Units.Intersect(involvedUnits).Any();

    /// <summary>The person or organisation whose case it is, and the partner system that filed it for them.</summary>
    public static bool IsOwn(Case dossier, ICurrentUser user) =>
        user.PersonId is { } person && (dossier.FilerPersonId == person || dossier.ApplicantPersonId == person)
        || (user.OrganisationId is { } organisation && dossier.OrganisationId == organisation)
        || (user.ClientCode is { } client && dossier.SubmissionKey.StartsWith(CaseSubmission.KeyOf(client, ""), StringComparison.Ordinal));
}

/// <summary>The order of steps.</summary>
internal static class StepFlow
{
    /// <summary>The step after <paramref name="id"/>: opinions run beside, optional steps are entered only when asked for.</summary>
    public static StepDefinition? Next(CaseTypeDefinition type, string id) =>
        type.Steps.SkipWhile(s => s.Id != id).Skip(1).FirstOrDefault(s => s.Kind != StepKind.Opinions && !s.Optional);

    /// <summary>The optional council after <paramref name="id"/>, or null.</summary>
    public static StepDefinition? Council(CaseTypeDefinition type, string id) =>
        type.Steps.SkipWhile(s => s.Id != id).Skip(1).FirstOrDefault(s => s.Kind == StepKind.Council);

    /// <summary>Where a step is sent back to: the nearest earlier one in which somebody examines, drafts or receives.</summary>
    public static StepDefinition? Before(CaseTypeDefinition type, string id) =>
        type.Steps.TakeWhile(s => s.Id != id).LastOrDefault(s => s.Kind is StepKind.Examine or StepKind.Draft or StepKind.Intake);

    /// <summary>Share of the steps that are done, for the lower of the two bars.</summary>
    public static double Done(CaseTypeDefinition type, string? stepId, CaseState state)
    {
        if (!state.IsOpen()) return 1;
        var steps = type.Steps.Where(s => s.Kind != StepKind.Opinions && !s.Optional).ToList();
        var index = steps.FindIndex(s => s.Id == stepId);
        return index < 0 || steps.Count == 0 ? 0 : (double)index / steps.Count;
    }
}
