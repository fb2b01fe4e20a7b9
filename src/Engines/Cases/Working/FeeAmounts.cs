using Microsoft.EntityFrameworkCore;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Working;
using Saola.Engines.Identity;
using Saola.Engines.Ledger;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>A fee whose amount somebody sets.</summary>
public sealed record FeeAmount
{
    /// <summary>Case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Id of the fee in the type.</summary>
    public required string FeeId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>When it is collected: reception, supplement or return.</summary>
    public required string Collected { get; init; }

    /// <summary>The amount; zero when nothing is to be paid.</summary>
    public required Money Amount { get; init; }

    /// <summary>Why; never empty.</summary>
    public required string? Reason { get; init; }
}

/// <summary>What was decided on a relief that the law leaves to the officer.</summary>
public sealed record FeeReliefDecision
{
    /// <summary>Case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Id of the fee in the type; the case has it already.</summary>
    public required string FeeId { get; init; }

    /// <summary>Name of the relief.</summary>
    public required string Relief { get; init; }

    /// <summary>Share of the amount that is left, 0 to 1.</summary>
    public required decimal Factor { get; init; }

    /// <summary>Whether it was granted.</summary>
    public required bool Granted { get; init; }

    /// <summary>Why; never empty.</summary>
    public required string? Reason { get; init; }
}

/// <summary>
/// Sets what a fee comes to: where the amount does not follow from the form, or was computed from a declaration that proved wrong.
/// The clerk, the accountant and whoever holds the step may, as long as it was not received.
/// </summary>
public sealed class SetFee
{
    private readonly CaseHandler _handler;
    private readonly TimeProvider _clock;

    internal SetFee(CaseHandler handler, TimeProvider clock) => (_handler, _clock) = (handler, clock);

    /// <summary>Faults: <c>case.unknown</c>, <c>case.not_yours</c>, <c>fee.closed</c>, <c>fee.received_already</c>, <c>fee.out_of_range</c>, <c>fee.no_reason</c>.</summary>
    public Task<Result> HandleAsync(FeeAmount set, CancellationToken cancellationToken) => _handler.ChangeAsync(set.CaseId, async (dossier, _, authority, token) =>
    {
        var work = _handler.Work;
        if (FeeRules.Refusal(dossier, authority, set.Reason) is { } refusal) return refusal;
        if (set.Amount < Money.Zero || set.Amount > FeeRules.Most) return new Fault("fee.out_of_range", Texts.Say("Fee.OutOfRange", FeeRules.Most), nameof(set.Amount));
        var fees = await work.Db.Set<CaseFee>().Where(f => f.CaseId == set.CaseId).ToListAsync(token);
        var fee = fees.FirstOrDefault(f => f.FeeId == set.FeeId);
        if (fee?.ReceivedAt is not null) return new Fault("fee.received_already", Texts.Say("Fee.ReceivedAlready", fee.ReceiptNumber));
        var before = fee?.Amount;
        if (fee is null)
        {
            fee = new CaseFee { Id = Ids.New(_clock), CaseId = set.CaseId, FeeId = set.FeeId, Name = set.Name, Amount = set.Amount, Collected = set.Collected };
            work.Db.Add(fee);
            fees.Add(fee);
        }
        fee.Amount = set.Amount;
        FeeRules.Settle(work, dossier, fees);
        await work.RecordAsync(dossier, new ActDraft { Kind = "cases.set_fee", Subject = CaseSubject.Of(set.CaseId), Reason = VietnameseText.CleanLines(set.Reason) },
            [new FeeSet(dossier.Facts, set.FeeId, before?.Dong, set.Amount.Dong, work.Now)], CaseTransition.FeeSet, token, FeeRules.Round(work));
        return Result.Done;
    }, cancellationToken);
}

/// <summary>Grants or refuses a relief of a fee, once. Refused, the amount stays as it is.</summary>
public sealed class DecideFeeRelief
{
    private readonly CaseHandler _handler;
    private readonly ListFeeDecisions _decisions;

