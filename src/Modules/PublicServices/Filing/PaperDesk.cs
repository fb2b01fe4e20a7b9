using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Engines.Files;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Web;

namespace Saola.Modules.PublicServices.Filing;

/// <summary>
/// The page of papers: files that come with the form or went ahead, files of earlier dossiers, files that are taken out. Controls are named
/// <c>paper.ID</c> for a new file and <c>paper.ID.FILE</c> for one in the place of another.
/// </summary>
internal sealed class PaperDesk(DraftUploads uploads, IFiles files, ListOwnPapers own, ScreenFormats formats, IStringLocalizer<CitizenTexts> texts)
{
    /// <summary>Name of the button that takes a file out.</summary>
    public const string Remove = "remove";

    private const string Prefix = "paper.", Reuse = "reuse.";

    /// <summary>Takes what was posted into the draft, without saving it; gives the faults at their controls.</summary>
    public async Task<IReadOnlyList<Fault>> TakeAsync(OpenDraft draft, IReadOnlyList<AskedPaper> asked, IFormCollection posted, CancellationToken cancellationToken)
    {
        var faults = new List<Fault>();
        if (posted[Remove].ToString() is { Length: > 0 } out_) RemoveFile(draft, out_);
        foreach (var paper in asked.Where(p => p.WantsFile).Select(p => p.Paper)) faults.AddRange(await PaperAsync(draft, paper, posted, cancellationToken));
        return faults;
    }

    /// <summary>The rows of the page.</summary>
    public async Task<IReadOnlyList<UploadRow>> RowsAsync(OpenDraft draft, IReadOnlyList<AskedPaper> asked, IReadOnlyList<Fault> faults, CancellationToken cancellationToken)
    {
        var stored = await files.FindAsync([.. draft.Files.Select(f => f.FileId)], cancellationToken);
        return [.. asked.SelectMany(paper => Rows(paper, stored, faults))];
    }

    /// <summary>Papers of earlier dossiers that may serve again: the same paper first, then those of the same name.</summary>
    public async Task<IReadOnlyList<(AskedPaper Paper, IReadOnlyList<Choice> Choices)>> ReusableAsync(OpenDraft draft, IReadOnlyList<AskedPaper> asked, CancellationToken cancellationToken)
    {
        var given = await own.HandleAsync(cancellationToken);
        return [.. asked.Where(p => p.WantsFile && p.Files.Count == 0)
            .Select(p => (Paper: p, Choices: Fitting(draft, p.Paper, given))).Where(p => p.Choices.Count > 0)
            .Select(p => (p.Paper, (IReadOnlyList<Choice>)[.. p.Choices.Select(g => new Choice(g.FileId.ToString("D"), texts["Papers.From", g.FileName, formats.FileSize(g.Size), g.CaseNumber]))]))];
    }

    /// <summary>Name of the choice of a paper's earlier files.</summary>
    public static string ReuseName(ProcedurePaper paper) => Reuse + paper.Id;

    private static List<GivenPaper> Fitting(OpenDraft draft, ProcedurePaper paper, IReadOnlyList<GivenPaper> given)
    {
        var name = VietnameseText.Fold(paper.Name);
        return [.. given.Where(g => (g.TypeCode == draft.Type.Code && g.PaperId == paper.Id) || VietnameseText.Fold(g.Name) == name)
            .Where(g => paper.Types.Count == 0 || paper.Types.Contains(Path.GetExtension(g.FileName).TrimStart('.').ToLowerInvariant()))
            .DistinctBy(g => (g.FileName, g.Size)).Take(8)];
    }

