using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Saola.Modules.PublicServices.Slips;

/// <summary>The text of a result as it was drafted; kept as JSON with the case, so that a later catalogue changes nothing.</summary>
internal sealed record ResultBody
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The parts in order; <c>{result.number}</c> and <c>{result.date}</c> are filled at issue.</summary>
    public required IReadOnlyList<ResultBodyPart> Parts { get; init; }

    /// <summary>What the officer filled: the fields of the result's draft.</summary>
    public JsonObject Draft { get; init; } = [];

    /// <summary>Refused in writing, with this reason.</summary>
    public string? Refusal { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    public static ResultBody FromJson(string json) => JsonSerializer.Deserialize<ResultBody>(json, Options)!;
}

/// <summary>A line (label and value), a text, or a table.</summary>
internal sealed record ResultBodyPart(string Kind, string? Label, string? Value, IReadOnlyList<string>? Columns = null, IReadOnlyList<IReadOnlyList<string>>? Rows = null);
