using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Staff;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Staff.Queue;

/// <summary>All dossiers that one may read, by any filter; figures of the director lead here.</summary>
[RequireRole]
internal sealed class AllModel(
    ListCases cases, CaseLines lines, ExportCases export, ProcedureCatalogue catalogue, IUnits units, IStringLocalizer<StaffTexts> texts, TimeProvider clock) : PageModel
{
    private const int MostCounted = 20_000;

    public CaseFilter Filter { get; private set; } = new();

    public IReadOnlyList<CaseLine> Lines { get; private set; } = [];

    public string? Next { get; private set; }

    public string CountText { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public IReadOnlyList<ListView> Views =>
    [
        View("all", ""), View("open", "?open=true"), View("overdue", "?timing=overdue"), View("today", "?timing=today"), View("late", "?timing=late&sort=-ended"), View("expired", "?timing=supplement_expired"), View("ended", "?open=false&sort=-ended"),
    ];

    public IReadOnlyList<Choice> Types => [.. catalogue.On(clock.Today()).OrderBy(p => VietnameseText.Fold(p.Name), StringComparer.Ordinal).Select(p => new Choice(p.Code, $"{p.Code} {p.Name}"))];

    public IReadOnlyList<Choice> States => [.. Enum.GetValues<CaseState>().Select(s => new Choice($"{(int)s}", texts["State." + s]))];

    public IReadOnlyList<Choice> UnitChoices => [.. catalogue.Everything.Select(p => p.Organisations.Executing).Distinct().Select(code => new Choice(code, units.NameOf(code)))];

    public CaseTable Table => new(Lines, texts["All.Caption"], false, texts["All.Empty"], texts["All.EmptyAction"], "/can-bo/ho-so");

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        At = clock.Now();
        Filter = CaseQuery.Read(Request.Query);
        var page = await cases.PageAsync(Filter, cancellationToken);
        Lines = await lines.OfAsync(page.Items, cancellationToken);
        Next = page.Next;
        var count = await cases.CountAsync(Filter, MostCounted, cancellationToken);
        CountText = texts["All.Count", count >= MostCounted ? VietnameseFormats.Number(MostCounted) + "+" : VietnameseFormats.Number(count)];
    }

    public async Task<IActionResult> OnGetExportAsync(string format, CancellationToken cancellationToken)
    {
        await export.WriteAsync(Response, CaseQuery.Read(Request.Query), format, cancellationToken);
        return new EmptyResult();
    }

    private ListView View(string key, string query) => new(texts["AllView." + key], "/can-bo/ho-so" + query, Request.QueryString.Value == query || (query.Length == 0 && !Request.QueryString.HasValue));
}
