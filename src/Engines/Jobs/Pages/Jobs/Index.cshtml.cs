using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity;
using Saola.Engines.Jobs.Desk;
using Saola.Engines.Jobs.Model;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Engines.Jobs.Pages.Jobs;

/// <summary>The administrator's desk of background work.</summary>
[RequireRole(Roles.Administrator)]
internal sealed class IndexModel(WorkDesk desk, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    /// <summary>Which works are listed; the dead ones unless asked otherwise.</summary>
    [BindProperty(SupportsGet = true, Name = "view")]
    public WorkState View { get; set; } = WorkState.Dead;

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public WorkCounts Counts { get; private set; } = new(0, 0, 0, 0, null);

    public Page<WorkLine> Works { get; private set; } = new([], null);

    public IReadOnlyList<ScheduleLine> Schedules { get; private set; } = [];

    public DateTimeOffset CountedAt { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        CountedAt = clock.Now();
        Counts = await desk.CountsAsync(cancellationToken);
        Works = await desk.ListAsync(View, Cursor, Paging.ScreenRows, cancellationToken);
        Schedules = await desk.SchedulesAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostRetryAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await desk.RetryAsync(id, cancellationToken);
        TempData.Flash(result.IsDone ? NoticeKind.Done : NoticeKind.Action, result.IsDone ? texts["PutBack"] : result.Faults[0].Message);
        return RedirectToPage(new { view = View });
    }
}
