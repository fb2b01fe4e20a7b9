using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Expressions;
using Saola.Engines.Cases.Forms.Reading;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Cases.Catalogue;

/// <summary>The form of a procedure file of the repository, with the filled sample that stands in <c>samples/forms</c>.</summary>
internal sealed class CatalogueForm
{
    /// <summary>The day on which the samples are filed.</summary>
    public static readonly DateOnly Today = new(2026, 11, 25);

    private static readonly List<SourceFault> CodeFaults = [];
    private static readonly CodeLists Codes = CodeListReader.ReadAll(Repository.Path("catalog"), CodeFaults);
    private static readonly FormReader Reader = new(FormBlocks.Read(Source("codes", "blocks.yaml")), Codes);

    private CatalogueForm(string code)
    {
        var source = Source("procedures", code + ".yaml");
        Form = Reader.Read(source.Root!.Map("form"), source.Root);
        Fees = source.Root.Maps("fees").Select(fee => FormExpression.Parse(fee.Text("formula")!)).ToList();
        Papers = source.Root.Maps("papers").ToDictionary(paper => paper.Must("id"), paper => paper.Must("required"), StringComparer.Ordinal);
        Faults = [.. CodeFaults, .. source.Faults];
        Data = new((JsonObject)JsonNode.Parse(File.ReadAllText(Repository.Path("samples", "forms", code + ".json")))!);
    }

    public FormDefinition Form { get; }

    public IReadOnlyList<FormExpression> Fees { get; }

    public IReadOnlyDictionary<string, string> Papers { get; }

    public IReadOnlyList<SourceFault> Faults { get; }

    public FormData Data { get; }

    public FormEvaluation Evaluation => new(Form, Data, new FormContext(Today, Codes));

    public static CatalogueForm Of(string code) => new(code);

    /// <summary>Puts a value (JSON; nothing takes it away) at a path of the sample.</summary>
    public CatalogueForm With(string path, string? json)
    {
        Assert.True(Data.Set(path, json is null ? null : JsonNode.Parse(json)), path);
        return this;
    }

    /// <summary>Whether a paper is asked with the sample as it stands.</summary>
    public bool AsksPaper(string id) =>
        Papers[id] is "always" || (Papers[id] is not "optional" && FormExpression.Parse(Papers[id]).IsTrue(Evaluation.Root));

    private static YamlSource Source(params string[] parts)
    {
        var file = Repository.Path(["catalog", .. parts]);
        return YamlSource.Read(file, File.ReadAllText(file));
    }
}
