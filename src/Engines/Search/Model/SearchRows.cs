namespace Saola.Engines.Search.Model;

/// <summary>Something that can be found was changed: written in the commit of the change.</summary>
internal sealed class SearchChange
{
    public long Id { get; init; }

    /// <summary>The transaction that wrote it (PostgreSQL only; the database fills it in).</summary>
    public long TransactionId { get; init; }
    public required string Kind { get; init; }

    /// <summary>Id of the document inside its kind.</summary>
    public required string Document { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A number to remember: up to where changes were cleaned away.</summary>
internal sealed class SearchMark
{
    public const string Cleaned = "cleaned";

    public required string Name { get; init; }
    public required long Value { get; set; }
}
