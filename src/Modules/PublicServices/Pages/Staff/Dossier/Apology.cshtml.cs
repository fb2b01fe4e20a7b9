using Microsoft.AspNetCore.Mvc;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Staff;

namespace Saola.Modules.PublicServices.Pages.Staff.Dossier;

/// <summary>The apologies of a dossier (slip 04): the reason and the new date by who works on it, the signature by the signer.</summary>
[RequireRole]
internal sealed class ApologyModel(DossierTools tools, ApologyActs acts, ICurrentUser user) : DossierPage(tools)
{
    private static readonly TimeOnly EndOfDay = new(17, 0);

    [BindProperty]
    public Guid ApologyId { get; set; }

    [BindProperty]
    public int RowVersion { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public DateOnly? NewDay { get; set; }

    public ApologyView? Open { get; private set; }

    public bool MayPropose { get; private set; }

    public bool MaySign { get; private set; }

    public bool MayForesee => Open is null && MayPropose && Dossier.Row is { EndedAt: null, AcceptedAt: not null, DueAt: not null, PausedAt: null };

    private string Here => $"/can-bo/ho-so/{Number}/xin-loi";

    public async Task<IActionResult> OnPostDraftAsync(CancellationToken cancellationToken) => !await LoadAsync(cancellationToken) ? NotFound()
        : await AfterAsync(await acts.Draft.HandleAsync(Dossier.Row.Id, cancellationToken), "Done.apology_draft", cancellationToken, Here);

    public async Task<IActionResult> OnPostProposeAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (NewDay is not { } day) return await AfterAsync(new Fault("apology.date", Texts["Apology.DayMissing"], nameof(NewDay)), "", cancellationToken);
        var proposal = new ApologyProposal { CaseId = Dossier.Row.Id, ApologyId = ApologyId, RowVersion = RowVersion, Reason = Reason, NewDueAt = VietnamTime.Instant(day, EndOfDay) };
        return await AfterAsync(Named(await acts.Propose.HandleAsync(proposal, cancellationToken)), "Done.apology_propose", cancellationToken, Here);
    }

    public async Task<IActionResult> OnPostSignAsync(CancellationToken cancellationToken) => !await LoadAsync(cancellationToken) ? NotFound()
        : await AfterAsync(await acts.Sign.HandleAsync(Dossier.Row.Id, ApologyId, RowVersion, cancellationToken), "Done.apology_sign", cancellationToken, Here);

    public async Task<IActionResult> OnPostReturnAsync(CancellationToken cancellationToken) => !await LoadAsync(cancellationToken) ? NotFound()
        : await AfterAsync(await acts.Sign.ReturnAsync(Dossier.Row.Id, ApologyId, RowVersion, Reason, cancellationToken), "Done.apology_return", cancellationToken, Here);

    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        ModelState.Remove(nameof(RowVersion));
        var (row, authority) = (Dossier.Row, await user.AuthorityAsync(cancellationToken));
        Open = row.EndedAt is null ? Dossier.Apologies.LastOrDefault(a => a.IsOpen) : null;
        MayPropose = Dossier.MayDecide || authority.Has(Roles.UnitHead, row.UnitCode) || (row.StepUnit is { } unit && authority.Has(Roles.UnitHead, unit));
        if (Open is null) return;
        MaySign = Open.State == ApologyState.Proposed && authority.Has(Open.SignerRole, Open.SignerUnit);
        (ApologyId, RowVersion) = (Open.Id, Open.RowVersion);
        NewDay ??= VietnamTime.Day(Open.NewDueAt);
        if (Request.Method == "GET" && !MaySign) Reason = Open.Reason;
    }

    // The page asks for a day; the engine knows an instant.
    private static Result Named(Result result) => result.IsDone ? result : Result.Refused([.. result.Faults.Select(f => f.Field == nameof(ApologyProposal.NewDueAt) ? f with { Field = nameof(NewDay) } : f)]);
}

/// <summary>The acts on an apology.</summary>
internal sealed record ApologyActs(DraftApology Draft, ProposeApology Propose, SignApology Sign);
