using Microsoft.EntityFrameworkCore;
using Saola.Data;

namespace Saola.Engines.Identity.People;

internal static class OneAtATime
{
    /// <summary>
    /// Lets one transaction of all nodes at a time go on with <paramref name="key"/>: on PostgreSQL by a lock that ends with the transaction,
    /// on SQLite the write gate has done it already. Keeps "look, then add" from making two records.
    /// </summary>
    public static async Task TakeTurnAsync(this AppDbContext db, string key, CancellationToken cancellationToken)
    {
        if (db.Kind == DatabaseKind.Postgres)
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({key}, 0))", cancellationToken);
    }
}
