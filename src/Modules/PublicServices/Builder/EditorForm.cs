using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Web;

namespace Saola.Modules.PublicServices.Builder;

/// <summary>A record of a draft as controls on a page, and back.</summary>
internal sealed class EditorForm(ProcedureCatalogue catalogue, IStringLocalizer<BuilderTexts> texts)
{
    /// <summary>Second control of a need: its condition.</summary>
    public const string Condition = ".when";

    /// <summary>Hidden control that says which keys the page showed.</summary>
    public const string ShownKeys = "_keys";

    private const string When = "when", Yes = "yes", No = "no";

    /// <summary>The controls of a record with the faults at their fields.</summary>
    public IReadOnlyList<FieldModel> Fields(EditorPlace place, JsonObject? record, IReadOnlyList<DraftFault> faults) =>
        [.. FieldKeys.Shown(place.Record, record).SelectMany(k => Controls(place, k, record, faults.FirstOrDefault(f => f.IsAt(place.Path, k.Name))?.Message))];

    /// <summary>What was typed, key by key; null takes a key out. Keys that were not on the page stay as they are.</summary>
    public static JsonObject Values(EditorRecord record, IFormCollection posted) =>
        new(record.Keys.Where(k => posted[ShownKeys].Count == 0 || posted[ShownKeys].ToString().Split(' ').Contains(k.Name, StringComparer.Ordinal)).Select(k => KeyValuePair.Create(k.Name, Value(k, posted))));

    /// <summary>The name of a kind of record.</summary>
    public string NameOf(EditorRecord record) => texts["Record." + record.Name];

    private IEnumerable<FieldModel> Controls(EditorPlace place, EditorKey key, JsonObject? record, string? fault)
    {
        var node = record?[key.Name];
        var field = new FieldModel { Name = key.Name, Label = Label(place.Record.Name, key.Name), Hint = Hint(place.Record.Name, key), Error = fault, Value = DraftDocument.TextOf(node), Width = FieldWidth.Long };
        switch (key.Kind)
        {
            case KeyKind.LongText: yield return field with { Kind = FieldKind.TextLong, Rows = 3, Width = FieldWidth.Full }; break;
            case KeyKind.Lines: yield return field with { Kind = FieldKind.TextLong, Rows = 3, Width = FieldWidth.Full, Value = string.Join('\n', TextsOf(node)) }; break;
            case KeyKind.Table: yield return field with { Kind = FieldKind.TextLong, Rows = 4, Width = FieldWidth.Full, Value = Table(key, node) }; break;
            case KeyKind.Whole or KeyKind.Number: yield return field with { Width = FieldWidth.Short }; break;
            case KeyKind.Truth: yield return field with { Kind = FieldKind.Checkbox, Value = node is null ? (key.Otherwise ? "true" : "false") : field.Value }; break;
            case KeyKind.Day: yield return field with { Kind = FieldKind.Date, Value = DayText(field.Value!) }; break;
            case KeyKind.Choice: yield return field with { Kind = FieldKind.Select, Nothing = texts["Nothing"], Choices = Known(key, field.Value!, DraftDocument.TextOf(record?["id"])) }; break;
            case KeyKind.Several: yield return field with { Kind = FieldKind.Checkboxes, Choices = Choices(key), Values = [.. TextsOf(node)] }; break;
            case KeyKind.Need:
                foreach (var control in Need(place, key, field)) yield return control;
                break;
            default: yield return field; break;
        }
    }

    private IEnumerable<FieldModel> Need(EditorPlace place, EditorKey key, FieldModel field)
    {
        var chosen = field.Value == key.Words[0] || (field.Value!.Length == 0 && key.Words.Count > 1) ? Yes : field.Value.Length == 0 || field.Value == key.Words.ElementAtOrDefault(1) || field.Value == "false" ? No : When;
        yield return field with { Kind = FieldKind.Radio, Value = chosen, Choices = [new(Yes, texts["Need.yes"]), new(No, texts["Need.no"]), new(When, texts["Need.when"])] };
        yield return new FieldModel
        {
            Name = key.Name + Condition, Label = Label(place.Record.Name, key.Name + Condition), Hint = texts["Hint.expression"], Value = chosen == When ? field.Value : "", Width = FieldWidth.Long, Optional = true,
        };
    }

    /// <summary>What a key of a record asks.</summary>
    public string Label(string record, string key)
    {
        var own = texts[$"Key.{record}.{key}"];
        return own.ResourceNotFound ? texts["Key." + key].Value : own.Value;
    }

