using Microsoft.AspNetCore.Http;
using Saola.Engines.Documents.Spreadsheets;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Staff;

/// <summary>A table to be downloaded.</summary>
/// <param name="Name">First part of the file's name; the moment follows.</param>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Columns">Columns.</param>
/// <param name="Rows">Rows, read as they are written.</param>
internal sealed record DownloadedTable(string Name, string Sheet, IReadOnlyList<ExportColumn> Columns, IAsyncEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>Answers with a table as XLSX or CSV.</summary>
internal sealed class TableDownload(TableExport export, TimeProvider clock)
{
    /// <summary>Writes it; <paramref name="format"/> is <c>csv</c>, anything else is XLSX.</summary>
    public async Task WriteAsync(HttpResponse response, DownloadedTable table, string format, CancellationToken cancellationToken)
    {
        var asCsv = format == "csv";
        response.ContentType = asCsv ? TableExport.CsvMediaType : TableExport.XlsxMediaType;
        response.Headers.ContentDisposition = $"attachment; filename=\"{table.Name}-{VietnamTime.Local(clock.Now()):yyyyMMdd-HHmm}.{(asCsv ? "csv" : "xlsx")}\"";
        // The writers work on a stream that can be written without waiting; the response's own cannot.
        using var buffer = new MemoryStream();
        if (asCsv) await export.WriteCsvAsync(buffer, table.Columns, table.Rows, cancellationToken);
        else await export.WriteXlsxAsync(buffer, table.Sheet, table.Columns, table.Rows, cancellationToken);
        buffer.Position = 0;
        await buffer.CopyToAsync(response.Body, cancellationToken);
    }
}
