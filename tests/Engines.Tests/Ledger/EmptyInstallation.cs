using Npgsql;
using Saola.Data;
using Saola.TestKit;

namespace Saola.Engines.Tests.Ledger;

/// <summary>The program pointed at a folder and a database that are not there yet; or a second program at those of another.</summary>
internal sealed class EmptyInstallation : IAsyncDisposable
{
    private readonly string? _database;
    private readonly string? _folder;

    public EmptyInstallation(DatabaseKind kind)
    {
        _folder = Directory.CreateTempSubdirectory("saola-empty-").FullName;
        if (kind == DatabaseKind.Postgres) _database = "t_" + Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal);
        Host = SaolaTestHost.Bare(_database is null ? "sqlite:fast" : $"postgres:{TestDatabase.PostgresServer};Database={_database}", _folder);
    }

    public EmptyInstallation(SaolaTestHost other) => Host = SaolaTestHost.Bare(other.Settings.Database, other.Settings.DataFolder);

    public SaolaTestHost Host { get; }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        if (_database is not null)
        {
            await using var connection = new NpgsqlConnection(TestDatabase.PostgresServer + ";Database=postgres;Pooling=false");
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"DROP DATABASE IF EXISTS {_database} WITH (FORCE)", connection);
            await command.ExecuteNonQueryAsync();
        }
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
    }
}
