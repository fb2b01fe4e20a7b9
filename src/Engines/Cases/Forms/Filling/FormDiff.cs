using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms.Expressions;

namespace Saola.Engines.Cases.Forms.Filling;

/// <summary>One field that differs between two versions of the data.</summary>
/// <param name="Path">Its place in the new data, or in the old when it is gone.</param>
/// <param name="Label">Its label; for a field of a row with the row's name before it.</param>
/// <param name="Before">The old value in words; empty when there was none.</param>
/// <param name="After">The new value in words; empty when it is gone.</param>
public sealed record FieldChange(string Path, string Label, string Before, string After);

/// <summary>Says what changed between two versions of the data: after a supplement, a correction, a new version of a case.</summary>
public static class FormDiff
{
    /// <summary>The changes in the order of the form. A row is the same row when its unique fields are; without such fields, by its place.</summary>
    public static IReadOnlyList<FieldChange> Between(FormDefinition form, FormData before, FormData after, FormContext context)
    {
        var old = Flat(new FormEvaluation(form, before, context));
        var now = Flat(new FormEvaluation(form, after, context));
        var changes = new List<FieldChange>();
        foreach (var (key, entry) in now)
        {
            var earlier = old.TryGetValue(key, out var found) ? found.Text : "";
            if (!string.Equals(earlier, entry.Text, StringComparison.Ordinal)) changes.Add(new(entry.Path, entry.Label, earlier, entry.Text));
        }
        changes.AddRange(old.Where(o => !now.ContainsKey(o.Key) && o.Value.Text.Length > 0).Select(o => new FieldChange(o.Value.Path, o.Value.Label, o.Value.Text, "")));
        return changes;
    }

    private static Dictionary<string, (string Path, string Label, string Text)> Flat(FormEvaluation evaluation)
    {
        var result = new Dictionary<string, (string, string, string)>(StringComparer.Ordinal);
        foreach (var section in evaluation.Form.Sections.Where(evaluation.Asks)) Add(evaluation.RootScope, section.Fields, "", "", result);
        return result;
    }

    private static void Add(FormScope scope, IReadOnlyList<FormField> fields, string key, string label, Dictionary<string, (string Path, string Label, string Text)> result)
    {
        foreach (var field in fields.Where(f => f.Type.HasValue() && scope.Asks(f)))
        {
            var path = FieldPath.Join(scope.Path, field.Id);
            if (field.Type == FieldType.Rows)
            {
                foreach (var (row, i) in (scope.RowScopes(field.Id) ?? []).Select((r, i) => (r, i)))
                {
                    Add(row, field.Fields, $"{key}{field.Id}[{RowKey(field, row, i)}].", $"{label}{field.Label}, {FormReading.RowTitle(field, row, i)}: ", result);
                }
                continue;
            }
            var text = field.Type == FieldType.Derived
                ? FieldDisplay.Formatted(scope.Derived(field), field.Format)
                : FieldDisplay.Text(field, scope.Node(field.Id), scope.Evaluation.Context);
            // Two files of one name are different files.
            if (field.Type == FieldType.File && ExpressionValues.Of((scope.Node(field.Id) as JsonObject)?["id"]) is string id) text = $"{text} ({id[..Math.Min(8, id.Length)]})";
            if (text.Length > 0) result[key + field.Id] = (path, label + field.Label, text);
        }
    }

    private static string RowKey(FormField field, FormScope row, int index)
    {
        var parts = field.Unique.Select(id => FieldDisplay.Formatted(ExpressionValues.Of(row.Node(id)), "text")).ToList();
        return parts.Count > 0 && parts.All(p => p.Length > 0) ? string.Join('\u001f', parts) : "#" + index;
    }
}
