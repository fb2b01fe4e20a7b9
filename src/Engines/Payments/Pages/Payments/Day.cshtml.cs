using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Documents.Spreadsheets;
using Saola.Engines.Identity;
using Saola.Engines.Payments.Closing;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Engines.Payments.Pages.Payments;

/// <summary>A day of the cashier: money by channel beside receipts, and its closing.</summary>
[RequireRole(Roles.Clerk, Roles.Finance)]
internal sealed class DayModel(CloseDay days, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "ngay")]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public Money Counted { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public DayFigures Figures { get; private set; } = null!;

    private DateOnly Wanted => Day ?? clock.Today();

    public async Task OnGetAsync(CancellationToken cancellationToken) => Figures = await days.ReadAsync(Wanted, cancellationToken);

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken) =>
        File(await days.ExportAsync(Wanted, cancellationToken), TableExport.XlsxMediaType, $"so-thu-{Wanted:yyyyMMdd}.xlsx");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            var result = await days.HandleAsync(Wanted, Counted, Note, cancellationToken);
            if (result.IsDone)
            {
                TempData.Flash(NoticeKind.Done, texts["Closing.Done", VietnameseFormats.Day(Wanted)]);
                return RedirectToPage(new { ngay = VietnameseFormats.Day(Wanted) });
            }
            ModelState.Add(result.Faults);
        }
        Figures = await days.ReadAsync(Wanted, cancellationToken);
        return Page();
    }
}
