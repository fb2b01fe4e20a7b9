using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Saola.Engines.Cases.Forms.Reading;

/// <summary>
/// A mapping of a YAML file that is read key by key; every wrong value becomes a fault with its line, and so does every key that
/// nobody asked for (<see cref="RefuseOthers"/>): a misspelt key must not be lost in silence.
/// </summary>
public sealed class YamlMap
{
    private readonly Dictionary<string, YamlNode> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private readonly int? _onlyLine;

    internal YamlMap(YamlSource source, YamlMappingNode node, string path, int? onlyLine = null)
    {
        (Source, Path, Node, _onlyLine) = (source, path, node, onlyLine);
        Line = onlyLine ?? (int)node.Start.Line;
        Put(node);
    }

    /// <summary>
    /// A mapping of another file that is used here: its faults are shown at the line of the use; <paramref name="over"/> replaces keys, the last one wins.
    /// </summary>
    internal static YamlMap Used(YamlSource source, YamlMappingNode node, string path, int line, IEnumerable<YamlMap?> over)
    {
        var map = new YamlMap(source, node, path, line);
        foreach (var keys in over.OfType<YamlMap>()) map.Put(keys.Node);
        return map;
    }

    internal YamlMappingNode Node { get; }

    private void Put(YamlMappingNode node)
    {
        foreach (var (key, value) in node.Children)
        {
            if (key is not YamlScalarNode { Value: { } name }) Source.Fault(key, "khóa phải là chữ");
            else
            {
                _nodes[name] = value;
                _lines[name] = _onlyLine ?? (int)key.Start.Line;
            }
        }
    }

    /// <summary>The file.</summary>
    public YamlSource Source { get; }

    /// <summary>Where the mapping stands in the file, such as <c>form.sections[2]</c>.</summary>
    public string Path { get; }

    /// <summary>Its first line.</summary>
    public int Line { get; }

    /// <summary>The keys in their order.</summary>
    public IEnumerable<string> Keys => _nodes.Keys;

    /// <summary>The line of a key, or of the mapping.</summary>
    public int LineOf(string key) => _lines.GetValueOrDefault(key, Line);

    /// <summary>Whether the key stands there with a value.</summary>
    public bool Has(string key)
    {
        _asked.Add(key);
        return _nodes.TryGetValue(key, out var node) && !IsNull(node);
    }

    /// <summary>Notes a fault at a key.</summary>
    public void Fault(string key, string message) => Source.Fault(LineOf(key), $"{Place(key)}: {message}");

    /// <summary>A text, or null.</summary>
    public string? Text(string key)
    {
        if (Find(key) is not { } node) return null;
        if (node is YamlScalarNode { Value: { } text }) return text;
        Fault(key, "phải là chữ");
        return null;
    }

    /// <summary>A text that must be there; a fault and "" when it is not.</summary>
    public string Must(string key)
    {
        if (Text(key) is { Length: > 0 } text) return text;
        if (!Has(key) || _nodes[key] is YamlScalarNode) Fault(key, "thiếu");
        return "";
    }

    /// <summary>A number, or null.</summary>
    public decimal? Number(string key)
    {
        if (Text(key) is not { } text) return null;
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        Fault(key, $"\"{text}\" không phải là số");
        return null;
    }

    /// <summary>A whole number, or null.</summary>
    public int? Whole(string key)
    {
        if (Text(key) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        Fault(key, $"\"{text}\" không phải là số nguyên");
        return null;
    }

    /// <summary>A truth; the given one when the key is not there.</summary>
    public bool Truth(string key, bool otherwise = false)
    {
        switch (Text(key))
        {
            case null: return otherwise;
            case "true": return true;
            case "false": return false;
            case { } text:
                Fault(key, $"\"{text}\" phải là true hoặc false");
                return otherwise;
        }
    }

    /// <summary>A day <c>yyyy-mm-dd</c>, or null.</summary>
    public DateOnly? Day(string key)
    {
        if (Text(key) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Fault(key, $"\"{text}\" phải là ngày theo dạng yyyy-mm-dd");
        return null;
    }

    /// <summary>One of the given words; the first of them when the key is not there.</summary>
    public string OneOf(string key, params string[] words)
    {
        if (Text(key) is not { } text) return words[0];
        if (words.Contains(text, StringComparer.Ordinal)) return text;
        Fault(key, $"\"{text}\" phải là một trong: {string.Join(", ", words)}");
        return words[0];
    }

    /// <summary>A list of texts; a single text is a list of one.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        var node = Find(key);
        if (node is YamlScalarNode { Value: { } single }) return [single];
        if (node is not (null or YamlSequenceNode)) Fault(key, "phải là danh sách");
        var texts = new List<string>();
        foreach (var item in node as YamlSequenceNode ?? [])
        {
            if (item is YamlScalarNode { Value: { } text }) texts.Add(text);
            else Source.Fault(item, $"{Place(key)}: mỗi mục phải là chữ");
        }
        return texts;
    }

    /// <summary>A mapping, or null.</summary>
    public YamlMap? Map(string key)
    {
        var node = Find(key);
        if (node is YamlMappingNode map) return new(Source, map, Place(key), _onlyLine);
        if (node is not null) Fault(key, "phải gồm các cặp khóa và giá trị");
        return null;
    }

    /// <summary>A list of mappings.</summary>
    public IReadOnlyList<YamlMap> Maps(string key)
    {
        var node = Find(key);
        if (node is not (null or YamlSequenceNode)) Fault(key, "phải là danh sách");
        var maps = new List<YamlMap>();
        foreach (var (item, i) in (node as YamlSequenceNode ?? []).Select((n, i) => (n, i)))
        {
            if (item is YamlMappingNode map) maps.Add(new(Source, map, $"{Place(key)}[{i}]", _onlyLine));
            else Source.Fault(item, $"{Place(key)}[{i}]: phải gồm các cặp khóa và giá trị");
        }
        return maps;
    }

    /// <summary>The first key that holds a list of mappings: how a file of codes is read, whatever its list is called.</summary>
    public string? FirstList() => _nodes.FirstOrDefault(n => n.Value is YamlSequenceNode { Children.Count: > 0 } list && list[0] is YamlMappingNode).Key;

    /// <summary>A plain JSON-like value: scalars as they would be in JSON, lists and mappings whole.</summary>
    public System.Text.Json.Nodes.JsonNode? Json(string key) => Find(key) is { } node ? YamlJson.Of(node) : null;

    /// <summary>A key that a reader handles elsewhere.</summary>
    public void Know(params string[] keys) => _asked.UnionWith(keys);

    /// <summary>A fault for every key that was not asked for.</summary>
    public void RefuseOthers()
    {
        foreach (var key in _nodes.Keys.Where(k => !_asked.Contains(k)))
        {
            Fault(key, $"khóa này không có trong định dạng (có: {string.Join(", ", _asked.Order(StringComparer.Ordinal))})");
        }
    }

    /// <summary>A fault for every key but these, which are read elsewhere.</summary>
    public void RefuseOtherThan(params string[] keys)
    {
        Know(keys);
        RefuseOthers();
    }

    private YamlNode? Find(string key) => Has(key) ? _nodes[key] : null;

    private string Place(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    private static bool IsNull(YamlNode node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain } scalar && scalar.Value is null or "" or "null" or "~";
}
