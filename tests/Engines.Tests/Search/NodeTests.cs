using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Search;
using Saola.Engines.Search.Feed;
using Saola.Engines.Search.Indexing;
using Saola.Engines.Search.Model;
using Saola.Engines.Search.Querying;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Search;

/// <summary>Nodes with an index on the disk: restart, several at once, damage, a long absence, the night.</summary>
public sealed class NodeTests
{
    private readonly NoteSource _notes = new();

    [Theory, OnBothDatabases]
    public async Task A_restarted_node_goes_on_where_its_index_stood(DatabaseKind database)
    {
        await using var host = await SearchFixture.HostAsync(database, _notes);
        _notes.Write("1", "Phòng thử nghiệm");
        using (var first = new Node(host)) Assert.True((await first.RunAsync()).Rebuilt);
        _notes.Write("2", "Phòng hiệu chuẩn");
        await host.TellAsync("2");

        using var again = new Node(host);
        var run = await again.RunAsync();

        Assert.False(run.Rebuilt);
        Assert.Equal(["1", "2"], await again.IdsAsync("phòng"));
    }

    [Theory, OnBothDatabases]
    public async Task A_rebuilt_index_answers_like_the_one_that_followed(DatabaseKind database)
    {
        await using var host = await SearchFixture.HostAsync(database, _notes);
        using var node = new Node(host);
        await node.RunAsync();
        for (var i = 0; i < 30; i++) _notes.Write($"{i}", $"Quyết định số {i}", $"Về việc {(i % 3 == 0 ? "khen thưởng" : "bổ nhiệm")} cán bộ");
        for (var i = 0; i < 30; i += 7) _notes.Drop($"{i}");
        await host.TellAsync([.. Enumerable.Range(0, 30).Select(i => $"{i}")]);
        await node.RunAsync();
        var followed = await node.FindAsync("quyet dinh khen thuong");

        Assert.True((await node.Refresh.RebuildAsync(null, CancellationToken.None)).Rebuilt);

        var rebuilt = await node.FindAsync("quyet dinh khen thuong");
        Assert.Equal(followed.Total, rebuilt.Total);
        Assert.Equal(followed.Hits.Select(h => h.Id).Order(StringComparer.Ordinal), rebuilt.Hits.Select(h => h.Id).Order(StringComparer.Ordinal));
        Assert.Equal(followed.Kinds, rebuilt.Kinds);
    }

    [Theory, OnBothDatabases]
    public async Task Each_node_follows_by_itself(DatabaseKind database)
    {
        await using var host = await SearchFixture.HostAsync(database, _notes);
        using var one = new Node(host, "one");
        using var two = new Node(host, "two");
        await one.RunAsync();
        await two.RunAsync();

        _notes.Write("1", "Sàn giao dịch");
        await host.TellAsync("1");
        await one.RunAsync();

        Assert.Equal(["1"], await one.IdsAsync("giao dịch"));
        Assert.Empty(await two.IdsAsync("giao dịch"));
        await two.RunAsync();
        Assert.Equal(["1"], await two.IdsAsync("giao dịch"));
    }

    [Fact]
    public async Task A_second_program_on_the_same_folder_reads_and_does_not_write()
    {
        await using var host = await SearchFixture.HostAsync(DatabaseKind.Sqlite, _notes);
        _notes.Write("1", "Triển lãm");
        using var first = new Node(host);
        await first.RunAsync();

        using var second = new Node(host);

        Assert.True((await second.RunAsync()).Busy);
        Assert.Equal(["1"], await second.IdsAsync("trien lam"));
    }

