using System.Runtime.CompilerServices;
using Saola.Engines.Search;
using Saola.TestKit;
using YamlDotNet.Serialization;

namespace Saola.Engines.Tests.Search;

/// <summary>The procedures of the catalogue as the public services give them to the index: code, name, other names, and what the page says.</summary>
internal sealed class CatalogueSource : ISearchSource
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().IgnoreUnmatchedProperties().Build();

    public string Kind => "catalogue";

    public bool IsFromFiles => true;

    public async IAsyncEnumerable<SearchDocument> AllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Path("catalog", "procedures"), "*.yaml").Order(StringComparer.Ordinal))
        {
            var map = Yaml.Deserialize<Dictionary<string, object?>>(await File.ReadAllTextAsync(file, cancellationToken));
            var code = (string)map["code"]!;
            yield return new SearchDocument
            {
                Kind = Kind, Id = code, Title = (string)map["name"]!, Keywords = string.Join("; ", Strings(map, "aliases").Prepend(code)),
                Text = string.Join('\n', Strings(map, "summary").Concat(Strings(map, "how_it_goes")).Concat(Strings(map, "conditions")).Concat(Names(map, "papers"))),
                Url = "/thu-tuc/" + code, Readers = ["public"],
            };
        }
    }

    public Task<SearchDocument?> OneAsync(string id, CancellationToken cancellationToken) => Task.FromResult<SearchDocument?>(null);

    private static IEnumerable<string> Strings(Dictionary<string, object?> map, string key) => map.GetValueOrDefault(key) switch
    {
        string one => [one],
        List<object> many => many.OfType<string>(),
        _ => [],
    };

    private static IEnumerable<string> Names(Dictionary<string, object?> map, string key) =>
        map.GetValueOrDefault(key) is List<object> many ? many.OfType<Dictionary<object, object>>().Select(m => m.GetValueOrDefault("name") as string ?? "") : [];
}
