using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Engines.Identity.Organisations;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Engines.Identity.Pages.Admin;

/// <summary>Requests to act for an organisation that wait for somebody to look at the proof, oldest first.</summary>
[RequireRole(Roles.Administrator, Roles.Clerk, Roles.Office)]
internal sealed class LinksModel(DecideMembership decide, AppDbContext db, IEnumerable<IProofUpload> uploads, IStringLocalizer<Texts> texts) : PageModel
{
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public string? ProofLink(Line line) => line.Proof is { } file ? uploads.LastOrDefault()?.LinkOf(file) : null;

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostVerifyAsync(Guid id, CancellationToken cancellationToken) =>
        await AnswerAsync(await decide.VerifyAsync(id, cancellationToken), "Links.Verified", cancellationToken);

    public async Task<IActionResult> OnPostRefuseAsync(Guid id, string? reason, CancellationToken cancellationToken) =>
        await AnswerAsync(await decide.RefuseAsync(id, reason, cancellationToken), "Links.Refused", cancellationToken);

    private async Task<IActionResult> AnswerAsync(Result result, string sentence, CancellationToken cancellationToken)
    {
        if (result.IsDone)
        {
            TempData.Flash(NoticeKind.Done, texts[sentence]);
            return RedirectToPage();
        }
        foreach (var fault in result.Faults) ModelState.AddModelError("", fault.Message);
        await ShowAsync(cancellationToken);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken) => Lines = await (
        from membership in db.Set<OrganisationMembership>()
        join person in db.Set<Person>() on membership.PersonId equals person.Id
        join organisation in db.Set<Organisation>() on membership.OrganisationId equals organisation.Id
        where membership.State == MembershipState.Asked orderby membership.AskedAt
        select new Line(membership.Id, person.FullName, organisation.Name, organisation.TaxCode, membership.Capacity, membership.ProofFileId, membership.AskedAt))
        .AsNoTracking().Take(Paging.ScreenRows).ToListAsync(cancellationToken);

    public sealed record Line(Guid Id, string Person, string Organisation, string? TaxCode, string Capacity, Guid? Proof, DateTimeOffset AskedAt);
}
