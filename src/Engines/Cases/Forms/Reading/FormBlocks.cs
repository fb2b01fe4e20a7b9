using YamlDotNet.RepresentationModel;

namespace Saola.Engines.Cases.Forms.Reading;

/// <summary>The common blocks of <c>catalog/codes/blocks.yaml</c>: groups of fields that are asked in the same way in every form.</summary>
public sealed class FormBlocks
{
    private readonly Dictionary<string, FormBlock> _blocks = new(StringComparer.Ordinal);

    /// <summary>No blocks.</summary>
    public static FormBlocks None { get; } = new();

    /// <summary>The names.</summary>
    public IReadOnlyCollection<string> Names => _blocks.Keys;

    /// <summary>Reads the file; faults go to <paramref name="source"/>, good blocks serve all the same.</summary>
    public static FormBlocks Read(YamlSource source)
    {
        var blocks = new FormBlocks();
        if (source.Root?.Map("blocks") is not { } map) return blocks;
        foreach (var name in map.Keys.ToList())
        {
            if (map.Map(name) is not { } block) continue;
            blocks._blocks[name] = new(block.Text("title"), block.Text("intro"), block.Maps("fields").Select(f => f.Node).ToList());
            block.RefuseOthers();
        }
        source.Root.RefuseOthers();
        return blocks;
    }

    internal FormBlock? Find(string name) => _blocks.GetValueOrDefault(name);
}

/// <summary>One block: its fields as they stand in the file.</summary>
internal sealed record FormBlock(string? Title, string? Intro, IReadOnlyList<YamlMappingNode> Fields);
