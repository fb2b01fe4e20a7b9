using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Saola.Web.Language;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Saola.Engines.Identity.Pages.Connect;

/// <summary>
/// Asks a signed-in person whether a program may act for them. The answer is a link with a ticket and not a form: the content policy lets
/// no form be redirected to another site. The ticket is good for five minutes, for this person and this client.
/// </summary>
internal sealed class AuthorizeModel(IOpenIddictApplicationManager clients, IDataProtectionProvider protection, ICurrentUser user) : PageModel
{
    private const string TicketName = "saola_ticket";
    private const string Deny = "deny";
    private static readonly TimeSpan TicketTime = TimeSpan.FromMinutes(5);

    public string ClientName { get; private set; } = "";

    public IReadOnlyList<string> ShownScopes { get; private set; } = [];

    public string AcceptHref { get; private set; } = "";

    public string DenyHref { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var request = HttpContext.GetOpenIddictServerRequest();
        if (request?.ClientId is not { } clientId) return BadRequest();
        if (user.PersonId is not { } person)
            return Challenge(new AuthenticationProperties { RedirectUri = Request.With() }, IdentityConstants.ApplicationScheme);
        var ticket = Request.Query[TicketName].ToString();
        if (ticket == Deny) return Forbid(Denied(), OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        if (ticket.Length > 0 && IsGood(ticket, person, clientId)) return SignIn(Principal(person, request), OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        await ShowAsync(request, person, clientId, cancellationToken);
        return Page();
    }

    private async Task ShowAsync(OpenIddictRequest request, Guid person, string clientId, CancellationToken cancellationToken)
    {
        var client = await clients.FindByClientIdAsync(clientId, cancellationToken);
        ClientName = client is null ? clientId : await clients.GetDisplayNameAsync(client, cancellationToken) ?? clientId;
        ShownScopes = [.. request.GetScopes().Where(scope => Identity.Scopes.All.Contains(scope))];
        AcceptHref = Request.With((TicketName, Protector.Protect($"{person} {clientId}", TicketTime)));
        DenyHref = Request.With((TicketName, Deny));
    }

    private ITimeLimitedDataProtector Protector => protection.CreateProtector("saola.connect").ToTimeLimitedDataProtector();

    private bool IsGood(string ticket, Guid person, string clientId)
    {
        try
        {
            return Protector.Unprotect(ticket) == $"{person} {clientId}";
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }

    private ClaimsPrincipal Principal(Guid person, OpenIddictRequest request)
    {
        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, person.ToString()).SetClaim(Access.PersonClaim, person.ToString()).SetClaim(Claims.Name, User.Identity?.Name ?? "");
        if (user.OrganisationId is { } organisation) identity.SetClaim(Access.OrganisationClaim, organisation.ToString());
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(claim => claim.Type == Claims.Name && request.HasScope(OpenIddictConstants.Scopes.Profile)
            ? [Destinations.AccessToken, Destinations.IdentityToken] : [Destinations.AccessToken]);
        return new ClaimsPrincipal(identity);
    }

    private static AuthenticationProperties Denied() => new(new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.AccessDenied,
    });
}
