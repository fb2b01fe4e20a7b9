using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Engines.Documents.Spreadsheets;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Filing;

/// <summary>
/// Rows of a form out of a spreadsheet. All or nothing: with one faulty row none is taken, and every fault names its row in the file.
/// Files, addresses and lists inside a row are filled in on the row's own page.
/// </summary>
internal sealed class RowImport(SheetImport sheets, IStringLocalizer<CitizenTexts> texts)
{
    private const int MostFaults = 100;
    private const int MostRows = 500;

    /// <summary>The fields that a spreadsheet can hold.</summary>
    public static IReadOnlyList<FormField> Columns(FormField rows) =>
        [.. rows.Fields.Where(f => f.IsTyped && f.Type is not (FieldType.Rows or FieldType.File or FieldType.Address))];

    /// <summary>The heads of the template, in the order of the form; no two alike.</summary>
    public static IReadOnlyList<ExportColumn> Heads(FormField rows)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. Columns(rows).Select(f => new ExportColumn(Head(f, seen), Width: Math.Clamp(f.Label.Length + 2, 12, 40)))];
    }

    /// <summary>Reads a file into the rows of a draft, behind those that are there or in their place.</summary>
    public Result<int> Read(OpenDraft draft, string path, FormField rows, Stream file, bool replace)
    {
        var columns = Columns(rows);
        var heads = Heads(rows);
        var content = sheets.Read(file, [.. columns.Select((f, i) => new SheetColumn { Key = f.Id, Header = heads[i].Header })], new SheetLimits(MostRows));
        if (!content.IsDone) return Result<int>.Refused(content.Faults);
        var data = draft.Data.Clone();
        if (replace) data.Set(path, null);
        var context = draft.Evaluation.Context;
        var places = new List<(int Line, string Row)>();
        foreach (var line in content.Value.Rows)
        {
            if (data.RowCount(path) >= (rows.Max ?? MostRows) || data.AddRow(path, Row(columns, line, context)) is not { } index)
                return new Fault("sheet.too_many_rows", texts["Import.TooMany", rows.Label, VietnameseFormats.Number((long)(rows.Max ?? MostRows))]);
            places.Add((line.Number, $"{path}[{index}]"));
        }
        var faults = Faults(draft.Form, data, context, places, columns).Take(MostFaults).ToList();
        if (faults.Count > 0) return Result<int>.Refused(faults);
        draft.Data.Set(path, data.Get(path)?.DeepClone());
        return places.Count;
    }

    private IEnumerable<Fault> Faults(FormDefinition form, FormData data, FormContext context, List<(int Line, string Row)> places, IReadOnlyList<FormField> columns)
    {
        var evaluation = new FormEvaluation(form, data, context);
        foreach (var (line, row) in places)
        {
            foreach (var fault in FormValidator.ValidateRow(evaluation, row).Errors.Where(f => f.Field is null || columns.Any(c => f.Field == $"{row}.{c.Id}")))
                yield return fault with { Message = texts["Import.Line", line, fault.Message], Field = "file" };
        }
    }

    private static JsonObject Row(IReadOnlyList<FormField> columns, SheetRow line, FormContext context)
    {
        var row = new FormData(FormRows.First(columns));
        foreach (var field in columns)
        {
            if (line.Values.TryGetValue(field.Id, out var text)) row.Set(field.Id, Value(field, text, context));
        }
        return row.Values;
    }

    private static JsonNode? Value(FormField field, string text, FormContext context) => field.Type switch
    {
        FieldType.Bool => VietnameseText.Fold(text) is "co" or "x" or "true" or "yes" or "1" or "dung",
        FieldType.Multi => new JsonArray([.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => (JsonNode?)Code(field, t, context))]),
        FieldType.Enum or FieldType.Ward or FieldType.Province or FieldType.Country or FieldType.UnitCode => Code(field, text, context),
        _ => FieldParser.Parse(field, text),
    };

    /// <summary>People write the word, not its code; what is neither stays as typed, and the check names it.</summary>
    private static string Code(FormField field, string text, FormContext context)
    {
        var folded = VietnameseText.Fold(text);
        if (field.Options.FirstOrDefault(o => o.Value == text || VietnameseText.Fold(o.Label) == folded) is { } option) return option.Value;
        var list = context.Codes.Find(field.Codes ?? field.Type switch
        {
            FieldType.Ward => "wards", FieldType.Province => "provinces", FieldType.Country => "countries", FieldType.UnitCode => "units", _ => "",
        });
        return list is null || list.Find(text) is not null ? text : list.Codes.FirstOrDefault(c => VietnameseText.Fold(c.Label) == folded)?.Value ?? text;
    }

    private static string Head(FormField field, Dictionary<string, int> seen)
    {
        var head = field.Label + (field.Required ? " *" : "");
        return seen.TryAdd(head, 1) ? head : $"{head} ({++seen[head]})";
    }
}
