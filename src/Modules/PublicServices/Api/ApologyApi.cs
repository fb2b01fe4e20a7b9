using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Pages.Staff.Dossier;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Api;

/// <summary>Reason and new date of an apology.</summary>
internal sealed record ApologyBody([property: Description("Version of the apology that was seen")] int RowVersion, string Reason, DateTimeOffset NewDueAt);

/// <summary>A signature, with the version that was seen.</summary>
internal sealed record SignatureBody(int RowVersion);

/// <summary>A return, with its reason.</summary>
internal sealed record ReturnBody(int RowVersion, string Reason);

/// <summary>Apologies with new dates (slip 04) through the interface: the same handlers and rights as the screens.</summary>
internal static class ApologyApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/cases/{number}").RequireRateLimiting(RateLimits.Api).WithTags("Clocks");
        api.MapGet("/apologies", ApologiesAsync).RequireAuthorization(Access.ApiRead).WithName("case-apologies").WithSummary("Apologies with new dates; the applicant sees the signed ones").ProducesProblem(StatusCodes.Status404NotFound);
        Writes(api.MapPost("/apologies", DraftAsync).WithName("case-apology-draft").WithSummary("Begins an apology before the date is missed"));
        Writes(api.MapPost("/apologies/{id:guid}/proposal", ProposeAsync).WithName("case-apology-propose").WithSummary("Gives the reason and the new date and lays it before the signer"));
        Writes(api.MapPost("/apologies/{id:guid}/signature", SignAsync).WithName("case-apology-sign").WithSummary("Signs; only then the applicant is told"));
        Writes(api.MapPost("/apologies/{id:guid}/return", ReturnAsync).WithName("case-apology-return").WithSummary("The signer sends it back, with a reason"));
    }

    private static void Writes(RouteHandlerBuilder endpoint) => endpoint.RequireAuthorization(Access.ApiWrite)
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<IReadOnlyList<ApologyView>>, ProblemHttpResult>> ApologiesAsync(ReadCase read, string number, CancellationToken cancellationToken) =>
        await read.ForUserAsync(number, cancellationToken) is { } found ? TypedResults.Ok(found.Apologies) : ClockApi.NotFound();

    private static Task<Results<Ok<IReadOnlyList<ApologyView>>, ProblemHttpResult>> DraftAsync(ReadCase read, ApologyActs acts, string number, CancellationToken cancellationToken) =>
        ChangeAsync(read, number, id => acts.Draft.HandleAsync(id, cancellationToken), cancellationToken);

    private static Task<Results<Ok<IReadOnlyList<ApologyView>>, ProblemHttpResult>> ProposeAsync(ReadCase read, ApologyActs acts, string number, Guid id, [FromBody] ApologyBody body, CancellationToken cancellationToken) =>
        ChangeAsync(read, number, caseId => acts.Propose.HandleAsync(
            new ApologyProposal { CaseId = caseId, ApologyId = id, RowVersion = body.RowVersion, Reason = body.Reason, NewDueAt = body.NewDueAt }, cancellationToken), cancellationToken);

    private static Task<Results<Ok<IReadOnlyList<ApologyView>>, ProblemHttpResult>> SignAsync(ReadCase read, ApologyActs acts, string number, Guid id, [FromBody] SignatureBody body, CancellationToken cancellationToken) =>
        ChangeAsync(read, number, caseId => acts.Sign.HandleAsync(caseId, id, body.RowVersion, cancellationToken), cancellationToken);

    private static Task<Results<Ok<IReadOnlyList<ApologyView>>, ProblemHttpResult>> ReturnAsync(ReadCase read, ApologyActs acts, string number, Guid id, [FromBody] ReturnBody body, CancellationToken cancellationToken) =>
        ChangeAsync(read, number, caseId => acts.Sign.ReturnAsync(caseId, id, body.RowVersion, body.Reason, cancellationToken), cancellationToken);

    private static async Task<Results<Ok<IReadOnlyList<ApologyView>>, ProblemHttpResult>> ChangeAsync(
        ReadCase read, string number, Func<Guid, Task<Result>> change, CancellationToken cancellationToken)
    {
        if (await read.ForUserAsync(number, cancellationToken) is not { } found) return ClockApi.NotFound();
        var result = await change(found.Row.Id);
        if (!result.IsDone) return ApiProblem.Refused(result.Faults);
        return await read.ForUserAsync(number, cancellationToken) is { } now ? TypedResults.Ok(now.Apologies) : ClockApi.NotFound();
    }
}
