using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Messages.Desk;
using Saola.Engines.Messages.Inbox;
using Saola.Engines.Messages.Mailing;

namespace Saola.Engines.Messages.Pages.Messages;

/// <summary>One e-mail of the demonstration.</summary>
[AllowAnonymous]
internal sealed class DemoMailModel(MailDesk desk, AttachedFiles attached, MailSettings settings) : PageModel
{
    public OpenMail Mail { get; private set; } = null!;

    public IReadOnlyList<AttachedFile> Files { get; private set; } = [];

    /// <summary>Addresses of our own in the text, so that they can be pressed.</summary>
    public IEnumerable<(string Text, bool IsLink)> Pieces => TextPieces.Of(Mail.Text);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!settings.ToMailbox || await desk.OpenAsync(id, cancellationToken) is not { } mail) return NotFound();
        Mail = mail;
        Files = await attached.OfAsync(mail.Files, cancellationToken);
        return Page();
    }
}
