using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity.Clients;
using Saola.Web;

namespace Saola.Engines.Identity.Pages.Admin;

/// <summary>Partner systems of the API. A secret is shown on the answer that made it and never again.</summary>
[RequireRole(Roles.Administrator)]
internal sealed class ClientListModel(ClientKeeping clients, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public Fields Input { get; set; } = new();

    public IReadOnlyList<ClientLine> Lines { get; private set; } = [];

    public string? Secret { get; private set; }

    public string? SecretOf { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Lines = await clients.ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await clients.CreateAsync(
            new ClientInput { ClientId = Input.ClientId, Name = Input.Name, MayWrite = Input.MayWrite, RedirectUri = Input.RedirectUri }, cancellationToken);
        if (result.IsDone)
        {
            (Secret, SecretOf, Input) = (result.Value, Input.ClientId, new Fields());
            ModelState.Clear();
        }
        else
        {
            ModelState.Add(result.Faults, nameof(Input));
        }
        Lines = await clients.ListAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(string? clientId, CancellationToken cancellationToken)
    {
        var result = await clients.RevokeAsync(clientId, null, cancellationToken);
        TempData.Flash(result.IsDone ? NoticeKind.Done : NoticeKind.Action, result.IsDone ? texts["Client.Revoked", clientId ?? ""] : result.Faults[0].Message);
        return RedirectToPage();
    }

    public sealed class Fields
    {
        public string? ClientId { get; set; }
        public string? Name { get; set; }
        public string? RedirectUri { get; set; }
        public bool MayWrite { get; set; }
    }
}
