using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Identity.Clients;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Engines.Identity.Api;

/// <summary>A partner system to be registered.</summary>
internal sealed record ClientBody(
    [property: Description("Small letters, digits and hyphens, 3 to 40, nothing that reads as an id")] string? ClientId, [property: Description("3 to 200 characters")] string? Name,
    [property: Description("Whether it may have the scope api.write")] bool MayWrite,
    [property: Description("Where people's programs come back to after signing in (https, or http on the loopback); none for a system that only acts for itself")] string? RedirectUri);

/// <summary>A registered system; the secret is told this once, and is null in the answer to a second send.</summary>
internal sealed record ClientMade(string ClientId, string? Secret);

/// <summary>Clients of the API for administrators' programs, by the same piece as the page. A lost secret is not made anew: the client is revoked and registered again.</summary>
internal static class ClientsApi
{
    public static void Map(RouteGroupBuilder administration)
    {
        var api = administration.MapGroup("/clients");
        api.MapGet("/", async (ClientKeeping clients, CancellationToken token) => TypedResults.Ok(await clients.ListAsync(token)))
            .RequireAuthorization(Access.ApiRead).WithName("clients").WithSummary("Partner systems; at most 200");
        AdministrationApi.Makes(api.MapPost("/", AddAsync).WithName("client-add").WithSummary("Registers a partner system; needs the header Idempotency-Key")
            .WithDescription("The answer (201) holds the secret this once; sent again with the same key it answers 200 without. A code that another system has is 409 client.taken."));
        AdministrationApi.Writes(api.MapPost("/{clientId}/revocation", (ClientKeeping clients, string clientId, [FromBody] EndBody body, CancellationToken token) => ApiProblem.DoneAsync(clients.RevokeAsync(clientId, body.Reason, token)))
            .WithName("client-revoke").WithSummary("Revokes a system and all its tokens at once; a second send finds none (404) and changes nothing"));
    }

    private static async Task<Results<Ok<ClientMade>, Created<ClientMade>, ProblemHttpResult>> AddAsync(
        ClientKeeping clients, IActorSource actors, [FromHeader(Name = "Idempotency-Key")] string? key, [FromBody] ClientBody body, CancellationToken cancellationToken)
    {
        if (OnceKey.Of(actors.Current, "client", key) is not { } once) return ApiProblem.KeyMissing();
        var made = await clients.CreateOnceAsync(once, new ClientInput { ClientId = body.ClientId, Name = body.Name, MayWrite = body.MayWrite, RedirectUri = body.RedirectUri }, cancellationToken);
        if (!made.IsDone) return ApiProblem.Refused(made.Faults);
        return made.Value.Length == 0 ? TypedResults.Ok(new ClientMade(body.ClientId!, null)) : TypedResults.Created("/api/v1/admin/clients", new ClientMade(body.ClientId!, made.Value));
    }
}
