using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Expressions;
using Saola.Kernel;

namespace Saola.Engines.Cases.Forms.Filling;

/// <summary>Makes filled data what a case keeps: only what is asked, computed values in it, nothing blank, nothing unknown.</summary>
public static class FormSubmission
{
    /// <summary>
    /// The values that are filed. Does not check them: <see cref="FormValidator"/> says whether they may be filed (on the given data, so that
    /// unknown names of API input are reported and not lost).
    /// </summary>
    public static JsonObject Prepare(FormEvaluation evaluation)
    {
        var result = new FormData();
        Container(evaluation.RootScope, result);
        return result.Values;
    }

    /// <summary>Cleans the texts of API input as the binder does those of a page: composed, trimmed, telephones E.164.</summary>
    public static FormData Normalise(FormDefinition form, FormData data)
    {
        var clean = data.Clone();
        Clean(form.Fields, "", clean);
        return clean;
    }

    private static void Container(FormScope scope, FormData result)
    {
        foreach (var field in scope.Fields.Where(f => f.Type.HasValue() && scope.Asks(f)))
        {
            var value = Value(scope, field);
            if (!ExpressionValues.IsBlank(value) && value is not JsonObject { Count: 0 }) result.Set(field.Id, value);
        }
    }

    private static JsonNode? Value(FormScope scope, FormField field) => field.Type switch
    {
        FieldType.Derived => ExpressionValues.Node(scope.Derived(field)),
        FieldType.Rows => Rows(scope, field),
        FieldType.Address => Address(scope.Node(field.Id)),
        _ => scope.Node(field.Id)?.DeepClone(),
    };

    private static JsonArray? Rows(FormScope scope, FormField field)
    {
        if (scope.RowScopes(field.Id) is not { Count: > 0 } rows) return null;
        var result = new JsonArray();
        foreach (var row in rows)
        {
            var values = new FormData();
            Container(row, values);
            result.Add(values.Values);
        }
        return result;
    }

    /// <summary>An address of which only the first province stands there was not filled.</summary>
    private static JsonNode? Address(JsonNode? node)
    {
        if (node is not JsonObject address) return node?.DeepClone();
        var copy = new JsonObject();
        foreach (var part in AddressRules.Parts.Where(p => !ExpressionValues.IsBlank(address[p]))) copy[part] = address[part]!.DeepClone();
        return copy.Any(p => p.Key is not ("province_code" or "country_code")) ? copy : null;
    }

    private static void Clean(IEnumerable<FormField> fields, string container, FormData data)
    {
        foreach (var field in fields.Where(f => f.IsTyped))
        {
            var path = FieldPath.Join(container, field.Id);
            if (field.Type == FieldType.Rows)
            {
                for (var i = 0; i < Math.Min(data.RowCount(path), 5000); i++) Clean(field.Fields, FieldPath.Row(path, i), data);
            }
            else if (field.Type == FieldType.Address && data.Get(path) is JsonObject address)
            {
                foreach (var (part, node) in address.ToList().Where(p => ExpressionValues.Of(p.Value) is string)) address[part] = VietnameseText.Clean(ExpressionValues.Of(node) as string);
            }
            else if (IsText(field.Type) && ExpressionValues.Of(data.Get(path)) is string text)
            {
                data.Set(path, FieldParser.Parse(field, text));
            }
        }
    }

    private static bool IsText(FieldType type) => type is FieldType.Text or FieldType.TextLong or FieldType.PersonalId or FieldType.TaxCode or FieldType.Phone
        or FieldType.Email or FieldType.Url or FieldType.DocNumber or FieldType.HsCode;
}
