using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Calendar;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Staff;
using Saola.Web.Language;

namespace Saola.Modules.PublicServices.Pages.Staff.Numbers;

/// <summary>The list behind the averages: resolved dossiers with the authority's time and the applicant's time apart.</summary>
[RequireRole]
internal sealed class TimesModel(ListCases cases, IUnits units, IStringLocalizer<NumberTexts> texts) : PageModel
{
    public IReadOnlyList<CaseRow> Rows { get; private set; } = [];

    public string? NextHref { get; private set; }

    public string Summary { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var asked = CaseQuery.Read(Request.Query);
        var filter = asked with { States = [CaseState.Resolved, CaseState.Returned], Sort = asked.Sort is "ended" ? "ended" : "-ended" };
        var page = await cases.PageAsync(filter, cancellationToken);
        (Rows, NextHref) = (page.Items, page.Next is { } next ? Request.With(("after", next)) : null);
        var (agency, citizen, count) = await cases.MinutesAsync(filter, cancellationToken);
        Summary = count == 0 ? texts["Times.None"] : texts["Times.Summary", VietnameseFormats.Number(count), Words(agency / count), Words(citizen / count), Words(agency), Words(citizen)];
    }

    public static string Words(long? minutes) => new WorkingSpan(minutes ?? 0).Words();

    public string UnitName(string code) => units.NameOf(code);
}
