using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Staff;
using Saola.Web;
using Saola.Web.Language;

namespace Saola.Modules.PublicServices.Pages.Staff.Overdue;

/// <summary>The late dossiers by name: which, who has it, how late, why.</summary>
[RequireRole]
internal sealed class IndexModel(OverdueLines overdue, ListCases cases, IDirectory directory, IUnits units, ProcedureCatalogue catalogue, IStringLocalizer<StaffTexts> texts, TimeProvider clock) : PageModel
{
    private const int MostCounted = 20_000;

    public CaseFilter Filter { get; private set; } = new();

    public IReadOnlyList<OverdueLine> Lines { get; private set; } = [];

    public IReadOnlyList<Choice> Officers { get; private set; } = [];

    public string? NextHref { get; private set; }

    public string CountText { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public IReadOnlyList<ListView> Views => [View("case", ""), View("step", "?timing=step_overdue&sort=step"), new(texts["OverdueView.expired"], "/can-bo/ho-so?timing=supplement_expired", false), new(texts["OverdueView.opinions"], "/can-bo/y-kien?side=awaited&late=true", false)];

    public IReadOnlyList<Choice> UnitChoices =>
        [.. catalogue.Everything.SelectMany(p => p.Workflow).Select(s => s.Unit).Where(u => u.Length > 0).Distinct().Select(code => new Choice(code, units.NameOf(code))).OrderBy(c => VietnameseText.Fold(c.Text), StringComparer.Ordinal)];

    public IReadOnlyList<Choice> Types => [.. catalogue.On(clock.Today()).OrderBy(p => p.Code, StringComparer.Ordinal).Select(p => new Choice(p.Code, $"{p.Code} {p.Name}"))];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        At = clock.Now();
        Filter = CaseQuery.Read(Request.Query);
        var page = await overdue.PageAsync(Filter, cancellationToken);
        (Lines, NextHref) = (page.Items, page.Next is { } next ? Request.With(("after", next)) : null);
        var count = await cases.CountAsync(OverdueLines.Late(Filter), MostCounted, cancellationToken);
        CountText = texts["All.Count", count >= MostCounted ? VietnameseFormats.Number(MostCounted) + "+" : VietnameseFormats.Number(count)];
        if (Filter.StepUnit is { } unit)
            Officers = [.. (await directory.HoldersAsync(Roles.Officer, unit, cancellationToken)).Select(p => new Choice(p.Id.ToString("D"), p.FullName))];
    }

    public async Task<IActionResult> OnGetExportAsync(string format, CancellationToken cancellationToken)
    {
        await overdue.WriteAsync(Response, CaseQuery.Read(Request.Query), format, cancellationToken);
        return new EmptyResult();
    }

    private ListView View(string key, string query) => new(texts["OverdueView." + key], "/can-bo/qua-han" + query, (Filter.Timing == "step_overdue") == (key == "step"));
}
