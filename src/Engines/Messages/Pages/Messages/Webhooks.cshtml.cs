using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Identity;
using Saola.Engines.Messages.Webhooks;
using Saola.Web;

namespace Saola.Engines.Messages.Pages.Messages;

/// <summary>Systems that are told of events. A secret is shown on the answer that made it and never again.</summary>
[RequireRole(Roles.Administrator)]
internal sealed class WebhooksModel(WebhookDesk desk, WebhookDeliveries deliveries) : PageModel
{
    [BindProperty]
    public Fields Input { get; set; } = new();

    public IReadOnlyList<WebhookLine> Lines { get; private set; } = [];

    public string? Secret { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Lines = await deliveries.SubscribersAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var added = await desk.AddAsync(new WebhookInput { Name = Input.Name, Address = Input.Address, Kinds = [.. Input.Kinds] }, cancellationToken);
        if (added.IsDone)
        {
            (Secret, Input) = (added.Value.Secret, new Fields());
            ModelState.Clear();
        }
        else
        {
            ModelState.Add(added.Faults, nameof(Input));
        }
        Lines = await deliveries.SubscribersAsync(cancellationToken);
        return Page();
    }

    public sealed class Fields
    {
        public string? Name { get; set; }
        public string? Address { get; set; }
        public List<string> Kinds { get; set; } = [];
    }
}
