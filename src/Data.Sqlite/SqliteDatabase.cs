using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Saola.Data.Sqlite;

/// <summary>
/// The embedded database: one file, one process. Write-ahead log, one writer at a time behind a gate,
/// every commit on the disk before it is acknowledged (<paramref name="durable"/>; tests switch that off).
/// </summary>
public sealed class SqliteDatabase(string file, bool durable = true) : IDatabase, IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly PragmaInterceptor _pragmas = new(durable);
    private FileStream? _lock;

    /// <inheritdoc/>
    public DatabaseKind Kind => DatabaseKind.Sqlite;

    /// <inheritdoc/>
    public string ConnectionString { get; } = new SqliteConnectionStringBuilder
    {
        DataSource = file, Mode = SqliteOpenMode.ReadWriteCreate, ForeignKeys = true, DefaultTimeout = 30, Pooling = true,
    }.ToString();

    /// <inheritdoc/>
    public void Configure(DbContextOptionsBuilder options)
    {
        options.UseSqlite(ConnectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteDatabase).Assembly.GetName().Name));
        options.AddInterceptors(_pragmas);
    }

    /// <inheritdoc/>
    public void Refine(ModelBuilder model)
    {
        foreach (var index in PartialTextIndex.In(model.Model)) index.DeclaringEntityType.RemoveIndex(index);
    }

    /// <inheritdoc/>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (_lock is not null) return;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        _lock = TakeLock();
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        // The library marks a running migration by a row of this table and waits for its end for ever. A process that was killed on the way
        // leaves the mark behind; we hold the file alone, so it is nobody's.
        command.CommandText = "PRAGMA journal_mode = WAL; DROP TABLE IF EXISTS \"__EFMigrationsLock\";";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IDisposable> EnterWriteAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        return new Leave(_gate);
    }

    /// <inheritdoc/>
    public bool IsTransient(Exception exception) =>
        Find(exception) is { } sqlite && sqlite.SqliteErrorCode is 5 or 6 or 517; // busy, locked, busy snapshot

    /// <inheritdoc/>
    public bool IsUniqueViolation(Exception exception) =>
        Find(exception) is { SqliteExtendedErrorCode: 2067 or 1555 }; // unique index, primary key

    /// <inheritdoc/>
    public async Task BackupAsync(string file, CancellationToken cancellationToken)
    {
        await using var source = new SqliteConnection(ConnectionString);
        await source.OpenAsync(cancellationToken);
        await using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await target.OpenAsync(cancellationToken);
        source.BackupDatabase(target);
    }

    /// <inheritdoc/>
    public async Task RestoreAsync(string file, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        await using var source = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await source.OpenAsync(cancellationToken);
        await using var target = new SqliteConnection(ConnectionString);
        await target.OpenAsync(cancellationToken);
        source.BackupDatabase(target);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lock?.Dispose();
        _gate.Dispose();
    }

    private FileStream TakeLock()
    {
        try
        {
            return new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new DatabaseInUseException(
                $"Tệp dữ liệu {file} đang được một chương trình Saola khác dùng. Hãy dừng chương trình đó, hoặc chạy với --data thư mục khác.");
        }
    }

    private static SqliteException? Find(Exception exception) =>
        exception as SqliteException ?? (exception.InnerException is { } inner ? Find(inner) : null);

    private sealed class Leave(SemaphoreSlim gate) : IDisposable
    {
        private SemaphoreSlim? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Release();
    }

    // A pooled connection keeps what was set on it: it is set once for each, not at every opening.
    private sealed class PragmaInterceptor(bool durable) : DbConnectionInterceptor
    {
        private static readonly object Set = new();
        private readonly ConditionalWeakTable<object, object> _known = [];
        private readonly string _pragmas =
            $"PRAGMA busy_timeout = 10000; PRAGMA synchronous = {(durable ? "FULL" : "OFF")}; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            if (connection is not SqliteConnection { Handle: { } handle } || !_known.TryAdd(handle, Set)) return;
            using var command = connection.CreateCommand();
            command.CommandText = _pragmas;
            command.ExecuteNonQuery();
        }

        // The work is done at once in memory: there is nothing to wait for.
        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
