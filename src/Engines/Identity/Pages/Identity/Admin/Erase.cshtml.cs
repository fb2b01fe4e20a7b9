using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity.People;
using Saola.Web;

namespace Saola.Engines.Identity.Pages.Admin;

/// <summary>Asks once more before a person is erased.</summary>
[RequireRole(Roles.Administrator)]
internal sealed class EraseModel(ErasePerson erase, IDirectory directory, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await erase.HandleAsync(Id, Reason, cancellationToken);
        if (!result.IsDone)
        {
            ModelState.Add(result.Faults);
            return await ShowAsync(cancellationToken);
        }
        TempData.Flash(NoticeKind.Done, texts["Erase.Done"]);
        return RedirectToPage("/Identity/Admin/People");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (await directory.PersonAsync(Id, cancellationToken) is not { } card) return NotFound();
        Name = card.FullName;
        return Page();
    }
}
