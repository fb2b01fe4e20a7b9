using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Saola.Engines.Cases;
using Saola.Engines.Documents.Spreadsheets;
using Saola.Engines.Identity;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Staff;

/// <summary>A list as XLSX or CSV: the same filter, all its rows up to <see cref="Paging.MostExportRows"/>.</summary>
internal sealed class ExportCases(ListCases cases, CaseLines lines, TableDownload download, IUnits units, IStringLocalizer<StaffTexts> texts)
{
    private const double InstantWidth = 17;

    public Task WriteAsync(HttpResponse response, CaseFilter filter, string format, CancellationToken cancellationToken) =>
        download.WriteAsync(response, new DownloadedTable("ho-so", texts["Export.Sheet"], Columns(), RowsAsync(filter, cancellationToken)), format, cancellationToken);

    private IReadOnlyList<ExportColumn> Columns() =>
    [
        Text("Number", 19), Text("Procedure", 60), Text("Code", 11), Text("Applicant", 32), Text("Channel", 14), Text("State", 18), Text("Step", 28), Text("Unit", 34),
        .. new[] { "Filed", "Accepted", "Due", "Ended", "Returned" }.Select(name => new ExportColumn(texts["Export." + name], ExportKind.Instant, InstantWidth)),
    ];

    private ExportColumn Text(string name, double letters) => new(texts["Export." + name], ExportKind.Text, letters);

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(CaseFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in cases.ExportAsync(filter, cancellationToken))
        {
            yield return
            [
                row.Number, row.TypeName, row.TypeCode, row.ApplicantName, texts["Channel." + row.Channel].Value, texts["State." + row.State].Value, lines.StepName(row),
                units.NameOf(row.UnitCode), row.FiledAt, row.AcceptedAt, row.DueAt, row.EndedAt, row.ReturnedAt,
            ];
        }
    }
}
