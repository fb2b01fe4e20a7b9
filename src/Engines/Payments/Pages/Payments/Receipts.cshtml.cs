using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Documents.Spreadsheets;
using Saola.Engines.Identity;
using Saola.Engines.Payments.Receipts;
using Saola.Kernel;

namespace Saola.Engines.Payments.Pages.Payments;

/// <summary>The receipts of some days, with their export.</summary>
[RequireRole(Roles.Clerk, Roles.Finance)]
internal sealed class ReceiptsModel(ReceiptList list, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "from")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "so")]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    /// <summary>The last thirty days unless asked otherwise.</summary>
    public ReceiptFilter Filter => new(From ?? clock.Today().AddDays(-30), To ?? clock.Today().AddDays(7), Number);

    public Page<ReceiptView> Receipts { get; private set; } = new([], null);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Receipts = await list.ListAsync(Filter, Cursor, Paging.ScreenRows, cancellationToken);

    public async Task<IActionResult> OnGetExportAsync(string format, CancellationToken cancellationToken)
    {
        var asCsv = format == "csv";
        return File(await list.ExportAsync(Filter, asCsv, cancellationToken), asCsv ? TableExport.CsvMediaType : TableExport.XlsxMediaType, $"bien-lai-{clock.Today():yyyyMMdd}.{(asCsv ? "csv" : "xlsx")}");
    }
}
