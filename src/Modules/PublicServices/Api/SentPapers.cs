using System.ComponentModel;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Engines.Files;
using Saola.Kernel;
using Saola.Modules.PublicServices.Filing;

namespace Saola.Modules.PublicServices.Api;

/// <summary>A file that was sent ahead, for a paper.</summary>
internal sealed record ApiPaper(
    [property: Description("Id of the paper, as the procedure lists it")] string Paper,
    [property: Description("Id of a file sent to /api/v1/files, or of a finished upload of /tus")] Guid File);

/// <summary>
/// Takes files that a program sent ahead to the papers and file fields of a dossier. A file of somebody else is not found, one that is not whole or not
/// allowed in its place is refused by its name.
/// </summary>
internal sealed class SentPapers(ISentFiles sent, IFiles files)
{
    /// <summary>The files of papers; what is refused lands in <paramref name="faults"/>.</summary>
    public async Task<List<DraftFile>> PapersAsync(IReadOnlyList<AskedPaper> asked, IReadOnlyList<ApiPaper> given, List<Fault> faults, CancellationToken cancellationToken)
    {
        var taken = new List<DraftFile>();
        foreach (var item in given)
        {
            var field = DossierCheck.PaperField(item.Paper);
            var paper = asked.FirstOrDefault(p => p.WantsFile && p.Paper.Id == item.Paper)?.Paper;
            if (paper is null) faults.Add(new Fault("paper.not_asked", Texts.Say("Api.PaperNotAsked", item.Paper), field));
            else if (!paper.Many && taken.Exists(f => f.PaperId == paper.Id)) faults.Add(new Fault("paper.one_file", Texts.Say("Api.PaperOneFile", paper.Name), field));
            else if (await TakeAsync(item.File, DraftUploads.RulesOf(paper), field, faults, cancellationToken) is { } file) taken.Add(new DraftFile(paper.Id, paper.Name, file.Id));
        }
        return taken;
    }

    /// <summary>
    /// The files that stand in fields of the form as <c>{"id": "…"}</c>: name, size and digest are put there by the server, whatever was sent. Those of <paramref name="present"/> are of the dossier already.
    /// </summary>
    public async Task FieldsAsync(FormEvaluation evaluation, FormData data, IReadOnlyCollection<Guid> present, List<Fault> faults, CancellationToken cancellationToken)
    {
        var known = await files.FindAsync(present, cancellationToken);
        foreach (var item in FormReading.Read(evaluation, withBlanks: true).SelectMany(section => Files(section.Items)))
        {
            // What is no id at all is no file either: it must not pass for a filled field.
            var id = Guid.TryParse(item.FileId, out var named) ? named : Guid.Empty;
            if (evaluation.Form.Find(item.Path) is not { } field) continue;
            if ((known.GetValueOrDefault(id) ?? await TakeAsync(id, DraftUploads.RulesOf(field), item.Path, faults, cancellationToken)) is { } file)
                FormBinder.SetFile(data, item.Path, file.Id.ToString("D"), file.Name, file.Size, file.Sha256);
        }
    }

    private static IEnumerable<ReadItem> Files(IEnumerable<ReadItem> items) =>
        items.SelectMany(item => item.Type == FieldType.File ? item.FileId is null ? [] : [item] : item.Rows.SelectMany(row => Files(row.Items)));

    private async Task<StoredFile?> TakeAsync(Guid id, FileRules rules, string field, List<Fault> faults, CancellationToken cancellationToken)
    {
        var taken = await sent.TakeAsync(id, rules, cancellationToken);
        if (taken.IsDone) return taken.Value;
        faults.AddRange(taken.Faults.Select(f => f with { Field = field }));
        return null;
    }
}
