using System.Text.Json.Nodes;

namespace Saola.Engines.Cases.Forms.Filling;

/// <summary>Rows: making new ones, putting given ones, acting on them.</summary>
public static class FormRows
{
    /// <summary>
    /// Adds a row with the first values of its fields and gives its path, such as <c>staff[2]</c>; null when there are as many as allowed, or
    /// no such field. <paramref name="only"/>: the paths that a supplement asked for.
    /// </summary>
    public static string? Add(FormDefinition form, string rows, FormData data, IReadOnlyCollection<string>? only = null)
    {
        if (!FieldPath.IsOpen(rows, isRows: false, only)) return null;
        if (form.Find(rows) is not { Type: FieldType.Rows, FixedRows.Count: 0 } field) return null;
        if (data.RowCount(rows) >= (field.Max ?? Checking.RowRules.MostRows)) return null;
        return data.AddRow(rows, First(field.Fields)) is { } index ? FieldPath.Row(rows, index) : null;
    }

    /// <summary>Takes a row such as <c>staff[2]</c> away; false when it cannot be.</summary>
    public static bool Remove(FormDefinition form, string row, FormData data, IReadOnlyCollection<string>? only = null) =>
        RowPath.Split(row) is var (rows, index) && FieldPath.IsOpen(rows, isRows: false, only) && form.Find(rows) is { Type: FieldType.Rows, FixedRows.Count: 0 } && data.RemoveRow(rows, index);

    /// <summary>A row with the first values of its fields.</summary>
    public static JsonObject First(IReadOnlyList<FormField> fields)
    {
        var row = new FormData();
        foreach (var field in fields.Where(f => f.Default is not null)) row.Set(field.Id, field.Default!.DeepClone());
        foreach (var field in fields.Where(f => f.FixedRows.Count > 0)) PutGiven(field, field.Id, row);
        return row.Values;
    }

    /// <summary>Makes the rows of a field with given rows what they must be; what was typed beside the given values stays.</summary>
    internal static void PutGiven(FormField field, string path, FormData data)
    {
        var present = (data.Get(path) as JsonArray)?.OfType<JsonObject>().ToList() ?? [];
        var rows = new JsonArray();
        foreach (var given in field.FixedRows)
        {
            var row = present.FirstOrDefault(p => given.All(g => JsonNode.DeepEquals(p[g.Key], g.Value)))?.DeepClone() as JsonObject ?? First(field.Fields);
            foreach (var (name, value) in given) row[name] = value?.DeepClone();
            rows.Add(row);
        }
        data.Set(path, rows);
    }
}

/// <summary>Paths of rows.</summary>
internal static class RowPath
{
    /// <summary><c>units[0].tubes[1]</c> is row 1 of <c>units[0].tubes</c>; null when the path names no row.</summary>
    public static (string Rows, int Index)? Split(string row)
    {
        var parts = FieldPath.Parse(row);
        return parts.Count > 0 && parts[^1].Row is { } index ? (row[..row.LastIndexOf('[')], index) : null;
    }

    /// <summary>The rows field of a row.</summary>
    public static FormField? FieldOf(FormDefinition form, string row) =>
        Split(row) is var (rows, _) && form.Find(rows) is { Type: FieldType.Rows } field ? field : null;
}
