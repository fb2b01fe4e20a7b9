using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Saola.Data.Postgres;

/// <summary>The server database: any number of web nodes. Backup and restore go through pg_dump and pg_restore.</summary>
public sealed class PostgresDatabase : IDatabase, IAsyncDisposable, IDisposable
{
    private const int PreparedStatements = 200;
    private const int UsesBeforePreparing = 3;
    private static readonly string[] Trigrams = ["gin_trgm_ops"];
    private readonly NpgsqlDataSource _source;

    /// <summary>Over a connection string of Npgsql.</summary>
    public PostgresDatabase(string connectionString)
    {
        ConnectionString = Tuned(connectionString);
        _source = new NpgsqlDataSourceBuilder(ConnectionString).Build();
    }

    /// <inheritdoc/>
    public DatabaseKind Kind => DatabaseKind.Postgres;

    /// <inheritdoc/>
    public string ConnectionString { get; }

    /// <inheritdoc/>
    public void Configure(DbContextOptionsBuilder options) =>
        options.UseNpgsql(_source, postgres => postgres.MigrationsAssembly(typeof(PostgresDatabase).Assembly.GetName().Name));

    /// <inheritdoc/>
    public void Refine(ModelBuilder model)
    {
        // Trusted since PostgreSQL 13: the owner of a database may create it.
        model.HasPostgresExtension("pg_trgm");
        foreach (var index in PartialTextIndex.In(model.Model))
        {
            index.SetMethod("gin");
            index.SetOperators(Trigrams);
            PartialTextIndex.Unmark(index);
        }
    }

    /// <inheritdoc/>
    public Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask<IDisposable> EnterWriteAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IDisposable>(Open.Door);

    /// <inheritdoc/>
    public bool IsTransient(Exception exception) =>
        Find(exception) is { } npgsql && (npgsql.IsTransient || npgsql.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected);

    /// <inheritdoc/>
    public bool IsUniqueViolation(Exception exception) => Find(exception) is { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <inheritdoc/>
    public Task BackupAsync(string file, CancellationToken cancellationToken) =>
        PostgresTools.RunAsync("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--file", file], Connection, cancellationToken);

    /// <inheritdoc/>
    public async Task RestoreAsync(string file, CancellationToken cancellationToken)
    {
        await EmptyAsync(cancellationToken);
        await PostgresTools.RunAsync(
            "pg_restore", ["--no-owner", "--no-privileges", "--no-comments", "--exit-on-error", "--single-transaction", "--dbname", Connection.Database!, file], Connection, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    private NpgsqlConnectionStringBuilder Connection => new(ConnectionString);

    // The program sets nothing that outlives a transaction (locks are those of the transaction), so a connection needs no cleaning between two users of it.
    // Its queries are few and come again: the server keeps them prepared, unless the setting says otherwise (a pooler that hands out connections by transaction needs 0).
    private static string Tuned(string connectionString)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        var tuned = new NpgsqlConnectionStringBuilder(connectionString) { IncludeErrorDetail = false, NoResetOnClose = true };
        if (!given.ContainsKey(nameof(NpgsqlConnectionStringBuilder.MaxAutoPrepare)) && !given.ContainsKey("Max Auto Prepare")) (tuned.MaxAutoPrepare, tuned.AutoPrepareMinUsages) = (PreparedStatements, UsesBeforePreparing);
        return tuned.ToString();
    }

    // Drops every table, also those that the copy does not know; what belongs to an extension stays.
    private async Task EmptyAsync(CancellationToken cancellationToken)
    {
        _source.Clear();
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        await RefuseOthersAsync(connection, cancellationToken);
        await using var drop = new NpgsqlCommand(
            """
            DO $$ DECLARE found text; BEGIN
                FOR found IN SELECT c.oid::regclass::text FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
                    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
                LOOP EXECUTE 'DROP TABLE IF EXISTS ' || found || ' CASCADE'; END LOOP;
            END $$
            """, connection);
        await drop.ExecuteNonQueryAsync(cancellationToken);
    }

    // Connections of our own pool take a moment to be gone from the server's list.
    private static async Task RefuseOthersAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const int Looks = 20;
        await using var count = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'", connection);
        for (var look = 1; await count.ExecuteScalarAsync(cancellationToken) is long and > 0; look++)
        {
            if (look == Looks) throw new DatabaseInUseException($"Cơ sở dữ liệu {connection.Database} đang có chương trình khác mở. Hãy dừng mọi nút Saola đang chạy rồi khôi phục lại.");
            await Task.Delay(100, cancellationToken);
        }
    }

    private static NpgsqlException? Find(Exception exception) =>
        exception as NpgsqlException ?? (exception.InnerException is { } inner ? Find(inner) : null);

    private sealed class Open : IDisposable
    {
        public static Open Door { get; } = new();

        public void Dispose()
        {
        }
    }
}
