using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Reading;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>Cases that stood open at the end of a day in one unit, field and type.</summary>
/// <param name="UnitCode">Responsible unit.</param>
/// <param name="FieldCode">Field.</param>
/// <param name="TypeCode">Type.</param>
/// <param name="Open">How many.</param>
/// <param name="Overdue">How many of them were past their due date with the clock running.</param>
public sealed record OpenGroup(string UnitCode, string FieldCode, string TypeCode, int Open, int Overdue);

/// <summary>
/// What a report brings forward and leaves: counted with the conditions of the lists (<see cref="CaseFilter.OpenOn"/>), so that each figure opens its list.
/// Knows no rights: the caller narrows the units.
/// </summary>
public sealed class CaseBalance
{
    private const int MostGroups = 10_000;
    private readonly AppDbContext _db;
    private readonly TimeProvider _clock;

    internal CaseBalance(AppDbContext db, TimeProvider clock) => (_db, _clock) = (db, clock);

    /// <summary>The cases open at the end of a day, those of today as they stand now.</summary>
    /// <param name="day">The day, in Vietnam.</param>
    /// <param name="units">Only these responsible units; null for all, empty for none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<OpenGroup>> OpenAsync(DateOnly day, IReadOnlyList<string>? units, CancellationToken cancellationToken)
    {
        var filter = new CaseFilter { OpenOn = day };
        var open = await GroupsAsync(filter, units, cancellationToken);
        var overdue = (await GroupsAsync(filter with { Timing = "overdue_then" }, units, cancellationToken)).ToDictionary(g => (g.UnitCode, g.FieldCode, g.TypeCode), g => g.Count);
        return [.. open.Select(g => new OpenGroup(g.UnitCode, g.FieldCode, g.TypeCode, g.Count, overdue.GetValueOrDefault((g.UnitCode, g.FieldCode, g.TypeCode))))];
    }

    private async Task<List<CaseGroup>> GroupsAsync(CaseFilter filter, IReadOnlyList<string>? units, CancellationToken cancellationToken)
    {
        var query = CaseConditions.Apply(_db.Set<Case>().AsNoTracking(), filter, _clock.Now());
        if (units is not null) query = query.Where(c => units.Contains(c.UnitCode));
        return await ListCases.Grouped(query).Take(MostGroups).ToListAsync(cancellationToken);
    }
}
