using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Messages.Desk;
using Saola.Engines.Messages.Mailing;
using Saola.Kernel;

namespace Saola.Engines.Messages.Pages.Messages;

/// <summary>The open mailbox of the demonstration, whose people do not exist. Anywhere else there is no such page.</summary>
[AllowAnonymous]
internal sealed class DemoMailboxModel(MailDesk desk, MailSettings settings) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "to")]
    public string? Address { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Page<MailLine> Mails { get; private set; } = new([], null);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!settings.ToMailbox) return NotFound();
        Mails = await desk.MailboxAsync(Address, Cursor, Paging.ScreenRows, cancellationToken);
        return Page();
    }
}
