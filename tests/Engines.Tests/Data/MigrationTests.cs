using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Data;

public sealed class MigrationTests
{
    [Theory, OnBothDatabases]
    public async Task The_model_has_not_drifted_from_the_migrations(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);

        var drifted = await host.InScopeAsync(services => Task.FromResult(services.GetRequiredService<AppDbContext>().Database.HasPendingModelChanges()));

        Assert.False(drifted, "Run ./saola migration NAME");
    }

    [Theory, OnBothDatabases]
    public async Task Text_is_compared_by_bytes_whatever_language_the_server_speaks(DatabaseKind database)
    {
        if (database != DatabaseKind.Postgres) return; // SQLite knows nothing else.
        await using var host = await SaolaTestHost.CreateAsync(database);

        var others = await host.InScopeAsync(services => services.GetRequiredService<AppDbContext>().Database.SqlQuery<string>(
            $"""
            SELECT table_name || '.' || column_name AS "Value" FROM information_schema.columns
            WHERE table_schema = 'public' AND data_type IN ('text', 'character varying') AND collation_name IS DISTINCT FROM 'C'
            AND table_name NOT LIKE 'jobs_qrtz_%' AND table_name NOT LIKE '\_\_%'
            """).ToListAsync());

        Assert.Empty(others);
    }

    [Fact]
    public void Both_databases_have_migrations_of_the_same_names()
    {
        static IEnumerable<string> Names(string project) => Directory.EnumerateFiles(Repository.Path("src", project, "Migrations"), "*_*.cs")
            .Where(f => !f.EndsWith(".Designer.cs", StringComparison.Ordinal)).Select(f => Path.GetFileNameWithoutExtension(f)[15..]).Order(StringComparer.Ordinal);

        Assert.Equal(Names("Data.Sqlite"), Names("Data.Postgres"));
    }

    [Fact]
    public async Task A_migration_whose_process_was_killed_does_not_stop_the_next_start()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(database.Folder, "saola.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var mark = connection.CreateCommand();
            mark.CommandText =
                """
                CREATE TABLE "__EFMigrationsLock" ("id" INTEGER NOT NULL CONSTRAINT "pk___ef_migrations_lock" PRIMARY KEY, "timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-25 02:00:00');
                """;
            await mark.ExecuteNonQueryAsync();
        }

        await using var host = await SaolaTestHost.OpenAsync(database.Setting, database.Folder, SaolaTestHost.StandardNow).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Empty(await host.InScopeAsync(services => services.GetRequiredService<SchemaUpdater>().PendingAsync(CancellationToken.None)));
    }
}
