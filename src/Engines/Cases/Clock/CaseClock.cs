using Saola.Data;
using Saola.Engines.Calendar;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Reading;
using Saola.Engines.Cases.Working;

namespace Saola.Engines.Cases.Clock;

/// <summary>Counts the due dates of a case on the one calendar (product.md, rule 2: a pause moves the deadline).</summary>
internal sealed class CaseClock(AppDbContext db, ICalendars calendars)
{
    /// <summary>Until when the reception must be answered.</summary>
    public DateTimeOffset ReceptionDue(CaseTypeDefinition type, string clerkUnit, DateTimeOffset filedAt) =>
        calendars.For(clerkUnit).Due(filedAt, Term.Parse(type.ReceptionTerm)).Due!.Value;

    /// <summary>The due date of a whole case, or null when its type sets no term.</summary>
    public DateTimeOffset? Due(CaseTypeDefinition type, string unitCode, DateTimeOffset acceptedAt, IReadOnlyList<Pause> pauses, DateTimeOffset now) =>
        calendars.For(unitCode).Due(Request(type, acceptedAt, pauses, now)).Due;

    /// <summary>When the count begins: a reception outside working hours counts from the next window.</summary>
    public DateTimeOffset Effective(CaseTypeDefinition type, string unitCode, DateTimeOffset at) => calendars.For(unitCode).Effective(at, type.CutOff);

    /// <summary>The internal term of a step; null when it has none.</summary>
    public DateTimeOffset? StepDue(StepDefinition step, DateTimeOffset startedAt, IReadOnlyList<Pause> pauses, DateTimeOffset now) =>
        step.Hours <= 0 ? null : calendars.For(step.UnitCode).Due(new DueRequest { From = startedAt, Term = Term.Hours(step.Hours), Pauses = pauses, Now = now }).Due;

    /// <summary>The pauses of a case, oldest first.</summary>
    public Task<IReadOnlyList<Pause>> PausesAsync(Guid caseId, CancellationToken cancellationToken) => new CaseParts(db, caseId, cancellationToken).PausesAsync();

    /// <summary>The pauses of a case with their grounds, oldest first.</summary>
    public Task<IReadOnlyList<CaseStop>> StopsAsync(Guid caseId, CancellationToken cancellationToken) => new CaseParts(db, caseId, cancellationToken).StopsAsync();

    /// <summary>
    /// The working time since the effective acceptance by side; null before it. A stretch in which both the applicant and another body were awaited
    /// is the applicant's: without the answer nothing could have gone on.
    /// </summary>
    public CaseTime? Split(CaseTypeDefinition type, Case dossier, IReadOnlyList<CaseStop> stops, DateTimeOffset now)
    {
        if (dossier.AcceptedAt is not { } accepted) return null;
        var calendar = calendars.For(dossier.UnitCode);
        ClockReading Reading(IEnumerable<CaseStop> counted) => calendar.Read(Request(type, accepted, [.. counted.Select(s => new Pause(s.From, s.To))], now), now, dossier.EndedAt);
        var (all, own) = (Reading(stops), Reading(stops.Where(s => s.Ground == PauseGrounds.Supplement)));
        return new CaseTime(all.AgencyTime, own.CitizenTime, new WorkingSpan(all.CitizenTime.Minutes - own.CitizenTime.Minutes));
    }

    /// <summary>How the clock of a case stands.</summary>
    public ClockReading? Read(CaseTypeDefinition type, Case dossier, IReadOnlyList<Pause> pauses, DateTimeOffset now)
    {
        if (dossier.AcceptedAt is not { } accepted)
            return dossier.EndedAt is not null ? null : calendars.For(dossier.StepUnit).Read(new DueRequest { From = dossier.FiledAt, Term = Term.Parse(type.ReceptionTerm), Pauses = pauses, Now = now }, now);
        return calendars.For(dossier.UnitCode).Read(Request(type, accepted, pauses, now), now, dossier.EndedAt);
    }

    /// <summary>How the due date was counted, in words.</summary>
    public DueExplanation? Explain(CaseTypeDefinition type, Case dossier, IReadOnlyList<Pause> pauses, DateTimeOffset now) =>
        dossier.AcceptedAt is { } accepted ? calendars.For(dossier.UnitCode).Explain(Request(type, accepted, pauses, now)) : null;

    private static DueRequest Request(CaseTypeDefinition type, DateTimeOffset from, IReadOnlyList<Pause> pauses, DateTimeOffset now) => new()
    {
        From = from, Term = Term.ReadPhases(type.Term).Value, Pauses = pauses, Now = now, CutOff = type.CutOff,
    };
}
