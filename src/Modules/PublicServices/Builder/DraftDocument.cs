using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Saola.Engines.Cases.Forms.Reading;

namespace Saola.Modules.PublicServices.Builder;

/// <summary>
/// The text of a draft as a tree that is changed at places such as <c>form.sections[0].fields[2]</c>. It holds whatever was typed, also what a procedure
/// may not say: the reader of procedure files judges it, nobody else.
/// </summary>
internal sealed partial class DraftDocument(JsonObject root)
{
    public JsonObject Root => root;

    /// <summary>Reads a text; what stands without a value is left out. Empty when it is no YAML mapping.</summary>
    public static DraftDocument Read(string text)
    {
        var read = new JsonObject();
        if (YamlSource.Read("", text).Root is { } map)
        {
            foreach (var key in map.Keys.ToList())
            {
                if (map.Json(key) is { } node) read[key] = WithoutNulls(node);
            }
        }
        return new(read);
    }

    public string Write() => YamlWriter.Write(root);

    /// <summary>The node at a place, or null.</summary>
    public JsonNode? At(string place)
    {
        JsonNode? node = root;
        foreach (var step in Steps(place))
        {
            node = step.Index is { } index ? node is JsonArray list && index < list.Count ? list[index] : null : (node as JsonObject)?[step.Key];
            if (node is null) return null;
        }
        return node;
    }

    /// <summary>The record at a place; a missing one on the way is made, a missing item of a list is not.</summary>
    public JsonObject? Record(string place) => Reach(place, static () => new JsonObject()) as JsonObject;

    /// <summary>The list at a place, made when it is missing.</summary>
    public JsonArray? List(string place) => Reach(place, static () => new JsonArray()) as JsonArray;

    /// <summary>Sets the keys that have a value, takes out those with null, leaves the others; keys stand in the order of the format, whichever was typed first.</summary>
    public static void Put(JsonObject record, EditorRecord kind, JsonObject values)
    {
        foreach (var (key, value) in values)
        {
            record.Remove(key);
            if (value is not null) record[key] = value.DeepClone();
        }
        foreach (var key in kind.Keys.Select(k => k.Name).Where(record.ContainsKey).ToList())
        {
            var value = record[key];
            record.Remove(key);
            record[key] = value;
        }
    }

    /// <summary>How an item is called in lists: its name, label, title, text or id.</summary>
    public static string TitleOf(JsonNode? item)
    {
        if (item is not JsonObject record) return "";
        foreach (var key in new[] { "label", "name", "title", "number", "text", "message", "note", "value", "when", "use", "kind", "id" })
        {
            if (TextOf(record[key]) is { Length: > 0 } text) return text.Length > 160 ? text[..160] + "…" : text;
        }
        return "";
    }

    /// <summary>A value as it is typed.</summary>
    public static string TextOf(JsonNode? node) => node switch
    {
        null => "",
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value when value.TryGetValue<bool>(out var truth) => truth ? "true" : "false",
        JsonValue value when value.TryGetValue<decimal>(out var number) => number.ToString(CultureInfo.InvariantCulture),
        _ => node.ToJsonString(Catalogue.ProcedureCaseTypes.SchemaText),
    };

    private JsonNode? Reach(string place, Func<JsonNode> make)
    {
        JsonNode? node = root;
        var steps = Steps(place).ToList();
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].Index is { } index) node = node is JsonArray list && index < list.Count ? list[index] : null;
            else if (node is JsonObject record) node = record[steps[i].Key] ??= i == steps.Count - 1 ? make() : i + 1 < steps.Count && steps[i + 1].Index is not null ? new JsonArray() : new JsonObject();
            else return null;
            if (node is null) return null;
        }
        return node;
    }

    internal static IEnumerable<(string Key, int? Index)> Steps(string place)
    {
        foreach (Match match in Step().Matches(place))
        {
            if (match.Groups["index"] is { Success: true } index) yield return ("", int.Parse(index.Value, CultureInfo.InvariantCulture));
            else yield return (match.Groups["key"].Value, null);
        }
    }

    private static JsonNode WithoutNulls(JsonNode node)
    {
        if (node is JsonObject record)
        {
            foreach (var key in record.Where(p => p.Value is null).Select(p => p.Key).ToList()) record.Remove(key);
            foreach (var (_, value) in record) WithoutNulls(value!);
        }
        foreach (var item in (node as JsonArray ?? []).OfType<JsonNode>()) WithoutNulls(item);
        return node;
    }

    [GeneratedRegex(@"(?<key>[a-z_]+)|\[(?<index>\d{1,4})\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Step();
}
