using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Saola.Data;

namespace Saola.Engines.Ledger.Verifying;

/// <summary>
/// All queries until disposal see the database as it was at the first one, while others go on writing; nobody waits.
/// </summary>
internal sealed class ReadSnapshot : IAsyncDisposable
{
    private readonly AppDbContext _db;
    private readonly IDbContextTransaction? _transaction;

    private ReadSnapshot(AppDbContext db, IDbContextTransaction? transaction) => (_db, _transaction) = (db, transaction);

    public static async Task<ReadSnapshot> OpenAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        if (db.Kind == DatabaseKind.Postgres) return new ReadSnapshot(db, await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken));
        // The library begins every transaction of SQLite as a writer's; a reader's is begun by hand.
        await db.Database.OpenConnectionAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync("BEGIN DEFERRED", cancellationToken);
        return new ReadSnapshot(db, null);
    }

    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync();
            return;
        }
        await _db.Database.ExecuteSqlRawAsync("ROLLBACK");
        await _db.Database.CloseConnectionAsync();
    }
}
