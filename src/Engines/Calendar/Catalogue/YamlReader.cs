using System.Collections.Immutable;
using Saola.Kernel;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Saola.Engines.Calendar.Catalogue;

/// <summary>Reads one YAML file node by node and collects every fault with its line; unknown keys are faults, so that a slip of the pen is found.</summary>
internal sealed class YamlReader(string file)
{
    private readonly ImmutableArray<CatalogueFault>.Builder _faults = ImmutableArray.CreateBuilder<CatalogueFault>();

    public ImmutableArray<CatalogueFault> Faults => _faults.ToImmutable();

    public bool HasFaults => _faults.Count > 0;

    public YamlMappingNode? Root(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }]) return root;
            Fault(1, "Fault.File.Root");
        }
        catch (YamlException exception)
        {
            Fault((int)exception.Start.Line, "Fault.File.Yaml", exception.InnerException?.Message ?? exception.Message);
        }
        return null;
    }

    public void OnlyKeys(YamlMappingNode node, params ReadOnlySpan<string> known)
    {
        foreach (var key in node.Children.Keys)
        {
            if (key is YamlScalarNode { Value: { } name } && known.Contains(name)) continue;
            Fault(key, "Fault.File.Key", key.ToString(), string.Join(", ", known.ToArray()));
        }
    }

    public string? Text(YamlMappingNode node, string key)
    {
        if (Child(node, key) is YamlScalarNode { Value: { } value } scalar && VietnameseText.Clean(value) is { Length: > 0 } clean)
        {
            if (string.Equals(clean, value.Trim(), StringComparison.Ordinal)) return clean;
            Fault(scalar, "Fault.File.Composed", key);
            return null;
        }
        Fault(node, "Fault.File.Missing", key);
        return null;
    }

    public string? OptionalText(YamlMappingNode node, string key) => Child(node, key) is null ? null : Text(node, key);

    public YamlMappingNode? Map(YamlMappingNode node, string key)
    {
        if (Child(node, key) is YamlMappingNode map) return map;
        Fault(node, "Fault.File.Missing", key);
        return null;
    }

    public IEnumerable<YamlNode> Items(YamlMappingNode node, string key, bool optional = false)
    {
        if (Child(node, key) is YamlSequenceNode list) return list.Children;
        if (!optional || Child(node, key) is not null) Fault(node, "Fault.File.Missing", key);
        return [];
    }

    /// <summary>Each item of a list as a map; an item of another kind is a fault.</summary>
    public IEnumerable<YamlMappingNode> Maps(YamlMappingNode node, string key)
    {
        foreach (var item in Items(node, key))
        {
            if (item is YamlMappingNode map) yield return map;
            else Fault(item, "Fault.File.Item", key);
        }
    }

    public T? Choice<T>(YamlMappingNode node, string key, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        if (Text(node, key) is not { } text) return null;
        if (choices.TryGetValue(text, out var value)) return value;
        Fault(node.Children[key], "Fault.File.Choice", key, text, string.Join(", ", choices.Keys));
        return null;
    }

    public void Fault(YamlNode at, string key, params ReadOnlySpan<object?> values) => Fault((int)at.Start.Line, key, values);

    private void Fault(int line, string key, params ReadOnlySpan<object?> values) =>
        _faults.Add(new(file, Math.Max(1, line), CalendarWords.Get(null, key, values)));

    private static YamlNode? Child(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var child) ? child : null;
}
