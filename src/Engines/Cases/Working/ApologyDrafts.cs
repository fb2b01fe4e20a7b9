using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Saola.Engines.Calendar;
using Saola.Engines.Cases.Clock.Watching;
using Saola.Engines.Cases.Model;
using Saola.Engines.Identity;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases.Working;

/// <summary>
/// Drafts the apology of a case (slip 04): which date is missed, which date can be kept from now on, who signs. One for each lateness: a second one
/// needs the date of the first to be missed, or foreseen to be.
/// </summary>
internal sealed class ApologyDrafts(CaseWork work, ICalendars calendars, TimeProvider clock, IOptions<ClockSettings> settings)
{
    private const int HoursOfDay = 8;

    /// <summary>Adds the draft; null when one is open already, or the lateness of this date has its apology.</summary>
    public async Task<ApologyDrafted?> DraftAsync(Case dossier, CaseTypeDefinition type, bool foreseen, Guid? by, CancellationToken cancellationToken)
    {
        if ((dossier.PromisedAt ?? dossier.DueAt) is not { } missed || dossier.StepId is null) return null;
        // The first date passed, and its apology was signed before it: the new date may still be kept.
        if (!foreseen && missed >= work.Now) return null;
        var before = await work.Db.Set<CaseApology>().AsNoTracking().Where(a => a.CaseId == dossier.Id).ToListAsync(cancellationToken);
        if (before.Exists(a => a.State != ApologyState.Signed || a.MissedDueAt == missed)) return null;
        var (role, unit) = SignerOf(dossier, type);
        var apology = new CaseApology
        {
            Id = Ids.New(clock), CaseId = dossier.Id, Round = before.Count + 1, State = ApologyState.Drafted, Foreseen = foreseen, MissedDueAt = missed, NewDueAt = NextDate(dossier, type, missed),
            StepId = dossier.StepId, StepUnit = dossier.StepUnit!, SignerRole = role, SignerUnit = unit, DraftedAt = work.Now, DraftedBy = by,
        };
        work.Db.Add(apology);
        return new ApologyDrafted(dossier.Facts, apology.Round, foreseen, missed, work.Now);
    }

    /// <summary>The end of the working day by which the terms of the steps that are left have run, counted from now or from the missed date, whichever is later.</summary>
    private DateTimeOffset NextDate(Case dossier, CaseTypeDefinition type, DateTimeOffset missed)
    {
        var hours = type.Steps.SkipWhile(s => s.Id != dossier.StepId).Where(s => s.Kind != StepKind.Opinions && !s.Optional).Sum(s => s.Hours);
        var days = Math.Max(1, (hours + HoursOfDay - 1) / HoursOfDay);
        var from = missed > work.Now ? missed : work.Now;
        return calendars.For(dossier.UnitCode).Due(from, Term.Parse(days.ToString(System.Globalization.CultureInfo.InvariantCulture) + "wd")).Due!.Value;
    }

    private (string Role, string Unit) SignerOf(Case dossier, CaseTypeDefinition type) =>
        settings.Value.ApologySigner == Roles.Director && type.Steps.LastOrDefault(s => s.Kind == StepKind.Sign) is { } sign ? (sign.Role, sign.UnitCode) : (Roles.UnitHead, dossier.UnitCode);
}
