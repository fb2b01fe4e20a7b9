using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Slips;
using Saola.Modules.PublicServices.Tracking;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Pages.Citizen.Results;

/// <summary>
/// Says to anybody what a result of the department is worth today: the code printed on it opens this page. Who holds the file may have it
/// compared with the one that was issued; nothing of it is kept. No personal numbers.
/// </summary>
[EnableRateLimiting(RateLimits.Tracking), RequestSizeLimit(RequestBytes)]
internal sealed class ResultModel(CheckResult results, ComposedResult composed, IUnits units, IStringLocalizer<CitizenTexts> texts) : PageModel
{
    private const int MostCharacters = 40;

    /// <summary>Largest file that is compared.</summary>
    public const int FileBytes = 20 * 1024 * 1024;

    private const int RequestBytes = FileBytes + (64 * 1024);

    public string? Code { get; private set; }

    public CheckedResult? Found { get; private set; }

    public CheckedFile? Checked { get; private set; }

    public string? FileName { get; private set; }

    public string Holder => CaseMask.Name(Found!.Case.Row.ApplicantName);

    public string Unit => units.NameOf(Found!.Case.Row.UnitCode);

    public async Task<IActionResult> OnGetAsync(string? verificationCode, string? code, CancellationToken cancellationToken)
    {
        if (verificationCode is null && !string.IsNullOrWhiteSpace(code)) return Redirect("/ket-qua/" + Uri.EscapeDataString(VietnameseText.Clean(code).ToUpperInvariant()));
        await FindAsync(verificationCode, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? verificationCode, IFormFile? file, CancellationToken cancellationToken)
    {
        await FindAsync(verificationCode, cancellationToken);
        if (Found is null) return Page();
        if (file is null || file.Length == 0) ModelState.AddModelError("file", texts["Check.NoFile"]);
        else if (file.Length > FileBytes) ModelState.AddModelError("file", texts["Check.TooLarge", FileBytes / 1024 / 1024]);
        else await CheckAsync(file, cancellationToken);
        return Page();
    }

    private async Task CheckAsync(IFormFile file, CancellationToken cancellationToken)
    {
        FileName = Path.GetFileName(file.FileName);
        using var buffer = new MemoryStream();
        await file.CopyToAsync(buffer, cancellationToken);
        Checked = await results.JudgeAsync(Found!, buffer.ToArray(), token => composed.PdfAsync(Found!, token), cancellationToken);
    }

    private async Task FindAsync(string? verificationCode, CancellationToken cancellationToken)
    {
        Code = verificationCode;
        if (verificationCode is { Length: <= MostCharacters }) Found = await results.FindAsync(VietnameseText.Clean(verificationCode).ToUpperInvariant(), cancellationToken);
    }
}
