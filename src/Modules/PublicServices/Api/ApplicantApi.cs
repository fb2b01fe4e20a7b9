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
using Saola.Modules.PublicServices.Slips;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Api;

/// <summary>The answer to a supplement request.</summary>
internal sealed record SupplementBody(
    [property: Description("Mended fields: path of the field to its new value; only fields that the request names")] IReadOnlyDictionary<string, JsonNode?>? Values,
    [property: Description("Files for the papers that the request names")] IReadOnlyList<ApiPaper>? Papers,
    [property: Description("Fields that are not mended are left as they are on purpose")] bool AsIs);

/// <summary>A withdrawal.</summary>
internal sealed record WithdrawalBody(string? Reason);

/// <summary>A rating: satisfied, acceptable or dissatisfied.</summary>
internal sealed record RatingBody(string Level, string? Words);

/// <summary>What the officer asks to be mended.</summary>
internal sealed record SupplementAsked(int Round, DateTimeOffset AskedAt, DateOnly DueBy, DateTimeOffset? AnsweredAt, IReadOnlyList<SupplementItem> Items);

/// <summary>A slip or a result; its files are read with the same token.</summary>
internal sealed record DocumentItem(string Kind, string Title, int Round, DateTimeOffset At, string Pdf, string Docx);

/// <summary>What the applicant does with a dossier after filing: the same handlers as the screens, for the applicant's own program and for the partner system that filed.</summary>
internal static class ApplicantApi
{
    private const int MostCharacters = 2000;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/cases/{number}").RequireRateLimiting(RateLimits.Api).WithTags("Cases");
        api.MapGet("/documents", DocumentsAsync).RequireAuthorization(Access.ApiRead).WithName("case-documents").WithSummary("Slips and the result, as PDF and DOCX").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/supplements", SupplementsAsync).RequireAuthorization(Access.ApiRead).WithName("case-supplements").WithSummary("Requests to mend items, oldest first; one without an answer is open").ProducesProblem(StatusCodes.Status404NotFound);
        Writes(api.MapPost("/supplement", AnswerAsync).WithName("case-answer").WithSummary("Answers the open supplement request")
            .WithDescription("Only what the request names may be changed. A second send is refused with supplement.not_asked: nothing is answered twice."));
        Writes(api.MapPost("/withdrawal", WithdrawAsync).WithName("case-withdraw").WithSummary("Withdraws")
            .WithDescription("Before it is accepted the dossier ends at once; after that the authority decides. A second send is refused with withdraw.too_late."));
        Writes(api.MapPost("/rating", RateAsync).WithName("case-rate").WithSummary("Rates the service once the dossier has ended").WithDescription("A second send is refused with rating.given."));
    }

    private static void Writes(RouteHandlerBuilder endpoint) => endpoint.RequireAuthorization(Access.ApiWrite)
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<List<DocumentItem>>, ProblemHttpResult>> DocumentsAsync(ReadCase read, string number, CancellationToken cancellationToken) =>
        await read.ForUserAsync(number, cancellationToken) is { } found
            ? TypedResults.Ok(DossierDocuments.Of(found).Select(d => new DocumentItem(d.Kind, d.Title, d.Round, d.At, d.Pdf, d.Docx)).ToList()) : NotFound();

    private static async Task<Results<Ok<List<SupplementAsked>>, ProblemHttpResult>> SupplementsAsync(ReadCase read, string number, CancellationToken cancellationToken) =>
        await read.ForUserAsync(number, cancellationToken) is { } found
            ? TypedResults.Ok(found.Supplements.Select(s => new SupplementAsked(s.Round, s.AskedAt, s.DueBy, s.AnsweredAt, s.Items)).ToList()) : NotFound();

    private static Task<Results<Ok<CaseItem>, ProblemHttpResult>> AnswerAsync(
        ReadCase read, AnswerThroughApi answers, string number, [FromBody] SupplementBody body, CancellationToken cancellationToken) =>
        ChangeAsync(read, number, details => answers.HandleAsync(details, body, cancellationToken), cancellationToken);

    private static Task<Results<Ok<CaseItem>, ProblemHttpResult>> WithdrawAsync(
        ReadCase read, WithdrawCase withdraw, string number, [FromBody] WithdrawalBody body, CancellationToken cancellationToken) =>
        ChangeAsync(read, number, details => withdraw.HandleAsync(details.Row.Id, Words(body.Reason), cancellationToken), cancellationToken);

    private static Task<Results<Ok<CaseItem>, ProblemHttpResult>> RateAsync(ReadCase read, RateCase rate, string number, [FromBody] RatingBody body, CancellationToken cancellationToken) =>
        ChangeAsync(read, number, details => rate.HandleAsync(details.Row.Id, body.Level, Words(body.Words), cancellationToken), cancellationToken);

    private static async Task<Results<Ok<CaseItem>, ProblemHttpResult>> ChangeAsync(ReadCase read, string number, Func<CaseDetails, Task<Result>> change, CancellationToken cancellationToken)
    {
        if (await read.ForUserAsync(number, cancellationToken) is not { IsOwn: true } found) return NotFound();
        var result = await change(found);
        if (!result.IsDone) return ApiProblem.Refused(result.Faults);
        return await read.ForUserAsync(number, cancellationToken) is { } now ? TypedResults.Ok(CasesApi.Item(now.Row, now.Row.ApplicantName)) : NotFound();
    }

    private static string? Words(string? text) => VietnameseText.CleanLines(text) is { Length: > 0 } words ? words[..Math.Min(words.Length, MostCharacters)] : null;

    private static ProblemHttpResult NotFound() => ApiProblem.Unknown("case.unknown", Texts.Say("Api.CaseUnknown"));
}
