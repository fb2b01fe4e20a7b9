using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Identity;
using Saola.Engines.Messages.Inbox;

namespace Saola.Engines.Messages.Pages.Messages;

/// <summary>One notice; opening it marks it as read.</summary>
[Authorize(Access.SignedIn)]
internal sealed class NoticeModel(PersonInbox inbox, AttachedFiles attached, ICurrentUser user) : PageModel
{
    public OpenNotice Notice { get; private set; } = null!;

    public IReadOnlyList<AttachedFile> Files { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (user.PersonId is not { } person || await inbox.OpenAsync(person, id, cancellationToken) is not { } notice) return NotFound();
        Notice = notice;
        Files = await attached.OfAsync(notice.Files, cancellationToken);
        return Page();
    }
}
