using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Cases;
using Saola.Engines.Documents.Signing;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Pages.Citizen.Results;
using Saola.Modules.PublicServices.Slips;
using Saola.Modules.PublicServices.Tracking;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Api;

/// <summary>What a result is worth today; no personal numbers.</summary>
internal sealed record ResultItem(
    string Title, string? Number, DateOnly IssuedOn, string Holder, string Unit, string Procedure, bool Signed,
    [property: Description("in_force, replaced or revoked")] string Standing, DateTimeOffset? EndedAt, string? EndReason, string? EndBasis, string? ReplacedBy, string? ReplacedByNumber);

/// <summary>What a file has to do with the result.</summary>
internal sealed record FileJudgement([property: Description("same, added_to, altered or unreadable")] string Verdict, IReadOnlyList<FoundSignature> Signatures);

/// <summary>A decision of a director that ends a result.</summary>
internal sealed record EndResultBody(string? Reason, string? LegalBasis);

/// <summary>A result on paper leaves the department.</summary>
internal sealed record ResultHandOverBody([property: Description("counter or post")] string Mode, string? Receiver, string? Proof, string? Carrier, string? TrackingCode);

/// <summary>The post brought a result back.</summary>
internal sealed record ReturnedMailBody(string? Reason);

/// <summary>When the applicant comes for a result at the counter.</summary>
internal sealed record PickUpBody(DateTimeOffset At);

