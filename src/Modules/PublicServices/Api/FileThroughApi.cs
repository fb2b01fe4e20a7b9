using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Filing;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Api;

/// <summary>The person for whom a partner system files.</summary>
internal sealed record ApiApplicant(string FullName, string? PersonalId, DateOnly? BirthDate, string? Phone, string? Email, string? Address);

/// <summary>A dossier that is filed through the API.</summary>
internal sealed record FilingBody(string Procedure, JsonObject Data, ApiApplicant Applicant, string? Delivery);

/// <summary>Number and code of what was filed.</summary>
internal sealed record FiledItem(string Number, string TrackingCode, DateTimeOffset FiledAt);

/// <summary>
/// <c>POST /api/v1/cases</c>: a partner system files for a person. The form's schema and every rule of it hold as on the screen; the same
/// Idempotency-Key of the same caller makes one case. Papers that must be uploaded cannot be given here yet: the answer names them.
/// </summary>
internal sealed class FileThroughApi(
    SubmitCase submit, CaseTypes types, ProcedureCatalogue catalogue, FormContexts contexts, IDirectory directory, UnitOfWork work, ApiCaller caller)
{
    private const int MostKeyCharacters = 80;

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/v1/cases", AnswerAsync).RequireAuthorization(Access.ApiWrite).RequireRateLimiting(RateLimits.Api).WithTags("Cases").WithName("file-case")
            .WithSummary("Files a dossier; needs the header Idempotency-Key").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<FiledItem>, Created<FiledItem>, ProblemHttpResult>> AnswerAsync(
        FileThroughApi filing, [FromHeader(Name = "Idempotency-Key")] string? key, [FromBody] FilingBody body, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(key) || key.Length > MostKeyCharacters) return ApiAnswers.Refuse(StatusCodes.Status400BadRequest, "idempotency.key", Texts.Say("Api.KeyMissing"), "Idempotency-Key");
        var result = await filing.HandleAsync(key, body, cancellationToken);
        if (!result.IsDone) return ApiAnswers.Refuse(StatusCodes.Status422UnprocessableEntity, result.Faults);
        var item = new FiledItem(result.Value.Number, result.Value.TrackingCode, result.Value.FiledAt);
        return result.Value.WasThereBefore ? TypedResults.Ok(item) : TypedResults.Created($"/api/v1/cases/{item.Number}", item);
    }

    private async Task<Result<FiledCase>> HandleAsync(string key, FilingBody body, CancellationToken cancellationToken)
    {
        var procedure = catalogue.Current(body.Procedure, caller.Today);
        if (procedure is null || types.Current(body.Procedure) is not { } type) return new Fault("procedure.unknown", Texts.Say("Api.ProcedureUnknown", body.Procedure), "procedure");
        var evaluation = new FormEvaluation(procedure.Form, new FormData(body.Data), contexts.For(type.UnitCode));
        if (Hindrances(procedure, evaluation) is { Count: > 0 } faults) return Result<FiledCase>.Refused(faults);
        var person = await PersonAsync(body.Applicant, cancellationToken);
        if (!person.IsDone) return Result<FiledCase>.Refused(person.Faults);
        return await submit.HandleAsync(new CaseSubmission
        {
            Type = type, Key = $"api:{caller.Code}:{key}", Data = FormSubmission.Prepare(evaluation), Channel = CaseChannel.Online, ApplicantPersonId = person.Value, FilerPersonId = person.Value,
            ApplicantName = VietnameseText.Clean(body.Applicant.FullName), ApplicantNumber = body.Applicant.PersonalId, Email = body.Applicant.Email, Phone = body.Applicant.Phone, Address = body.Applicant.Address,
            DeliveryMode = body.Delivery switch { "counter" => DeliveryMode.Counter, "post" => DeliveryMode.Post, _ => DeliveryMode.Electronic }, Attachments = [],
            Fees = [.. FeeCalculator.Compute(procedure, evaluation, caller.Today).Where(f => f.Amount is { } a && a > Money.Zero).Select(f => new CaseFeeDraft(f.Fee.Id, f.Fee.Name, f.Amount!.Value, f.Fee.Collected))],
        }, cancellationToken);
    }

    private static List<Fault> Hindrances(Procedure procedure, FormEvaluation evaluation) =>
    [
        .. FormValidator.Validate(evaluation).Hindrances,
        .. PaperChecklist.Of(procedure, evaluation, []).Where(p => p.IsMissing).Select(p => new Fault("paper.missing", Texts.Say("Api.PaperMissing", p.Paper.Name), DossierCheck.PaperField(p.Paper.Id))),
    ];

    private Task<Result<Guid>> PersonAsync(ApiApplicant applicant, CancellationToken cancellationToken) => work.RunAsync(token => directory.EnsurePersonAsync(
        new PersonDraft { FullName = applicant.FullName, PersonalId = applicant.PersonalId, BirthDate = applicant.BirthDate, Phone = applicant.Phone, Email = applicant.Email, Address = applicant.Address }, token), cancellationToken);
}

/// <summary>Who calls the API, and the present day.</summary>
internal sealed class ApiCaller(IActorSource actors, TimeProvider clock)
{
    /// <summary>Stable code of the caller: the client, or the person.</summary>
    public string Code => actors.Current is { Kind: ActorKind.Client } client ? client.Code : actors.Current.PersonId?.ToString("N") ?? "visitor";

    public DateOnly Today => clock.Today();
}
