using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Reading;
using Saola.Engines.Identity;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>Which cases a list shows.</summary>
public sealed record CaseFilter
{
    /// <summary>Only those whose present step waits for the signed-in person: assigned to them, or unassigned in a role and unit of theirs.</summary>
    public bool WaitsForMe { get; init; }

    /// <summary>Only those filed by or for the signed-in person or the organisation that they act for; for a partner system those that it filed.</summary>
    public bool Own { get; init; }

    /// <summary>Only these states; empty is all.</summary>
    public IReadOnlyList<CaseState> States { get; init; } = [];

    /// <summary>Only those not ended (true) or ended (false).</summary>
    public bool? Open { get; init; }

    /// <summary>Only this procedure.</summary>
    public string? TypeCode { get; init; }

    /// <summary>Only this field.</summary>
    public string? FieldCode { get; init; }

    /// <summary>Only those for which this unit is responsible.</summary>
    public string? UnitCode { get; init; }

    /// <summary>Only those whose present step is in this unit.</summary>
    public string? StepUnit { get; init; }

    /// <summary>Only this person's.</summary>
    public Guid? AssigneeId { get; init; }

    /// <summary>Only this channel.</summary>
    public CaseChannel? Channel { get; init; }

    /// <summary>Number, applicant or procedure, with or without accents.</summary>
    public string? Text { get; init; }

    /// <summary>Filed on or after this day.</summary>
    public DateOnly? FiledFrom { get; init; }

    /// <summary>Filed on or before this day.</summary>
    public DateOnly? FiledTo { get; init; }

    /// <summary>Ended (resolved, stopped, refused) on or after this day.</summary>
    public DateOnly? EndedFrom { get; init; }

    /// <summary>Ended on or before this day.</summary>
    public DateOnly? EndedTo { get; init; }

    /// <summary>Open cases whose due date falls on or before this day.</summary>
    public DateOnly? DueTo { get; init; }

    /// <summary>Those that were open at the end of this day: filed by then, not ended by then.</summary>
    public DateOnly? OpenOn { get; init; }

    /// <summary>
    /// How the case stands to its due date: <c>overdue</c> (open, clock runs, past due), <c>today</c>, <c>in_time</c> (ended in time), <c>late</c> (ended late),
    /// <c>early</c> (resolved on a day before it), <c>on_day</c> (in time and not early), <c>overdue_then</c> (with <see cref="OpenOn"/>: the clock ran and the present due date
    /// had passed at the end of that day), <c>within_then</c> (open then and not that),
    /// <c>step_overdue</c> (the term of the present step has passed), <c>in_time_once</c> (in time and asked to mend at the most once, as the national index counts),
    /// <c>supplement_expired</c> (the applicant's last day has passed without an answer).
    /// </summary>
    public string? Timing { get; init; }

    /// <summary>Only those that were asked to mend something this many times or more.</summary>
    public int? SupplementsFrom { get; init; }

    /// <summary>Waits for a fee.</summary>
    public bool FeeDue { get; init; }

    /// <summary>Order: <c>due</c>, <c>-due</c>, <c>filed</c>, <c>-filed</c>, <c>number</c>, <c>-number</c>, <c>ended</c>, <c>-ended</c>, <c>unit</c> (unit of the step, then due date), <c>step</c> (due date of the step).</summary>
    public string Sort { get; init; } = "due";

    /// <summary>Cursor of the page before.</summary>
    public string? After { get; init; }

    /// <summary>Rows, at most <see cref="Paging.MostRows"/>.</summary>
    public int Take { get; init; } = Paging.ScreenRows;
}

/// <summary>How many cases a filter finds in one unit, field and type.</summary>
/// <param name="UnitCode">Responsible unit.</param>
/// <param name="FieldCode">Field.</param>
/// <param name="TypeCode">Type.</param>
/// <param name="Count">How many.</param>
public sealed record CaseGroup(string UnitCode, string FieldCode, string TypeCode, int Count);

/// <summary>Lists of cases; bounded, by cursor, with the reader's rights inside the query.</summary>
public sealed class ListCases
{
    private const int MostGroups = 10_000;
    private readonly AppDbContext _db;
    private readonly ICurrentUser _user;
    private readonly TimeProvider _clock;

    internal ListCases(AppDbContext db, ICurrentUser user, TimeProvider clock) => (_db, _user, _clock) = (db, user, clock);

    /// <summary>One page.</summary>
    public async Task<Page<CaseRow>> PageAsync(CaseFilter filter, CancellationToken cancellationToken)
    {
        var query = await QueryAsync(filter, cancellationToken);
        var take = Paging.Limit(filter.Take);
        var rows = await CaseOrder.Apply(query, filter.Sort, filter.After).Select(ReadCase.ToRow).Take(take + 1).ToListAsync(cancellationToken);
        var next = rows.Count > take ? CaseOrder.CursorOf(rows[take - 1], filter.Sort) : null;
        return new Page<CaseRow>(rows.Count > take ? rows[..take] : rows, next);
    }

    /// <summary>How many there are, counted to at most <paramref name="most"/> so that a huge list costs no more than its screen.</summary>
    public async Task<int> CountAsync(CaseFilter filter, int most, CancellationToken cancellationToken) =>
        await (await QueryAsync(filter, cancellationToken)).Select(c => c.Id).Take(most).CountAsync(cancellationToken);

