using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using Saola.Kernel;

namespace Saola.Engines.Identity.Accounts;

/// <summary>Tells the scope who acts: the person of the cookie, the person or the partner system of the token, or a visitor.</summary>
internal sealed class ActorOfRequest(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, ScopedActor actor, CurrentUser user)
    {
        if (http.User.Identity is { IsAuthenticated: true })
        {
            Become(http.User, actor, user);
            await AddRolesAsync(http, user);
        }
        await next(http);
    }

    // For IsInRole of menus and pages: the roles of this instant, for this request only, never in the cookie.
    private static async Task AddRolesAsync(HttpContext http, CurrentUser user)
    {
        var authority = await user.AuthorityAsync(http.RequestAborted);
        if (authority.IsStaff)
            http.User.AddIdentity(new ClaimsIdentity(authority.Roles.Select(r => r.Role).Distinct(StringComparer.Ordinal).Select(role => new Claim(ClaimTypes.Role, role))));
    }

    private static void Become(ClaimsPrincipal principal, ScopedActor actor, CurrentUser user)
    {
        var client = principal.FindFirstValue(OpenIddictConstants.Claims.ClientId);
        if (Guid.TryParse(principal.FindFirstValue(Access.PersonClaim), out var person))
        {
            actor.Become(new Actor(ActorKind.Person, person, principal.Identity?.Name ?? "", client ?? "person"));
            user.ActFor(Guid.TryParse(principal.FindFirstValue(Access.OrganisationClaim), out var organisation) ? organisation : null);
        }
        else if (client is not null)
        {
            actor.Become(new Actor(ActorKind.Client, null, principal.Identity?.Name ?? client, client));
        }
    }
}
