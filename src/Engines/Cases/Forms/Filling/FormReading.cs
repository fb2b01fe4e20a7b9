using System.Text;
using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms.Expressions;

namespace Saola.Engines.Cases.Forms.Filling;

/// <summary>A filled form for reading: the review page, the officer's screen, print.</summary>
/// <param name="Id">Identifier of the section.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Items">What was asked there, in its order.</param>
public sealed record ReadSection(string Id, string Title, IReadOnlyList<ReadItem> Items);

/// <summary>One field for reading.</summary>
/// <param name="Path">Its place in the data.</param>
/// <param name="Label">Its label; for a heading the heading.</param>
/// <param name="Value">Its value in words; empty when it was left out.</param>
/// <param name="Type">Its type; <see cref="FieldType.Note"/> is a heading over what follows.</param>
/// <param name="Rows">The rows of a rows field.</param>
/// <param name="FileId">The upload of a file field, or null.</param>
public sealed record ReadItem(string Path, string Label, string Value, FieldType Type, IReadOnlyList<ReadRow> Rows, string? FileId = null);

/// <summary>One row for reading.</summary>
/// <param name="Path">Such as <c>staff[2]</c>.</param>
/// <param name="Number">Counted from 1.</param>
/// <param name="Title">How the row is named.</param>
/// <param name="Items">Its fields.</param>
public sealed record ReadRow(string Path, int Number, string Title, IReadOnlyList<ReadItem> Items);

/// <summary>Turns data into words.</summary>
public static class FormReading
{
    /// <summary>The sections that are asked, each with the fields that are asked; blank optional fields are left out unless wanted.</summary>
    public static IReadOnlyList<ReadSection> Read(FormEvaluation evaluation, bool withBlanks = false) =>
        evaluation.Form.Sections.Where(evaluation.Asks).Select(s => new ReadSection(s.Id, s.Title, Items(evaluation.RootScope, s.Fields, withBlanks))).ToList();

    /// <summary>The same as plain text, a line a field: for comparing, mail and search.</summary>
    public static string Text(FormEvaluation evaluation)
    {
        var builder = new StringBuilder();
        foreach (var section in Read(evaluation))
        {
            builder.Append(section.Title).Append('\n');
            Write(builder, section.Items, "  ");
        }
        return builder.ToString();
    }

    /// <summary>How a row is named: its item label, else "dòng 3".</summary>
    internal static string RowTitle(FormField rows, FormScope row, int index)
    {
        var title = rows.ItemLabel is null ? "" : FormTemplate.Fill(rows.ItemLabel, row, "").Trim();
        return title.Length > 0 ? title : FormWords.Say("RowNumber", index + 1);
    }

    private static List<ReadItem> Items(FormScope scope, IReadOnlyList<FormField> fields, bool withBlanks)
    {
        var items = new List<ReadItem>();
        foreach (var field in fields.Where(scope.Asks))
        {
            var item = Item(scope, field, withBlanks);
            if (field.Type == FieldType.Note ? field.Label.Length > 0 : withBlanks || item.Value.Length > 0 || item.Rows.Count > 0) items.Add(item);
        }
        // A heading over nothing says nothing.
        return items.Where((item, i) => item.Type != FieldType.Note || (i + 1 < items.Count && items[i + 1].Type != FieldType.Note)).ToList();
    }

    private static ReadItem Item(FormScope scope, FormField field, bool withBlanks)
    {
        var path = FieldPath.Join(scope.Path, field.Id);
        if (field.Type == FieldType.Note) return new(path, field.Label, "", field.Type, []);
        if (field.Type == FieldType.Derived) return new(path, field.Label, FieldDisplay.Formatted(scope.Derived(field), field.Format), field.Type, []);
        var node = scope.Node(field.Id);
        var file = field.Type == FieldType.File ? ExpressionValues.Of((node as JsonObject)?["id"]) as string : null;
        if (field.Type == FieldType.Address && node is JsonObject address && ExpressionValues.Of(address["line"]) is null && ExpressionValues.Of(address["ward_code"]) is null) node = null;
        return new(path, field.Label, FieldDisplay.Text(field, node, scope.Evaluation.Context), field.Type, Rows(scope, field, withBlanks), file);
    }

    private static List<ReadRow> Rows(FormScope scope, FormField field, bool withBlanks) => field.Type != FieldType.Rows
        ? []
        : (scope.RowScopes(field.Id) ?? []).Select((row, i) => new ReadRow(row.Path, i + 1, RowTitle(field, row, i), Items(row, field.Fields, withBlanks))).ToList();

    private static void Write(StringBuilder builder, IReadOnlyList<ReadItem> items, string indent)
    {
        foreach (var item in items)
        {
            builder.Append(indent).Append(item.Label).Append(": ").Append(item.Value.ReplaceLineEndings(" / ")).Append('\n');
            foreach (var row in item.Rows)
            {
                builder.Append(indent).Append("  ").Append(row.Number).Append(". ").Append(row.Title).Append('\n');
                Write(builder, row.Items, indent + "     ");
            }
        }
    }
}