    /// <summary>How many there are by responsible unit, field and type; the same conditions and rights as the list, so that a figure equals the list that it opens.</summary>
    public async Task<IReadOnlyList<CaseGroup>> GroupsAsync(CaseFilter filter, CancellationToken cancellationToken) =>
        await Grouped(await QueryAsync(filter, cancellationToken)).Take(MostGroups).ToListAsync(cancellationToken);

    /// <summary>Working minutes of the authority and of the applicants over all resolved cases that the filter finds: the sums behind the averages.</summary>
    public async Task<(long Agency, long Citizen, int Count)> MinutesAsync(CaseFilter filter, CancellationToken cancellationToken)
    {
        var query = (await QueryAsync(filter, cancellationToken)).Where(c => c.AgencyMinutes != null);
        var sums = await query.GroupBy(_ => 1).Select(g => new { Agency = g.Sum(c => c.AgencyMinutes ?? 0), Citizen = g.Sum(c => c.CitizenMinutes ?? 0), Count = g.Count() }).ToListAsync(cancellationToken);
        return sums is [var sum] ? (sum.Agency, sum.Citizen, sum.Count) : (0, 0, 0);
    }

    /// <summary>All rows for an export, at most <see cref="Paging.MostExportRows"/>, streamed.</summary>
    public async IAsyncEnumerable<CaseRow> ExportAsync(CaseFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = CaseOrder.Apply(await QueryAsync(filter, cancellationToken), filter.Sort, null).Select(ReadCase.ToRow).Take(Paging.MostExportRows);
        await foreach (var row in query.AsAsyncEnumerable().WithCancellation(cancellationToken)) yield return row;
    }

    internal static IQueryable<CaseGroup> Grouped(IQueryable<Case> query) => query.GroupBy(c => new { c.UnitCode, c.FieldCode, c.TypeCode })
        .OrderBy(g => g.Key.UnitCode).ThenBy(g => g.Key.FieldCode).ThenBy(g => g.Key.TypeCode)
        .Select(g => new CaseGroup(g.Key.UnitCode, g.Key.FieldCode, g.Key.TypeCode, g.Count()));

    private async Task<IQueryable<Case>> QueryAsync(CaseFilter filter, CancellationToken cancellationToken)
    {
        var query = _db.Set<Case>().AsNoTracking();
        query = filter.Own ? Own(query) : await ReadableAsync(query, filter, cancellationToken);
        if (filter.Timing == "supplement_expired")
            query = query.Where(c => c.State == CaseState.SupplementRequested && _db.Set<CaseSupplement>().Any(s => s.CaseId == c.Id && s.AnsweredAt == null && s.ExpiredAt != null));
        return CaseConditions.Apply(query, filter, _clock.Now());
    }

    private IQueryable<Case> Own(IQueryable<Case> query)
    {
        var (person, organisation) = (_user.PersonId, _user.OrganisationId);
        if (_user.ClientCode is { } client)
        {
            var prefix = CaseSubmission.KeyOf(client, "");
            return query.Where(c => c.SubmissionKey.StartsWith(prefix));
        }
        if (person is null) return query.Where(_ => false);
        return organisation is null
            ? query.Where(c => c.FilerPersonId == person || c.ApplicantPersonId == person)
            : query.Where(c => c.OrganisationId == organisation);
    }

    private async Task<IQueryable<Case>> ReadableAsync(IQueryable<Case> query, CaseFilter filter, CancellationToken cancellationToken)
    {
        var authority = await _user.AuthorityAsync(cancellationToken);
        if (!authority.IsStaff) return query.Where(_ => false);
        if (filter.WaitsForMe) return Waiting(query, authority);
        if (authority.Has(Roles.Director) || authority.Has(Roles.Office) || authority.Has(Roles.Clerk)) return query;
        var units = authority.Units;
        return query.Where(c => units.Contains(c.UnitCode) || (c.StepUnit != null && units.Contains(c.StepUnit))
            || _db.Set<CaseOpinion>().Any(o => o.CaseId == c.Id && units.Contains(o.UnitCode)));
    }

    private static IQueryable<Case> Waiting(IQueryable<Case> query, Authority authority)
    {
        var person = authority.PersonId;
        var keys = authority.Roles.Select(r => r.Role + "@" + r.UnitCode).Distinct().ToList();
        // The index of open steps serves the units and roles; the pair is judged on what it finds.
        var units = authority.Roles.Select(r => r.UnitCode).Distinct().ToList();
        var roles = authority.Roles.Select(r => r.Role).Distinct().ToList();
        return query.Where(c => c.EndedAt == null && c.StepUnit != null && units.Contains(c.StepUnit) && roles.Contains(c.StepRole!)
            && keys.Contains(c.StepRole + "@" + c.StepUnit) && (c.AssigneeId == null || c.AssigneeId == person));
    }
}

/// <summary>Numbers that stand beside saved views.</summary>
public static class CaseCounts
{
    /// <summary>Written as <c>200+</c> when it was counted no further.</summary>
    public static string Words(int count, int most) => count >= most ? most.ToString(CultureInfo.InvariantCulture) + "+" : count.ToString(CultureInfo.InvariantCulture);
}
