using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity;
using Saola.Engines.Messages.Model;
using Saola.Engines.Messages.Webhooks;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Engines.Messages.Pages.Messages;

/// <summary>One subscriber: its deliveries, and what an administrator does with it.</summary>
[RequireRole(Roles.Administrator)]
internal sealed class WebhookModel(WebhookDesk desk, WebhookDeliveries deliveries, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "view")]
    public DeliveryState View { get; set; } = DeliveryState.Dead;

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public WebhookLine Line { get; private set; } = null!;

    public Page<DeliveryLine> Deliveries { get; private set; } = new([], null);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if ((await deliveries.SubscribersAsync(cancellationToken)).FirstOrDefault(l => l.Id == id) is not { } line) return NotFound();
        Line = line;
        Deliveries = await deliveries.PageAsync(id, View, Cursor, Paging.ScreenRows, cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostRedeliverAsync(Guid id, Guid delivery, CancellationToken cancellationToken) => AnswerAsync(deliveries.RedeliverAsync(delivery, cancellationToken), "Webhook.Redelivered", id);

    public Task<IActionResult> OnPostDisableAsync(Guid id, CancellationToken cancellationToken) => AnswerAsync(desk.DisableAsync(id, null, cancellationToken), "Webhook.WasDisabled", id);

    public Task<IActionResult> OnPostEnableAsync(Guid id, CancellationToken cancellationToken) => AnswerAsync(desk.EnableAsync(id, cancellationToken), "Webhook.WasEnabled", id);

    public Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellationToken) => AnswerAsync(desk.RemoveAsync(id, null, cancellationToken), "Webhook.WasRemoved", null);

    private async Task<IActionResult> AnswerAsync(Task<Result> act, string done, Guid? stay)
    {
        var result = await act;
        TempData.Flash(result.IsDone ? NoticeKind.Done : NoticeKind.Action, result.IsDone ? texts[done] : result.Faults[0].Message);
        return stay is { } id ? RedirectToPage(new { id, view = View }) : Redirect(WebhookServices.Page);
    }
}
