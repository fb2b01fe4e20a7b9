using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Tracking;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Pages.Citizen.Results;

/// <summary>Says to anybody whether a result was issued by the department: the code printed on it opens this page. No personal numbers.</summary>
[EnableRateLimiting(RateLimits.Tracking)]
internal sealed class ResultModel(ReadCase cases, IUnits units) : PageModel
{
    private const int MostCharacters = 40;

    public string? Code { get; private set; }

    public CaseDetails? Case { get; private set; }

    public string Holder => CaseMask.Name(Case!.Row.ApplicantName);

    public string Unit => units.NameOf(Case!.Row.UnitCode);

    public async Task<IActionResult> OnGetAsync(string? verificationCode, string? code, CancellationToken cancellationToken)
    {
        if (verificationCode is null && !string.IsNullOrWhiteSpace(code)) return Redirect("/ket-qua/" + Uri.EscapeDataString(VietnameseText.Clean(code).ToUpperInvariant()));
        Code = verificationCode;
        if (verificationCode is { Length: <= MostCharacters }) Case = await cases.ForVerificationAsync(VietnameseText.Clean(verificationCode).ToUpperInvariant(), cancellationToken);
        return Page();
    }
}
