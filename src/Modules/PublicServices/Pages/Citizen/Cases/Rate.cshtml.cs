using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Citizen.Cases;

/// <summary>The applicant rates the service in three levels, with words if they like.</summary>
[Authorize(Policy = Access.SignedIn)]
internal sealed class RateModel(ReadCase cases, RateCase rate, IStringLocalizer<CitizenTexts> texts) : PageModel
{
    private static readonly string[] Levels = ["satisfied", "acceptable", "dissatisfied"];

    [BindProperty(Name = "level")]
    public string? Level { get; set; }

    [BindProperty(Name = "words")]
    public string? Words { get; set; }

    public CaseDetails Case { get; private set; } = null!;

    public IReadOnlyList<Choice> Choices => [.. Levels.Select(level => new Choice(level, texts["Rate." + level]))];

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellationToken)
    {
        if (!await FindAsync(number, cancellationToken)) return NotFound();
        return Case.Row.State.IsOpen() || Case.Satisfaction is not null ? Redirect("/ho-so/" + Case.Row.Number) : Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancellationToken)
    {
        if (!await FindAsync(number, cancellationToken)) return NotFound();
        var words = VietnameseText.CleanLines(Words);
        var result = await rate.HandleAsync(Case.Row.Id, Level ?? "", words.Length == 0 ? null : words[..Math.Min(words.Length, 2000)], cancellationToken);
        if (!result.IsDone)
        {
            ModelState.Add(result.Faults);
            return Page();
        }
        TempData.Flash(NoticeKind.Done, texts["Rate.Thanks"]);
        return Redirect("/ho-so/" + Case.Row.Number);
    }

    private async Task<bool> FindAsync(string number, CancellationToken cancellationToken)
    {
        if (await cases.ForUserAsync(number, cancellationToken) is not { IsOwn: true } details) return false;
        Case = details;
        return true;
    }
}
