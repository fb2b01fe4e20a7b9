using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Filing;

/// <summary>An item of a supplement request and how its answer stands.</summary>
/// <param name="Item">What is asked.</param>
/// <param name="Paper">The paper that it names, or null for a field.</param>
/// <param name="IsChanged">Whether the answer differs from what stands in the case.</param>
/// <param name="Href">Page on which the field is mended; null for a paper.</param>
internal sealed record AnsweredItem(SupplementItem Item, AskedPaper? Paper, bool IsChanged, string? Href);

/// <summary>
/// Sends the answer to a supplement request: the named fields and papers only. What was accepted before is not checked again, since days have
/// passed and nothing else can be changed.
/// </summary>
internal sealed class AnswerDossier(AnswerSupplement answer, DossierDrafts drafts, ReadCase cases, IStringLocalizer<CitizenTexts> texts)
{
    /// <summary>The items with their state.</summary>
    public static IReadOnlyList<AnsweredItem> Items(OpenDraft draft, CaseDetails details)
    {
        var before = new FormData(JsonNode.Parse(details.DataJson) as JsonObject);
        return [.. (draft.Items ?? []).Select(item => OpenDraft.PaperOf(item) is { } paper && Asked(draft, item, paper) is { } asked
            ? new AnsweredItem(item, asked, asked.Files.Count > 0, null)
            : new AnsweredItem(item, null, IsChanged(draft, item, before), FilingSteps.PlaceOf(draft, OpenDraft.PaperOf(item) is null ? item.Target : null)))];
    }

    /// <summary>Sends it and throws the draft away. <paramref name="asIs"/>: the applicant leaves fields as they are on purpose. Faults carry <c>item:N</c> for items that are not answered.</summary>
    public async Task<Result> HandleAsync(OpenDraft draft, CaseDetails details, bool asIs, CancellationToken cancellationToken)
    {
        var sent = await SendAsync(draft, details, asIs, cancellationToken);
        if (sent.IsDone) await drafts.DiscardAsync(draft.Id, cancellationToken);
        return sent;
    }

    /// <summary>Sends what stands in <paramref name="draft"/>, which need not be a kept one.</summary>
    public async Task<Result> SendAsync(OpenDraft draft, CaseDetails details, bool asIs, CancellationToken cancellationToken)
    {
        var items = Items(draft, details);
        var faults = items.Index().Where(i => !i.Item.IsChanged && (i.Item.Paper is not null || !asIs))
            .Select(i => new Fault("supplement.unanswered", texts[i.Item.Paper is null ? "Supplement.Unchanged" : "Papers.Missing", i.Item.Item.Label], $"item:{i.Index}"))
            .Concat(OpenFaults(draft)).ToList();
        var evaluation = draft.Evaluation;
        faults.AddRange(NotOpen(draft, details, evaluation));
        if (faults.Count > 0) return Result.Refused(faults);
        var present = details.Papers.Select(p => p.FileId).ToHashSet();
        return await answer.HandleAsync(new SupplementAnswer
        {
            CaseId = details.Row.Id, Data = FormSubmission.Prepare(evaluation),
            Attachments = [.. draft.Files.Select(f => new CaseAttachment(f.PaperId, f.Name, f.FileId)), .. FormFiles.In(evaluation).Where(f => !present.Contains(f.FileId))],
        }, cancellationToken);
    }

    /// <summary>The case of a draft, for its applicant.</summary>
    public async Task<CaseDetails?> CaseAsync(string number, CancellationToken cancellationToken) =>
        await cases.ForUserAsync(number, cancellationToken) is { IsOwn: true } details ? details : null;

    // The last door before the case: whatever way a value came, what was not named stays as it was. A value that is gone because a named one no longer asks for it may go.
    private static IEnumerable<Fault> NotOpen(OpenDraft draft, CaseDetails details, FormEvaluation evaluation) => draft.Only is null ? []
        : FormDiff.Between(draft.Form, new FormData(JsonNode.Parse(details.DataJson) as JsonObject), draft.Data, evaluation.Context)
            .Where(c => c.After.Length > 0 && !draft.MayChange(c.Path) && draft.Form.Find(c.Path) is { IsTyped: true })
            .Select(c => new Fault("supplement.not_open", Texts.Say("Api.FieldNotOpen", c.Label), c.Path));

    private static List<Fault> OpenFaults(OpenDraft draft) =>
        [.. FormValidator.Validate(draft.Evaluation).Errors.Where(f => f.Field is not null && draft.MayChange(f.Field))];

    private static AskedPaper? Asked(OpenDraft draft, SupplementItem item, string id)
    {
        var paper = draft.Procedure?.Papers.FirstOrDefault(p => p.Id == id) ?? new ProcedurePaper { Id = id, Name = item.Label, Kind = PaperKind.Upload };
        if (paper.Kind == PaperKind.Form) return null;
        // What a register should have given and did not is asked as a file after all.
        return new AskedPaper(paper with { Kind = PaperKind.Upload }, true, [.. draft.Files.Where(f => f.PaperId == id)]);
    }

    private static bool IsChanged(OpenDraft draft, SupplementItem item, FormData before) => OpenDraft.PaperOf(item) is null
        ? !JsonNode.DeepEquals(before.Get(item.Target), draft.Data.Get(item.Target))
        : !JsonNode.DeepEquals(before.Values, draft.Data.Values);
}
