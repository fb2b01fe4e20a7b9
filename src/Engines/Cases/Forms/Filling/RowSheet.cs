using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Documents.Spreadsheets;
using Saola.Kernel;

namespace Saola.Engines.Cases.Forms.Filling;

/// <summary>What an import of rows came to.</summary>
/// <param name="Data">The data with the rows in it; nothing is saved by the import itself.</param>
/// <param name="Count">Rows that were read.</param>
/// <param name="Faults">What is wrong, row by row: the field says the row of the file, such as <c>rows[5].full_name</c>; empty when all is well.</param>
/// <param name="Ignored">Heads of the file that the form does not have.</param>
public sealed record RowImportResult(FormData Data, int Count, IReadOnlyList<Fault> Faults, IReadOnlyList<string> Ignored);

/// <summary>A column of the sheet of a list of rows.</summary>
/// <param name="Key">Path in the row.</param>
/// <param name="Header">Its head.</param>
/// <param name="Field">Its field.</param>
/// <param name="Part">Part of an address, or null.</param>
/// <param name="Explanation">What may stand in it, for the page; null when any text may.</param>
public sealed record RowColumn(string Key, string Header, FormField Field, string? Part, string? Explanation);

/// <summary>Rows by spreadsheet: the template to be filled, and what was filled in. Files and rows inside rows are added on the page of the row.</summary>
public sealed class RowSheet(SheetImport import, TableExport export)
{
    private const int MostFaults = 200;

    /// <summary>The columns of a list of rows.</summary>
    public static IReadOnlyList<RowColumn> Columns(FormField rows, FormContext context)
    {
        var columns = new List<RowColumn>();
        var heading = "";
        foreach (var field in rows.Fields)
        {
            if (field is { Type: FieldType.Note, Text: null }) heading = field.Label;
            if (!field.IsTyped || field.Type is FieldType.File or FieldType.Rows) continue;
            // The same question about two persons of one row needs two heads.
            var twice = rows.Fields.Count(f => f.IsTyped && string.Equals(f.Label, field.Label, StringComparison.Ordinal)) > 1;
            var header = twice && heading.Length > 0 ? $"{heading}: {field.Label}" : field.Label;
            if (field.Type != FieldType.Address) columns.Add(new(field.Id, header, field, null, Explanation(field)));
            else
            {
                foreach (var (part, word) in new[] { ("province_code", "AddressProvince"), ("ward_code", "AddressWard"), ("line", "AddressLine") })
                {
                    columns.Add(new($"{field.Id}.{part}", $"{header}: {FormWords.Say(word)}", field, part, null));
                }
            }
        }
        return columns.Select((c, i) => columns.Take(i).Any(o => o.Header == c.Header) ? c with { Header = $"{c.Header} ({c.Key})" } : c).ToList();
    }

    /// <summary>Writes the template: the heads, and the rows that are there already.</summary>
    public Task WriteAsync(Stream target, FormDefinition form, string path, FormData data, FormContext context, CancellationToken cancellationToken)
    {
        var rows = form.Find(path) is { Type: FieldType.Rows } field ? field : throw new ArgumentException($"No rows at {path}.", nameof(path));
        var columns = Columns(rows, context);
        return export.WriteXlsxAsync(target, Name(rows.Label), columns.Select(c => new ExportColumn(c.Header, ExportKind.Text, 22)).ToList(), Filled(columns, path, data, context), cancellationToken);
    }

