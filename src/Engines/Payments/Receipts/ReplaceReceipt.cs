using Microsoft.EntityFrameworkCore;
using Saola.Engines.Identity;
using Saola.Engines.Ledger;
using Saola.Engines.Payments.Closing;
using Saola.Engines.Payments.Model;
using Saola.Engines.Payments.Taking;
using Saola.Events;
using Saola.Events.Payments;
using Saola.Kernel;

namespace Saola.Engines.Payments.Receipts;

/// <summary>What a replacing receipt says of the payer; the money stays as it is.</summary>
internal sealed record ReceiptMend(Guid ReceiptId, string? PayerName, string? PayerNumber, string? PayerAddress, string? Reason);

/// <summary>Cancels a receipt by one that takes its place: wrong name, number or address. A receipt is never changed or removed.</summary>
internal sealed class ReplaceReceipt(PaymentActs acts, IssueReceipt issue, CashierDays days, ICurrentUser user)
{
    public const string ReceiptKind = "receipt";
    private const int MostCharacters = 300;

    /// <summary>Faults: <c>payment.not_yours</c>, <c>payment.no_reason</c>, <c>receipt.no_name</c>, <c>receipt.unknown</c>, <c>receipt.replaced</c>, <c>receipt.paper</c>. Gives the new receipt.</summary>
    public async Task<Result<ReceiptView>> HandleAsync(ReceiptMend mend, CancellationToken cancellationToken)
    {
        if (!(await user.AuthorityAsync(cancellationToken)).IsCashier()) return new Fault("payment.not_yours", Texts.Say("Payment.NotYours"));
        var (name, reason) = (VietnameseText.Clean(mend.PayerName), VietnameseText.CleanLines(mend.Reason));
        if (reason.Length == 0) return new Fault("payment.no_reason", Texts.Say("Payment.NoReason"), "Reason");
        if (name.Length is 0 or > MostCharacters) return new Fault("receipt.no_name", Texts.Say("Receipt.NoName"), "PayerName");
        return await acts.RunAsync(token => ReplaceAsync(mend with { PayerName = name, Reason = reason }, token), cancellationToken);
    }

    private async Task<Result<ReceiptView>> ReplaceAsync(ReceiptMend mend, CancellationToken cancellationToken)
    {
        var old = await acts.Db.Set<Receipt>().FirstOrDefaultAsync(r => r.Id == mend.ReceiptId, cancellationToken);
        if (old is null) return new Fault("receipt.unknown", Texts.Say("Receipt.Unknown"));
        if (old.State == ReceiptState.Replaced) return new Fault("receipt.replaced", Texts.Say("Receipt.Replaced"));
        if (old.Sequence is null) return new Fault("receipt.paper", Texts.Say("Receipt.Paper"));
        var (series, sequence, number) = await issue.NextAsync(cancellationToken);
        var made = new Receipt
        {
            Id = acts.NewId(), Series = series, Sequence = sequence, Number = number, OrderId = old.OrderId, TakingsId = old.TakingsId, Amount = old.Amount, PayerName = mend.PayerName!,
            PayerNumber = Cleaned(mend.PayerNumber), PayerAddress = Cleaned(mend.PayerAddress), What = old.What, RecordNumber = old.RecordNumber, Channel = old.Channel, IssuedAt = acts.Now,
            Day = await days.OpenDayAsync(cancellationToken), IssuedBy = user.PersonId, ReplacesId = old.Id, VerificationCode = IssueReceipt.NewCode(),
        };
        acts.Db.Add(made);
        (old.State, old.ReplacedById, old.ReplacedReason) = (ReceiptState.Replaced, made.Id, mend.Reason);
        await acts.RecordAsync(new ActDraft { Kind = "payments.replace_receipt", Subject = new Subject(ReceiptKind, old.Id), Reason = mend.Reason },
            [new ReceiptReplaced(old.Id, old.Number, made.Id, made.Number, acts.Now), new ReceiptIssued(made.Id, made.Series, made.Sequence, made.Number, made.Amount.Dong, made.IssuedAt)], cancellationToken);
        return PaymentQueries.View(made);
    }

    private static string? Cleaned(string? text) => VietnameseText.Clean(text) is { Length: > 0 } words ? words[..Math.Min(words.Length, MostCharacters)] : null;
}
