using Microsoft.Extensions.Localization;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Filing;

/// <summary>
/// Files a draft that its owner confirmed (signing level "confirmed": who, when, and the hash of what was declared stand in the act).
/// Everything is checked again here; the draft's id is the key, so the same submit twice makes one case.
/// </summary>
internal sealed class FileDossier(DossierDrafts drafts, DossierCheck check, SubmitCase submit, DossierApplicant applicants, ReadCase cases, IStringLocalizer<CitizenTexts> texts, TimeProvider clock)
{
    /// <summary>How long a note to the officer may be.</summary>
    public const int MostNoteCharacters = 2000;

    /// <summary>
    /// Files it. <paramref name="seenVersion"/> is the version of the draft that was shown when it was confirmed. Faults: <c>draft.unknown</c>,
    /// <c>draft.changed</c>, <c>procedure.version_closed</c>, those of the form and the papers, those of files that are not whole.
    /// </summary>
    public async Task<Result<FiledCase>> HandleAsync(string code, Guid draftId, int seenVersion, string? note, CancellationToken cancellationToken)
    {
        if (await drafts.OpenAsync(code, draftId, cancellationToken) is not { Items: null } draft) return await FiledBeforeAsync(draftId, cancellationToken);
        if (draft.View.RowVersion != seenVersion) return new Fault("draft.changed", texts["File.Changed"]);
        if (draft.Procedure is not { } procedure || !draft.IsReceivable(clock.Today())) return new Fault("procedure.version_closed", texts["File.VersionClosed"]);
        var review = check.Review(draft, procedure);
        if (!review.MayBeFiled) return Result<FiledCase>.Refused(review.Hindrances);
        var applicant = await applicants.OfAsync(draft, cancellationToken);
        if (!applicant.IsDone) return Result<FiledCase>.Refused(applicant.Faults);
        return await submit.HandleAsync(Submission(draft, review, applicant.Value, note), cancellationToken);
    }

    private static CaseSubmission Submission(OpenDraft draft, DossierReview review, Applicant applicant, string? note)
    {
        var evaluation = draft.Evaluation;
        var papers = review.Papers.Where(p => p.WantsFile).SelectMany(p => p.Files).Select(f => new CaseAttachment(f.PaperId, f.Name, f.FileId));
        return new CaseSubmission
        {
            Type = draft.Type, Key = draft.Id.ToString("D"), Data = FormSubmission.Prepare(evaluation), Channel = draft.View.Channel,
            ApplicantPersonId = applicant.PersonId, FilerPersonId = applicant.PersonId, OrganisationId = applicant.OrganisationId, ApplicantName = applicant.Name,
            ApplicantNumber = applicant.Number, Email = applicant.Email, Phone = applicant.Phone, Address = applicant.Address,
            DeliveryMode = Delivery(draft.Data.Text("delivery_mode")),
            Attachments = [.. papers, .. FormFiles.In(evaluation)],
            Fees = [.. review.Fees.Where(f => f.Amount is { } a && a > Money.Zero).Select(f => new CaseFeeDraft(f.Fee.Id, f.Fee.Name, f.Amount!.Value, f.Fee.Collected))],
            DraftId = draft.Id, Note = note is { Length: > MostNoteCharacters } ? note[..MostNoteCharacters] : note,
        };
    }

    /// <summary>The second of two submits finds no draft: the first one made it a case.</summary>
    private async Task<Result<FiledCase>> FiledBeforeAsync(Guid draftId, CancellationToken cancellationToken)
    {
        if (await submit.FindAsync(draftId.ToString("D"), cancellationToken) is { } filed && await cases.ForUserAsync(filed.Number, cancellationToken) is not null) return filed;
        return new Fault("draft.unknown", texts["File.NoDraft"]);
    }

    private static DeliveryMode Delivery(string? value) => value switch
    {
        "mot_cua" => DeliveryMode.Counter,
        "buu_chinh" => DeliveryMode.Post,
        _ => DeliveryMode.Electronic,
    };
}
