using System.ComponentModel;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Filing;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Api;

/// <summary>Which procedure a draft is for.</summary>
internal sealed record DraftBody(string? Procedure);

/// <summary>Values of a section.</summary>
internal sealed record DraftValuesBody(
    [property: Description("Path of a field to its value; null takes it away. A file field is {\"id\": \"…\"} with the id of a file that was sent ahead")] IReadOnlyDictionary<string, JsonNode?>? Values,
    int RowVersion);

/// <summary>The files of a paper.</summary>
internal sealed record DraftFilesBody([property: Description("Ids of files that were sent ahead, or that the paper has already; the others are taken out")] IReadOnlyList<Guid>? Files, int RowVersion);

/// <summary>The confirmation of a draft.</summary>
internal sealed record DraftSubmission(
    [property: Description("Version of the draft that the person confirms")] int RowVersion, [property: Description("Note to the officers, at most 2,000 characters")] string? Note);

/// <summary>Drafts through the API, for the program of the person who owns them: begin, fill part by part, attach, submit, throw away. The pages do the same by the same classes.</summary>
internal static class DraftsApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/drafts").RequireRateLimiting(RateLimits.Api).WithTags("Drafts").AddEndpointFilter(OnlyPeopleAsync)
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/", ListAsync).RequireAuthorization(Access.ApiRead).WithName("drafts").WithSummary("The caller's drafts of new dossiers, the last touched first; at most 50");
        Writes(api.MapPost("/", BeginAsync).WithName("draft-begin").WithSummary("Begins a draft with what is known of the person; needs the header Idempotency-Key")
            .WithDescription("Sent again with the same key, it answers 200 with the draft that the first one made (201). A draft is kept seven days after the last change.").ProducesProblem(StatusCodes.Status400BadRequest));
        api.MapGet("/{id:guid}", OneAsync).RequireAuthorization(Access.ApiRead).WithName("draft").WithSummary("One draft: values, sections, papers, fees, and everything that hinders filing").ProducesProblem(StatusCodes.Status404NotFound);
        Writes(api.MapPut("/{id:guid}/sections/{section}", SectionAsync).WithName("draft-section").WithSummary("Puts values into a section; they are kept whatever is wrong with them")
            .WithDescription("Partial values are welcome: what is not named stays. The answer is 200 with the draft and the faults of this section; 409 draft.changed when another window saved meanwhile."));
        Writes(api.MapPut("/{id:guid}/papers/{paper}", PaperAsync).WithName("draft-paper").WithSummary("Says which files a paper has"));
        Writes(api.MapPost("/{id:guid}/carry-over", CarryAsync).WithName("draft-carry-over").WithSummary("Carries a draft over to the version of the procedure that is received now; what fits is kept"));
        Writes(api.MapPost("/{id:guid}/submission", SubmitAsync).WithName("draft-submit").WithSummary("Confirms and files the draft")
            .WithDescription("The draft itself is the key: sent twice, or a thousand times at once, it makes one case; the later answers are 200 with its number. The header Idempotency-Key may be sent and changes nothing."));
        Writes(api.MapDelete("/{id:guid}", DiscardAsync).WithName("draft-discard").WithSummary("Throws a draft away; a second send finds none and changes nothing"));
    }

    private static void Writes(RouteHandlerBuilder endpoint) => endpoint.RequireAuthorization(Access.ApiWrite)
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    // A partner system has no desk of its own: it files in one call.
    private static async ValueTask<object?> OnlyPeopleAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.RequestServices.GetService(typeof(ICurrentUser)) is ICurrentUser { PersonId: not null }
            ? await next(context) : ApiProblem.Of(StatusCodes.Status403Forbidden, "draft.person_only", Texts.Say("Api.DraftPersonOnly"));

    private static async Task<Ok<IReadOnlyList<DraftItem>>> ListAsync(CaseDrafts drafts, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<DraftItem>>([.. (await drafts.MineAsync(cancellationToken)).Where(d => d.CaseId is null).Select(DraftItems.Item)]);

    private static async Task<Results<Ok<DraftWhole>, Created<DraftWhole>, ProblemHttpResult>> BeginAsync(
        DraftsThroughApi drafts, DraftReading reading, IActorSource actors, [FromHeader(Name = "Idempotency-Key")] string? key, [FromBody] DraftBody body, CancellationToken cancellationToken)
    {
        if (OnceKey.Of(actors.Current, "draft", key) is not { } id) return ApiProblem.KeyMissing();
        var before = await reading.OneAsync(id, cancellationToken);
        if (before is not null) return TypedResults.Ok(before);
        var begun = await drafts.BeginAsync(id, body.Procedure, cancellationToken);
        if (!begun.IsDone) return ApiProblem.Refused(begun.Faults);
        return TypedResults.Created($"/api/v1/drafts/{id}", reading.Whole(begun.Value));
    }

    private static async Task<Results<Ok<DraftWhole>, ProblemHttpResult>> OneAsync(DraftReading reading, Guid id, CancellationToken cancellationToken) =>
        await reading.OneAsync(id, cancellationToken) is { } draft ? TypedResults.Ok(draft) : NotFound();

    private static async Task<Results<Ok<DraftWhole>, ProblemHttpResult>> SectionAsync(
        DraftsThroughApi filling, DraftReading reading, Guid id, string section, [FromBody] DraftValuesBody body, CancellationToken cancellationToken)
    {
        if (await reading.OpenAsync(id, cancellationToken) is not { } draft || draft.Form.Section(section) is not { } found) return NotFound();
        return Answer(reading, await filling.SectionAsync(draft, found, body.Values ?? new Dictionary<string, JsonNode?>(StringComparer.Ordinal), body.RowVersion, cancellationToken));
    }

    private static async Task<Results<Ok<DraftWhole>, ProblemHttpResult>> PaperAsync(
        DraftsThroughApi filling, DraftReading reading, Guid id, string paper, [FromBody] DraftFilesBody body, CancellationToken cancellationToken)
    {
        if (await reading.OpenAsync(id, cancellationToken) is not { } draft) return NotFound();
        return Answer(reading, await filling.PaperAsync(draft, paper, body.Files ?? [], body.RowVersion, cancellationToken));
    }

    private static async Task<Results<Ok<DraftWhole>, ProblemHttpResult>> CarryAsync(DossierDrafts drafts, DraftReading reading, TimeProvider clock, Guid id, CancellationToken cancellationToken)
    {
        if (await reading.OpenAsync(id, cancellationToken) is not { } draft) return NotFound();
        if (draft.IsReceivable(clock.Today())) return TypedResults.Ok(reading.Whole(draft));
        return await drafts.CarryOverAsync(draft, clock.Today(), cancellationToken) is { } carried && await reading.OneAsync(carried, cancellationToken) is { } whole
            ? TypedResults.Ok(whole) : ApiProblem.Of(StatusCodes.Status409Conflict, "procedure.unknown", Texts.Say("Api.ProcedureUnknown", draft.Type.Code));
    }

    private static async Task<Results<Ok<FiledItem>, Created<FiledItem>, ProblemHttpResult>> SubmitAsync(
        FileDossier file, DraftReading reading, Guid id, [FromBody] DraftSubmission body, CancellationToken cancellationToken)
    {
        var code = (await reading.OpenAsync(id, cancellationToken))?.Type.Code ?? "";
        var result = await file.HandleAsync(code, id, body.RowVersion, body.Note, cancellationToken);
        if (!result.IsDone) return ApiProblem.Refused(result.Faults);
        var item = new FiledItem(result.Value.Number, result.Value.TrackingCode, result.Value.FiledAt);
        return result.Value.WasThereBefore ? TypedResults.Ok(item) : TypedResults.Created($"/api/v1/cases/{item.Number}", item);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DiscardAsync(DossierDrafts drafts, DraftReading reading, Guid id, CancellationToken cancellationToken)
    {
        if (await reading.OpenAsync(id, cancellationToken) is null) return NotFound();
        await drafts.DiscardAsync(id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static Results<Ok<DraftWhole>, ProblemHttpResult> Answer(DraftReading reading, Result<SavedDraft> saved) => saved.IsDone
        ? TypedResults.Ok(reading.Whole(saved.Value.Draft, saved.Value.Faults)) : ApiProblem.Refused(saved.Faults);

    private static ProblemHttpResult NotFound() => ApiProblem.Unknown("draft.unknown", Texts.Say("Api.DraftUnknown"));
}

/// <summary>Reads drafts for the API.</summary>
internal sealed class DraftReading(DossierDrafts drafts, DossierCheck check, TimeProvider clock)
{
    public Task<OpenDraft?> OpenAsync(Guid id, CancellationToken cancellationToken) => drafts.OpenAsync(id, cancellationToken);

    public async Task<DraftWhole?> OneAsync(Guid id, CancellationToken cancellationToken) => await OpenAsync(id, cancellationToken) is { } draft ? Whole(draft) : null;

    public DraftWhole Whole(OpenDraft draft, IReadOnlyList<Fault>? found = null) => DraftItems.Whole(draft, check, clock.Today(), found);
}
