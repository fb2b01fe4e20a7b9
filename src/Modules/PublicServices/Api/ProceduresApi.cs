using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Api;

/// <summary>A procedure in a list.</summary>
internal sealed record ProcedureItem(string Code, int Version, string Name, string Field, string OnlineLevel, string TermText, bool Review, string Page, string Schema);

/// <summary>A paper of a procedure.</summary>
internal sealed record PaperItem(string Id, string Name, string Kind, string Need, IReadOnlyList<string> Types, int MaxMegabytes);

/// <summary>A step of a procedure.</summary>
internal sealed record StepItem(string Id, string Name, string Kind, string Unit, string Role, decimal Hours);

/// <summary>A procedure whole.</summary>
internal sealed record ProcedureWhole(
    ProcedureItem Summary, IReadOnlyList<string> TermPhases, string Executing, string Competent, IReadOnlyList<PaperItem> Papers, IReadOnlyList<StepItem> Steps,
    IReadOnlyList<string> Conditions, IReadOnlyList<string> LegalBases, IReadOnlyList<string> ReviewNotes);

/// <summary>One page of procedures.</summary>
internal sealed record ProcedurePage(IReadOnlyList<ProcedureItem> Items, string? Next);

/// <summary><c>GET /api/v1/procedures</c>, public: the catalogue in force today, by code.</summary>
internal static class ProceduresApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/procedures").RequireRateLimiting(RateLimits.Api).WithTags("Procedures");
        api.MapGet("", List).WithName("procedures").WithSummary("Procedures in force today");
        api.MapGet("/{code}", One).WithName("procedure").WithSummary("One procedure with papers, steps and legal bases").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Ok<ProcedurePage> List(ProcedureCatalogue catalogue, TimeProvider clock, [Description("Code of the last one of the page before")] string? cursor, int? limit)
    {
        var take = Paging.Limit(limit);
        var rows = catalogue.On(clock.Today()).OrderBy(p => p.Code, StringComparer.Ordinal).Where(p => cursor is null || string.CompareOrdinal(p.Code, cursor) > 0).Take(take + 1).ToList();
        return TypedResults.Ok(new ProcedurePage([.. rows.Take(take).Select(Item)], rows.Count > take ? rows[take - 1].Code : null));
    }

    private static Results<Ok<ProcedureWhole>, ProblemHttpResult> One(ProcedureCatalogue catalogue, TimeProvider clock, string code) =>
        catalogue.Current(code, clock.Today()) is { } p ? TypedResults.Ok(Whole(p)) : ApiProblem.Unknown("procedure.unknown", Texts.Say("Api.ProcedureUnknown", code));

    private static ProcedureWhole Whole(Procedure p) => new(
        Item(p), p.Term.Phases, p.Organisations.Executing, p.Organisations.Competent,
        [.. p.Papers.Select(d => new PaperItem(d.Id, d.Name, Lower(d.Kind), Lower(d.Need), d.Types, d.MaxMegabytes))],
        [.. p.Workflow.Select(s => new StepItem(s.Id, s.Name, Lower(s.Kind), s.Unit, s.Role, s.Hours))],
        p.Conditions, [.. p.LegalBases.Select(b => $"{b.Number} {b.Title}")], [.. p.ReviewNotes.Select(n => $"{n.Part}: {n.Note}")]);

    private static ProcedureItem Item(Procedure p) =>
        new(p.Code, p.Version, p.Name, p.Field, Lower(p.OnlineLevel), p.Term.Text, p.Review, $"/thu-tuc/{p.Code}", $"/thu-tuc/{p.Code}/schema.json");

    private static string Lower<TEnum>(TEnum value) where TEnum : struct, Enum => value.ToString().ToLowerInvariant();
}
