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

/// <summary>My work: what waits for me, most pressing first.</summary>
[RequireRole]
internal sealed class IndexModel(
    ListCases cases, CaseLines lines, ExportCases export, ICurrentUser user, ProcedureCatalogue catalogue, IStringLocalizer<StaffTexts> texts, TimeProvider clock) : PageModel
{
    private const int MostCounted = 200;

    public CaseFilter Filter { get; private set; } = new();

    public IReadOnlyList<CaseLine> Lines { get; private set; } = [];

    public IReadOnlyList<ListView> Views { get; private set; } = [];

    public string? Next { get; private set; }

    public bool MayBatch { get; private set; }

    public DateTimeOffset At { get; private set; }

    public IReadOnlyList<Choice> Types => [.. catalogue.On(clock.Today()).OrderBy(p => VietnameseText.Fold(p.Name), StringComparer.Ordinal).Select(p => new Choice(p.Code, $"{p.Code} {p.Name}"))];

    public IReadOnlyList<Choice> States => [.. new[] { CaseState.Submitted, CaseState.Accepted, CaseState.Processing, CaseState.SupplementRequested, CaseState.WithdrawalRequested }.Select(s => new Choice($"{(int)s}", texts["State." + s]))];

    public string Summary => texts["List.Summary", Lines.Count];

    public CaseTable Table => new(Lines, texts["Queue.Caption"], MayBatch, texts["Queue.Empty"], texts["Queue.EmptyAction"], "/can-bo/ho-so");

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        At = clock.Now();
        Filter = View(CaseQuery.Read(Request.Query), Request.Query["view"]);
        var page = await cases.PageAsync(Filter, cancellationToken);
        Lines = await lines.OfAsync(page.Items, cancellationToken);
        Next = page.Next;
        var authority = await user.AuthorityAsync(cancellationToken);
        MayBatch = authority.Has(Roles.UnitHead) || authority.Has(Roles.Director) || authority.Has(Roles.Clerk);
        Views = await ViewsAsync(Request.Query["view"], cancellationToken);
    }

    public async Task<IActionResult> OnGetExportAsync(string format, CancellationToken cancellationToken)
    {
        await export.WriteAsync(Response, View(CaseQuery.Read(Request.Query), Request.Query["view"]), format, cancellationToken);
        return new EmptyResult();
    }

    private CaseFilter View(CaseFilter filter, string? view) => view switch
    {
        "qua-han" => filter with { WaitsForMe = true, Timing = "overdue" },
        "sap-den-han" => filter with { WaitsForMe = true, DueTo = clock.Today().AddDays(2) },
        "cho-nguoi-nop" => filter with { WaitsForMe = true, States = [CaseState.SupplementRequested] },
        "xin-rut" => filter with { WaitsForMe = true, States = [CaseState.WithdrawalRequested] },
        _ => filter with { WaitsForMe = true },
    };

    private async Task<IReadOnlyList<ListView>> ViewsAsync(string? current, CancellationToken cancellationToken)
    {
        var views = new List<ListView>();
        foreach (var (key, isAlarm) in new[] { ("", false), ("qua-han", true), ("sap-den-han", false), ("cho-nguoi-nop", false), ("xin-rut", false) })
        {
            var count = await cases.CountAsync(View(new CaseFilter(), key), MostCounted, cancellationToken);
            views.Add(new ListView(texts["View." + (key.Length == 0 ? "all" : key)], key.Length == 0 ? "/can-bo" : "/can-bo?view=" + key, (current ?? "") == key) { Count = count, IsAlarm = isAlarm && count > 0 });
        }
        return views;
    }
}