    private async Task<List<Fault>> PaperAsync(OpenDraft draft, ProcedurePaper paper, IFormCollection form, CancellationToken cancellationToken)
    {
        var (name, faults) = (Prefix + paper.Id, new List<Fault>());
        foreach (var (control, replaced) in draft.Files.Where(f => f.PaperId == paper.Id).Select(f => ($"{name}.{f.FileId:N}", (Guid?)f.FileId)).Append((name, null)).ToList())
        {
            var sent = form.Files.GetFiles(control).Where(f => f.Length > 0).Select(f => ((IFormFile?)f, (string?)null))
                .Concat(form[control + FormBinder.Upload].OfType<string>().Where(id => id.Length is > 0 and <= 200).Select(id => ((IFormFile?)null, (string?)id))).ToList();
            if (form.Files.GetFiles(control).Any(f => f.Length == 0 && f.FileName.Length > 0)) faults.Add(new Fault("file.empty", texts["Papers.EmptyFile", paper.Name], control));
            foreach (var (file, upload) in paper.Many ? sent : sent.Take(1))
            {
                var stored = await uploads.StoreAsync(draft, paper, file, upload, cancellationToken);
                if (stored.IsDone) Put(draft, paper, replaced, stored.Value);
                else faults.AddRange(stored.Faults.Select(f => f with { Field = control }));
            }
        }
        faults.AddRange(await AgainAsync(draft, paper, form[Reuse + paper.Id].ToString(), cancellationToken));
        return faults;
    }

    private async Task<IReadOnlyList<Fault>> AgainAsync(OpenDraft draft, ProcedurePaper paper, string chosen, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(chosen, out var id) || (await own.HandleAsync(cancellationToken)).FirstOrDefault(g => g.FileId == id) is not { } given) return [];
        var copied = await uploads.CopyAsync(draft, paper, given.FileId, given.FileName, cancellationToken);
        if (!copied.IsDone) return [.. copied.Faults.Select(f => f with { Field = Reuse + paper.Id })];
        Put(draft, paper, null, copied.Value);
        return [];
    }

    /// <summary>A paper of one file has the new file in the place of the old.</summary>
    private static void Put(OpenDraft draft, ProcedurePaper paper, Guid? replaced, StoredFile stored)
    {
        draft.Files.RemoveAll(f => f.PaperId == paper.Id && (!paper.Many || f.FileId == replaced));
        draft.Files.Add(new DraftFile(paper.Id, paper.Name, stored.Id));
    }

    private static void RemoveFile(OpenDraft draft, string control) => draft.Files.RemoveAll(f => control == $"{Prefix}{f.PaperId}.{f.FileId:N}");

    private IEnumerable<UploadRow> Rows(AskedPaper asked, IReadOnlyDictionary<Guid, StoredFile> stored, IReadOnlyList<Fault> faults)
    {
        var paper = asked.Paper;
        var name = Prefix + paper.Id;
        if (!asked.WantsFile)
        {
            yield return new UploadRow(name, paper.Name, UploadState.Reused) { File = texts[paper.Kind == PaperKind.Form ? "Paper.Form" : "Paper.Data"] };
            yield break;
        }
        string? Error(string control) => faults.FirstOrDefault(f => f.Field == control)?.Message;
        var accept = string.Join(',', paper.Types.Select(t => "." + t));
        foreach (var file in asked.Files)
        {
            var control = $"{name}.{file.FileId:N}";
            if (!stored.TryGetValue(file.FileId, out var found)) yield return new UploadRow(control, paper.Name, UploadState.Broken) { Accept = accept, RemoveName = Remove };
            else
            {
                yield return new UploadRow(control, paper.Name, UploadState.Verified)
                {
                    File = $"{found.Name}, {formats.FileSize(found.Size)}", Sha256 = found.Sha256, Accept = accept, UploadHref = DraftPages.UploadHref, RemoveName = Remove, Error = Error(control),
                };
            }
        }
        if (asked.Files.Count > 0 && !paper.Many) yield break;
        yield return new UploadRow(name, asked.Files.Count > 0 ? texts["Papers.More", paper.Name] : paper.Name, UploadState.Empty)
        {
            File = Hint(paper), Accept = accept, Multiple = paper.Many, UploadHref = DraftPages.UploadHref, Optional = !asked.IsRequired || asked.Files.Count > 0,
            Error = Error(name) ?? Error(DossierCheck.PaperField(paper.Id)),
        };
    }

    private string Hint(ProcedurePaper paper)
    {
        var types = paper.Types.Count > 0 ? paper.Types : FileRules.Paper("").Types;
        var limits = texts["Papers.Limits", string.Join(", ", types.Select(t => t.ToUpperInvariant())), paper.MaxMegabytes].Value;
        return paper.Hint is null ? limits : $"{paper.Hint} {limits}";
    }
}
