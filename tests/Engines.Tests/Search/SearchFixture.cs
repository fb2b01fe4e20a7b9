using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Saola.Data;
using Saola.Engines.Search;
using Saola.Kernel;
using Saola.TestKit;

namespace Saola.Engines.Tests.Search;

/// <summary>Notes that stand for records of a module: what they are now, whatever the feed says.</summary>
internal sealed class NoteSource : ISearchSource
{
    private readonly ConcurrentDictionary<string, SearchDocument> _notes = new(StringComparer.Ordinal);

    public string Kind => "note";

    public void Write(string id, string title, string text = "", params string[] readers) => _notes[id] = new SearchDocument
    {
        Kind = Kind, Id = id, Title = title, Text = text, Url = "/ghi-chu/" + id, Readers = readers.Length == 0 ? ["public"] : readers,
    };

    public void Drop(string id) => _notes.TryRemove(id, out _);

    public async IAsyncEnumerable<SearchDocument> AllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var note in _notes.Values) yield return note;
    }

    public Task<SearchDocument?> OneAsync(string id, CancellationToken cancellationToken) => Task.FromResult(_notes.GetValueOrDefault(id));
}

internal static class SearchFixture
{
    public static Task<SaolaTestHost> HostAsync(DatabaseKind database, NoteSource notes, bool inMemory = true, Action<SaolaSettings>? settings = null) => SaolaTestHost.CreateAsync(
        database, services => services.OnlySource(notes), settings,
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["Saola:Search:InMemory"] = inMemory ? "true" : "false", ["Saola:Search:Node"] = "test" });

    /// <summary>The index holds what this source gives and nothing else.</summary>
    public static void OnlySource(this IServiceCollection services, ISearchSource source)
    {
        services.RemoveAll<ISearchSource>();
        services.AddSingleton(source);
    }

    /// <summary>Commits that these notes changed.</summary>
    public static Task TellAsync(this SaolaTestHost host, params string[] ids) => host.InScopeAsync(services =>
        services.GetRequiredService<UnitOfWork>().RunAsync(_ =>
        {
            foreach (var id in ids) services.GetRequiredService<ISearchFeed>().Changed("note", id);
            return Task.CompletedTask;
        }, CancellationToken.None));

    public static Task<RefreshRun> RefreshAsync(this SaolaTestHost host) => host.Services.GetRequiredService<ISearchRefresh>().RunDueAsync(CancellationToken.None);

    public static Task<SearchResult> FindAsync(this SaolaTestHost host, string text, params string[] readers) =>
        host.Services.GetRequiredService<ISearch>().FindAsync(new SearchRequest { Text = text, Kind = null, Readers = readers.Length == 0 ? ["public"] : readers }, CancellationToken.None);

    public static async Task<string[]> IdsAsync(this SaolaTestHost host, string text, params string[] readers) =>
        [.. (await host.FindAsync(text, readers)).Hits.Select(h => h.Id)];
}
