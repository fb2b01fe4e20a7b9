using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms.Filling;

namespace Saola.Modules.PublicServices.Builder.Checking;

/// <summary>A value that differs between two texts of a procedure.</summary>
/// <param name="Part">Part of the procedure.</param>
/// <param name="Item">The item it belongs to, by its name; empty for the part itself.</param>
/// <param name="Record">Kind of record that has the key.</param>
/// <param name="Key">The key; empty when the whole item came or went.</param>
/// <param name="Before">Earlier value.</param>
/// <param name="After">Later value.</param>
/// <param name="Kind">What became of it.</param>
internal sealed record ProcedureDifference(string Part, string Item, string Record, string Key, string Before, string After, DifferenceKind Kind);

/// <summary>
/// Compares two texts of a procedure key by key. Items of a list are the same item when their id (number, kind) is; what only changed its place in a list is not
/// told, except for sections, fields and steps, whose order people meet.
/// </summary>
internal static class DraftComparison
{
    public static IReadOnlyList<ProcedureDifference> Between(DraftDocument before, DraftDocument after)
    {
        var found = new List<ProcedureDifference>();
        foreach (var part in ProcedureParts.All)
        {
            var (earlier, later) = (before.At(part.Path) as JsonObject, after.At(part.Path) as JsonObject);
            Record(part.Record.Name, "", part.Record, earlier, later, found);
        }
        return found;
    }

    private static void Record(string part, string item, EditorRecord kind, JsonObject? before, JsonObject? after, List<ProcedureDifference> found)
    {
        foreach (var key in kind.Keys)
        {
            var (earlier, later) = (Shown(before?[key.Name]), Shown(after?[key.Name]));
            if (earlier == later) continue;
            found.Add(new(part, item, kind.Name, key.Name, earlier, later, earlier.Length == 0 ? DifferenceKind.Added : later.Length == 0 ? DifferenceKind.Removed : DifferenceKind.Changed));
        }
        foreach (var list in kind.Lists) Items(part, item, list, ListAt(before, list.Path), ListAt(after, list.Path), found);
    }

    private static void Items(string part, string item, EditorList list, IReadOnlyList<JsonObject> before, IReadOnlyList<JsonObject> after, List<ProcedureDifference> found)
    {
        var (earlier, later) = (Keyed(before), Keyed(after));
        foreach (var (key, gone) in earlier.Where(e => !later.ContainsKey(e.Key))) found.Add(new(part, Named(item, gone), list.Of(gone).Name, "", DraftDocument.TitleOf(gone), "", DifferenceKind.Removed));
        foreach (var (key, node) in later)
        {
            if (earlier.TryGetValue(key, out var old)) Record(part, Named(item, node), list.Of(node), old, node, found);
            else found.Add(new(part, Named(item, node), list.Of(node).Name, "", "", DraftDocument.TitleOf(node), DifferenceKind.Added));
        }
        var (was, now) = (earlier.Keys.Where(later.ContainsKey).ToList(), later.Keys.Where(earlier.ContainsKey).ToList());
        if (list.Item().Name is "section" or "field" or "step" && !was.SequenceEqual(now, StringComparer.Ordinal))
            found.Add(new(part, item, list.Item().Name, "order", string.Join(", ", was), string.Join(", ", now), DifferenceKind.Changed));
    }

    private static Dictionary<string, JsonObject> Keyed(IReadOnlyList<JsonObject> items)
    {
        var keyed = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var key = new[] { "id", "number", "when", "part", "label", "kind" }.Select(k => DraftDocument.TextOf(item[k])).FirstOrDefault(t => t.Length > 0) ?? "";
            for (var (name, i) = (key, 2); ; name = $"{key} ({i++})")
            {
                if (keyed.TryAdd(name, item)) break;
            }
        }
        return keyed;
    }

    private static string Named(string outer, JsonObject item) => outer.Length == 0 ? DraftDocument.TitleOf(item) : $"{outer} › {DraftDocument.TitleOf(item)}";

    private static List<JsonObject> ListAt(JsonObject? record, string path)
    {
        JsonNode? node = record;
        foreach (var step in path.Split('.')) node = (node as JsonObject)?[step];
        return [.. (node as JsonArray ?? []).OfType<JsonObject>()];
    }

    private static string Shown(JsonNode? node) => node switch
    {
        JsonArray list when list.All(i => i is JsonValue) => string.Join("; ", list.Select(DraftDocument.TextOf)),
        JsonArray list => string.Join("; ", list.OfType<JsonObject>().Select(o => string.Join(" | ", o.Select(p => DraftDocument.TextOf(p.Value))))),
        _ => DraftDocument.TextOf(node),
    };
}
