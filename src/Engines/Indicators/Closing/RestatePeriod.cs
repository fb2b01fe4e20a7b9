using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Indicators.Model;

namespace Saola.Engines.Indicators;

/// <summary>A figure that is counted otherwise today than when the period was closed.</summary>
/// <param name="Section">Where it stands: <c>all</c>, <c>by_unit</c>, <c>by_field</c>, or a section of a module.</param>
/// <param name="Group">Key of the group; <c>total</c> for the whole.</param>
/// <param name="Id">Indicator, or name of the figure in its section.</param>
/// <param name="Frozen">As reported; null when there was no value.</param>
/// <param name="Now">As counted now; null when there is no value.</param>
public sealed record Restatement(string Section, string Group, string Id, decimal? Frozen, decimal? Now);

/// <summary>A closed period with what has changed since.</summary>
/// <param name="Snapshot">What was frozen.</param>
/// <param name="Restatements">What is counted otherwise today; empty when nothing is.</param>
public sealed record RestatedPeriod(PeriodSnapshot Snapshot, IReadOnlyList<Restatement> Restatements);

/// <summary>Compares the frozen figures of a closed period with those of today: corrections are shown beside what was reported, never in its place.</summary>
public sealed class RestatePeriod
{
    private readonly AppDbContext _db;
    private readonly PeriodContent _content;

    internal RestatePeriod(AppDbContext db, PeriodContent content) => (_db, _content) = (db, content);

    /// <summary>The period, or null as long as it is not closed.</summary>
    public async Task<RestatedPeriod?> FindAsync(IndicatorPeriod period, CancellationToken cancellationToken)
    {
        if (await _db.Set<ClosedPeriod>().AsNoTracking().FirstOrDefaultAsync(p => p.Period == period.Code, cancellationToken) is not { } closed) return null;
        var (frozen, now) = (Values(closed.Content), Values(await _content.OfAsync(period, cancellationToken)));
        // What came into the catalogue later was never reported, and so is no correction.
        var reported = frozen.Keys.Select(key => (key.Section, key.Id)).ToHashSet();
        return new(
            new PeriodSnapshot(closed.Period, closed.Sha256, closed.Content, closed.ClosedAt),
            [.. frozen.Keys.Union(now.Keys).Where(key => reported.Contains((key.Section, key.Id))).Order().Select(key => new Restatement(key.Section, key.Group, key.Id, frozen.GetValueOrDefault(key), now.GetValueOrDefault(key))).Where(r => r.Frozen != r.Now)]);
    }

    private static Dictionary<(string Section, string Group, string Id), decimal?> Values(string content)
    {
        var values = new Dictionary<(string, string, string), decimal?>();
        using var json = JsonDocument.Parse(content);
        foreach (var section in json.RootElement.EnumerateObject().Where(s => s.Value.ValueKind == JsonValueKind.Object))
        {
            foreach (var group in section.Value.EnumerateObject())
            {
                foreach (var figure in group.Value.EnumerateObject())
                    values[(section.Name, group.Name, figure.Name)] = figure.Value.ValueKind == JsonValueKind.Number ? figure.Value.GetDecimal() : null;
            }
        }
        return values;
    }
}
