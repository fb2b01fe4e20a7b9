using Microsoft.Extensions.Localization;
using Saola.Kernel;

namespace Saola.Engines.Documents.Spreadsheets;

/// <summary>A column that is looked for.</summary>
public sealed record SheetColumn
{
    /// <summary>Name in the program: the key of the row's values.</summary>
    public required string Key { get; init; }

    /// <summary>Head in the file, as in the template.</summary>
    public required string Header { get; init; }

    /// <summary>Other heads that mean the same.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Whether the column must be there and every row must have a value in it.</summary>
    public bool Required { get; init; }
}

/// <summary>How much is read.</summary>
/// <param name="MaxRows">Most rows below the head.</param>
/// <param name="MaxBytes">Largest file in bytes.</param>
public sealed record SheetLimits(int MaxRows = 5_000, long MaxBytes = 10 * 1024 * 1024);

/// <summary>A row of the file.</summary>
/// <param name="Number">Number of the row as the spreadsheet shows it, from 1.</param>
/// <param name="Values">The values by key of the column; empty cells are left out. Days read dd/mm/yyyy, decimals have a comma.</param>
public sealed record SheetRow(int Number, IReadOnlyDictionary<string, string> Values);

/// <summary>What was read.</summary>
/// <param name="Rows">Rows with at least one value, in order.</param>
/// <param name="Ignored">Heads that no column was looked for under.</param>
public sealed record SheetContent(IReadOnlyList<SheetRow> Rows, IReadOnlyList<string> Ignored);

/// <summary>
/// Reads rows that somebody filled in with a spreadsheet program. Heads are compared without accents, case and signs, in any order.
/// The kind of file is seen from its contents, not its name. Every fault names row and column.
/// </summary>
public sealed class SheetImport(IStringLocalizer<Texts> texts)
{
    private const int MostFaults = 100;

    /// <summary>
    /// The rows, or why they cannot be taken. Codes: <c>sheet.empty</c>, <c>sheet.too_large</c>, <c>sheet.too_many_rows</c>, <c>sheet.unreadable</c>,
    /// <c>sheet.old_format</c>, <c>sheet.encoding</c>, <c>sheet.quote</c>, <c>sheet.column_missing</c>, <c>sheet.column_twice</c>, <c>sheet.cell_missing</c>
    /// (field <c>rows[ROW].KEY</c>).
    /// </summary>
    /// <param name="file">The file; read from its present position to its end.</param>
    /// <param name="columns">The columns that are looked for.</param>
    /// <param name="limits">How much is read.</param>
    public Result<SheetContent> Read(Stream file, IReadOnlyList<SheetColumn> columns, SheetLimits limits)
    {
        var cells = new SheetFile(texts).Rows(file, limits);
        if (!cells.IsDone) return Result<SheetContent>.Refused(cells.Faults);
        var filled = cells.Value.Where(row => row.Fields.Any(field => field.Length > 0)).ToList();
        if (filled.Count < 2) return new Fault("sheet.empty", texts["sheet.empty"]);
        if (filled.Count - 1 > limits.MaxRows) return new Fault("sheet.too_many_rows", texts["sheet.too_many_rows", VietnameseFormats.Number(limits.MaxRows)]);

        var places = Places(filled[0], columns, out var faults);
        if (faults.Count > 0) return Result<SheetContent>.Refused(faults);
        var rows = filled.Skip(1).Select(record => Row(record, places)).Where(row => row.Values.Count > 0).ToList();
        faults = [.. rows.SelectMany(row => Missing(row, columns)).Take(MostFaults)];
        if (faults.Count > 0) return Result<SheetContent>.Refused(faults);
        return new SheetContent(rows, [.. filled[0].Fields.Where((head, i) => head.Length > 0 && !places.ContainsKey(i))]);
    }

    private Dictionary<int, string> Places(CsvRecord head, IReadOnlyList<SheetColumn> columns, out List<Fault> faults)
    {
        faults = [];
        var places = new Dictionary<int, string>();
        var names = head.Fields.Select(Comparable).ToList();
        foreach (var column in columns)
        {
            var wanted = column.Aliases.Append(column.Header).Append(column.Key).Select(Comparable).ToHashSet(StringComparer.Ordinal);
            var found = Enumerable.Range(0, names.Count).Where(i => wanted.Contains(names[i])).ToList();
            if (found.Count == 0 && column.Required)
                faults.Add(new Fault("sheet.column_missing", texts["sheet.column_missing", column.Header, head.Number], column.Key));
            if (found.Count > 1)
                faults.Add(new Fault("sheet.column_twice", texts["sheet.column_twice", column.Header, head.Number], column.Key));
            if (found.Count == 1) places[found[0]] = column.Key;
        }
        return places;
    }

    private static SheetRow Row(CsvRecord record, Dictionary<int, string> places) => new(
        record.Number,
        places.Where(place => place.Key < record.Fields.Count && record.Fields[place.Key].Length > 0)
            .ToDictionary(place => place.Value, place => record.Fields[place.Key], StringComparer.Ordinal));

    private IEnumerable<Fault> Missing(SheetRow row, IReadOnlyList<SheetColumn> columns) => columns
        .Where(column => column.Required && !row.Values.ContainsKey(column.Key))
        .Select(column => new Fault("sheet.cell_missing", texts["sheet.cell_missing", row.Number, column.Header], $"rows[{row.Number}].{column.Key}"));

    // "Họ và tên *" and "ho va ten" are one head.
    private static string Comparable(string head) => new([.. VietnameseText.Fold(head).Where(char.IsLetterOrDigit)]);
}
