using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Reading;
using Xunit;

namespace Saola.Engines.Tests.Cases.Forms;

/// <summary>What the tests of forms share: the catalogue of the repository, small forms written in place, data written in place.</summary>
internal static class FormFixture
{
    public static readonly DateOnly Today = new(2026, 11, 25);

    private static readonly Lazy<(CodeLists Codes, FormBlocks Blocks, IReadOnlyList<SourceFault> Faults)> Loaded = new(Load);

    public static string Catalogue { get; } = Path.Combine(Root(), "catalog");

    public static CodeLists Codes => Loaded.Value.Codes;

    public static FormBlocks Blocks => Loaded.Value.Blocks;

    public static IReadOnlyList<SourceFault> CatalogueFaults => Loaded.Value.Faults;

    public static FormContext Context => new(Today, Codes);

    /// <summary>Reads a form and expects no fault.</summary>
    public static FormDefinition Form(string yaml)
    {
        var (form, faults) = Read(yaml);
        Assert.Empty(faults.Select(f => f.ToString()));
        return form;
    }

    /// <summary>A form of one section with these fields.</summary>
    public static FormDefinition FormOf(string fields) =>
        Form("sections:\n  - id: main\n    title: Chính\n    fields:\n" + Indented(fields, 6));

    public static (FormDefinition Form, IReadOnlyList<SourceFault> Faults) Read(string yaml)
    {
        var source = YamlSource.Read("test.yaml", yaml);
        if (source.Root is null) return (FormDefinition.Empty, source.Faults);
        var form = new FormReader(Blocks, Codes).Read(source.Root, source.Root);
        return (form, source.Faults);
    }

    public static FormData Data(string json) => new((JsonObject)JsonNode.Parse(json)!);

    public static FormFaults Validate(FormDefinition form, string json) => FormValidator.Validate(form, Data(json), Context);

    public static string Indented(string text, int blanks) =>
        string.Join('\n', text.Trim('\n').Split('\n').Select(l => new string(' ', blanks) + l)) + "\n";

    private static (CodeLists, FormBlocks, IReadOnlyList<SourceFault>) Load()
    {
        var faults = new List<SourceFault>();
        var codes = CodeListReader.ReadAll(Catalogue, faults);
        var source = YamlSource.Read("blocks.yaml", File.ReadAllText(Path.Combine(Catalogue, "codes", "blocks.yaml")));
        var blocks = FormBlocks.Read(source);
        return (codes, blocks, [.. faults, .. source.Faults]);
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Saola.slnx"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException("The root of the repository was not found above the tests.");
    }
}
