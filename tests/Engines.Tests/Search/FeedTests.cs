using Microsoft.Extensions.DependencyInjection;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Search;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Search;

/// <summary>Index and commits agree: nothing missed, nothing shown that was taken back.</summary>
public sealed class FeedTests
{
    private readonly NoteSource _notes = new();

    [Theory, OnBothDatabases]
    public async Task A_committed_change_is_found_after_the_next_look(DatabaseKind database)
    {
        await using var host = await SearchFixture.HostAsync(database, _notes);
        await host.RefreshAsync();

        _notes.Write("1", "Máy X-quang nha khoa");
        await host.TellAsync("1");
        var run = await host.RefreshAsync();

        Assert.False(run.Rebuilt);
        Assert.Equal(["1"], await host.IdsAsync("may x-quang nha khoa"));
    }

    [Theory, OnBothDatabases]
    public async Task A_change_that_was_rolled_back_is_never_found(DatabaseKind database)
    {
        await using var host = await SearchFixture.HostAsync(database, _notes);
        await host.RefreshAsync();
        _notes.Write("1", "Nồi hấp tiệt trùng");

        var refused = await host.InScopeAsync(services => services.GetRequiredService<UnitOfWork>().RunAsync(_ =>
        {
            services.GetRequiredService<ISearchFeed>().Changed("note", "1");
            return Task.FromResult(Result.Refused("test.refused", "Không được"));
        }, CancellationToken.None));
        await host.RefreshAsync();

        Assert.False(refused.IsDone);
        Assert.Empty(await host.IdsAsync("noi hap tiet trung"));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_gone_is_found_no_more(DatabaseKind database)
    {
        _notes.Write("1", "Cân đồng hồ lò xo");
        await using var host = await SearchFixture.HostAsync(database, _notes);
        await host.RefreshAsync();
        Assert.Equal(["1"], await host.IdsAsync("lò xo"));

        _notes.Drop("1");
        await host.TellAsync("1");
        await host.RefreshAsync();

        var found = await host.FindAsync("lò xo");
        Assert.Empty(found.Hits);
        Assert.Null(found.DidYouMean);
    }

    [Fact]
    public async Task A_change_outside_of_a_unit_of_work_is_refused()
    {
        await using var host = await SearchFixture.HostAsync(DatabaseKind.Sqlite, _notes);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.InScopeAsync(services =>
        {
            services.GetRequiredService<ISearchFeed>().Changed("note", "1");
            return Task.CompletedTask;
        }));
    }

    [Theory, OnBothDatabases]
    public async Task A_transaction_that_commits_late_is_not_missed(DatabaseKind database)
    {
        if (database == DatabaseKind.Sqlite) return;
        await using var host = await SearchFixture.HostAsync(database, _notes);
        await host.RefreshAsync();
        _notes.Write("slow", "Hồ sơ chậm");
        _notes.Write("quick", "Hồ sơ nhanh");
        await using var scope = host.Services.CreateAsyncScope();
        var slow = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await using var transaction = await slow.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await slow.Database.ExecuteSqlAsync($"INSERT INTO search_changes (kind, document, at) VALUES ('note', 'slow', now())", TestContext.Current.CancellationToken);

        await host.TellAsync("quick");
        await host.RefreshAsync();
        Assert.Equal(["quick"], await host.IdsAsync("hồ sơ nhanh"));
        Assert.Empty(await host.IdsAsync("chậm"));

        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        await host.RefreshAsync();
        Assert.Equal(["slow"], await host.IdsAsync("chậm"));
    }
}
