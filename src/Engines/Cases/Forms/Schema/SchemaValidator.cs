using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Saola.Kernel;

namespace Saola.Engines.Cases.Forms.Schema;

/// <summary>
/// Checks API input with a general validator of JSON Schema. It sees shape and limits; conditions, rows and rules over several fields
/// are <see cref="Checking.FormValidator"/>'s, which runs after it.
/// </summary>
public sealed class SchemaValidator
{
    private readonly JsonSchema _schema;

    /// <summary>Prepares a schema; keep it, it is safe for several threads.</summary>
    public SchemaValidator(JsonNode schema)
    {
        // An own registry: the global one would keep every schema of every version for ever.
        _schema = JsonSchema.FromText(schema.ToJsonString(), new BuildOptions { SchemaRegistry = new SchemaRegistry() });
    }

    /// <summary>The faults, each with the path of the field; empty when the input has the right shape.</summary>
    public IReadOnlyList<Fault> Validate(JsonNode input)
    {
        using var document = JsonDocument.Parse(input.ToJsonString());
        var results = _schema.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        if (results.IsValid) return [];
        var faults = new List<Fault>();
        foreach (var detail in (results.Details ?? []).Prepend(results).Where(d => d.Errors is { Count: > 0 }))
        {
            var path = PathOf(detail.InstanceLocation.ToString());
            // A name that is not known fails against the schema "false", which is no keyword.
            faults.AddRange(detail.Errors!.Select(e => new Fault(e.Key.Length == 0 ? "schema.unknown" : $"schema.{e.Key}", e.Value, path)));
        }
        return faults;
    }

    /// <summary>A JSON pointer as a path of a form: <c>/staff/2/full_name</c> becomes <c>staff[2].full_name</c>.</summary>
    internal static string PathOf(string pointer)
    {
        var path = "";
        foreach (var part in pointer.TrimStart('/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            path = part.All(char.IsAsciiDigit) ? $"{path}[{part}]" : FieldPath.Join(path, part);
        }
        return path;
    }
}
