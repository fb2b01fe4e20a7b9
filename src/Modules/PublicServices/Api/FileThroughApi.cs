using System.ComponentModel;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Filing;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Api;

/// <summary>A dossier that is filed through the API.</summary>
internal sealed record FilingBody(
    [property: Description("Code of the procedure")] string? Procedure,
    [property: Description("The form by its JSON Schema (/thu-tuc/CODE/schema.json); a file field is {\"id\": \"…\"} with the id of a file that was sent ahead")] JsonObject? Data,
    [property: Description("For whom a partner system files; not read when a person's own program files")] ApiApplicant? Applicant,
    [property: Description("electronic (default), counter or post")] string? Delivery,
    [property: Description("Files for the papers of the procedure")] IReadOnlyList<ApiPaper>? Papers,
    [property: Description("Note to the officers, at most 2,000 characters")] string? Note);

/// <summary>Number and code of what was filed.</summary>
internal sealed record FiledItem(string Number, string TrackingCode, DateTimeOffset FiledAt);

/// <summary>
/// <c>POST /api/v1/cases</c>: a partner system files for a person, or a person's program for that person. The form's schema, its rules and the papers hold as on
/// the screen; the same Idempotency-Key of the same caller makes one case.
/// </summary>
internal sealed class FileThroughApi(SubmitCase submit, CaseTypes types, ProcedureCatalogue catalogue, FormContexts contexts, SentPapers papers, ApiCaller caller)
{
    private const int MostKeyCharacters = 80;

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/v1/cases", AnswerAsync).RequireAuthorization(Access.ApiWrite).RequireRateLimiting(RateLimits.Api).WithTags("Cases").WithName("file-case")
            .WithSummary("Files a dossier with its papers; needs the header Idempotency-Key")
            .WithDescription("Send the files first (POST /api/v1/files, or /tus in pieces) and name them here. Every fault is listed with its field: of the form, of a paper (paper:ID), of a file by its name. "
                + "A file of another caller is not found. Sent again with the same key, it answers 200 with the dossier that the first one made (201).")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<FiledItem>, Created<FiledItem>, ProblemHttpResult>> AnswerAsync(
        FileThroughApi filing, [FromHeader(Name = "Idempotency-Key")] string? key, [FromBody] FilingBody body, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(key) || key.Length > MostKeyCharacters) return ApiProblem.KeyMissing(MostKeyCharacters);
        var result = await filing.HandleAsync(key, body, cancellationToken);
        if (!result.IsDone) return ApiProblem.Refused(result.Faults);
        var item = new FiledItem(result.Value.Number, result.Value.TrackingCode, result.Value.FiledAt);
        return result.Value.WasThereBefore ? TypedResults.Ok(item) : TypedResults.Created($"/api/v1/cases/{item.Number}", item);
    }

    private async Task<Result<FiledCase>> HandleAsync(string callersKey, FilingBody body, CancellationToken cancellationToken)
    {
        var key = CaseSubmission.KeyOf(caller.Code, callersKey);
        if (await submit.FindAsync(key, cancellationToken) is { } before) return before;
        var result = await FileAsync(key, body, cancellationToken);
        // The same key at the same moment: its files belong to the case that the other one made.
        return result.IsDone || await submit.FindAsync(key, cancellationToken) is not { } other ? result : other;
    }

    private async Task<Result<FiledCase>> FileAsync(string key, FilingBody body, CancellationToken cancellationToken)
    {
        if (catalogue.Current(body.Procedure ?? "", caller.Today) is not { Intake: IntakeMode.Own } procedure || procedure.OnlineLevel == OnlineLevel.InformationOnly || types.Current(procedure.Code) is not { } type)
            return new Fault("procedure.unknown", Texts.Say("Api.ProcedureUnknown", body.Procedure), "procedure");
        var data = FormSubmission.Normalise(procedure.Form, new FormData(body.Data));
        FormEvaluation Evaluate() => new(procedure.Form, data, contexts.For(type.UnitCode));
        var faults = new List<Fault>();
        await papers.FieldsAsync(Evaluate(), data, [], faults, cancellationToken);
        var evaluation = Evaluate();
        var files = await papers.PapersAsync(PaperChecklist.Of(procedure, evaluation, []), body.Papers ?? [], faults, cancellationToken);
        faults.AddRange(Hindrances(procedure, evaluation, files).Where(h => !faults.Exists(f => f.Field == h.Field)).ToList());
        if (faults.Count > 0) return Result<FiledCase>.Refused(faults);
        var applicant = await caller.ApplicantAsync(body.Applicant, cancellationToken);
        if (!applicant.IsDone) return Result<FiledCase>.Refused(applicant.Faults);
        var filed = await submit.HandleAsync(Submission(key, type, procedure, evaluation, files, applicant.Value, body), cancellationToken);
        return filed.IsDone ? filed : Result<FiledCase>.Refused([.. filed.Faults.Select(OfApplicant)]);
    }

    // The directory names its own fields: fullName of the person whom it was given.
    private static Fault OfApplicant(Fault fault) => fault.Code.StartsWith("person.", StringComparison.Ordinal) && fault.Field is { Length: > 0 } field
        ? fault with { Field = $"applicant.{char.ToLowerInvariant(field[0])}{field[1..]}" } : fault;

    private static List<Fault> Hindrances(Procedure procedure, FormEvaluation evaluation, IReadOnlyList<DraftFile> files) =>
    [
        .. FormValidator.Validate(evaluation).Hindrances,
        .. PaperChecklist.Of(procedure, evaluation, files).Where(p => p.IsMissing).Select(p => new Fault("paper.missing", Texts.Say("Api.PaperMissing", p.Paper.Name), DossierCheck.PaperField(p.Paper.Id))),
    ];

    private CaseSubmission Submission(
        string key, CaseTypeDefinition type, Procedure procedure, FormEvaluation evaluation, IReadOnlyList<DraftFile> files, Applicant applicant, FilingBody body) => new()
    {
        Type = type, Key = key, Data = FormSubmission.Prepare(evaluation), Channel = CaseChannel.Online, ApplicantPersonId = applicant.PersonId, FilerPersonId = applicant.PersonId, NewApplicant = caller.NewPerson(body.Applicant),
        OrganisationId = applicant.OrganisationId, ApplicantName = applicant.Name, ApplicantNumber = applicant.Number, Email = applicant.Email, Phone = applicant.Phone, Address = applicant.Address,
        Note = body.Note is { Length: > FileDossier.MostNoteCharacters } note ? note[..FileDossier.MostNoteCharacters] : body.Note,
        DeliveryMode = body.Delivery switch { "counter" => DeliveryMode.Counter, "post" => DeliveryMode.Post, _ => DeliveryMode.Electronic },
        Attachments = [.. files.Select(f => new CaseAttachment(f.PaperId, f.Name, f.FileId)), .. FormFiles.In(evaluation)],
        Fees = [.. FeeCalculator.Compute(procedure, evaluation, caller.Today).Where(f => f.Amount is { } a && a > Money.Zero).Select(f => new CaseFeeDraft(f.Fee.Id, f.Fee.Name, f.Amount!.Value, f.Fee.Collected))],
    };
}
