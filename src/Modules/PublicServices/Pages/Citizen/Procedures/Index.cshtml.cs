using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Finding;

namespace Saola.Modules.PublicServices.Pages.Citizen.Procedures;

/// <summary>The procedures, found by plain words.</summary>
internal sealed class IndexModel(ProcedureCatalogue catalogue, TimeProvider clock) : PageModel
{
    /// <summary>Words that were typed.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    /// <summary>Only this kind of applicant.</summary>
    [BindProperty(SupportsGet = true, Name = "who")]
    public string? Applicant { get; set; }

    /// <summary>Only this field.</summary>
    [BindProperty(SupportsGet = true, Name = "field")]
    public string? Field { get; set; }

    public FoundProcedures Found { get; private set; } = new([], false);

    public int Total { get; private set; }

    public IReadOnlyList<string> Applicants { get; private set; } = [];

    public IReadOnlyDictionary<string, string> FieldNames => catalogue.Fields;

    public bool IsSearch => VietnameseText.Clean(Query).Length > 0;

    public void OnGet()
    {
        var all = catalogue.On(clock.Today());
        Total = all.Count;
        Applicants = [.. all.SelectMany(p => p.Applicants).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var wanted = all.Where(p => string.IsNullOrEmpty(Applicant) || p.Applicants.Contains(Applicant))
            .Where(p => string.IsNullOrEmpty(Field) || p.Field == Field).ToList();
        Found = ProcedureFinder.Find(wanted, Query);
    }
}
