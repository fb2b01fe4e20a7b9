using System.Text.Json;
using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms.Expressions;

namespace Saola.Engines.Cases.Forms;

/// <summary>
/// What was filled in so far. Values are typed JSON as docs/form-format.md says; what could not be read as its type stays as the text that
/// was typed, so that nothing is lost, and the validator names it.
/// </summary>
public sealed class FormData
{
    private readonly HashSet<string> _locked;

    /// <summary>Data that was stored or came through the API; it is not copied.</summary>
    public FormData(JsonObject? values = null, IEnumerable<string>? locked = null)
    {
        Values = values ?? [];
        _locked = new(locked ?? [], StringComparer.Ordinal);
    }

    /// <summary>The values: this is what is stored with a case and served by the API.</summary>
    public JsonObject Values { get; }

    /// <summary>Paths whose value came from a register and cannot be typed over.</summary>
    public IReadOnlyCollection<string> Locked => _locked;

    /// <summary>Whether the value at a path came from a register and cannot be typed over.</summary>
    public bool IsLocked(string path) => _locked.Contains(path);

    /// <summary>Locks what a register gave.</summary>
    public void Lock(string path) => _locked.Add(path);

    /// <summary>Lets a path be typed again: the officer asked for it to be mended.</summary>
    public void Unlock(string path) => _locked.Remove(path);

    /// <summary>The value at a path, or null.</summary>
    public JsonNode? Get(string path)
    {
        JsonNode? node = Values;
        foreach (var part in FieldPath.Parse(path))
        {
            node = node is JsonObject holder ? holder[part.Name] : null;
            if (part.Row is { } row) node = node is JsonArray rows && row < rows.Count ? rows[row] : null;
            if (node is null) return null;
        }
        return ReferenceEquals(node, Values) ? null : node;
    }

    /// <summary>The text at a path, or null.</summary>
    public string? Text(string path) => ExpressionValues.Of(Get(path)) as string;

    /// <summary>
    /// Puts a value at a path; null takes it away. Missing objects on the way are made; a row that does not exist is not
    /// (use <see cref="AddRow"/>): then nothing is put and the answer is false.
    /// </summary>
    public bool Set(string path, JsonNode? value)
    {
        var parts = FieldPath.Parse(path);
        if (parts.Count == 0 || Holder(parts, create: value is not null) is not { } holder) return value is null;
        var last = parts[^1];
        if (last.Row is { } row)
        {
            if (holder[last.Name] is not JsonArray rows || row >= rows.Count) return false;
            rows[row] = value;
        }
        else if (value is null) holder.Remove(last.Name);
        else holder[last.Name] = value;
        return true;
    }

    private JsonObject? Holder(IReadOnlyList<FieldPath.Part> parts, bool create)
    {
        var holder = Values;
        for (var i = 0; i < parts.Count - 1; i++)
        {
            var next = holder[parts[i].Name];
            if (parts[i].Row is { } row) next = next is JsonArray rows && row < rows.Count ? rows[row] : null;
            else if (next is not JsonObject && create) holder[parts[i].Name] = next = new JsonObject();
            if (next is not JsonObject inner) return null;
            holder = inner;
        }
        return holder;
    }

    /// <summary>How many rows stand at a path.</summary>
    public int RowCount(string rows) => Get(rows) is JsonArray array ? array.Count : 0;

    /// <summary>Adds a row at the end and gives its index; null when the place for it does not exist.</summary>
    public int? AddRow(string rows, JsonObject? row = null)
    {
        if (Get(rows) is not JsonArray array)
        {
            array = [];
            if (!Set(rows, array)) return null;
        }
        array.Add(row ?? []);
        return array.Count - 1;
    }

    /// <summary>Takes a row away; false when there is none.</summary>
    public bool RemoveRow(string rows, int index)
    {
        if (Get(rows) is not JsonArray array || index < 0 || index >= array.Count) return false;
        array.RemoveAt(index);
        if (array.Count == 0) Set(rows, null);
        foreach (var path in _locked.Where(p => p.StartsWith(rows + "[", StringComparison.Ordinal)).ToList()) MoveLock(rows, index, path);
        return true;
    }

    private void MoveLock(string rows, int removed, string path)
    {
        var close = path.IndexOf(']', rows.Length);
        var row = int.Parse(path.AsSpan(rows.Length + 1, close - rows.Length - 1), provider: System.Globalization.CultureInfo.InvariantCulture);
        if (row < removed) return;
        _locked.Remove(path);
        if (row > removed) _locked.Add(FieldPath.Row(rows, row - 1) + path[(close + 1)..]);
    }

    /// <summary>A copy that shares nothing.</summary>
    public FormData Clone() => new((JsonObject)Values.DeepClone(), _locked);

    /// <summary>Values and locks as one JSON text: how a draft is kept.</summary>
    public string ToDraft() => JsonSerializer.Serialize(new { values = Values, locked = _locked.Order(StringComparer.Ordinal) });

    /// <summary>A draft that <see cref="ToDraft"/> wrote; empty data when the text is no draft.</summary>
    public static FormData FromDraft(string? json)
    {
        if (string.IsNullOrWhiteSpace(json)) return new();
        try
        {
            var draft = JsonNode.Parse(json) as JsonObject;
            var values = draft?["values"] as JsonObject;
            var locked = (draft?["locked"] as JsonArray)?.Select(n => n?.GetValue<string>() ?? "") ?? [];
            draft?.Remove("values");
            return new(values, locked.ToList());
        }
        catch (JsonException)
        {
            return new();
        }
    }
}
