using Microsoft.AspNetCore.Mvc;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Staff;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Staff.Dossier;

/// <summary>The dossier as who works on it sees it, with the decision of the present step.</summary>
[RequireRole]
internal sealed class IndexModel(DossierTools tools, DossierActs acts, StepWords words, ProcedureCatalogue catalogue, ICurrentUser user) : DossierPage(tools)
{
    [BindProperty]
    public int RowVersion { get; set; }

    [BindProperty]
    public string StepId { get; set; } = "";

    [BindProperty]
    public string? Decision { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? AssigneeId { get; set; }

    [BindProperty]
    public string? Mode { get; set; }

    [BindProperty]
    public string? Receiver { get; set; }

    [BindProperty]
    public string? Proof { get; set; }

    [BindProperty]
    public string? Carrier { get; set; }

    [BindProperty]
    public string? TrackingCode { get; set; }

    /// <summary>How the result may leave the department.</summary>
    public IReadOnlyList<Choice> Modes => [new(nameof(DeliveryMode.Counter), Texts["Deliver.Counter"]), new(nameof(DeliveryMode.Post), Texts["Deliver.Post"])];

    public bool MayRecordMail { get; private set; }

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public IReadOnlyList<Choice> Assignees { get; private set; } = [];

    public IReadOnlyList<string> Checks { get; private set; } = [];

    public string? Revealed { get; private set; }

    /// <summary>What was typed into a form that is no longer there, because somebody else decided first.</summary>
    public string? KeptWords => !ModelState.IsValid && !Dossier.MayDecide && !string.IsNullOrWhiteSpace(Reason) ? Reason : null;

    public bool MayReturnResult { get; private set; }

    public bool MaySupplement => Dossier.Type.Step(Dossier.Row.StepId)?.Decisions.Contains(Decisions.Supplement) == true;

    public bool MayDraft => Dossier.MayDecide && Dossier.Type.Step(Dossier.Row.StepId)?.Kind is StepKind.Examine or StepKind.Draft or StepKind.Council;

    public IReadOnlyList<PaperView> Papers => [.. Dossier.Papers.Where(p => p.UntilVersion is null)];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (string.IsNullOrEmpty(Decision))
        {
            ModelState.AddModelError(nameof(Decision), Texts["Decide.Nothing"]);
            await PrepareAsync(cancellationToken);
            return Page();
        }
        var result = await acts.Decide.HandleAsync(new StepDecision
        {
            CaseId = Dossier.Row.Id, RowVersion = RowVersion, StepId = StepId, Decision = Decision, Reason = Reason, AssigneeId = Guid.TryParse(AssigneeId, out var assignee) ? assignee : null,
        }, cancellationToken);
        return await AfterAsync(result, "Done." + Decision, cancellationToken, "/can-bo");
    }

    public async Task<IActionResult> OnPostReturnResultAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        _ = Enum.TryParse<DeliveryMode>(Mode, out var mode);
        var handOver = new ResultHandOver { CaseId = Dossier.Row.Id, Mode = mode, Receiver = Receiver, Proof = Proof, Carrier = Carrier, TrackingCode = TrackingCode };
        return await AfterAsync(await acts.Deliver.HandleAsync(handOver, cancellationToken), "Done.returned", cancellationToken);
    }

    public async Task<IActionResult> OnPostMailBackAsync(CancellationToken cancellationToken) => !await LoadAsync(cancellationToken) ? NotFound()
        : await AfterAsync(await acts.MailBack.HandleAsync(Dossier.Row.Id, Reason, cancellationToken), "Done.mail_back", cancellationToken);

    public async Task<IActionResult> OnPostRevealAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Revealed = await acts.Reveal.HandleAsync(Dossier.Row.Id, cancellationToken);
        await PrepareAsync(cancellationToken);
        return Page();
    }

    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        // After a fault the page shows the present state and keeps what was typed; the next submit is judged against what is seen now.
        ModelState.Remove(nameof(RowVersion));
        ModelState.Remove(nameof(StepId));
        (RowVersion, StepId) = (Dossier.Row.RowVersion, Dossier.Row.StepId ?? "");
        Choices = words.Choices(Dossier);
        var authority = await user.AuthorityAsync(cancellationToken);
        var hands = authority.Has(Roles.Clerk) || authority.Has(Roles.Office);
        MayReturnResult = hands && (Dossier.Row.State == CaseState.Resolved || Dossier.Delivery.State == DeliveryState.MailReturned);
        MayRecordMail = hands && Dossier.Delivery.State == DeliveryState.Posted;
        Mode ??= (Dossier.Row.DeliveryMode == DeliveryMode.Post ? DeliveryMode.Post : DeliveryMode.Counter).ToString();
        Checks = [.. (catalogue.Version(Dossier.Type.Code, Dossier.Type.Version)?.Checks ?? []).Select(c => c.Text)];
        if (!Dossier.MayDecide || Choices.All(c => c.Value != Decisions.Assign)) return;
        var next = Dossier.Type.Steps.SkipWhile(s => s.Id != StepId).Skip(1).First(s => s.Kind != StepKind.Opinions && !s.Optional);
        Assignees = [.. (await Tools.Directory.HoldersAsync(next.Role, next.UnitCode, cancellationToken)).Select(p => new Choice(p.Id.ToString("D"), p.FullName))];
    }
}
