using Npgsql;
using Saola.Data;

namespace Saola.TestKit;

/// <summary>
/// A database of its own for each test: a fresh SQLite file, or a PostgreSQL database copied from a migrated template (0.1 s).
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly SemaphoreSlim TemplateGate = new(1);
    private static string? _template;
    private readonly string? _postgresName;

    private TestDatabase(string setting, string folder, string? postgresName) => (Setting, Folder, _postgresName) = (setting, folder, postgresName);

    /// <summary>Connection string of the test server without a database, from <c>SAOLA_TEST_POSTGRES</c>; null when there is none.</summary>
    public static string? PostgresServer { get; } = Environment.GetEnvironmentVariable("SAOLA_TEST_POSTGRES") is { Length: > 0 } server ? server : null;

    /// <summary>Value of the setting <c>Saola__Database</c>.</summary>
    public string Setting { get; }

    /// <summary>Data folder of this test; removed at the end.</summary>
    public string Folder { get; }

    /// <summary>Makes one. A SQLite file does not wait for the disk unless <paramref name="durable"/>; whether PostgreSQL does is its server's setting.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind, bool durable = false)
    {
        var folder = Directory.CreateTempSubdirectory("saola-test-").FullName;
        if (kind == DatabaseKind.Sqlite) return new TestDatabase(durable ? "sqlite" : "sqlite:fast", folder, null);
        await EnsureTemplateAsync();
        var name = "t_" + Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal);
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {_template}");
        return new TestDatabase($"postgres:{PostgresServer};Database={name};Maximum Pool Size=40", folder, name);
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgresName is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await ExecuteAsync($"DROP DATABASE IF EXISTS {_postgresName} WITH (FORCE)");
        }
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // A log or index file may still be open for a moment; the temporary folder is the system's to clean.
        }
    }

    private static async Task EnsureTemplateAsync()
    {
        await TemplateGate.WaitAsync();
        try
        {
            if (_template is not null) return;
            var name = $"saola_template_{Environment.ProcessId}_{Path.GetRandomFileName()[..6]}";
            await ExecuteAsync($"CREATE DATABASE {name}");
            var folder = Directory.CreateTempSubdirectory("saola-template-");
            await using (var host = SaolaTestHost.Bare($"postgres:{PostgresServer};Database={name};Pooling=false", folder.FullName))
                await host.MigrateAsync();
            NpgsqlConnection.ClearAllPools();
            _template = name;
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Drop(name);
        }
        finally
        {
            TemplateGate.Release();
        }
    }

    private static void Drop(string name)
    {
        using var connection = new NpgsqlConnection(PostgresServer + ";Database=postgres;Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", connection);
        command.ExecuteNonQuery();
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(PostgresServer + ";Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
