using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Cases;
using Saola.Engines.Documents.Docx;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Templates;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Api;

/// <summary>Word templates of results, and the officer's draft as a Word file: the same handlers and rights as the screens.</summary>
internal static class TemplatesApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/result-templates").RequireRateLimiting(RateLimits.Api).RequireAuthorization(Access.ApiWrite).WithTags("Results");
        api.MapGet("", ListAsync).WithName("result-templates").WithSummary("Templates of results, newest first (an administrator)");
        Takes(api.MapPost("/{procedure}/{result}", PublishAsync).WithName("result-template-publish").WithSummary("Publishes a template; refused with the place of every hole that nothing fills"));
        api.MapDelete("/{id:guid}", EndAsync).WithName("result-template-end").WithSummary("Ends a template; results are composed again").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        var draft = endpoints.MapGroup("/api/v1/cases/{number}/result/draft.docx").RequireRateLimiting(RateLimits.Api).RequireAuthorization(Access.ApiWrite).WithTags("Results");
        draft.MapGet("", FilledAsync).WithName("result-draft-file").WithSummary("The template of the result filled with what the case knows").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        Takes(draft.MapPut("", SendAsync).WithName("result-draft-send").WithSummary("Takes the officer's Word file as the draft of the result"));
    }

    private static void Takes(RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new RequestSizeLimitAttribute(PublishTemplate.MostBytes)).Accepts<byte[]>(DocxWriter.MediaType)
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<IReadOnlyList<TemplateRow>>, ForbidHttpResult>> ListAsync(FindTemplates templates, ICurrentUser user, CancellationToken cancellationToken) =>
        (await user.AuthorityAsync(cancellationToken)).Has(Roles.Administrator) ? TypedResults.Ok(await templates.ListAsync(cancellationToken)) : TypedResults.Forbid();

    private static async Task<Results<NoContent, ProblemHttpResult>> PublishAsync(
        PublishTemplate publish, string procedure, string result, [Description("Name of the file")] string? name, Stream body, CancellationToken cancellationToken) =>
        Answer(await publish.HandleAsync(new NewTemplate { ProcedureCode = procedure, ResultId = result, FileName = Name(name, result), Docx = await BytesAsync(body, cancellationToken) }, cancellationToken));

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(EndTemplate end, Guid id, CancellationToken cancellationToken) => Answer(await end.HandleAsync(id, cancellationToken));

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> FilledAsync(ReadCase read, DraftFiles drafts, IUnits units, string number, CancellationToken cancellationToken)
    {
        if (await FindAsync(read, number, cancellationToken) is not { } found) return Unknown();
        var filled = await drafts.FilledAsync(found, units.NameOf(found.Row.UnitCode), cancellationToken);
        return filled.IsDone ? TypedResults.File(filled.Value, DocxWriter.MediaType, $"{number}.docx") : ApiProblem.Refused(filled.Faults);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SendAsync(
        ReadCase read, DraftFiles drafts, string number, [Description("Name of the file")] string? name, Stream body, CancellationToken cancellationToken) =>
        await FindAsync(read, number, cancellationToken) is { } found ? Answer(await drafts.SendAsync(found, Name(name, number), await BytesAsync(body, cancellationToken), cancellationToken)) : Unknown();

    // What an applicant may not see on a screen, a draft, does not exist here either.
    private static async Task<CaseDetails?> FindAsync(ReadCase read, string number, CancellationToken cancellationToken) =>
        await read.ForUserAsync(number, cancellationToken) is { IsOwn: false, Type.Module: "PublicServices" } found ? found : null;

    private static string Name(string? name, string otherwise) => Path.GetFileName(name) is { Length: > 0 } given ? given : otherwise + ".docx";

    private static async Task<byte[]> BytesAsync(Stream body, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await body.CopyToAsync(buffer, cancellationToken);
        return buffer.ToArray();
    }

    private static Results<NoContent, ProblemHttpResult> Answer(Result result) => result.IsDone ? TypedResults.NoContent() : ApiProblem.Refused(result.Faults);

    private static ProblemHttpResult Unknown() => ApiProblem.Unknown("case.unknown", Texts.Say("Api.CaseUnknown"));
}
