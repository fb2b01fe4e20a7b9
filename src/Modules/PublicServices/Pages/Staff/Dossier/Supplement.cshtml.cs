using Microsoft.AspNetCore.Mvc;
using Saola.Engines.Calendar;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Slips;
using Saola.Modules.PublicServices.Staff;

namespace Saola.Modules.PublicServices.Pages.Staff.Dossier;

/// <summary>Chooses the fields and papers that must be mended, each with its problem: all at once, only those unlock for the applicant.</summary>
[RequireRole]
internal sealed class SupplementModel(DossierTools tools, DecideStep decide, DossierForm forms, ICalendars calendars, TimeProvider clock) : DossierPage(tools)
{
    [BindProperty]
    public int RowVersion { get; set; }

    [BindProperty]
    public string StepId { get; set; } = "";

    [BindProperty]
    public DateOnly? DueBy { get; set; }

    public IReadOnlyList<SupplementTarget> Targets { get; private set; } = [];

    public IReadOnlyDictionary<string, SupplementItem> Typed { get; private set; } = new Dictionary<string, SupplementItem>(StringComparer.Ordinal);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Targets = TargetsOf();
        Typed = ReadTyped();
        var result = await decide.HandleAsync(new StepDecision
        {
            CaseId = Dossier.Row.Id, RowVersion = RowVersion, StepId = StepId, Decision = Decisions.Supplement, Items = [.. Typed.Values], DueBy = DueBy,
        }, cancellationToken);
        return await AfterAsync(result, "Done.supplement", cancellationToken, "/can-bo");
    }

    protected override Task PrepareAsync(CancellationToken cancellationToken)
    {
        ModelState.Remove(nameof(RowVersion));
        ModelState.Remove(nameof(StepId));
        (RowVersion, StepId) = (Dossier.Row.RowVersion, Dossier.Row.StepId ?? "");
        Targets = TargetsOf();
        DueBy ??= SupplementTerm.LastDay(calendars, Dossier.Type, Dossier.Row.StepId, clock.Now());
        return Task.CompletedTask;
    }

    private IReadOnlyList<SupplementTarget> TargetsOf()
    {
        var evaluation = forms.Of(Dossier);
        var papers = Dossier.Type.Papers.Where(p => p.Kind == "upload").Select(p => new SupplementTarget(Texts["Supplement.Papers"], "paper:" + p.Id, p.Name));
        var fields = from section in evaluation.Form.Sections
                     where evaluation.Asks(section)
                     from field in section.Fields
                     where field.Type is not (FieldType.Note or FieldType.Derived)
                     select new SupplementTarget(section.Title, field.Id, field.Label);
        return [.. papers, .. fields];
    }

    private Dictionary<string, SupplementItem> ReadTyped()
    {
        var chosen = Request.Form["chosen"].ToHashSet(StringComparer.Ordinal);
        return Targets.Where(t => chosen.Contains(t.Target)).ToDictionary(
            t => t.Target, t => new SupplementItem(t.Target, t.Label, Clean($"problem:{t.Target}"), Clean($"guidance:{t.Target}") is { Length: > 0 } guidance ? guidance : null), StringComparer.Ordinal);
    }

    private string Clean(string name) => VietnameseText.CleanLines(Request.Form[name]) is var text && text.Length > 1000 ? text[..1000] : text;
}