    [Fact]
    public async Task A_damaged_index_is_built_anew()
    {
        await using var host = await SearchFixture.HostAsync(DatabaseKind.Sqlite, _notes);
        _notes.Write("1", "Giải thưởng chất lượng");
        using (var first = new Node(host)) await first.RunAsync();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(host.Settings.DataFolder, "search", "disk"), "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f).StartsWith("segments", StringComparison.Ordinal)))
            await File.WriteAllTextAsync(file, "hỏng", TestContext.Current.CancellationToken);

        using var again = new Node(host);
        Assert.True((await again.RunAsync()).Rebuilt);
        Assert.Equal(["1"], await again.IdsAsync("giai thuong"));
    }

    [Theory, OnBothDatabases]
    public async Task A_node_that_was_away_for_longer_than_changes_are_kept_builds_anew(DatabaseKind database)
    {
        await using var host = await SearchFixture.HostAsync(database, _notes);
        using (var first = new Node(host)) await first.RunAsync();
        _notes.Write("1", "Sáng kiến cấp cơ sở");
        await host.TellAsync("1");
        host.Clock.Advance(TimeSpan.FromDays(31));
        await host.InScopeAsync(services => services.GetRequiredService<CleanChanges>().RunAsync(CancellationToken.None));

        using var again = new Node(host);
        var run = await again.RunAsync();

        Assert.True(run.Rebuilt);
        Assert.Equal(["1"], await again.IdsAsync("sang kien"));
        Assert.Equal(0, await host.InScopeAsync(services => services.GetRequiredService<AppDbContext>().Set<SearchChange>().CountAsync()));
        using var third = new Node(host, "disk");
        Assert.True((await third.RunAsync()).Busy);
    }

    [Theory, OnBothDatabases]
    public async Task Cleaning_what_a_node_has_taken_in_does_not_make_it_build_anew(DatabaseKind database)
    {
        await using var host = await SearchFixture.HostAsync(database, _notes);
        _notes.Write("1", "Sáng kiến cấp cơ sở");
        using (var first = new Node(host))
        {
            await first.RunAsync();
            await host.TellAsync("1");
            await first.RunAsync();
        }
        host.Clock.Advance(TimeSpan.FromDays(31));
        await host.InScopeAsync(services => services.GetRequiredService<CleanChanges>().RunAsync(CancellationToken.None));

        using var again = new Node(host);

        Assert.False((await again.RunAsync()).Rebuilt);
    }

    [Fact]
    public async Task Every_node_builds_anew_when_one_is_asked_to()
    {
        await using var host = await SearchFixture.HostAsync(DatabaseKind.Sqlite, _notes);
        using var node = new Node(host);
        await node.RunAsync();
        await host.InScopeAsync(services => services.GetRequiredService<UnitOfWork>().RunAsync(_ =>
        {
            services.GetRequiredService<ISearchFeed>().Changed(IndexRefresh.EverythingKind, "");
            return Task.CompletedTask;
        }, CancellationToken.None));

        Assert.True((await node.RunAsync()).Rebuilt);
        Assert.False((await node.RunAsync()).Rebuilt);
    }

    private sealed class Node : IDisposable
    {
        private readonly SearchIndex _index;
        private readonly FindInIndex _search;

        public Node(SaolaTestHost host, string name = "disk")
        {
            _index = new SearchIndex(host.Settings, new SearchSettings { Node = name });
            Refresh = new IndexRefresh(_index, host.Services.GetRequiredService<IServiceScopeFactory>(), host.Clock, NullLogger<IndexRefresh>.Instance);
            _search = new FindInIndex(_index);
        }

        public IndexRefresh Refresh { get; }

        public Task<RefreshRun> RunAsync() => Refresh.RunDueAsync(CancellationToken.None);

        public Task<SearchResult> FindAsync(string text) => _search.FindAsync(new SearchRequest { Text = text, Kind = "note", Readers = ["public"] }, CancellationToken.None);

        public async Task<string[]> IdsAsync(string text) => [.. (await FindAsync(text)).Hits.Select(h => h.Id).Order(StringComparer.Ordinal)];

        public void Dispose()
        {
            Refresh.Dispose();
            _index.Dispose();
        }
    }
}
