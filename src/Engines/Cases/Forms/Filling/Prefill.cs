using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms.Expressions;

namespace Saola.Engines.Cases.Forms.Filling;

/// <summary>Knows first values: the account, the applicant's last dossier, registers (docs/form-format.md, "Prefill sources").</summary>
public interface IPrefillSource
{
    /// <summary>
    /// The value of a source such as <c>account.full_name</c> in the JSON of the field's type, or null. A telephone is E.164, a day
    /// <c>yyyy-MM-dd</c>, an address an object.
    /// </summary>
    JsonNode? Find(string source);
}

/// <summary>First values given as a table.</summary>
public sealed class PrefillTable(IReadOnlyDictionary<string, JsonNode?> values) : IPrefillSource
{
    /// <summary>Knows nothing: only the defaults of the form are put in.</summary>
    public static PrefillTable Empty { get; } = new(new Dictionary<string, JsonNode?>(StringComparer.Ordinal));

    /// <inheritdoc/>
    public JsonNode? Find(string source) => values.GetValueOrDefault(source);
}

/// <summary>Puts first values into a form that is begun.</summary>
public static class Prefill
{
    /// <summary>
    /// Fills what is not filled: from the source, else with the form's own first value; given rows are put in. What is locked in the form and
    /// came from here cannot be typed over afterwards.
    /// </summary>
    public static void Apply(FormDefinition form, FormData data, IPrefillSource source)
    {
        foreach (var field in form.Fields.Where(f => f.IsTyped))
        {
            if (field.FixedRows.Count > 0) FormRows.PutGiven(field, field.Id, data);
            else if (ExpressionValues.IsBlank(data.Get(field.Id)) && First(field, source) is { } value)
            {
                data.Set(field.Id, value.DeepClone());
                if (field.Locked) data.Lock(field.Id);
            }
        }
    }

    private static JsonNode? First(FormField field, IPrefillSource source)
    {
        if (field.Prefill is not null && source.Find(field.Prefill) is { } known && !ExpressionValues.IsBlank(known)) return Fitting(field, known);
        return field.Default;
    }

    /// <summary>A value whose kind does not fit the field is left out rather than shown as a fault that the applicant did not make.</summary>
    private static JsonNode? Fitting(FormField field, JsonNode known) => field.Type switch
    {
        FieldType.Address => known is JsonObject ? known : field.Default,
        FieldType.Rows or FieldType.Multi => known is JsonArray ? known : null,
        FieldType.Enum when field.Options.Count > 0 => field.Options.Any(o => string.Equals(o.Value, ExpressionValues.Of(known) as string, StringComparison.Ordinal)) ? known : field.Default,
        _ => known is JsonValue ? known : null,
    };
}
