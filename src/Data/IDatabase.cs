using Microsoft.EntityFrameworkCore;

namespace Saola.Data;

/// <summary>Everything that is particular to one database stands behind this port (Data.Sqlite, Data.Postgres).</summary>
public interface IDatabase
{
    /// <summary>Which one it is.</summary>
    DatabaseKind Kind { get; }

    /// <summary>The connection string, for libraries that open their own connections (Quartz).</summary>
    string ConnectionString { get; }

    /// <summary>Points a context at the database.</summary>
    void Configure(DbContextOptionsBuilder options);

    /// <summary>
    /// Adds to the finished model what only this database has. Indexes marked by <see cref="PartialTextIndex.ServesPartialText"/>
    /// become trigram indexes on PostgreSQL; SQLite, whose lists are small, reads through and has none.
    /// </summary>
    void Refine(ModelBuilder model);

    /// <summary>
    /// Takes the database for this process: makes folder and file, and on SQLite refuses with <see cref="DatabaseInUseException"/>
    /// when another process has it.
    /// </summary>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Enters the write gate; dispose to leave. SQLite lets one writer in at a time, PostgreSQL all.</summary>
    ValueTask<IDisposable> EnterWriteAsync(CancellationToken cancellationToken);

    /// <summary>Whether the same work may succeed when tried again: a lock, a deadlock, a lost connection.</summary>
    bool IsTransient(Exception exception);

    /// <summary>Whether a unique index refused a row.</summary>
    bool IsUniqueViolation(Exception exception);

    /// <summary>Writes a consistent copy of the whole database into <paramref name="file"/> while the program may go on writing.</summary>
    Task BackupAsync(string file, CancellationToken cancellationToken);

    /// <summary>Replaces the whole database by a copy that <see cref="BackupAsync"/> made. No other process may have it open.</summary>
    Task RestoreAsync(string file, CancellationToken cancellationToken);
}

/// <summary>The program may not go on with this database; the message says why and what to do, in the words of the administrator.</summary>
public class StartRefusedException(string message) : Exception(message);

/// <summary>Another process has the database open where only one may.</summary>
public sealed class DatabaseInUseException(string message) : StartRefusedException(message);
