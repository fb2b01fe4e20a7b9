using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using Saola.Kernel;

namespace Saola.Engines.Identity.Accounts;

/// <summary>Tells the scope who acts: the person of the cookie, the person or the partner system of the token, or a visitor.</summary>
internal sealed class ActorOfRequest(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http, ScopedActor actor, CurrentUser user)
    {
        if (http.User.Identity is { IsAuthenticated: true }) Become(http.User, actor, user);
        return next(http);
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
