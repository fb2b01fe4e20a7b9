using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Saola.Engines.Identity;
using Saola.Engines.Ledger;
using Saola.Kernel;
using Saola.Modules.PublicServices.Builder;
using Saola.Modules.PublicServices.Builder.Checking;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Pages.Staff.Builder;

/// <summary>One thing that was done in a review.</summary>
internal sealed record DraftHistoryLine(string Kind, string Who, DateTimeOffset At, string? Reason);

/// <summary>A draft as a whole: its parts, what it still lacks, its history.</summary>
[RequireRole(Roles.ProcedureControl, Roles.Director)]
internal sealed class DraftModel(BuilderTools tools, ProcedureDrafts drafts, ILedgerReader ledger, ProcedureCatalogue catalogue) : BuilderPage(tools)
{
    private const int MostHistory = 20, MostBytes = 4_000_000;

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<DraftHistoryLine> History { get; private set; } = [];

    /// <summary>What it asks although it is known.</summary>
    public IReadOnlyList<AskedNotice> Known => Reading.Procedure is { } procedure ? AskedAgain.Of(procedure, catalogue.Everything) : [];

    /// <summary>How many items the lists of a part hold.</summary>
    public string CountOf(EditorPart part) => part.Record.Lists.Count == 0 ? ""
        : string.Join(", ", part.Record.Lists.Select(l => ((Reading.Document.At(ProcedureParts.Join(part.Path, l.Path)) as JsonArray)?.Count ?? 0, l)).Where(c => c.Item1 > 0).Select(c => $"{c.Item1} {Texts["Items." + c.l.Item().Name]}"));

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken)
        ? File(Encoding.UTF8.GetBytes(Draft.Text), "application/yaml; charset=utf-8", $"{(Draft.Code.Length > 0 ? Draft.Code : Draft.Number)}.yaml") : NotFound();

    public async Task<IActionResult> OnPostReplaceAsync(CancellationToken cancellationToken)
    {
        if (Upload is null || Upload.Length is 0 or > MostBytes) return await AgainAsync(new Fault("builder.no_file", Texts["Fault.NoFile"], nameof(Upload)), cancellationToken);
        using var reader = new StreamReader(Upload.OpenReadStream());
        return await AfterAsync(await drafts.ReplaceAsync(Number, Seen, await reader.ReadToEndAsync(cancellationToken), cancellationToken), "Done.replaced", BuilderPaths.Draft(Number), cancellationToken);
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken cancellationToken) =>
        await AfterAsync(await drafts.DropAsync(Number, Seen, Reason, cancellationToken), "Done.dropped", BuilderPaths.Start, cancellationToken);

    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var timeline = await ledger.TimelineAsync(Draft.Id, null, MostHistory, cancellationToken);
        var names = new Dictionary<Guid, string>();
        foreach (var person in timeline.Items.Select(e => e.Actor.PersonId).OfType<Guid>().Distinct()) names[person] = await NameAsync(person, cancellationToken);
        History = [.. timeline.Items.Select(e => new DraftHistoryLine(e.Kind, e.Actor.PersonId is { } id ? names[id] : "", e.At, e.Reason))];
    }
}
