using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Web.Composition;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Saola.Engines.Identity.Clients;

/// <summary>
/// Gives tokens. The library has checked client, secret, code and PKCE before; here it is said for whom the token stands.
/// </summary>
internal static class TokenEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost(TokenSetup.TokenPath, HandleAsync)
        .RequireRateLimiting(RateLimits.SignIn).ExcludeFromDescription().DisableAntiforgery();

    private static async Task<IResult> HandleAsync(HttpContext http, IOpenIddictApplicationManager clients, AppDbContext db)
    {
        var request = http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("The token endpoint was called outside the token server.");
        if (request.IsClientCredentialsGrantType()) return await ForClientAsync(request, clients, http.RequestAborted);
        var stored = await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        return stored.Principal is { } principal && await StillStandsAsync(principal, db, http.RequestAborted)
            ? Results.SignIn(principal, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)
            : Results.Forbid(
                new AuthenticationProperties(new Dictionary<string, string?>(StringComparer.Ordinal) { [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.InvalidGrant }),
                [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }

    private static async Task<IResult> ForClientAsync(OpenIddictRequest request, IOpenIddictApplicationManager clients, CancellationToken cancellationToken)
    {
        var client = await clients.FindByClientIdAsync(request.ClientId!, cancellationToken) ?? throw new InvalidOperationException("The client was checked before.");
        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, request.ClientId!).SetClaim(Claims.Name, await clients.GetDisplayNameAsync(client, cancellationToken) ?? request.ClientId!);
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(static _ => [Destinations.AccessToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    // A refresh token must not outlive the account for which it was given.
    private static Task<bool> StillStandsAsync(ClaimsPrincipal principal, AppDbContext db, CancellationToken cancellationToken) =>
        Guid.TryParse(principal.GetClaim(Access.PersonClaim), out var person)
            ? db.Set<Account>().AnyAsync(a => a.PersonId == person && a.ClosedAt == null, cancellationToken) : Task.FromResult(false);
}
