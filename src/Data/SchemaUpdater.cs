using Microsoft.EntityFrameworkCore;

namespace Saola.Data;

/// <summary>Brings the database to the schema of this program.</summary>
public sealed class SchemaUpdater(AppDbContext db, IDatabase database)
{
    /// <summary>Names of migrations that the database lacks; all of them when it does not exist yet.</summary>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken) =>
        [.. await db.Database.GetPendingMigrationsAsync(cancellationToken)];

    /// <summary>
    /// Migrates. An existing SQLite file is copied beside itself before (<paramref name="copyFirst"/>), since a migration there cannot be taken back.
    /// Returns the names of what was applied.
    /// </summary>
    public async Task<IReadOnlyList<string>> UpdateAsync(string? copyFirst, CancellationToken cancellationToken)
    {
        await database.PrepareAsync(cancellationToken);
        if (!db.Database.GetMigrations().Any())
        {
            await db.Database.EnsureCreatedAsync(cancellationToken);
            return [];
        }
        var pending = await PendingAsync(cancellationToken);
        if (pending.Count == 0) return pending;
        if (copyFirst is not null && (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Any())
            await database.BackupAsync(copyFirst, cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
        return pending;
    }
}
