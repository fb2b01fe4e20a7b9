using Microsoft.AspNetCore.Http;
using Saola.Engines.Cases;
using Saola.Engines.Files;

namespace Saola.Modules.PublicServices.Filing;

/// <summary>
/// Hands out files of drafts and dossiers to those who may read the record that they belong to. A file that is not of this record does not
/// exist. Sent as a download with its sniffed type: nothing that somebody uploaded runs on this site.
/// </summary>
internal sealed class FileDownloads(IFiles files, DossierDrafts drafts, ReadCase cases)
{
    /// <summary>A file of a draft of the signed-in person.</summary>
    public async Task<IResult> OfDraftAsync(string code, Guid draft, Guid file, CancellationToken cancellationToken)
    {
        if (await drafts.OpenAsync(code, draft, cancellationToken) is not { } open) return Results.NotFound();
        var its = open.Files.Select(f => f.FileId).Concat(FormFiles.In(open).Select(f => f.FileId));
        return its.Contains(file) ? await SendAsync(file, "draft.read_file", cancellationToken) : Results.NotFound();
    }

    /// <summary>A paper, slip or result of a dossier that the signed-in person may read.</summary>
    public async Task<IResult> OfCaseAsync(string number, Guid file, CancellationToken cancellationToken)
    {
        if (await cases.ForUserAsync(number, cancellationToken) is not { } details) return Results.NotFound();
        var its = details.Papers.Select(p => p.FileId).Concat(details.Documents.SelectMany(d => new[] { d.PdfFileId, d.DocxFileId }));
        return its.Contains(file) ? await SendAsync(file, "case.read_file", cancellationToken) : Results.NotFound();
    }

    private async Task<IResult> SendAsync(Guid id, string purpose, CancellationToken cancellationToken)
    {
        if (await files.FindAsync(id, cancellationToken) is not { } stored || stored.Scan == ScanState.Infected) return Results.NotFound();
        return Results.Stream(await files.OpenAsync(id, purpose, cancellationToken), stored.MediaType, stored.Name);
    }
}
