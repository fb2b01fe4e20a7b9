using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Calendar;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Filing;

namespace Saola.Modules.PublicServices.Pages.Citizen.Apply;

/// <summary>The door of a dossier: who files, what is promised, the draft that is there already.</summary>
[Authorize(Policy = Access.SignedIn)]
internal sealed class StartModel(ProcedureCatalogue catalogue, DossierDrafts drafts, ICalendars calendars, IDirectory directory, ICurrentUser user, TimeProvider clock) : PageModel
{
    public Procedure Procedure { get; private set; } = null!;

    public DraftView? Draft { get; private set; }

    public FilingPromise Promise { get; private set; } = null!;

    public string FiledFor { get; private set; } = "";

    public bool IsForOrganisation => user.OrganisationId is not null;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (Find(code) is not { } procedure) return RedirectToThePage(code);
        Procedure = procedure;
        Draft = await drafts.LastOfAsync(code, cancellationToken);
        Promise = FilingPromise.Of(procedure, calendars, clock.Now());
        FiledFor = await NameAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        if (Find(code) is not { } procedure) return RedirectToThePage(code);
        if (await drafts.LastOfAsync(code, cancellationToken) is { } before) await drafts.DiscardAsync(before.Id, cancellationToken);
        var draft = await drafts.BeginAsync(procedure, cancellationToken);
        return Redirect($"/nop-ho-so/{code}/{draft:D}/{procedure.Form.Sections[0].Id}");
    }

    /// <summary>A draft that is opened without a section begins with the first.</summary>
    public async Task<IActionResult> OnGetDraftAsync(string code, Guid draft, CancellationToken cancellationToken)
    {
        if (await drafts.OpenAsync(code, draft, cancellationToken) is not { } open) return NotFound();
        return Redirect(open.SectionPath(open.Form.Sections[0].Id));
    }

    private Procedure? Find(string code) =>
        catalogue.Current(code, clock.Today()) is { Intake: IntakeMode.Own, Form.Sections.Count: > 0 } procedure && procedure.OnlineLevel != OnlineLevel.InformationOnly ? procedure : null;

    // The page of the procedure says where it is filed instead, or that there is none.
    private RedirectResult RedirectToThePage(string code) => Redirect("/thu-tuc/" + Uri.EscapeDataString(code));

    private async Task<string> NameAsync(CancellationToken cancellationToken)
    {
        if (user.OrganisationId is { } organisation && await directory.OrganisationAsync(organisation, cancellationToken) is { } body) return body.Name;
        return user.PersonId is { } person && await directory.PersonAsync(person, cancellationToken) is { } card ? card.FullName : "";
    }
}
