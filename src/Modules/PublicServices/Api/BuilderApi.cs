using System.ComponentModel;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Files;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Builder;
using Saola.Modules.PublicServices.Builder.Checking;
using Saola.Modules.PublicServices.Builder.Publishing;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Api;

/// <summary>With what a draft begins; neither: from nothing.</summary>
internal sealed record ReviewBody([property: Description("Code of the procedure that is copied")] string? Copy, [property: Description("YAML of a procedure file")] string? Text);

/// <summary>The whole text of a draft.</summary>
internal sealed record ReviewTextBody(int RowVersion, string? Text);

/// <summary>Values of one record of a draft.</summary>
internal sealed record ReviewRecordBody(
    int RowVersion, [property: Description("A part such as facts, or an item such as papers[1] or form.sections[0].fields[2]")] string? At,
    [property: Description("Keys of the file format; null takes a key out, what is not named stays")] JsonObject? Values);

/// <summary>A new item of a list.</summary>
internal sealed record ReviewItemBody(int RowVersion, [property: Description("The list, such as papers or form.sections[0].fields")] string? List, [property: Description("Kind of item: paper, field, section, step, fee, result …")] string? Kind);

/// <summary>An item that is moved by one place, or taken out.</summary>
internal sealed record ReviewMoveBody(int RowVersion, string? Item, [property: Description("up, down, out")] string? To);

/// <summary>The announcement decision.</summary>
internal sealed record ReviewSubmission(
    int RowVersion, DateOnly? ValidFrom, string? DecisionNumber, DateOnly? DecisionDate, [property: Description("moi, sua_doi")] string? Kind, [property: Description("Id of a PDF that was sent ahead; not needed when one is there")] Guid? FileId);

/// <summary>A draft with everything that it lacks and what it asks although it is known.</summary>
internal sealed record ReviewWhole(
    string Number, string Code, string Name, string State, int RowVersion, DateTimeOffset ChangedAt, DateOnly? ValidFrom, string? DecisionNumber, string? ReturnReason, int? PublishedVersion,
    IReadOnlyList<DraftFault> Faults, IReadOnlyList<AskedNotice> Known);

