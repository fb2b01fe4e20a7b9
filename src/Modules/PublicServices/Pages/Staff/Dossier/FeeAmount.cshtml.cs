using Microsoft.AspNetCore.Mvc;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Staff;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Staff.Dossier;

/// <summary>What a fee comes to: the amount with its reason, and the reliefs that the law leaves to the officer.</summary>
[RequireRole]
internal sealed class FeeAmountModel(DossierTools tools, FeeDesk desk) : DossierPage(tools)
{
    [BindProperty(SupportsGet = true, Name = "feeId")]
    public string FeeId { get; set; } = "";

    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Verdict { get; set; }

    [BindProperty]
    public string? ReliefReason { get; set; }

    public FeeLine Fee { get; private set; } = null!;

    /// <summary>The relief that is asked about: one after the other.</summary>
    public FeeRelief? Relief => Fee.Open.Count > 0 ? Fee.Open[0] : null;

    public IReadOnlyList<Choice> Verdicts => [new("grant", Texts["Fee.Grant"], Texts["Fee.GrantHint", Reduced()]), new("refuse", Texts["Fee.Refuse"], Texts["Fee.RefuseHint", Fee.Row!.Amount])];

    /// <summary>The files of the paper that proves the claim.</summary>
    public IReadOnlyList<PaperView> Proofs => Relief?.Proof is { } proof ? [.. Dossier.Papers.Where(p => p.PaperId == proof && p.UntilVersion is null)] : [];

    private string List => $"/can-bo/ho-so/{Number}/phi";

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        if (Fee.Row is { } row) Amount = VietnameseFormats.Number(row.Amount.Dong);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        if (!Money.TryParse(Amount, out var amount)) return await AfterAsync(new Fault("fee.amount_unread", Texts["Fee.AmountUnread"], nameof(Amount)), "", cancellationToken);
        return await AfterAsync(await desk.SetAsync(Dossier, FeeId, amount, Reason, cancellationToken), "Done.fee_set", cancellationToken, List);
    }

    public async Task<IActionResult> OnPostReliefAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        if (Verdict is not ("grant" or "refuse")) return await AfterAsync(new Fault("fee.verdict", Texts["Fee.VerdictMissing"], nameof(Verdict)), "", cancellationToken);
        var result = await desk.DecideAsync(Dossier, FeeId, new ReliefVerdict(Relief?.Name, Verdict == "grant", ReliefReason), cancellationToken);
        // The engine names the field of the amount's form; here the reason stands in another.
        if (!result.IsDone) result = Result.Refused([.. result.Faults.Select(f => f.Field == nameof(Reason) ? f with { Field = nameof(ReliefReason) } : f)]);
        return await AfterAsync(result, Verdict == "grant" ? "Done.relief_granted" : "Done.relief_refused", cancellationToken, List);
    }

    protected override async Task PrepareAsync(CancellationToken cancellationToken) =>
        Fee = (await desk.LinesAsync(Dossier, cancellationToken)).FirstOrDefault(l => l.FeeId == FeeId) ?? Fee;

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || !await desk.MaySetAsync(Dossier, cancellationToken)) return false;
        if ((await desk.LinesAsync(Dossier, cancellationToken)).FirstOrDefault(l => l.FeeId == FeeId) is not { } line) return false;
        Fee = line;
        return true;
    }

    private Money Reduced() => new((long)Math.Round(Fee.Row!.Amount.Dong * Relief!.Factor, MidpointRounding.AwayFromZero));
}
