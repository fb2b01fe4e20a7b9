using System.ComponentModel;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Modules.PublicServices.Slips;
using Saola.Modules.PublicServices.Staff;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Api;

/// <summary>A field that the officer fills for a result.</summary>
internal sealed record ResultFieldItem(string Path, string Label, string Type);

/// <summary>A result in which the procedure may end.</summary>
internal sealed record PossibleResult(string Kind, string Name, IReadOnlyList<ResultFieldItem> Fields);

/// <summary>The draft as it is kept; <c>Kind</c> is null as long as there is none, <c>Refusal</c> is the reason of a drafted refusal.</summary>
internal sealed record ResultDraftItem(string? Kind, string? Title, JsonObject? Values, string? Refusal, IReadOnlyList<PossibleResult> Possible);

/// <summary>What the result is to be.</summary>
internal sealed record ResultDraftBody(
    [property: Description("One of possible, for a grant; not read for a refusal")] string? Kind,
    [property: Description("Path of a field of that result to its value; what is not named stays")] IReadOnlyDictionary<string, JsonNode?>? Values,
    [property: Description("Reason of a refusal in writing, which takes the place of a grant")] string? Refusal);

/// <summary>The draft of a result for the programs of those who hold the step: kept by the same piece as the officer's page, before anybody signs.</summary>
internal static class ResultDraftApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/cases/{number}/result/draft").RequireRateLimiting(RateLimits.Api).RequireAuthorization(Access.Staff).WithTags("Officers")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("", OneAsync).RequireAuthorization(Access.ApiRead).WithName("result-draft").WithSummary("The draft of the result, and the results in which the procedure may end with the fields that the officer fills");
        api.MapPut("", SaveAsync).RequireAuthorization(Access.ApiWrite).WithName("result-draft-save").WithSummary("Keeps the draft: a grant with its values, or a refusal with its reason; a second send leaves it as it is")
            .WithDescription("The text is composed from the declaration. 403 case.not_yours for who does not hold the step, 409 case.signed_already once it was signed, 422 with the field that is wrong.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<Ok<ResultDraftItem>, ProblemHttpResult>> OneAsync(ReadCase read, ResultComposer composer, string number, CancellationToken cancellationToken) =>
        await FindAsync(read, number, cancellationToken) is { } found ? TypedResults.Ok(Item(found, composer)) : NotFound();

    private static async Task<Results<Ok<ResultDraftItem>, ProblemHttpResult>> SaveAsync(
        ReadCase read, SaveResultDraft drafts, ResultComposer composer, string number, [FromBody] ResultDraftBody body, CancellationToken cancellationToken)
    {
        if (await FindAsync(read, number, cancellationToken) is not { } found) return NotFound();
        var result = body.Refusal is not null ? await drafts.RefuseAsync(found, body.Refusal, cancellationToken)
            : await drafts.GrantAsync(found, body.Kind, body.Values ?? new Dictionary<string, JsonNode?>(StringComparer.Ordinal), cancellationToken);
        return result.IsDone ? await OneAsync(read, composer, number, cancellationToken) : ApiProblem.Refused(result.Faults);
    }

    // A draft is nothing that its applicant may see, here as on the screen.
    private static async Task<CaseDetails?> FindAsync(ReadCase read, string number, CancellationToken cancellationToken) =>
        await read.ForUserAsync(number, cancellationToken) is { IsOwn: false, Type.Module: "PublicServices" } found ? found : null;

    private static ResultDraftItem Item(CaseDetails found, ResultComposer composer)
    {
        List<PossibleResult> possible = [.. composer.ResultsOf(found).Select(r => new PossibleResult(
            r.Id, r.Name, [.. r.Draft.Fields.Where(f => f.IsTyped).Select(f => new ResultFieldItem(f.Id, f.Label, f.Type.ToString()))]))];
        if (found.Result is not { } saved) return new ResultDraftItem(null, null, null, null, possible);
        var body = ResultBody.FromJson(saved.Body);
        return new ResultDraftItem(saved.ResultId, saved.Title, (JsonObject)body.Draft.DeepClone(), body.Refusal, possible);
    }

    private static ProblemHttpResult NotFound() => ApiProblem.Unknown("case.unknown", Texts.Say("Api.CaseUnknown"));
}
