using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Saola.Web.Composition;
using Saola.Web.Faults;

namespace Saola.Web;

/// <summary>A kind of problem as the interface explains it.</summary>
internal sealed record ProblemKind(string Type, int Status, string Title, string Meaning);

/// <summary><c>GET /api/v1/problems</c>: what the <c>type</c> of a problem leads to.</summary>
public static class ProblemsEndpoint
{
    /// <summary>Maps the kinds of problems.</summary>
    public static void MapApiProblems(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/problems").RequireRateLimiting(RateLimits.Api).WithTags("Problems");
        api.MapGet("/", () => TypedResults.Ok<IReadOnlyList<ProblemKind>>([.. ProblemFamily.All.Select(Kind)])).WithName("problems").WithSummary("The kinds of problem details that this interface answers with");
        api.MapGet("/{name}", One).WithName("problem").WithSummary("One kind: what it means and what mends it").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Results<Ok<ProblemKind>, ProblemHttpResult> One(string name) => ProblemFamily.All.FirstOrDefault(f => f.Name == name) is { } family
        ? TypedResults.Ok(Kind(family))
        : ApiProblem.Unknown("request.not_found", ProblemFamily.Of(StatusCodes.Status404NotFound).Meaning);

    private static ProblemKind Kind(ProblemFamily family) => new(family.Type, family.Status, family.Title, family.Meaning);
}