    internal DecideFeeRelief(CaseHandler handler, ListFeeDecisions decisions) => (_handler, _decisions) = (handler, decisions);

    /// <summary>Faults: as those of <see cref="SetFee"/>, and <c>fee.unknown</c>, <c>fee.relief_decided</c>.</summary>
    public Task<Result> HandleAsync(FeeReliefDecision decision, CancellationToken cancellationToken) => _handler.ChangeAsync(decision.CaseId, async (dossier, _, authority, token) =>
    {
        var work = _handler.Work;
        if (FeeRules.Refusal(dossier, authority, decision.Reason) is { } refusal) return refusal;
        var fees = await work.Db.Set<CaseFee>().Where(f => f.CaseId == decision.CaseId).ToListAsync(token);
        if (fees.FirstOrDefault(f => f.FeeId == decision.FeeId) is not { } fee) return new Fault("fee.unknown", Texts.Say("Fee.Unknown"));
        if (fee.ReceivedAt is not null) return new Fault("fee.received_already", Texts.Say("Fee.ReceivedAlready", fee.ReceiptNumber));
        var earlier = await _decisions.HandleAsync(decision.CaseId, token);
        if (earlier.FirstOrDefault(d => d.FeeId == decision.FeeId && d.Relief == decision.Relief) is { } decided) return new Fault("fee.relief_decided", Texts.Say("Fee.ReliefDecided", VietnameseFormats.Instant(decided.At)));
        var before = fee.Amount;
        if (decision.Granted) fee.Amount = new Money((long)Math.Round(before.Dong * Math.Clamp(decision.Factor, 0, 1), MidpointRounding.AwayFromZero));
        FeeRules.Settle(work, dossier, fees);
        await work.RecordAsync(dossier, new ActDraft { Kind = "cases.decide_relief", Subject = CaseSubject.Of(decision.CaseId), Reason = VietnameseText.CleanLines(decision.Reason) },
            [new FeeReliefDecided(dossier.Facts, decision.FeeId, decision.Relief, decision.Granted, before.Dong, fee.Amount.Dong, work.Now)], CaseTransition.FeeSet, token, FeeRules.Round(work));
        return Result.Done;
    }, cancellationToken);
}

/// <summary>What setting an amount and deciding a relief have in common.</summary>
internal static class FeeRules
{
    /// <summary>No fee of a procedure comes near it: a slip of the keyboard does.</summary>
    public static Money Most { get; } = new(10_000_000_000);

    public static Fault? Refusal(Case dossier, Authority authority, string? reason)
    {
        if (!authority.Has(Roles.Clerk) && !authority.Has(Roles.Finance) && !CaseRights.MayDecide(dossier, authority)) return new Fault("case.not_yours", Texts.Say("Fee.SetNotYours"));
        if (!dossier.State.IsOpen()) return new Fault("fee.closed", Texts.Say("Fee.Closed"));
        return VietnameseText.CleanLines(reason).Length == 0 ? new Fault("fee.no_reason", Texts.Say("Fee.NoReason"), "Reason") : null;
    }

    /// <summary>The payment axis follows the fees. The case counts as changed even where it stays: of two decisions at once the second is refused.</summary>
    public static void Settle(CaseWork work, Case dossier, IReadOnlyCollection<CaseFee> fees)
    {
        dossier.Payment = fees.Any(f => f.ReceivedAt is null && f.Amount > Money.Zero) ? PaymentState.Due
            : fees.Any(f => f.ReceivedAt is not null) ? PaymentState.Paid : PaymentState.NotRequired;
        work.Db.Entry(dossier).Property(c => c.Payment).IsModified = true;
    }

    /// <summary>Tells the notices of two settings of one case apart.</summary>
    public static int Round(CaseWork work) => (int)(work.Now.ToUnixTimeSeconds() % int.MaxValue);
}
