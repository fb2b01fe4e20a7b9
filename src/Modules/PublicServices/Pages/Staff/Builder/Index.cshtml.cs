using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Builder;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Staff.Builder;

/// <summary>All reviews of procedures, and the three ways to begin one.</summary>
[RequireRole(Roles.ProcedureControl, Roles.Director)]
internal sealed class IndexModel(DraftQueries queries, ProcedureDrafts drafts, ProcedureCatalogue catalogue, IStringLocalizer<BuilderTexts> texts, TimeProvider clock) : PageModel
{
    private const int MostBytes = 4_000_000;

    [BindProperty]
    public string? Copy { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<DraftLine> Lines { get; private set; } = [];

    public string? Next { get; private set; }

    public DateTimeOffset At { get; private set; }

    public bool MayWrite { get; private set; }

    public IReadOnlyList<Choice> Procedures { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostBlankAsync(CancellationToken cancellationToken) => BeginAsync(new DraftOrigin(), cancellationToken);

    public Task<IActionResult> OnPostCopyAsync(CancellationToken cancellationToken) => BeginAsync(new DraftOrigin(Copy: Copy ?? ""), cancellationToken);

    public async Task<IActionResult> OnPostImportAsync(CancellationToken cancellationToken)
    {
        if (Upload is null || Upload.Length is 0 or > MostBytes) return await RefusedAsync([new("builder.no_file", texts["Fault.NoFile"], nameof(Upload))], cancellationToken);
        using var reader = new StreamReader(Upload.OpenReadStream());
        return await BeginAsync(new DraftOrigin(Text: await reader.ReadToEndAsync(cancellationToken)), cancellationToken);
    }

    private async Task<IActionResult> BeginAsync(DraftOrigin origin, CancellationToken cancellationToken)
    {
        var begun = await drafts.BeginAsync(origin, cancellationToken);
        return begun.IsDone ? Redirect(BuilderPaths.Draft(begun.Value)) : await RefusedAsync(begun.Faults, cancellationToken);
    }

    private async Task<IActionResult> RefusedAsync(IReadOnlyList<Fault> faults, CancellationToken cancellationToken)
    {
        foreach (var fault in faults) ModelState.AddModelError(fault.Field ?? "", fault.Message);
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var page = await queries.PageAsync(null, Request.Query["cursor"], Paging.ScreenRows, cancellationToken);
        (Lines, Next, At) = (page.Items, page.Next, clock.Now());
        MayWrite = await queries.MayWriteAsync(cancellationToken);
        Procedures = [.. catalogue.On(clock.Today()).Select(p => new Choice(p.Code, $"{p.Code} {p.Name}"))];
    }
}
