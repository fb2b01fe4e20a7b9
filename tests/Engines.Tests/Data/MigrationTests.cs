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

    [Fact]
    public void Both_databases_have_migrations_of_the_same_names()
    {
        static IEnumerable<string> Names(string project) => Directory.EnumerateFiles(Repository.Path("src", project, "Migrations"), "*_*.cs")
            .Where(f => !f.EndsWith(".Designer.cs", StringComparison.Ordinal)).Select(f => Path.GetFileNameWithoutExtension(f)[15..]).Order(StringComparer.Ordinal);

        Assert.Equal(Names("Data.Sqlite"), Names("Data.Postgres"));
    }
}
