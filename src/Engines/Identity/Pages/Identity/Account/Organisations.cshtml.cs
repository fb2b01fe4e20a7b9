using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity.Accounts;
using Saola.Engines.Identity.Model;
using Saola.Engines.Identity.Organisations;
using Saola.Events;
using Saola.Web;

namespace Saola.Engines.Identity.Pages.Account;

/// <summary>The organisations that a person acts for: asking with proof, choosing, ending.</summary>
[Authorize(Access.SignedIn)]
internal sealed class OrganisationsModel(
    LinkOrganisation link, DecideMembership decide, SignInDoor door, IEnumerable<IProofUpload> uploads, AppDbContext db, ICurrentUser user, IStringLocalizer<Texts> texts) : PageModel
{
    private const int MostShown = 50;

    [BindProperty]
    public Fields Input { get; set; } = new();

    public Guid? ActsFor => user.OrganisationId;

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public IReadOnlyList<Choice> Kinds => [.. LinkOrganisation.Kinds.Select(kind => new Choice(kind, texts["OrgKind." + kind]))];

    public IReadOnlyList<Choice> CapacityChoices => [.. Capacities.All.Select(capacity => new Choice(capacity, texts["Capacity." + capacity]))];

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(IFormFile? proof, CancellationToken cancellationToken)
    {
        var input = new LinkOrganisationInput
        {
            PersonId = user.PersonId!.Value, TaxCode = Input.TaxCode, Name = Input.Name, Kind = Input.Kind, Address = Input.Address, Capacity = Input.Capacity,
            ProofFileId = null,
        };
        ModelState.Add(link.Faults(input), nameof(Input));
        var file = await ProofAsync(proof, input.PersonId, cancellationToken);
        if (ModelState.IsValid && file is not null)
        {
            var result = await link.HandleAsync(input with { ProofFileId = file }, cancellationToken);
            if (result.IsDone)
            {
                TempData.Flash(NoticeKind.Done, texts["Org.Asked"]);
                return RedirectToPage();
            }
            ModelState.Add(result.Faults, nameof(Input));
        }
        await ShowAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostActForAsync(Guid? organisation, CancellationToken cancellationToken)
    {
        await ShowAsync(cancellationToken);
        var chosen = Lines.FirstOrDefault(line => line.OrganisationId == organisation && line.State == MembershipState.Verified);
        await door.ActForAsync(HttpContext, chosen?.OrganisationId);
        TempData.Flash(NoticeKind.Done, chosen is null ? texts["Org.ActsForSelf"] : texts["Org.ActsForNow", chosen.Organisation]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellationToken)
    {
        await ShowAsync(cancellationToken);
        if (Lines.FirstOrDefault(line => line.Id == id) is not { } line) return NotFound();
        await decide.EndAsync(id, cancellationToken);
        if (line.OrganisationId == ActsFor) await door.ActForAsync(HttpContext, null);
        TempData.Flash(NoticeKind.Done, texts["Org.Ended", line.Organisation]);
        return RedirectToPage();
    }

    // A file of a form with faults is not stored: it would have to be sent again anyway.
    private async Task<Guid?> ProofAsync(IFormFile? proof, Guid person, CancellationToken cancellationToken)
    {
        if (proof is null || proof.Length == 0) ModelState.AddModelError("Proof", texts["Organisation.Proof"]);
        if (!ModelState.IsValid || uploads.LastOrDefault() is not { } upload) return null;
        var stored = await upload.StoreAsync(proof!, texts["Org.Proof"], new Subject("person", person), cancellationToken);
        if (stored.IsDone) return stored.Value;
        foreach (var fault in stored.Faults) ModelState.AddModelError("Proof", fault.Message);
        return null;
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var person = user.PersonId;
        var rows = await (
            from membership in db.Set<OrganisationMembership>()
            join organisation in db.Set<Organisation>() on membership.OrganisationId equals organisation.Id
            where membership.PersonId == person orderby membership.AskedAt descending
            select new { membership, organisation }).AsNoTracking().Take(MostShown).ToListAsync(cancellationToken);
        Lines = [.. rows.Select(r => new Line(r.membership.Id, r.organisation.Id, r.organisation.Name, r.organisation.TaxCode, r.membership.Capacity, r.membership.State, r.membership.Reason))];
        Choices = [new("", texts["Org.Myself"]), .. Lines.Where(l => l.State == MembershipState.Verified).Select(l => new Choice(l.OrganisationId.ToString(), l.Organisation))];
    }

    public sealed record Line(Guid Id, Guid OrganisationId, string Organisation, string? TaxCode, string Capacity, MembershipState State, string? Reason)
    {
        public bool IsOpen => State is MembershipState.Asked or MembershipState.Verified;

        public StatusShape Shape => State switch { MembershipState.Verified => StatusShape.Done, MembershipState.Asked => StatusShape.Running, _ => StatusShape.Refused };

        public Tone Tone => State switch { MembershipState.Verified => Tone.Done, MembershipState.Asked => Tone.Running, _ => Tone.Quiet };
    }

    public sealed class Fields
    {
        public string? TaxCode { get; set; }
        public string? Name { get; set; }
        public string? Kind { get; set; }
        public string? Address { get; set; }
        public string? Capacity { get; set; }
    }
}
