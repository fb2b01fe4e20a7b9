using System.ComponentModel;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Api;

/// <summary>To whom a dossier is handed over, and why.</summary>
internal sealed record HandOverBody(Guid? AssigneeId, string? Reason);

/// <summary>A comment.</summary>
internal sealed record CommentBody(string? Text);

/// <summary>A question to another unit.</summary>
internal sealed record QuestionBody(string? Unit, string? Question, [property: Description("Term in working days, 1 to 30; empty: that of the procedure, else three")] int? Days);

/// <summary>The answer of a unit that was asked.</summary>
internal sealed record OpinionBody([property: Description("agree, agree_with_conditions, disagree or none")] string? Verdict, string? Answer,
    [property: Description("Id of a file that was sent ahead to /api/v1/files")] Guid? File);

/// <summary>Why a dossier is stopped.</summary>
internal sealed record StopBody([property: JsonConverter(typeof(JsonStringEnumConverter<StopGround>))] StopGround Ground, string? Reason);

/// <summary>Why something is refused.</summary>
internal sealed record ReasonBody(string? Reason);

/// <summary>What staff do with a dossier beside deciding the step: the same handlers, rights and words as the pages.</summary>
internal static class OfficersApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/cases/{number}").RequireRateLimiting(RateLimits.Api).RequireAuthorization(Access.Staff).WithTags("Officers")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        MapReading(api, endpoints);
        Writes(api.MapPost("/hand-over", HandOverAsync).WithName("case-hand-over").WithSummary("Hands the present step to a colleague; a second send to the same one is refused or changes nothing"));
        Writes(api.MapPost("/comments", CommentAsync).WithName("case-comment").WithSummary("Adds a comment between officers; needs the header Idempotency-Key").ProducesProblem(StatusCodes.Status400BadRequest));
        Writes(api.MapPost("/opinions", AskAsync).WithName("case-ask-opinion").WithSummary("Asks another unit; a second send is refused with opinion.asked_already"));
        Writes(api.MapPost("/opinions/{id:guid}/answer", AnswerAsync).WithName("case-give-opinion").WithSummary("Answers for the unit that was asked; a second send is refused with opinion.unknown"));
        Writes(api.MapPost("/stop", StopAsync).WithName("case-stop").WithSummary("Stops the dossier, with a reason"));
        Writes(api.MapPost("/withdrawal/refusal", RefuseAsync).WithName("case-withdrawal-refuse").WithSummary("Refuses a withdrawal, with a reason"));
        Writes(api.MapPost("/return", ReturnAsync).WithName("case-return").WithSummary("Says that the result reached the applicant; a second send changes nothing"));
    }

    private static void MapReading(RouteGroupBuilder api, IEndpointRouteBuilder endpoints)
    {
        api.MapGet("/comments", async Task<Results<Ok<IReadOnlyList<CommentView>>, ProblemHttpResult>> (ReadCase read, string number, CancellationToken token) =>
            await read.ForUserAsync(number, token) is { } found ? TypedResults.Ok(found.Comments) : NotFound()).RequireAuthorization(Access.ApiRead).WithName("case-comments").WithSummary("Comments between officers");
        api.MapGet("/opinions", async Task<Results<Ok<IReadOnlyList<OpinionView>>, ProblemHttpResult>> (ReadCase read, string number, CancellationToken token) =>
            await read.ForUserAsync(number, token) is { } found ? TypedResults.Ok(found.Opinions) : NotFound()).RequireAuthorization(Access.ApiRead).WithName("case-opinions").WithSummary("Units that were asked, with their answers");
        endpoints.MapGet("/api/v1/opinions", async (ListOpinions list, [Description("owed: those that the caller's units owe; awaited: those that they wait for")] OpinionSide? side, [Description("Only the late ones")] bool? late, CancellationToken token) =>
                TypedResults.Ok(await list.HandleAsync(side ?? OpinionSide.Owed, late == true, token)))
            .RequireRateLimiting(RateLimits.Api).RequireAuthorization(Access.Staff, Access.ApiRead).WithTags("Officers").WithName("opinions").WithSummary("Opinions that wait for the caller's units, most pressing first; at most 200")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
    }

    private static void Writes(RouteHandlerBuilder endpoint) => endpoint.RequireAuthorization(Access.ApiWrite).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static Task<Results<NoContent, ProblemHttpResult>> HandOverAsync(ReadCase read, HandOverCase handOver, string number, [FromBody] HandOverBody body, CancellationToken cancellationToken) =>
        ChangeAsync(read, number, id => handOver.HandleAsync(id, body.AssigneeId ?? Guid.Empty, body.Reason, cancellationToken), cancellationToken);

    private static async Task<Results<NoContent, ProblemHttpResult>> CommentAsync(
        ReadCase read, CommentOnCase comment, IActorSource actors, string number, [FromHeader(Name = "Idempotency-Key")] string? key, [FromBody] CommentBody body, CancellationToken cancellationToken)
    {
        if (OnceKey.Of(actors.Current, "comment:" + number, key) is not { } once) return ApiProblem.KeyMissing();
        return await ChangeAsync(read, number, id => comment.HandleOnceAsync(once, id, body.Text ?? "", cancellationToken), cancellationToken);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> AskAsync(ReadCase read, AskOpinion ask, string number, [FromBody] QuestionBody body, CancellationToken cancellationToken) =>
        ChangeAsync(read, number, id => ask.HandleAsync(new OpinionQuestion(id, body.Unit ?? "", body.Question ?? "", body.Days), cancellationToken), cancellationToken);

    private static Task<Results<NoContent, ProblemHttpResult>> AnswerAsync(ReadCase read, GiveOpinion give, string number, [FromRoute(Name = "id")] Guid opinion, [FromBody] OpinionBody body, CancellationToken cancellationToken) =>
        ChangeAsync(read, number, id => give.HandleAsync(new OpinionAnswer(id, opinion, body.Verdict ?? "", body.Answer ?? "", body.File), cancellationToken), cancellationToken);

    private static Task<Results<NoContent, ProblemHttpResult>> StopAsync(ReadCase read, StopCase stop, string number, [FromBody] StopBody body, CancellationToken cancellationToken) =>
        ChangeAsync(read, number, id => stop.HandleAsync(id, body.Ground, body.Reason, cancellationToken), cancellationToken);

    private static Task<Results<NoContent, ProblemHttpResult>> RefuseAsync(ReadCase read, RefuseWithdrawal refuse, string number, [FromBody] ReasonBody body, CancellationToken cancellationToken) =>
        ChangeAsync(read, number, id => refuse.HandleAsync(id, body.Reason, cancellationToken), cancellationToken);

    private static Task<Results<NoContent, ProblemHttpResult>> ReturnAsync(ReadCase read, ReturnResult deliver, string number, CancellationToken cancellationToken) =>
        ChangeAsync(read, number, id => deliver.HandleAsync(id, byProgram: false, cancellationToken), cancellationToken);

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(ReadCase read, string number, Func<Guid, Task<Result>> change, CancellationToken cancellationToken)
    {
        if (await read.ForUserAsync(number, cancellationToken) is not { } found) return NotFound();
        var result = await change(found.Row.Id);
        return result.IsDone ? TypedResults.NoContent() : ApiProblem.Refused(result.Faults);
    }

    private static ProblemHttpResult NotFound() => ApiProblem.Unknown("case.unknown", Texts.Say("Api.CaseUnknown"));
}
