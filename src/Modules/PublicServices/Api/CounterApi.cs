using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Staff;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Api;

/// <summary>A visitor at the counter and the procedure for which he or she comes.</summary>
internal sealed record VisitorBody(
    [property: Description("Code of the procedure")] string? Procedure, [property: Description("2 to 100 characters; needed")] string? FullName,
    [property: Description("Personal number of 12 digits: a person who is known by it is found")] string? PersonalId, string? Phone, string? Email, string? Address,
    [property: Description("Name of the organisation for which the visitor comes; none for the visitor's own matter")] string? Organisation, string? TaxCode);

/// <summary>
/// The one-stop counter for clerks' programs: the visitor is received here and is the applicant; the draft is the clerk's and is filled, given its papers and filed
/// by <c>/drafts/{id}</c> like any other.
/// </summary>
internal static class CounterApi
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/api/v1/counter/drafts", ReceiveAsync)
        .RequireRateLimiting(RateLimits.Api).RequireAuthorization(Access.ApiWrite, Roles.Clerk).WithTags("Drafts").WithName("counter-receive")
        .WithSummary("Receives a visitor at the counter and begins the dossier (clerk); needs the header Idempotency-Key")
        .WithDescription("Person and organisation are found by number or recorded. Then fill /drafts/{id} part by part and file it by /drafts/{id}/submission: the visitor is the applicant, the channel is counter. "
            + "Sent again with the same key, it answers 200 with the draft that the first one made (201); 409 draft.filed once that was filed.")
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<DraftWhole>, Created<DraftWhole>, ProblemHttpResult>> ReceiveAsync(
        ReceiveVisitor receive, DraftReading reading, IActorSource actors, [FromHeader(Name = "Idempotency-Key")] string? key, [FromBody] VisitorBody body, CancellationToken cancellationToken)
    {
        if (OnceKey.Of(actors.Current, "counter", key) is not { } id) return ApiProblem.KeyMissing();
        if (await reading.OneAsync(id, cancellationToken) is { } before) return TypedResults.Ok(before);
        var begun = await receive.HandleAsync(new VisitorInput
        {
            Procedure = body.Procedure ?? "", FullName = body.FullName ?? "", PersonalId = body.PersonalId, Phone = body.Phone, Email = body.Email, Address = body.Address,
            Organisation = body.Organisation, TaxCode = body.TaxCode, Id = id,
        }, cancellationToken);
        if (!begun.IsDone) return ApiProblem.Refused(begun.Faults);
        return await reading.OneAsync(begun.Value.Draft, cancellationToken) is { } draft
            ? TypedResults.Created($"/api/v1/drafts/{id}", draft) : ApiProblem.Unknown("draft.unknown", Texts.Say("Api.DraftUnknown"));
    }
}
