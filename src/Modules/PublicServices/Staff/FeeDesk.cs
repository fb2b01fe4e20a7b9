using Microsoft.Extensions.Localization;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Filing;
using Saola.Modules.PublicServices.Slips;

namespace Saola.Modules.PublicServices.Staff;

/// <summary>A fee of a dossier as the officer sees it.</summary>
/// <param name="FeeId">Id in the procedure.</param>
/// <param name="Name">Name.</param>
/// <param name="Row">What the dossier owes; null as long as nobody has set the amount.</param>
/// <param name="Definition">The fee in the version of the procedure that the dossier keeps; null when the catalogue no longer has it.</param>
/// <param name="Open">Reliefs that the officer has still to decide.</param>
/// <param name="Decisions">What was decided, newest first.</param>
internal sealed record FeeLine(string FeeId, string Name, FeeView? Row, ProcedureFee? Definition, IReadOnlyList<FeeRelief> Open, IReadOnlyList<FeeDecisionView> Decisions)
{
    /// <summary>Whether the officer must still say what it comes to.</summary>
    public bool WaitsForAmount => Row is null;

    /// <summary>Whether it can be recorded as received.</summary>
    public bool IsPayable => Row is { ReceivedAt: null } row && row.Amount > Money.Zero;

    /// <summary>Whether the amount may still be changed.</summary>
    public bool MayChange => Row?.ReceivedAt is null;
}

/// <summary>What is decided on a relief; <paramref name="Relief"/> is its name, null for the first one that is open.</summary>
internal sealed record ReliefVerdict(string? Relief, bool Granted, string? Reason);

/// <summary>
/// The fees of a dossier with those whose amount does not follow from the form (<c>formula: null</c>), and the reliefs under review that it claims.
/// </summary>
internal sealed class FeeDesk(ProcedureCatalogue catalogue, DossierForm forms, ListFeeDecisions decisions, SetFee set, DecideFeeRelief decide, ICurrentUser user, IStringLocalizer<StaffTexts> texts)
{
    public async Task<IReadOnlyList<FeeLine>> LinesAsync(CaseDetails dossier, CancellationToken cancellationToken)
    {
        var decided = await decisions.HandleAsync(dossier.Row.Id, cancellationToken);
        var procedure = catalogue.Version(dossier.Type.Code, dossier.Type.Version);
        var day = VietnamTime.Day(dossier.Row.FiledAt);
        var form = forms.Of(dossier);
        var known = procedure?.Fees ?? [];
        var owed = dossier.Fees.Select(row =>
        {
            var definition = known.FirstOrDefault(f => f.Id == row.FeeId);
            var open = definition is null || row.ReceivedAt is not null ? []
                : FeeCalculator.Claimed(definition, form, day).Where(r => r.Review && !decided.Any(d => d.FeeId == row.FeeId && d.Relief == r.Name)).ToList();
            return new FeeLine(row.FeeId, row.Name, row, definition, open, Of(decided, row.FeeId));
        });
        return [.. owed, .. Unset(dossier).Select(fee => new FeeLine(fee.Id, fee.Name, null, fee, [], Of(decided, fee.Id)))];
    }

    /// <summary>The fees of the procedure whose amount does not follow from the form and was not set yet.</summary>
    public IReadOnlyList<ProcedureFee> Unset(CaseDetails dossier)
    {
        if (catalogue.Version(dossier.Type.Code, dossier.Type.Version) is not { Fees.Count: > 0 } procedure) return [];
        return [.. FeeCalculator.Compute(procedure, forms.Of(dossier), VietnamTime.Day(dossier.Row.FiledAt)).Where(f => f.Amount is null && dossier.Fees.All(row => row.FeeId != f.Fee.Id)).Select(f => f.Fee)];
    }

    /// <summary>Whether the signed-in person may set amounts and decide reliefs.</summary>
    public async Task<bool> MaySetAsync(CaseDetails dossier, CancellationToken cancellationToken)
    {
        var authority = await user.AuthorityAsync(cancellationToken);
        return dossier.Row.State.IsOpen() && (dossier.MayDecide || authority.Has(Roles.Clerk) || authority.Has(Roles.Finance));
    }

    /// <summary>Whether the signed-in person may record a fee as received.</summary>
    public async Task<bool> MayRecordAsync(CancellationToken cancellationToken)
    {
        var authority = await user.AuthorityAsync(cancellationToken);
        return authority.Has(Roles.Clerk) || authority.Has(Roles.Finance);
    }

    /// <summary>
    /// Sets what a fee comes to, with a reason. The very amount and reason that were set last change nothing. Faults: <c>fee.unknown</c> and those of <see cref="SetFee"/>.
    /// </summary>
    public async Task<Result> SetAsync(CaseDetails dossier, string feeId, Money amount, string? reason, CancellationToken cancellationToken)
    {
        if ((await LinesAsync(dossier, cancellationToken)).FirstOrDefault(l => l.FeeId == feeId) is not { } line) return Unknown();
        if (line.Row?.Amount == amount && line.Decisions is [{ Relief: null } last, ..] && last.Amount == amount && last.Reason == VietnameseText.CleanLines(reason)) return Result.Done;
        var change = new FeeAmount { CaseId = dossier.Row.Id, FeeId = feeId, Name = line.Name, Collected = line.Row?.Collected ?? line.Definition!.Collected, Amount = amount, Reason = reason };
        return await set.HandleAsync(change, cancellationToken);
    }

    /// <summary>
    /// Grants or refuses a relief that the fee claims, with a reason; the one that is open when none is named. Faults: <c>fee.unknown</c>, <c>fee.relief_decided</c> and those
    /// of <see cref="DecideFeeRelief"/>.
    /// </summary>
    public async Task<Result> DecideAsync(CaseDetails dossier, string feeId, ReliefVerdict verdict, CancellationToken cancellationToken)
    {
        if ((await LinesAsync(dossier, cancellationToken)).FirstOrDefault(l => l.FeeId == feeId) is not { } line) return Unknown();
        if (line.Open.FirstOrDefault(r => verdict.Relief is null || r.Name == verdict.Relief) is not { } relief) return new Fault("fee.relief_decided", texts["Fee.NoRelief"]);
        var decision = new FeeReliefDecision { CaseId = dossier.Row.Id, FeeId = feeId, Relief = relief.Name, Factor = relief.Factor, Granted = verdict.Granted, Reason = verdict.Reason };
        return await decide.HandleAsync(decision, cancellationToken);
    }

    private Fault Unknown() => new("fee.unknown", texts["Fee.UnknownHere"]);

    private static List<FeeDecisionView> Of(IReadOnlyList<FeeDecisionView> decided, string feeId) => [.. decided.Where(d => d.FeeId == feeId)];
}
