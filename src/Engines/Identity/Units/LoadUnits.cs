using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Identity;
using Saola.Kernel;
using Saola.Web.Composition;

namespace Saola.Engines.Identity.Units;

/// <summary>
/// Takes the units of the catalogue over at each start: new ones are added, changed ones updated, and what was edited on screen stays as it was edited.
/// A unit that left the catalogue stays too, since records name it.
/// </summary>
internal sealed class LoadUnits(AppDbContext db, UnitOfWork work, ActRecorder acts, UnitTree tree, SaolaSettings settings, TimeProvider clock) : IStartupTask
{
    /// <summary>The tree as a whole, in the ledger.</summary>
    private static readonly Subject Tree = new("unit_tree", new Guid("0197c000-0000-7000-8000-000000000001"));

    public int Order => 0;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var entries = UnitCatalogue.Read(settings.CatalogFolder);
        await work.RunAsync(token => TakeOverAsync(entries, token), cancellationToken);
        await tree.ReloadAsync(cancellationToken);
    }

    private async Task TakeOverAsync(IReadOnlyList<UnitEntry> entries, CancellationToken cancellationToken)
    {
        var known = await db.Set<Unit>().ToDictionaryAsync(u => u.Code, StringComparer.Ordinal, cancellationToken);
        List<string> added = [], changed = [];
        foreach (var entry in entries)
        {
            if (!known.TryGetValue(entry.Code, out var unit))
            {
                db.Add(Made(entry));
                added.Add(entry.Code);
            }
            else if (unit.EditedAt is null && unit.CatalogueDigest != entry.Digest)
            {
                Update(unit, entry);
                changed.Add(entry.Code);
            }
        }
        if (added.Count + changed.Count == 0) return;
        await acts.RecordAsync(new ActDraft { Kind = "identity.load_units", Subject = Tree }, new UnitsLoaded(added, changed), cancellationToken);
    }

    private Unit Made(UnitEntry entry) => new()
    {
        Id = Ids.New(clock), Code = entry.Code, Name = entry.Name, ShortName = entry.ShortName, ParentCode = entry.ParentCode, Kind = entry.Kind,
        NeedsReview = entry.NeedsReview, ValidFrom = entry.ValidFrom, ValidTo = entry.ValidTo, Predecessors = entry.Predecessors, CatalogueDigest = entry.Digest,
    };

    private static void Update(Unit unit, UnitEntry entry)
    {
        (unit.Name, unit.ShortName, unit.ParentCode, unit.Kind) = (entry.Name, entry.ShortName, entry.ParentCode, entry.Kind);
        (unit.NeedsReview, unit.ValidFrom, unit.ValidTo, unit.Predecessors) = (entry.NeedsReview, entry.ValidFrom, entry.ValidTo, entry.Predecessors);
        unit.CatalogueDigest = entry.Digest;
    }
}
