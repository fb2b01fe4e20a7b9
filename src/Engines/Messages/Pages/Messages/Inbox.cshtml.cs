using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Identity;
using Saola.Engines.Messages.Inbox;
using Saola.Kernel;

namespace Saola.Engines.Messages.Pages.Messages;

/// <summary>The notices of the signed-in person.</summary>
[Authorize(Access.SignedIn)]
internal sealed class InboxModel(PersonInbox inbox, ICurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Page<InboxLine> Notices { get; private set; } = new([], null);

    public int Unread { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (user.PersonId is not { } person) return Forbid();
        Notices = await inbox.ListAsync(person, Cursor, Paging.ScreenRows, cancellationToken);
        Unread = await inbox.UnreadAsync(person, cancellationToken);
        return Page();
    }
}
