using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Pages.Citizen.Cases;

/// <summary>A draft as the list shows it.</summary>
internal sealed record DraftLine(DraftView Draft, string Name, string? CaseNumber);

/// <summary>My dossiers: drafts on top, then what was filed, newest first.</summary>
[Authorize(Policy = Access.SignedIn)]
internal sealed class IndexModel(ListCases cases, CaseDrafts drafts, CaseTypes types, ReadCase reader, TimeProvider clock) : PageModel
{
    /// <summary>open, mine (waits for the applicant), ended; null is all.</summary>
    [BindProperty(SupportsGet = true, Name = "view")]
    public string? View { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public IReadOnlyList<DraftLine> Drafts { get; private set; } = [];

    public Page<CaseRow> Rows { get; private set; } = new([], null);

    public DateTimeOffset At { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        At = clock.Now();
        var lines = new List<DraftLine>();
        foreach (var draft in await drafts.MineAsync(cancellationToken)) lines.Add(await LineAsync(draft, cancellationToken));
        Drafts = lines;
        Rows = await cases.PageAsync(new CaseFilter
        {
            Own = true, Sort = "-filed", After = Cursor, Text = Query, Open = View switch { "open" => true, "ended" => false, _ => null },
            States = View == "mine" ? [CaseState.SupplementRequested, CaseState.PaymentRequired] : [],
        }, cancellationToken);
    }

    /// <summary>What the row says of time: the promised day of what runs, the end of what ended.</summary>
    public string When(CaseRow row, Web.ScreenFormats formats, Microsoft.Extensions.Localization.IStringLocalizer<CitizenTexts> texts) => row switch
    {
        { EndedAt: { } ended } => texts["Mine.Ended", formats.DayWithWeekday(VietnamTime.Day(ended))],
        { AcceptedAt: null } => texts["Mine.Reception", formats.InstantWithWeekday(row.ReceptionDueAt)],
        { DueAt: { } due } => texts["Mine.Due", formats.InstantWithWeekday(due)],
        _ => texts["Headline.NoTerm"],
    };

    private async Task<DraftLine> LineAsync(DraftView draft, CancellationToken cancellationToken)
    {
        var type = await types.VersionAsync(draft.TypeCode, draft.TypeVersion, cancellationToken);
        var number = draft.CaseId is { } id ? (await reader.ForProgramAsync(id, cancellationToken))?.Row.Number : null;
        return new DraftLine(draft, type.Name, number);
    }
}
