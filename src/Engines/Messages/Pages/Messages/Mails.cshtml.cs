using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity;
using Saola.Engines.Messages.Desk;
using Saola.Engines.Messages.Mailing;
using Saola.Engines.Messages.Model;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Engines.Messages.Pages.Messages;

/// <summary>The administrator's desk of e-mails that did not go out.</summary>
[RequireRole(Roles.Administrator)]
internal sealed class MailsModel(MailDesk desk, MailSettings settings, IStringLocalizer<Texts> texts) : PageModel
{
    /// <summary>Which e-mails are listed; the uncertain ones unless asked otherwise.</summary>
    [BindProperty(SupportsGet = true, Name = "view")]
    public MailState View { get; set; } = MailState.Uncertain;

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public IReadOnlyDictionary<MailState, int> Counts { get; private set; } = new Dictionary<MailState, int>();

    public Page<MailLine> Mails { get; private set; } = new([], null);

    public bool HasServer => settings.CanSend;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Counts = await desk.CountsAsync(cancellationToken);
        Mails = await desk.ListAsync(View, Cursor, Paging.ScreenRows, cancellationToken);
    }

    public Task<IActionResult> OnPostAgainAsync(Guid id, CancellationToken cancellationToken) => AnswerAsync(desk.SendAgainAsync(id, cancellationToken), "Mails.QueuedAgain");

    public Task<IActionResult> OnPostSentAsync(Guid id, CancellationToken cancellationToken) => AnswerAsync(desk.MarkSentAsync(id, cancellationToken), "Mails.Marked");

    private async Task<IActionResult> AnswerAsync(Task<Result> act, string done)
    {
        var result = await act;
        TempData.Flash(result.IsDone ? NoticeKind.Done : NoticeKind.Action, result.IsDone ? texts[done] : result.Faults[0].Message);
        return RedirectToPage(new { view = View });
    }
}
