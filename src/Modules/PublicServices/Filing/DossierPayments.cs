using Saola.Engines.Cases;
using Saola.Engines.Payments;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Filing;

/// <summary>A fee of a dossier with its payment.</summary>
/// <param name="Fee">What is owed or was received.</param>
/// <param name="Definition">The fee in the version of the procedure that the dossier keeps; null when the catalogue no longer has it.</param>
/// <param name="Payment">The payment that was asked for, or null.</param>
internal sealed record FeePayment(FeeView Fee, ProcedureFee? Definition, PaymentOrderView? Payment)
{
    /// <summary>Whether it can be paid now.</summary>
    public bool IsPayable => Fee is { ReceivedAt: null } && Fee.Amount > Money.Zero;
}

/// <summary>The fees of a dossier as something to be paid: for its applicant, who holds its tracking code, and cashiers.</summary>
internal sealed class DossierPayments(PaymentQueries payments, OpenPayment open, ProcedureCatalogue catalogue)
{
    /// <summary>Whether anything is to be paid.</summary>
    public static bool MustPay(CaseDetails dossier) => Owed(dossier) > Money.Zero;

    /// <summary>What is still to be paid, all fees together. A dossier that was refused or stopped asks for nothing.</summary>
    public static Money Owed(CaseDetails dossier) => dossier.Row.State is CaseState.RejectedAtIntake or CaseState.Stopped ? Money.Zero
        : dossier.Fees.Where(f => f.ReceivedAt is null).Aggregate(Money.Zero, (sum, fee) => sum + fee.Amount);

    /// <summary>The fees with their payments.</summary>
    public async Task<IReadOnlyList<FeePayment>> OfAsync(CaseDetails dossier, CancellationToken cancellationToken)
    {
        var asked = await payments.OfAsync(CaseSubject.Of(dossier.Row.Id), cancellationToken);
        var known = catalogue.Version(dossier.Type.Code, dossier.Type.Version)?.Fees ?? [];
        return [.. dossier.Fees.Select(fee => new FeePayment(fee, known.FirstOrDefault(f => f.Id == fee.FeeId), asked.FirstOrDefault(p => p.Item == fee.FeeId)))];
    }

    /// <summary>Asks for the payment of a fee. The reader may see the dossier, and so may pay for it.</summary>
    public Task<Result<PaymentOrderView>> OpenAsync(CaseDetails dossier, string feeId, CancellationToken cancellationToken) =>
        open.HandleAsync(CaseSubject.Of(dossier.Row.Id), feeId, cancellationToken);
}
