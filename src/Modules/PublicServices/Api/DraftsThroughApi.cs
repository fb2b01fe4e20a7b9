using System.Text.Json.Nodes;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Filing;

namespace Saola.Modules.PublicServices.Api;

/// <summary>What became of a save: the draft as it is kept now, and what is wrong in the part that was sent.</summary>
internal sealed record SavedDraft(OpenDraft Draft, IReadOnlyList<Fault> Faults);

/// <summary>
/// Fills drafts for a person's program as the pages do: part by part, kept whatever is wrong with it. Only what is no field of the part, what a register gave, and files
/// that cannot be taken stay outside, each named.
/// </summary>
internal sealed class DraftsThroughApi(DossierDrafts drafts, CaseDrafts kept, SentPapers papers, DraftMove move, ProcedureCatalogue catalogue, SubmitCase filed, TimeProvider clock)
{
    /// <summary>Drafts of one person at once; the list shows them all.</summary>
    private const int MostDrafts = 50;

    /// <summary>Begins a draft with what is known of the person. Faults: <c>procedure.unknown</c>, <c>draft.too_many</c>, <c>draft.filed</c>.</summary>
    public async Task<Result<OpenDraft>> BeginAsync(Guid id, string? code, CancellationToken cancellationToken)
    {
        if (await drafts.OpenAsync(id, cancellationToken) is { } before) return before;
        if (catalogue.Current(code ?? "", clock.Today()) is not { Intake: IntakeMode.Own, Form.Sections.Count: > 0 } procedure || procedure.OnlineLevel == OnlineLevel.InformationOnly)
            return new Fault("procedure.unknown", Texts.Say("Api.ProcedureUnknown", code), "procedure");
        if (await filed.FindAsync(id.ToString("D"), cancellationToken) is not null) return new Fault("draft.filed", Texts.Say("Api.DraftFiled"));
        if ((await kept.MineAsync(cancellationToken)).Count >= MostDrafts) return new Fault("draft.too_many", Texts.Say("Api.DraftsTooMany", MostDrafts));
        await drafts.BeginOnceAsync(id, procedure, cancellationToken);
        return await drafts.OpenAsync(id, cancellationToken) is { } draft ? draft : new Fault("draft.unknown", Texts.Say("Api.DraftUnknown"));
    }

    /// <summary>Puts values into a section. Refused only when another window saved since <paramref name="rowVersion"/> (<c>draft.changed</c>).</summary>
    public async Task<Result<SavedDraft>> SectionAsync(OpenDraft draft, FormSection section, IReadOnlyDictionary<string, JsonNode?> values, int rowVersion, CancellationToken cancellationToken)
    {
        var faults = new List<Fault>();
        var present = FormFiles.In(draft).Select(f => f.FileId).ToList();
        foreach (var (path, value) in values)
        {
            if (Hindrance(draft, section, path) is { } fault) faults.Add(fault);
            else if (!draft.Data.Set(path, value?.DeepClone())) faults.Add(NoField(path));
        }
        var clean = FormSubmission.Normalise(draft.Form, draft.Data);
        foreach (var path in values.Keys.Where(p => draft.Data.Get(p) is not null)) draft.Data.Set(path, clean.Get(path)?.DeepClone());
        await TakeFilesAsync(draft, present, faults, cancellationToken);
        var saved = await SaveAsync(draft, rowVersion, cancellationToken);
        if (!saved.IsDone) return Result<SavedDraft>.Refused(saved.Faults);
        var found = RulesAhead.Without(draft.Form, section, FormValidator.ValidateSection(saved.Value.Evaluation, section));
        return new SavedDraft(saved.Value, [.. faults, .. found.Hindrances.Where(f => faults.TrueForAll(t => t.Field != f.Field))]);
    }

    /// <summary>Says which files a paper has: those that are named stay or are taken, the others go. Faults as at <see cref="SectionAsync"/>.</summary>
    public async Task<Result<SavedDraft>> PaperAsync(OpenDraft draft, string paper, IReadOnlyList<Guid> files, int rowVersion, CancellationToken cancellationToken)
    {
        var faults = new List<Fault>();
        var asked = draft.Procedure is { } procedure ? PaperChecklist.Of(procedure, draft.Evaluation, draft.Files) : [];
        var named = files.Distinct().ToList();
        var stay = draft.Files.Where(f => f.PaperId == paper && named.Contains(f.FileId)).ToList();
        var isMany = asked.FirstOrDefault(p => p.Paper.Id == paper)?.Paper.Many == true;
        if (!isMany && named.Count > 1) faults.Add(new Fault("paper.one_file", Texts.Say("Api.PaperOneFile", asked.FirstOrDefault(p => p.Paper.Id == paper)?.Paper.Name ?? paper), DossierCheck.PaperField(paper)));
        else
        {
            var taken = await papers.PapersAsync(asked, [.. named.Where(id => stay.TrueForAll(f => f.FileId != id)).Select(id => new ApiPaper(paper, id))], faults, cancellationToken);
            // A file that is refused does not push out the one that stands.
            if (faults.Count == 0 || isMany) draft.Files.RemoveAll(f => f.PaperId == paper && !named.Contains(f.FileId));
            draft.Files.AddRange(taken);
        }
        var saved = await SaveAsync(draft, rowVersion, cancellationToken);
        return saved.IsDone ? new SavedDraft(saved.Value, faults) : Result<SavedDraft>.Refused(saved.Faults);
    }

    private static Fault? Hindrance(OpenDraft draft, FormSection section, string path)
    {
        if (draft.Form.Find(path) is not { IsTyped: true } || draft.Form.SectionOf(path)?.Id != section.Id) return NoField(path);
        return draft.Data.Locked.Any(l => l == path || path.StartsWith(l + ".", StringComparison.Ordinal) || l.StartsWith(path + ".", StringComparison.Ordinal) || l.StartsWith(path + "[", StringComparison.Ordinal))
            ? new Fault("draft.locked", Texts.Say("Api.FieldLocked", path), path) : null;
    }

    private static Fault NoField(string path) => new("draft.no_field", Texts.Say("Api.NoField", path), path);

    // What is no file, or one that is not taken, must not pass for a filled field.
    private async Task TakeFilesAsync(OpenDraft draft, List<Guid> present, List<Fault> faults, CancellationToken cancellationToken)
    {
        var refused = new List<Fault>();
        await papers.FieldsAsync(draft.Evaluation, draft.Data, present, refused, cancellationToken);
        foreach (var path in refused.Select(f => f.Field!)) draft.Data.Set(path, null);
        faults.AddRange(refused);
    }

    private async Task<Result<OpenDraft>> SaveAsync(OpenDraft draft, int rowVersion, CancellationToken cancellationToken)
    {
        var saved = await drafts.SaveAsync(draft, rowVersion, cancellationToken);
        if (!saved.IsDone) return Result<OpenDraft>.Refused(saved.Faults);
        await move.FilesAsync(draft, draft.Id, cancellationToken);
        return await drafts.OpenAsync(draft.Id, cancellationToken) is { } now ? now : new Fault("draft.unknown", Texts.Say("Api.DraftUnknown"));
    }
}