/// <summary>Drafts of procedures through the API: the same classes and rights as the screens of the builder.</summary>
internal static class BuilderApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/procedure-reviews").RequireRateLimiting(RateLimits.Api).WithTags("Procedure builder")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("", ListAsync).RequireAuthorization(Access.ApiRead).WithName("procedure-reviews").WithSummary("Reviews of procedures, the newest first; empty for who may neither write nor decide");
        Writes(api.MapPost("", BeginAsync).WithName("procedure-review-begin").WithSummary("Begins a draft: from nothing, a copy, or a procedure file; needs the header Idempotency-Key").ProducesProblem(StatusCodes.Status400BadRequest));
        api.MapGet("/{number}", OneAsync).RequireAuthorization(Access.ApiRead).WithName("procedure-review").WithSummary("One draft with its faults, and what it asks although it is known").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/{number}/text", TextAsync).RequireAuthorization(Access.ApiRead).WithName("procedure-review-text").WithSummary("The draft as a procedure file (YAML); imported again it is the same to the byte").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/{number}/differences", DifferencesAsync).RequireAuthorization(Access.ApiRead).WithName("procedure-review-differences").WithSummary("What differs from the version in force").ProducesProblem(StatusCodes.Status404NotFound);
        Writes(api.MapPut("/{number}/text", ReplaceAsync).WithName("procedure-review-replace").WithSummary("Puts a procedure file in the place of the draft"));
        Writes(api.MapPut("/{number}/records", SaveAsync).WithName("procedure-review-save").WithSummary("Puts values into one record; they are kept whatever is wrong with them"));
        Writes(api.MapPost("/{number}/items", AddAsync).WithName("procedure-review-add").WithSummary("Adds an item to a list; refused with 409 when the version that was seen is not the present one, so that a second send adds nothing"));
        Writes(api.MapPost("/{number}/moves", MoveAsync).WithName("procedure-review-move").WithSummary("Moves an item up or down, or takes it out"));
        Writes(api.MapPost("/{number}/submission", SubmitAsync).WithName("procedure-review-submit").WithSummary("Lays the draft before a second person, with the announcement decision"));
        Writes(api.MapPost("/{number}/approval", ApproveAsync).WithName("procedure-review-approve").WithSummary("A second person approves: the draft becomes the next version"));
        Writes(api.MapPost("/{number}/return", ReturnAsync).WithName("procedure-review-return").WithSummary("A second person sends it back, with a reason"));
        Writes(api.MapPost("/{number}/drop", DropAsync).WithName("procedure-review-drop").WithSummary("Gives the draft up, with a reason"));
    }

    private static void Writes(RouteHandlerBuilder endpoint) => endpoint.RequireAuthorization(Access.ApiWrite)
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Ok<Page<DraftLine>>> ListAsync(DraftQueries queries, string? cursor, int? limit, CancellationToken cancellationToken) =>
        TypedResults.Ok(await queries.PageAsync(null, cursor, limit, cancellationToken));

    private static async Task<Results<Ok<ReviewWhole>, Created<ReviewWhole>, ProblemHttpResult>> BeginAsync(
        ProcedureDrafts drafts, ReviewReading reading, IActorSource actors, [FromHeader(Name = "Idempotency-Key")] string? key, [FromBody] ReviewBody body, CancellationToken cancellationToken)
    {
        if (OnceKey.Of(actors.Current, "procedure-review", key) is not { } once) return ApiProblem.KeyMissing();
        var begun = await drafts.BeginAsync(new DraftOrigin(body.Copy, body.Text) { Id = once }, cancellationToken);
        if (!begun.IsDone) return ApiProblem.Refused(begun.Faults);
        return await reading.OneAsync(begun.Value, cancellationToken) is { } whole ? TypedResults.Created($"/api/v1/procedure-reviews/{whole.Number}", whole) : NotFound();
    }

    private static async Task<Results<Ok<ReviewWhole>, ProblemHttpResult>> OneAsync(ReviewReading reading, string number, CancellationToken cancellationToken) =>
        await reading.OneAsync(number, cancellationToken) is { } whole ? TypedResults.Ok(whole) : NotFound();

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> TextAsync(DraftQueries queries, string number, CancellationToken cancellationToken) =>
        await queries.FindAsync(number, cancellationToken) is { } draft ? TypedResults.Content(draft.Text, "application/yaml; charset=utf-8") : NotFound();

    private static async Task<Results<Ok<IReadOnlyList<ProcedureDifference>>, ProblemHttpResult>> DifferencesAsync(DraftQueries queries, VersionInForce inForce, string number, CancellationToken cancellationToken)
    {
        if (await queries.FindAsync(number, cancellationToken) is not { } draft) return NotFound();
        return TypedResults.Ok(inForce.Of(draft) is { } with ? DraftComparison.Between(DraftDocument.Read(ProcedureWriter.Write(with)), DraftDocument.Read(draft.Text)) : []);
    }

    private static async Task<Results<Ok<ReviewWhole>, ProblemHttpResult>> ReplaceAsync(ProcedureDrafts drafts, ReviewReading reading, string number, [FromBody] ReviewTextBody body, CancellationToken cancellationToken) =>
        await AnswerAsync(reading, number, await drafts.ReplaceAsync(number, body.RowVersion, body.Text ?? "", cancellationToken), cancellationToken);

    private static async Task<Results<Ok<ReviewWhole>, ProblemHttpResult>> SaveAsync(ProcedureDrafts drafts, ReviewReading reading, string number, [FromBody] ReviewRecordBody body, CancellationToken cancellationToken) =>
        await AnswerAsync(reading, number, await drafts.SaveAsync(number, body.RowVersion, body.At ?? "", body.Values ?? [], cancellationToken), cancellationToken);

    private static async Task<Results<Ok<ReviewWhole>, ProblemHttpResult>> AddAsync(ProcedureDrafts drafts, ReviewReading reading, string number, [FromBody] ReviewItemBody body, CancellationToken cancellationToken) =>
        await AnswerAsync(reading, number, (await drafts.AddAsync(number, body.RowVersion, body.List ?? "", body.Kind ?? "", cancellationToken)).WithoutValue(), cancellationToken);

    private static async Task<Results<Ok<ReviewWhole>, ProblemHttpResult>> MoveAsync(ProcedureDrafts drafts, ReviewReading reading, string number, [FromBody] ReviewMoveBody body, CancellationToken cancellationToken) =>
        await AnswerAsync(reading, number, body.To switch
        {
            "up" or "down" => await drafts.MoveAsync(number, body.RowVersion, body.Item ?? "", body.To == "up", cancellationToken),
            "out" => await drafts.RemoveAsync(number, body.RowVersion, body.Item ?? "", cancellationToken),
            _ => new Fault("builder.no_place", BuilderTexts.Say("Fault.NoPlace"), nameof(body.To)),
        }, cancellationToken);

    private static async Task<Results<Ok<ReviewWhole>, ProblemHttpResult>> SubmitAsync(PublishProcedure publish, ISentFiles sent, ReviewReading reading, string number, [FromBody] ReviewSubmission body, CancellationToken cancellationToken)
    {
        if (body.FileId is { } id && await sent.TakeAsync(id, PublishProcedure.DecisionRules, cancellationToken) is { IsDone: false } refused) return ApiProblem.Refused(refused.Faults);
        var input = new AnnouncementInput { ValidFrom = body.ValidFrom, DecisionNumber = body.DecisionNumber, DecisionDate = body.DecisionDate, Kind = body.Kind, FileId = body.FileId, IsSentAhead = body.FileId is not null };
        return await AnswerAsync(reading, number, await publish.SubmitAsync(number, body.RowVersion, input, cancellationToken), cancellationToken);
    }

    private static async Task<Results<Ok<ReviewWhole>, ProblemHttpResult>> ApproveAsync(PublishProcedure publish, ReviewReading reading, string number, [FromBody] SignatureBody body, CancellationToken cancellationToken) =>
        await AnswerAsync(reading, number, await publish.ApproveAsync(number, body.RowVersion, cancellationToken), cancellationToken);

    private static async Task<Results<Ok<ReviewWhole>, ProblemHttpResult>> ReturnAsync(PublishProcedure publish, ReviewReading reading, string number, [FromBody] ReturnBody body, CancellationToken cancellationToken) =>
        await AnswerAsync(reading, number, await publish.ReturnAsync(number, body.RowVersion, body.Reason, cancellationToken), cancellationToken);

    private static async Task<Results<Ok<ReviewWhole>, ProblemHttpResult>> DropAsync(ProcedureDrafts drafts, ReviewReading reading, string number, [FromBody] ReturnBody body, CancellationToken cancellationToken) =>
        await AnswerAsync(reading, number, await drafts.DropAsync(number, body.RowVersion, body.Reason, cancellationToken), cancellationToken);

    private static async Task<Results<Ok<ReviewWhole>, ProblemHttpResult>> AnswerAsync(ReviewReading reading, string number, Result result, CancellationToken cancellationToken)
    {
        if (!result.IsDone) return ApiProblem.Refused(result.Faults);
        return await reading.OneAsync(number, cancellationToken) is { } whole ? TypedResults.Ok(whole) : NotFound();
    }

    private static ProblemHttpResult NotFound() => ApiProblem.Unknown("builder.unknown", BuilderTexts.Say("Fault.Unknown"));
}

/// <summary>Reads a draft for the API.</summary>
internal sealed class ReviewReading(DraftQueries queries, DraftChecks checks, ProcedureCatalogue catalogue)
{
    public async Task<ReviewWhole?> OneAsync(string number, CancellationToken cancellationToken)
    {
        if (await queries.FindAsync(number, cancellationToken) is not { } draft) return null;
        var read = checks.Read(draft.Text);
        return new(draft.Number, draft.Code, draft.Name, draft.State.ToString().ToLowerInvariant(), draft.RowVersion, draft.ChangedAt, draft.ValidFrom, draft.DecisionNumber, draft.ReturnReason, draft.PublishedVersion,
            read.Faults, read.Procedure is { } procedure ? AskedAgain.Of(procedure, catalogue.Everything) : []);
    }
}
