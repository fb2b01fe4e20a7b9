using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Saola.Data;

internal sealed class CounterRow
{
    public required string Name { get; init; }
    public long Value { get; set; }
}

/// <summary>Tables of the data layer itself.</summary>
public sealed class DataModel : IModelContributor
{
    /// <inheritdoc/>
    public string TablePrefix => "data_";

    /// <inheritdoc/>
    public void Build(ModelBuilder model, DatabaseKind database) => model.Entity<CounterRow>(counter =>
    {
        counter.ToTable("data_counters");
        counter.HasKey(c => c.Name);
        counter.Property(c => c.Name).HasMaxLength(120);
    });
}

/// <summary>A counter and the last number that it gave.</summary>
public sealed record CounterValue(string Name, long Value);

/// <summary>
/// Gap-free numbers: the counter's row is raised inside the caller's transaction, so a number that is rolled back is given again,
/// and two writers of the same counter wait for each other until commit (domain.md 1.2: numbers of a day without a gap).
/// </summary>
public sealed class Counters(AppDbContext db)
{
    /// <summary>The next value, from 1, of the counter. Must run inside <see cref="UnitOfWork.RunAsync{T}"/>.</summary>
    public async Task<long> NextAsync(string name, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A number is only gap-free inside a transaction.");
        var values = await db.Database.SqlQuery<long>(
            $"INSERT INTO data_counters (name, value) VALUES ({name}, 1) ON CONFLICT (name) DO UPDATE SET value = data_counters.value + 1 RETURNING value")
            .ToListAsync(cancellationToken);
        db.OthersWait = true;
        return values[0];
    }

    /// <summary>The last number that a counter gave; 0 when it gave none. For checks.</summary>
    public async Task<long> LastAsync(string name, CancellationToken cancellationToken) =>
        await db.Set<CounterRow>().AsNoTracking().Where(c => c.Name == name).Select(c => c.Value).FirstOrDefaultAsync(cancellationToken);

    /// <summary>All counters whose name begins so, with the last number that each gave, in the order of their names; read page by page. For checks.</summary>
    public async IAsyncEnumerable<CounterValue> AllAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const int Page = 500;
        string? after = null;
        while (true)
        {
            var last = after;
            var named = db.Set<CounterRow>().AsNoTracking().Where(c => c.Name.StartsWith(prefix));
            if (last is not null) named = named.Where(c => c.Name.CompareTo(last) > 0);
            var page = await named.OrderBy(c => c.Name).Take(Page).Select(c => new CounterValue(c.Name, c.Value)).ToListAsync(cancellationToken);
            foreach (var counter in page) yield return counter;
            if (page.Count < Page) yield break;
            after = page[^1].Name;
        }
    }
}
