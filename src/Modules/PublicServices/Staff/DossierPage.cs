using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Modules.PublicServices.Staff;

/// <summary>A page about one dossier for staff: what may not be read does not exist.</summary>
internal abstract class DossierPage(DossierTools tools) : PageModel
{
    /// <summary>Number of the dossier.</summary>
    [BindProperty(SupportsGet = true, Name = "number")]
    public string Number { get; set; } = "";

    public CaseDetails Dossier { get; private set; } = null!;

    public CaseLine Line { get; private set; } = null!;

    /// <summary>How many fees nobody has set an amount for.</summary>
    public int UnsetFees => Dossier.Row.State.IsOpen() ? tools.Fees.Unset(Dossier).Count : 0;

    protected DossierTools Tools => tools;

    protected IStringLocalizer<StaffTexts> Texts => tools.Texts;

    /// <summary>Reads the dossier; false when there is none for this person.</summary>
    protected async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await tools.Read.ForUserAsync(Number, cancellationToken) is not { } dossier) return false;
        Dossier = dossier;
        Line = (await tools.Lines.OfAsync([dossier.Row], cancellationToken))[0];
        return true;
    }

    /// <summary>After a handler: back to the dossier with a sentence, or the same page with faults and everything that was typed.</summary>
    protected async Task<IActionResult> AfterAsync(Result result, string done, CancellationToken cancellationToken, string? to = null)
    {
        if (result.IsDone)
        {
            TempData.Flash(NoticeKind.Done, tools.Texts[done]);
            return Redirect(to ?? "/can-bo/ho-so/" + Number);
        }
        if (!await LoadAsync(cancellationToken)) return NotFound();
        foreach (var fault in result.Faults) ModelState.AddModelError(fault.Field ?? "", fault.Message);
        await PrepareAsync(cancellationToken);
        return Page();
    }

    /// <summary>Fills what the page shows beside the dossier.</summary>
    protected virtual Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        await PrepareAsync(cancellationToken);
        return Page();
    }

    /// <summary>A person's name for the screen.</summary>
    public async Task<string> NameAsync(Guid? person, CancellationToken cancellationToken) =>
        person is { } id ? (await tools.Directory.PersonAsync(id, cancellationToken))?.FullName ?? "" : "";

    public string UnitName(string code) => tools.Units.NameOf(code);
}

/// <summary>What every page of a dossier needs.</summary>
internal sealed record DossierTools(ReadCase Read, CaseLines Lines, IDirectory Directory, IUnits Units, FeeDesk Fees, IStringLocalizer<StaffTexts> Texts);
