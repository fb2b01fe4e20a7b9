using System.Globalization;
using Microsoft.Extensions.Localization;
using Saola.Engines.Documents.Docx;
using Saola.Engines.Documents.Model;
using Saola.Engines.Documents.Pdf;
using Saola.Engines.Documents.Spreadsheets;
using Saola.Web.Language;

namespace Saola.Modules.PublicServices.Numbers.Reports;

/// <summary>A file of a report.</summary>
internal sealed record ReportFile(byte[] Content, string MediaType, string Name);

/// <summary>The report as a file: <c>docx</c>, <c>pdf</c>, <c>xlsx</c>, <c>csv</c>.</summary>
internal sealed class ExportReport(ReportDocument document, TableExport tables, PdfWriter pdf, DocxWriter docx, IStringLocalizer<NumberTexts> texts)
{
    private const double NumberWidth = 14;
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi");

    /// <summary>Whether a format is one of them.</summary>
    public static bool Knows(string? format) => format is "docx" or "pdf" or "xlsx" or "csv";

    public async Task<ReportFile> FileAsync(ReportView view, string format, CancellationToken cancellationToken)
    {
        var name = $"bao-cao-{view.Report.Period.Code}{(view.Report.Unit is { } unit ? "-" + unit : "")}.{format}";
        return format switch
        {
            "docx" => new(docx.Write(InVietnamese(view)), DocxWriter.MediaType, name),
            "pdf" => new(pdf.Write(InVietnamese(view)), PdfWriter.MediaType, name),
            "xlsx" => new(await WriteAsync(stream => tables.WriteXlsxAsync(stream, texts["Report.Sheet"], Columns(), RowsAsync(view.Report), cancellationToken)), TableExport.XlsxMediaType, name),
            _ => new(await WriteAsync(stream => tables.WriteCsvAsync(stream, Columns(), RowsAsync(view.Report), cancellationToken)), TableExport.CsvMediaType, name),
        };
    }

    private SaolaDocument InVietnamese(ReportView view) => ScreenLanguage.In(Vietnamese, () => document.Of(view));

    private static async Task<byte[]> WriteAsync(Func<Stream, Task> write)
    {
        using var buffer = new MemoryStream();
        await write(buffer);
        return buffer.ToArray();
    }

    private IReadOnlyList<ExportColumn> Columns() =>
    [
        new(texts["Group.Field"], ExportKind.Text, 34), new(texts["Report.Code"], ExportKind.Text, 11), new(texts["Group.Type"], ExportKind.Text, 60),
        .. ReportFigures.None.Named.Select(f => new ExportColumn(texts["Report.Export." + f.Name], ExportKind.Number, NumberWidth)),
    ];

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(PeriodReport report)
    {
        var field = "";
        foreach (var row in report.Rows)
        {
            if (row.TypeCode is null) field = row.Name;
            yield return [field, row.TypeCode, row.TypeCode is null ? texts["Report.FieldSum"].Value : row.Name, .. row.Figures.Named.Select(f => (object?)f.Value)];
        }
        yield return [texts["Table.Total"].Value, null, null, .. report.Total.Named.Select(f => (object?)f.Value)];
        await Task.CompletedTask;
    }
}