    private string? Hint(string record, EditorKey key)
    {
        foreach (var name in new[] { $"Hint.{record}.{key.Name}", "Hint." + key.Name, "Hint." + key.Kind.ToString().ToLowerInvariant() })
        {
            if (texts[name] is { ResourceNotFound: false } hint) return hint.Value;
        }
        return null;
    }

    /// <summary>The choices, with a value that is in none of them: it is shown, its fault says what is wrong.</summary>
    private IReadOnlyList<Choice> Known(EditorKey key, string value, string id)
    {
        var choices = Choices(key);
        if (key.Words[0] == ProcedureParts.Prefills && id.Length > 0) choices = [.. choices, new Choice("last." + id, texts["Prefill.last"])];
        return value.Length == 0 || choices.Any(c => c.Value == value) ? choices : [.. choices, new Choice(value, value)];
    }

    private IReadOnlyList<Choice> Choices(EditorKey key) => key.Words[0] switch
    {
        ProcedureParts.Fields => [.. catalogue.Fields.Select(f => new Choice(f.Key, f.Value))],
        ProcedureParts.Units => Codes("units"),
        ProcedureParts.CodeLists => [.. catalogue.Common.Codes.Names.Order(StringComparer.Ordinal).Select(n => new Choice(n, n))],
        ProcedureParts.Prefills => [.. KnownData.Sources.Select(s => new Choice(s, texts["Prefill." + s]))],
        _ => [.. key.Words.Select(w => new Choice(w, texts[$"Word.{w}"] is { ResourceNotFound: false } word ? word.Value : w))],
    };

    private IReadOnlyList<Choice> Codes(string list) => [.. (catalogue.Codes.Find(list)?.Codes ?? []).Where(c => !c.IsGroup).Select(c => new Choice(c.Value, c.Label))];

    private static JsonNode? Value(EditorKey key, IFormCollection posted)
    {
        var text = posted[key.Name].ToString();
        var line = VietnameseText.Clean(text);
        switch (key.Kind)
        {
            case KeyKind.LongText: return Text(VietnameseText.CleanLines(text));
            case KeyKind.Lines: return List(Split(text).Select(l => (JsonNode?)l));
            case KeyKind.Several: return List(posted[key.Name].Where(v => !string.IsNullOrEmpty(v)).Select(v => (JsonNode?)v));
            case KeyKind.Table: return List(Split(text).Select(l => (JsonNode?)Row(key, l)));
            case KeyKind.Whole or KeyKind.Number: return decimal.TryParse(line.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : Text(line);
            case KeyKind.Truth: return posted[key.Name].Contains("true") ? true : key.Otherwise ? false : null;
            case KeyKind.Day: return DateOnly.TryParseExact(line, ["d/M/yyyy", "dd/MM/yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Text(line);
            case KeyKind.Need: return NeedValue(key, line, VietnameseText.Clean(posted[key.Name + Condition]));
            case KeyKind.Value: return Json(line);
            default: return key.Keeps ? line : Text(line);
        }
    }

    private static JsonNode? NeedValue(EditorKey key, string chosen, string condition) => chosen switch
    {
        When => condition.Length > 0 ? condition : "?",
        Yes => key.Words[0] == "true" ? true : key.Words[0],
        _ => key.Words.Count > 1 ? key.Words[1] : null,
    };

    /// <summary>What looks like JSON is JSON, everything else a text.</summary>
    private static JsonNode? Json(string text)
    {
        if (text.Length == 0) return null;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static JsonNode? Text(string text) => text.Length == 0 ? null : text;

    private static JsonArray? List(IEnumerable<JsonNode?> items) => new JsonArray([.. items]) is { Count: > 0 } list ? list : null;

    private static IEnumerable<string> Split(string text) => text.ReplaceLineEndings("\n").Split('\n').Select(VietnameseText.Clean).Where(l => l.Length > 0);

    private static JsonObject Row(EditorKey key, string line)
    {
        var parts = line.Split('|', key.Words.Count).Select(p => p.Trim()).ToList();
        return new(key.Words.Zip(parts).Where(p => p.Second.Length > 0).Select(p => KeyValuePair.Create(p.First, (JsonNode?)p.Second)));
    }

    private static string Table(EditorKey key, JsonNode? node) => string.Join('\n', (node as JsonArray ?? []).OfType<JsonObject>()
        .Select(row => string.Join(" | ", key.Words.Select(w => DraftDocument.TextOf(row[w]))).TrimEnd(' ', '|')));

    private static IEnumerable<string> TextsOf(JsonNode? node) => node is JsonArray list ? list.Select(DraftDocument.TextOf) : node is null ? [] : [DraftDocument.TextOf(node)];

    private static string DayText(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? VietnameseFormats.Day(day) : text;
}
