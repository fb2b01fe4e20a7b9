using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity.Desk;
using Saola.Engines.Identity.Organisations;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Engines.Identity.Pages.Admin;

/// <summary>Requests to act for an organisation that wait for somebody to look at the proof, oldest first.</summary>
[RequireRole(Roles.Administrator, Roles.Clerk, Roles.Office)]
internal sealed class LinksModel(DecideMembership decide, MembershipRequests requests, IStringLocalizer<Texts> texts) : PageModel
{
    public IReadOnlyList<MembershipRequest> Lines { get; private set; } = [];

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

    private async Task ShowAsync(CancellationToken cancellationToken) => Lines = (await requests.PageAsync(null, Paging.ScreenRows, cancellationToken)).Items;
}
