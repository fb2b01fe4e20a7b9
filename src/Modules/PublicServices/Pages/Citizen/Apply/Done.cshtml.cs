using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Modules.PublicServices.Tracking;

namespace Saola.Modules.PublicServices.Pages.Citizen.Apply;

/// <summary>After filing: the two codes, the slip, what happens next and when.</summary>
[Authorize(Policy = Access.SignedIn)]
internal sealed class DoneModel(ReadCase cases, CaseProgressReader progress) : PageModel
{
    public CaseDetails Case { get; private set; } = null!;

    public CaseProgress Progress { get; private set; } = null!;

    /// <summary>The slip of the reception, once the job has made it.</summary>
    public DocumentView? Slip => Case.Documents.FirstOrDefault(d => d.Kind == "receipt_slip");

    public async Task<IActionResult> OnGetAsync(string code, string number, CancellationToken cancellationToken)
    {
        if (await cases.ForUserAsync(number, cancellationToken) is not { } details || details.Row.TypeCode != code) return NotFound();
        (Case, Progress) = (details, progress.Read(details));
        return Page();
    }
}
