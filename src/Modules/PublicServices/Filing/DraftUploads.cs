using Microsoft.AspNetCore.Http;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Engines.Files;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Filing;

/// <summary>Takes the files of a page in: those that came with the form, and those whose bytes went ahead (resumable).</summary>
internal sealed class DraftUploads(IFiles files)
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>Stores the files of form fields; gives the faults at their fields.</summary>
    public async Task<IReadOnlyList<Fault>> StoreAsync(OpenDraft draft, IReadOnlyList<PostedFile> posted, CancellationToken cancellationToken)
    {
        var faults = new List<Fault>();
        foreach (var file in posted)
        {
            var field = file.Field;
            var stored = await StoreAsync(draft.Id, file.File, file.UploadId, RulesOf(field), cancellationToken);
            if (stored.IsDone) FormBinder.SetFile(draft.Data, file.Path, stored.Value.Id.ToString("D"), stored.Value.Name, stored.Value.Size, stored.Value.Sha256);
            else faults.AddRange(stored.Faults.Select(f => f with { Field = file.Path }));
        }
        return faults;
    }

    /// <summary>Stores the file of a paper.</summary>
    public Task<Result<StoredFile>> StoreAsync(OpenDraft draft, ProcedurePaper paper, IFormFile? file, string? uploadId, CancellationToken cancellationToken) =>
        StoreAsync(draft.Id, file, uploadId, RulesOf(paper), cancellationToken);

    /// <summary>
    /// Takes a file of an earlier dossier again. It becomes a file of its own, since the earlier one belongs to its case; the store keeps equal bytes once.
    /// </summary>
    public async Task<Result<StoredFile>> CopyAsync(OpenDraft draft, ProcedurePaper paper, Guid fileId, string name, CancellationToken cancellationToken)
    {
        await using var content = await files.OpenAsync(fileId, "case.reuse_paper", cancellationToken);
        return await files.StoreAsync(content, name, RulesOf(paper), CaseDrafts.SubjectOf(draft.Id), cancellationToken);
    }

    private async Task<Result<StoredFile>> StoreAsync(Guid draftId, IFormFile? file, string? uploadId, FileRules rules, CancellationToken cancellationToken)
    {
        var owner = CaseDrafts.SubjectOf(draftId);
        if (file is null) return await files.CompleteUploadAsync(Guid.TryParse(uploadId, out var upload) ? upload : Guid.Empty, rules, owner, cancellationToken);
        await using var content = file.OpenReadStream();
        return await files.StoreAsync(content, Path.GetFileName(file.FileName), rules, owner, cancellationToken);
    }

    /// <summary>What is accepted as a paper.</summary>
    public static FileRules RulesOf(ProcedurePaper paper) => Rules(paper.Name, paper.Types, paper.MaxMegabytes);

    /// <summary>What is accepted at a file field.</summary>
    public static FileRules RulesOf(FormField field) => Rules(field.Label, field.FileTypes, field.MaxMegabytes);

    private static FileRules Rules(string label, IReadOnlyList<string> types, int? megabytes)
    {
        var rules = FileRules.Paper(label);
        return rules with { Types = types.Count > 0 ? types : rules.Types, MaxBytes = megabytes is { } most ? most * Megabyte : rules.MaxBytes };
    }
}
