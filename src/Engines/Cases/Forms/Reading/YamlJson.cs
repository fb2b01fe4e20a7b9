using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Saola.Engines.Cases.Forms.Reading;

/// <summary>YAML as JSON, by the rules of YAML 1.2: quoted is text, plain true, false and numbers are what they look like.</summary>
internal static class YamlJson
{
    public static JsonNode? Of(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(p => KeyValuePair.Create(((YamlScalarNode)p.Key).Value ?? "", Of(p.Value)))),
        YamlSequenceNode list => new JsonArray(list.Children.Select(Of).ToArray()),
        YamlScalarNode { Style: not ScalarStyle.Plain } quoted => quoted.Value,
        YamlScalarNode scalar => Plain(scalar.Value),
        _ => null,
    };

    private static JsonNode? Plain(string? text) => text switch
    {
        null or "" or "null" or "~" => null,
        "true" => true,
        "false" => false,
        _ when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => number,
        _ => text,
    };
}