/// <summary>Results: the public check, and what the department does with an issued one. The same handlers and rights as the screens.</summary>
internal static class ResultsApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var open = endpoints.MapGroup("/api/v1/results/{code}").RequireRateLimiting(RateLimits.Tracking).WithTags("Results");
        open.MapGet("", OneAsync).WithName("result").WithSummary("What a result is worth today, by the code printed on it").ProducesProblem(StatusCodes.Status404NotFound);
        open.MapPost("/check", CheckAsync).DisableAntiforgery().WithName("result-check").WithSummary("Compares a PDF with the one that was issued; nothing is kept").WithMetadata(new RequestSizeLimitAttribute(ResultModel.FileBytes))
            .Accepts<byte[]>("application/pdf").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        var cases = endpoints.MapGroup("/api/v1/cases/{number}/result").RequireRateLimiting(RateLimits.Api).RequireAuthorization(Access.ApiWrite).WithTags("Results");
        Writes(cases.MapPost("/revocation", (ReadCase read, RevokeResult revoke, string number, [FromBody] EndResultBody body, CancellationToken token) =>
            ChangeAsync(read, number, found => revoke.HandleAsync(found.Row.Id, body.Reason, body.LegalBasis, token), token)), "result-revoke", "Revokes the issued result (a director)");
        Writes(cases.MapPost("/replacement", (ReadCase read, PrepareReplacement prepare, string number, CancellationToken token) =>
            ChangeAsync(read, number, found => prepare.HandleAsync(found.Row.Id, token), token)), "result-prepare", "Prepares a result that is to replace the issued one (the responsible unit)");
        Writes(cases.MapPost("/replacement/decision", (ReadCase read, ReplaceResult replace, string number, [FromBody] EndResultBody body, CancellationToken token) =>
            ChangeAsync(read, number, found => replace.HandleAsync(found.Row.Id, body.Reason, body.LegalBasis, token), token)), "result-replace", "Puts the prepared result in the place of the issued one (a director)");
        Writes(cases.MapPost("/hand-over", (ReadCase read, HandOverResult handOver, string number, [FromBody] ResultHandOverBody body, CancellationToken token) =>
            ChangeAsync(read, number, found => handOver.HandleAsync(HandOver(found, body), token), token)), "result-hand-over", "Hands a result over at the counter or by post (clerk, office)");
        Writes(cases.MapPost("/returned-mail", (ReadCase read, RecordReturnedMail mail, string number, [FromBody] ReturnedMailBody body, CancellationToken token) =>
            ChangeAsync(read, number, found => mail.HandleAsync(found.Row.Id, body.Reason, token), token)), "result-mail-returned", "Records that the post brought a result back (clerk, office)");
        Writes(cases.MapPost("/pick-up", (ReadCase read, ChoosePickUp choose, string number, [FromBody] PickUpBody body, CancellationToken token) =>
            ChangeAsync(read, number, found => choose.HandleAsync(found.Row.Id, body.At, token), token)), "result-pick-up", "The applicant chooses when to collect a result at the counter");
        Writes(cases.MapPost("/signing", (ReadCase read, RetrySigning retry, string number, CancellationToken token) =>
            ChangeAsync(read, number, found => retry.HandleAsync(found.Row.Id, token), token)), "result-sign-again", "Signs once more after a signing that failed");
    }

    private static void Writes(RouteHandlerBuilder endpoint, string name, string summary) => endpoint.WithName(name).WithSummary(summary)
        .WithDescription("A second send is refused: nothing is decided twice.")
        .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<ResultItem>, ProblemHttpResult>> OneAsync(CheckResult results, IUnits units, string code, CancellationToken cancellationToken) =>
        await FindAsync(results, code, cancellationToken) is { } found ? TypedResults.Ok(Item(found, units)) : Unknown();

    private static async Task<Results<Ok<FileJudgement>, ProblemHttpResult>> CheckAsync(CheckResult results, ComposedResult composed, string code, Stream body, CancellationToken cancellationToken)
    {
        if (await FindAsync(results, code, cancellationToken) is not { } found) return Unknown();
        using var buffer = new MemoryStream();
        await body.CopyToAsync(buffer, cancellationToken);
        if (buffer.Length == 0) return ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, "result.no_file", Texts.Say("Api.NoFile"));
        var judged = await results.JudgeAsync(found, buffer.ToArray(), token => composed.PdfAsync(found, token), cancellationToken);
        return TypedResults.Ok(new FileJudgement(CodeNames.Of(judged.Verdict), judged.Signatures));
    }

    private static async Task<Results<Ok<CaseItem>, ProblemHttpResult>> ChangeAsync(ReadCase read, string number, Func<CaseDetails, Task<Result>> change, CancellationToken cancellationToken)
    {
        if (await read.ForUserAsync(number, cancellationToken) is not { } found || found.Type.Module != "PublicServices") return ApiProblem.Unknown("case.unknown", Texts.Say("Api.CaseUnknown"));
        var result = await change(found);
        if (!result.IsDone) return ApiProblem.Refused(result.Faults);
        return await read.ForUserAsync(number, cancellationToken) is { } now ? TypedResults.Ok(CasesApi.Item(now.Row, now.Row.ApplicantName)) : ApiProblem.Unknown("case.unknown", Texts.Say("Api.CaseUnknown"));
    }

    private static ResultHandOver HandOver(CaseDetails found, ResultHandOverBody body) => new()
    {
        CaseId = found.Row.Id, Mode = Enum.TryParse<DeliveryMode>(body.Mode, ignoreCase: true, out var mode) ? mode : DeliveryMode.Electronic,
        Receiver = body.Receiver, Proof = body.Proof, Carrier = body.Carrier, TrackingCode = body.TrackingCode,
    };

    private static Task<CheckedResult?> FindAsync(CheckResult results, string code, CancellationToken cancellationToken) =>
        results.FindAsync(VietnameseText.Clean(code).ToUpperInvariant(), cancellationToken);

    private static ResultItem Item(CheckedResult found, IUnits units)
    {
        var (result, row) = (found.Result, found.Case.Row);
        return new ResultItem(result.Title, result.Number, VietnamTime.Day(result.NumberedAt ?? result.IssuedAt!.Value), CaseMask.Name(row.ApplicantName), units.NameOf(row.UnitCode), row.TypeCode,
            result.Signing == SigningState.Signed, CodeNames.Of(result.Standing), result.EndedAt, result.EndReason, result.EndBasis, found.ReplacedBy?.VerificationCode, found.ReplacedBy?.Number);
    }

    private static ProblemHttpResult Unknown() => ApiProblem.Unknown("result.unknown", Texts.Say("Api.ResultUnknown"));
}
