using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Saola.Data.Postgres;

/// <summary>The server database: any number of web nodes. Backup and restore go through pg_dump and pg_restore.</summary>
public sealed class PostgresDatabase : IDatabase, IAsyncDisposable, IDisposable
{
    private readonly NpgsqlDataSource _source;

    /// <summary>Over a connection string of Npgsql.</summary>
    public PostgresDatabase(string connectionString)
    {
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString) { IncludeErrorDetail = false }.ToString();
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
        RunToolAsync("pg_dump", ["--format=custom", "--no-owner", "--file", file], cancellationToken);

    /// <inheritdoc/>
    public Task RestoreAsync(string file, CancellationToken cancellationToken) =>
        RunToolAsync("pg_restore", ["--clean", "--if-exists", "--no-owner", "--single-transaction", "--dbname", DatabaseName, file], cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    private string DatabaseName => new NpgsqlConnectionStringBuilder(ConnectionString).Database!;

    // The password goes through the environment, never through the command line, where every user of the machine could read it.
    private async Task RunToolAsync(string tool, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnectionStringBuilder(ConnectionString);
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PGHOST"] = connection.Host;
        start.Environment["PGPORT"] = connection.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = connection.Username;
        start.Environment["PGDATABASE"] = connection.Database;
        if (connection.Password is { } password) start.Environment["PGPASSWORD"] = password;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{tool} did not start.");
        var error = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0) throw new InvalidOperationException($"{tool}: {error.Trim()}");
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
