using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms.Expressions;
using Saola.Kernel;

namespace Saola.Engines.Cases.Forms.Checking;

/// <summary>The rules of a list of rows: how many, no row twice, every row by itself.</summary>
internal static class RowRules
{
    /// <summary>Rows of a field that says no maximum.</summary>
    public const int MostRows = 500;

    public static void Check(FieldPlace place, JsonNode? node)
    {
        var field = place.Field;
        if (node is not (null or JsonArray))
        {
            place.Fault("NotRows");
            return;
        }
        var count = (node as JsonArray)?.Count ?? 0;
        var max = field.FixedRows.Count > 0 ? field.FixedRows.Count : (int)(field.Max ?? MostRows);
        var min = field.FixedRows.Count > 0 ? field.FixedRows.Count : (int)(field.Min ?? 0);
        var wanted = field.RequiredWhen is null || place.Scope.Requires(field);
        if (count > max)
        {
            place.Fault("TooManyRows", max, count);
            return;
        }
        if (wanted && count < Math.Max(min, field.Required ? 1 : 0)) place.Fault("TooFewRows", Math.Max(min, 1), count);
        else if (count == 0 && field.RequiredWhen is not null && wanted) place.Fault("TooFewRows", Math.Max(min, 1), 0);
        CheckRows(place, node as JsonArray);
    }

    private static void CheckRows(FieldPlace place, JsonArray? rows)
    {
        if (rows is null || place.Scope.RowScopes(place.Field.Id) is not { } scopes) return;
        for (var i = 0; i < scopes.Count; i++)
        {
            if (rows[i] is not JsonObject) place.Faults.Error("form.not_rows", FormWords.Say("NotRows", place.Field.Label), scopes[i].Path);
            else FormValidator.CheckFields(scopes[i], place.Field.Fields, place.Faults);
        }
        CheckUnique(place.Scope, place.Field, place.Faults, null);
    }

    /// <summary>Reports rows whose key stood in an earlier row; <paramref name="only"/> limits it to one row.</summary>
    public static void CheckUnique(FormScope scope, FormField field, FaultList faults, string? only)
    {
        foreach (var (row, first) in Duplicates(scope, field))
        {
            var rows = scope.RowScopes(field.Id)!;
            // The row on the page is the one to mend, also when its twin stands behind it.
            var (at, other) = only is null || string.Equals(only, rows[row].Path, StringComparison.Ordinal) ? (row, first) : (first, row);
            if (only is not null && !string.Equals(only, rows[at].Path, StringComparison.Ordinal)) continue;
            faults.Error("form.duplicate_row", FormWords.Say("DuplicateRow", at + 1, other + 1, KeyLabel(field)), $"{rows[at].Path}.{field.Unique[0]}");
        }
    }

    /// <summary>Rows whose key stood in an earlier row, with that row; both counted from 0.</summary>
    public static IEnumerable<(int Row, int First)> Duplicates(FormScope scope, FormField field)
    {
        if (field.Unique.Count == 0 || scope.RowScopes(field.Id) is not { } rows) yield break;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            if (Key(rows[i], field) is { } key && !seen.TryAdd(key, i)) yield return (i, seen[key]);
        }
    }

    /// <summary>The fields of the key in words.</summary>
    public static string KeyLabel(FormField field) =>
        string.Join(", ", field.Unique.Select(id => FormWords.Inside(field.Fields.FirstOrDefault(f => string.Equals(f.Id, id, StringComparison.Ordinal))?.Label ?? id)));

    private static string? Key(FormScope row, FormField field)
    {
        var parts = field.Unique.Select(id => ExpressionValues.Of(row.Node(id)) switch
        {
            string text => VietnameseText.Clean(text).ToUpperInvariant(),
            decimal number => FieldDisplay.Formatted(number, null),
            _ => null,
        }).ToList();
        return parts.Contains(null) ? null : string.Join('\u001f', parts);
    }
}

/// <summary>Names in data that the form does not have: the API says so instead of losing them in silence.</summary>
internal static class UnknownFields
{
    private const int MostDepth = 12;

    public static void Check(FormScope scope, JsonObject values, FaultList faults) => Walk(scope, values, "", faults, 0);

    private static void Walk(FormScope scope, JsonObject values, string prefix, FaultList faults, int depth)
    {
        foreach (var (name, node) in values)
        {
            if (faults.IsFull) return;
            var id = FieldPath.Join(prefix, name);
            if (scope.Field(id) is { } field) Rows(scope, field, faults, depth);
            else if (node is JsonObject inner && depth < MostDepth && scope.Fields.Any(f => f.Id.StartsWith(id + ".", StringComparison.Ordinal))) Walk(scope, inner, id, faults, depth + 1);
            else faults.Error("form.unknown_field", FormWords.Say("UnknownField", Shortened(FieldPath.Join(scope.Path, id))), Shortened(FieldPath.Join(scope.Path, id)));
        }
    }

    private static void Rows(FormScope scope, FormField field, FaultList faults, int depth)
    {
        if (field.Type != FieldType.Rows || depth >= MostDepth) return;
        var most = (int)(field.Max ?? RowRules.MostRows);
        foreach (var row in (scope.RowScopes(field.Id) ?? []).Take(most))
        {
            if (scope.Node(field.Id)![Index(row.Path)] is JsonObject values) Walk(row, values, "", faults, depth + 1);
        }
    }

    private static int Index(string path) =>
        int.Parse(path[(path.LastIndexOf('[') + 1)..^1], System.Globalization.CultureInfo.InvariantCulture);

    private static string Shortened(string path) => path.Length <= 100 ? path : path[..100];
}