    /// <summary>
    /// Reads a filled template into a copy of the data. <paramref name="replace"/>: the rows that were there are left out. A file that cannot be
    /// read at all is refused.
    /// </summary>
    public Result<RowImportResult> Read(Stream file, FormDefinition form, string path, FormData data, FormContext context, bool replace)
    {
        if (form.Find(path) is not { Type: FieldType.Rows, FixedRows.Count: 0 } rows) return new Fault("form.not_rows", FormWords.Say("NotRows", path), path);
        var columns = Columns(rows, context);
        var most = (int)(rows.Max ?? RowRules.MostRows);
        var read = import.Read(file, columns.Select(c => new SheetColumn { Key = c.Key, Header = c.Header, Required = c.Field is { Required: true, When: null } && c.Part is null && c == columns[0] }).ToList(), new SheetLimits(most));
        if (!read.IsDone) return Result<RowImportResult>.Refused(read.Faults);
        var filled = data.Clone();
        if (replace) filled.Set(path, null);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in read.Value.Rows)
        {
            if (filled.AddRow(path, FormRows.First(rows.Fields)) is not { } index) break;
            var container = FieldPath.Row(path, index);
            numbers[container] = row.Number;
            foreach (var column in columns.Where(c => row.Values.ContainsKey(c.Key))) filled.Set(FieldPath.Join(container, column.Key), RowCells.Parse(column, row, context));
        }
        return new RowImportResult(filled, read.Value.Rows.Count, Faults(form, rows, path, filled, context, numbers), read.Value.Ignored);
    }

    private static List<Fault> Faults(FormDefinition form, FormField rows, string path, FormData filled, FormContext context, Dictionary<string, int> numbers)
    {
        var evaluation = new FormEvaluation(form, filled, context);
        var faults = new List<Fault>();
        if (rows.Max is { } max && filled.RowCount(path) > max) faults.Add(new("form.too_many_rows", FormWords.Say("TooManyRows", rows.Label, max, filled.RowCount(path)), path));
        foreach (var (container, number) in numbers)
        {
            if (faults.Count >= MostFaults) break;
            // What only the page of the row can ask for is no fault of the sheet.
            var found = FormValidator.ValidateRow(evaluation, container).Errors.Where(f =>
                f.Code != "form.duplicate_row" && (f.Field is null || form.Find(f.Field) is not { Type: FieldType.File or FieldType.Rows }));
            faults.AddRange(found.Select(f => new Fault(f.Code, FormWords.Say("RowOfSheet", number, f.Message), f.Field is null ? null : $"rows[{number}]{f.Field[container.Length..]}")));
        }
        var scope = evaluation.Place(path)?.Scope ?? evaluation.RootScope;
        foreach (var (row, first) in RowRules.Duplicates(scope, rows).Take(MostFaults))
        {
            if (!numbers.TryGetValue(FieldPath.Row(path, row), out var number)) continue;
            var earlier = numbers.TryGetValue(FieldPath.Row(path, first), out var other) ? FormWords.Say("RowTwiceInSheet", other) : FormWords.Say("RowTwiceInForm", first + 1);
            faults.Add(new("form.duplicate_row", FormWords.Say("RowOfSheet", number, $"{RowRules.KeyLabel(rows)} {earlier}"), $"rows[{number}].{rows.Unique[0]}"));
        }
        return faults;
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Filled(IReadOnlyList<RowColumn> columns, string path, FormData data, FormContext context)
    {
        for (var i = 0; i < data.RowCount(path); i++)
        {
            var container = FieldPath.Row(path, i);
            yield return columns.Select(c => (object?)RowCells.Text(c, data.Get(FieldPath.Join(container, c.Key)), context)).ToList();
        }
        await Task.CompletedTask;
    }

    private static string? Explanation(FormField field) => field.Type switch
    {
        FieldType.Enum when field.Options.Count > 0 => string.Join("; ", field.Options.Select(o => o.Label)),
        FieldType.Multi when field.Options.Count > 0 => string.Join("; ", field.Options.Select(o => o.Label)),
        FieldType.Bool => $"{FormWords.Say("Yes")}; {FormWords.Say("No")}",
        FieldType.Date => "dd/mm/yyyy",
        _ => null,
    };

    /// <summary>A sheet's name has at most 31 characters and none of the signs of references.</summary>
    private static string Name(string label) => string.Concat(label.Where(c => !"[]:*?/\\'".Contains(c, StringComparison.Ordinal)).Take(31));
}

