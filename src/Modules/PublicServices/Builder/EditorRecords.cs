namespace Saola.Modules.PublicServices.Builder;

/// <summary>How a key of a procedure file is typed on screen.</summary>
internal enum KeyKind
{
    Line,
    LongText,

    /// <summary>A list of texts, one in a line.</summary>
    Lines,
    Whole,
    Number,
    Truth,
    Day,

    /// <summary>One of a list.</summary>
    Choice,

    /// <summary>Several of a list.</summary>
    Several,

    /// <summary>A formula or a condition.</summary>
    Expression,

    /// <summary>Always, never, or when a condition holds.</summary>
    Need,

    /// <summary>Records of few parts, one in a line, with a bar between the parts.</summary>
    Table,

    /// <summary>A value in the JSON of its field.</summary>
    Value,
}

/// <summary>A key of a record.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Kind">How it is typed.</param>
internal sealed record EditorKey(string Name, KeyKind Kind)
{
    /// <summary>The choices, or the parts of a line; a single <c>@name</c> is a list that is looked up.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>What a truth is when nothing is said.</summary>
    public bool Otherwise { get; init; }

    /// <summary>Written also when it is empty: it says what the record is.</summary>
    public bool Keeps { get; init; }
}

/// <summary>A list inside a record.</summary>
/// <param name="Path">Place below the record.</param>
/// <param name="Item">What its items are; a function, since fields hold fields.</param>
internal sealed record EditorList(string Path, Func<EditorRecord> Item)
{
    /// <summary>Other kinds of items of the same list, told by a key that they have.</summary>
    public EditorRecord? Other { get; init; }

    public IEnumerable<EditorRecord> Kinds => Other is null ? [Item()] : [Item(), Other];

    /// <summary>What an item is.</summary>
    public EditorRecord Of(System.Text.Json.Nodes.JsonNode? item) =>
        Other is not null && item is System.Text.Json.Nodes.JsonObject record && record.ContainsKey(Other.Keys.First(k => k.Keeps).Name) ? Other : Item();
}

/// <summary>A record of a procedure file as it is edited: keys in the order of the format, then lists.</summary>
internal sealed record EditorRecord(string Name, IReadOnlyList<EditorKey> Keys, IReadOnlyList<EditorList> Lists);

/// <summary>A part of a draft: one page.</summary>
/// <param name="Record">What stands on it; its name is the part's name.</param>
/// <param name="Path">Where its record stands; empty for the root.</param>
internal sealed record EditorPart(EditorRecord Record, string Path);

/// <summary>A record of a draft at its place.</summary>
internal sealed record EditorPlace(string At, string Path, EditorRecord Record, EditorPart Part);
