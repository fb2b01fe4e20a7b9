using System.Globalization;
using System.Text;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;
using Saola.Kernel;

namespace Saola.Engines.Documents.Spreadsheets;

/// <summary>
/// Writes the rows of a list as XLSX or CSV. Rows are taken one by one, so that a list of a million rows needs no memory of its size.
/// Every row has as many values as there are columns; null is an empty cell.
/// </summary>
public sealed class TableExport
{
    /// <summary>Media type of XLSX.</summary>
    public const string XlsxMediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Media type of CSV.</summary>
    public const string CsvMediaType = "text/csv; charset=utf-8";

    private const string DayFormat = "dd/MM/yyyy";
    private const string InstantFormat = "dd/MM/yyyy HH:mm";
    private const int LongestSheetName = 31;

    /// <summary>
    /// Writes XLSX: head row fixed, days and instants as real dates. It is made in a temporary file first, because the format is
    /// written out of order and a web response is not.
    /// </summary>
    public async Task WriteXlsxAsync(Stream target, string sheetName, IReadOnlyList<ExportColumn> columns, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken cancellationToken)
    {
        ThrowIfAmbiguous(columns);
        var configuration = new OpenXmlConfiguration
        {
            DynamicColumns = [.. columns.Select(column => new DynamicExcelColumn(column.Header) { Width = column.Width, Format = FormatOf(column.Kind) })],
        };
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await using (file.ConfigureAwait(false))
        {
            await MiniExcel.SaveAsAsync(file, Keyed(columns, rows, cancellationToken), sheetName: SheetName(sheetName), configuration: configuration, cancellationToken: cancellationToken);
            file.Position = 0;
            await file.CopyToAsync(target, cancellationToken);
        }
    }

    /// <summary>
    /// Writes CSV (RFC 4180): commas, CRLF, UTF-8 with a byte order mark so that Excel reads Vietnamese. A text that a spreadsheet
    /// would take for a formula (first letter <c>= + - @</c>, tab or CR) gets an apostrophe in front.
    /// </summary>
    public async Task WriteCsvAsync(Stream target, IReadOnlyList<ExportColumn> columns, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken cancellationToken)
    {
        ThrowIfAmbiguous(columns);
        await using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(string.Join(',', columns.Select(column => Csv.Quoted(Csv.Harmless(column.Header)))).AsMemory(), cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
            await writer.WriteLineAsync(string.Join(',', columns.Select((_, i) => Csv.Quoted(CsvText(row[i])))).AsMemory(), cancellationToken);
        await writer.FlushAsync(cancellationToken);
    }

    private static async IAsyncEnumerable<Dictionary<string, object?>> Keyed(
        IReadOnlyList<ExportColumn> columns, IAsyncEnumerable<IReadOnlyList<object?>> rows, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var empty = true;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            empty = false;
            yield return Row(columns, i => CellValue(row[i]));
        }
        // Without a row the library writes no head; one blank row keeps it.
        if (empty) yield return Row(columns, _ => null);
    }

    private static Dictionary<string, object?> Row(IReadOnlyList<ExportColumn> columns, Func<int, object?> value)
    {
        var cells = new Dictionary<string, object?>(columns.Count, StringComparer.Ordinal);
        for (var i = 0; i < columns.Count; i++) cells[columns[i].Header] = value(i);
        return cells;
    }

    // Characters that XML cannot hold would break the file.
    private static object? CellValue(object? value) => value switch
    {
        string text => new string([.. text.Where(c => c is '\n' or '\t' || !char.IsControl(c))]),
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        DateTimeOffset instant => VietnamTime.Local(instant),
        Money money => money.Dong,
        _ => value,
    };

    private static string CsvText(object? value) => value switch
    {
        null => "",
        string text => Csv.Harmless(text),
        DateOnly day => VietnameseFormats.Day(day),
        DateTimeOffset instant => VietnamTime.Local(instant).ToString(InstantFormat, CultureInfo.InvariantCulture),
        Money money => money.Dong.ToString(CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Csv.Harmless(value.ToString() ?? ""),
    };

    private static string? FormatOf(ExportKind kind) => kind switch
    {
        ExportKind.Day => DayFormat,
        ExportKind.Instant => InstantFormat,
        _ => null,
    };

    // Excel refuses these signs and more than 31 letters.
    private static string SheetName(string name)
    {
        var allowed = new string([.. VietnameseText.Clean(name).Where(c => !@"[]:*?/\'".Contains(c, StringComparison.Ordinal))]);
        return allowed.Length == 0 ? "Sheet1" : allowed[..Math.Min(allowed.Length, LongestSheetName)];
    }

    private static void ThrowIfAmbiguous(IReadOnlyList<ExportColumn> columns)
    {
        if (columns.Select(column => column.Header).Distinct(StringComparer.Ordinal).Count() != columns.Count)
            throw new ArgumentException("Two columns have the same head.", nameof(columns));
    }
}