/// <summary>Cells as people write them: labels instead of codes, numbers that lost their first 0.</summary>
internal static class RowCells
{
    public static JsonNode? Parse(RowColumn column, SheetRow row, FormContext context)
    {
        var text = VietnameseText.Clean(row.Values[column.Key]);
        if (text.Length == 0) return null;
        var field = column.Field;
        if (column.Part is not null) return Part(column, row, text, context);
        return field.Type switch
        {
            FieldType.Enum => Code(Choices(field, context), text),
            FieldType.Multi => new JsonArray(text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(t => (JsonNode?)Code(Choices(field, context), t)).ToArray()),
            FieldType.Bool => Truth(text),
            FieldType.Province => Code(Listed("provinces", context), text),
            FieldType.Country => Code(Listed("countries", context), text),
            FieldType.UnitCode => Code(Listed("units", context), text),
            FieldType.Ward => Code(Listed("wards", context), text),
            // A spreadsheet program takes 079… for a number and drops the 0.
            FieldType.PersonalId when text.Length == 11 && text.All(char.IsAsciiDigit) => "0" + text,
            FieldType.TaxCode when text.Length == 9 && text.All(char.IsAsciiDigit) => "0" + text,
            FieldType.Phone when text.Length == 9 && text.All(char.IsAsciiDigit) => FieldParser.Parse(field, "0" + text),
            _ => FieldParser.Parse(field, field.Type == FieldType.TextLong ? row.Values[column.Key] : text),
        };
    }

    public static string Text(RowColumn column, JsonNode? value, FormContext context) => column.Part switch
    {
        "province_code" => FieldDisplay.Text(new() { Id = "p", Type = FieldType.Province }, value, context),
        "ward_code" => FieldDisplay.Text(new() { Id = "w", Type = FieldType.Ward }, value, context),
        "line" => FieldDisplay.Text(new() { Id = "l", Type = FieldType.Text }, value, context),
        _ => column.Field.Type is FieldType.Int or FieldType.Dec or FieldType.Money ? FieldDisplay.Typed(column.Field, value) : FieldDisplay.Text(column.Field, value, context),
    };

    private static JsonNode? Part(RowColumn column, SheetRow row, string text, FormContext context)
    {
        if (column.Part == "line") return text;
        if (column.Part == "province_code") return Code(Listed("provinces", context), text);
        var provinceKey = column.Key[..^"ward_code".Length] + "province_code";
        var province = row.Values.TryGetValue(provinceKey, out var named) ? Code(Listed("provinces", context), VietnameseText.Clean(named)) : "79";
        return Code((context.Codes.Find("wards")?.Under(province) ?? []).Select(c => (c.Value, c.Label)), text);
    }

    private static IEnumerable<(string Value, string Label)> Choices(FormField field, FormContext context) => field.Options.Count > 0
        ? field.Options.Select(o => (o.Value, o.Label))
        : Listed(field.Codes ?? "", context);

    private static IEnumerable<(string Value, string Label)> Listed(string name, FormContext context) =>
        (context.Codes.Find(name)?.Codes ?? []).Where(c => !c.IsGroup).Select(c => (c.Value, c.Label));

    /// <summary>The code of a label, read without accents and without the kind of a place; what is none stays as it was written.</summary>
    private static string Code(IEnumerable<(string Value, string Label)> choices, string text)
    {
        var folded = Bare(text);
        (string Value, string Label) found = choices.FirstOrDefault(c => string.Equals(c.Value, text, StringComparison.Ordinal) || Bare(c.Label) == folded || VietnameseText.Fold(c.Label) == VietnameseText.Fold(text));
        return found.Value ?? text;
    }

    private static string Bare(string label)
    {
        var folded = VietnameseText.Fold(label).Trim();
        foreach (var kind in new[] { "thanh pho ", "tinh ", "phuong ", "xa ", "dac khu ", "tp. ", "tp " })
        {
            if (folded.StartsWith(kind, StringComparison.Ordinal)) return folded[kind.Length..].Trim();
        }
        return folded;
    }

    private static JsonNode? Truth(string text) => VietnameseText.Fold(text) switch
    {
        "co" or "x" or "true" or "1" or "yes" or "dung" => true,
        "khong" or "false" or "0" or "no" or "sai" => false,
        _ => text,
    };
}
