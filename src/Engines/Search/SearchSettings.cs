namespace Saola.Engines.Search;

/// <summary>Settings <c>Saola:Search:…</c>.</summary>
internal sealed class SearchSettings
{
    /// <summary>Name of this node: its folder below <c>&lt;data&gt;/search</c>. The machine's name unless said.</summary>
    public string Node { get; set; } = Environment.MachineName;

    /// <summary>Keeps the index in memory only: for tests and for nodes without a disk. It is built anew at each start.</summary>
    public bool InMemory { get; set; }

    /// <summary>Days for which changes are kept; a node that was away for longer builds its index anew.</summary>
    public int KeepDays { get; set; } = 30;

    /// <summary>How often the follower looks without being woken, for the commits of other nodes.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long the follower rests after it wrote: each write of the index costs the same whether it holds one change or a hundred.</summary>
    public TimeSpan RestAfter { get; set; } = TimeSpan.FromMilliseconds(250);
}
