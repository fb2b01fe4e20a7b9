using Saola.Engines.Cases;
using Saola.Engines.Payments;
using Saola.Kernel;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Demonstration;

/// <summary>The payments behind the invented year: each fee that was received at the counter has its order and its paper receipt; some of those owed are asked for now.</summary>
internal sealed class LoadPayments(ListFeesOfCases fees, PaymentQueries payments, PastPayments past, OpenPayment open) : IDemonstrationLoader
{
    private const int BatchSize = 200;
    private const int MostAsked = 24;

    public int Order => 110;

    public async Task<string?> LoadAsync(DemonstrationRequest request, CancellationToken cancellationToken)
    {
        if ((await payments.ListAsync([], null, 1, cancellationToken)).Items.Count > 0) return null;
        var all = new List<FeeOfCase>();
        await foreach (var fee in fees.HandleAsync(cancellationToken)) all.Add(fee);
        var received = all.Where(f => f.ReceivedAt is not null).OrderBy(f => f.ReceivedAt).ThenBy(f => f.CaseId).Select(Past).ToList();
        foreach (var piece in received.Chunk(BatchSize))
        {
            await past.WriteAsync(piece, cancellationToken);
            request.Progress($"{piece.Length}/{received.Count}");
        }
        foreach (var owed in all.Where(f => f is { ReceivedAt: null, IsOpen: true } && f.Amount > Money.Zero).TakeLast(MostAsked))
            await open.HandleAsync(CaseSubject.Of(owed.CaseId), owed.FeeId, cancellationToken);
        return received.Count == 0 ? null : $"Đã nạp {VietnameseFormats.Number(received.Count)} khoản phí, lệ phí đã thu.";
    }

    private static PastPayment Past(FeeOfCase fee) => new(
        new PaymentDemand
        {
            Subject = CaseSubject.Of(fee.CaseId), Item = fee.FeeId, Name = fee.Name, RecordNumber = fee.Number, Link = "/ho-so/" + fee.Number, Amount = fee.Amount,
            Payer = new Payer(fee.PayerPersonId, fee.OrganisationId, fee.PayerName, null, null),
        }, fee.ReceivedAt!.Value, fee.ReceivedBy, fee.ReceiptNumber ?? "–");
}
