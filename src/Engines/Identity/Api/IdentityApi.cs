using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Saola.Kernel;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Identity.Api;

/// <summary>Who calls, as the API tells it.</summary>
/// <param name="Kind"><c>person</c> or <c>client</c>.</param>
/// <param name="Client">Code of the partner system or of the person's program; null for a browser.</param>
/// <param name="PersonId">The person, when one stands behind the call.</param>
/// <param name="Name">Name of the person or system.</param>
/// <param name="OrganisationId">The organisation that the person acts for.</param>
/// <param name="Roles">Roles held now, own and delegated.</param>
internal sealed record Caller(string Kind, string? Client, Guid? PersonId, string Name, Guid? OrganisationId, IReadOnlyList<HeldRole> Roles);

/// <summary>The addresses of Identity in the API.</summary>
internal static class IdentityApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1").WithTags("Identity").RequireRateLimiting(RateLimits.Api);
        api.MapGet("/me", WhoAsync).RequireAuthorization(Access.ApiRead).WithName("me").WithSummary("Who calls, for whom, with which roles at this instant");
        api.MapGet("/units", Units).WithName("units").WithSummary("The unit tree: the department, its units, wards and bodies outside");
        api.MapGet("/units/{code}", Unit).WithName("unit").WithSummary("One unit by its code").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<Caller>> WhoAsync(IActorSource actors, ICurrentUser user, CancellationToken cancellationToken)
    {
        var actor = actors.Current;
        var authority = await user.AuthorityAsync(cancellationToken);
        return TypedResults.Ok(new Caller(
            actor.Kind == ActorKind.Client ? "client" : "person", actor.Code == "person" ? null : actor.Code, actor.PersonId, actor.Name, user.OrganisationId, authority.Roles));
    }

    private static Ok<IReadOnlyList<UnitCard>> Units(IUnits units, string? kind) => TypedResults.Ok(units.All(kind));

    private static Results<Ok<UnitCard>, ProblemHttpResult> Unit(IUnits units, IStringLocalizer<Texts> texts, string code) => units.Find(code) is { } unit
        ? TypedResults.Ok(unit)
        : ApiProblem.Unknown("unit.unknown", texts["Unit.Unknown"]);
}
