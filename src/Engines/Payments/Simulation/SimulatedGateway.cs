using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Saola.Engines.Payments.Gateway;
using Saola.Kernel;

namespace Saola.Engines.Payments.Simulation;

/// <summary>A payment at the simulated gateway.</summary>
/// <param name="Reference">The try.</param>
/// <param name="Amount">Amount times the factor, as it was sent.</param>
/// <param name="Info">What for.</param>
/// <param name="ReturnTo">Where the payer goes back to.</param>
/// <param name="Status">00 paid, 01 open, 02 refused.</param>
/// <param name="Transaction">Number.</param>
internal sealed record SimulatedPayment(string Reference, long Amount, string Info, string ReturnTo, string Status, string Transaction);

/// <summary>
/// The other side of the demonstration: a gateway inside the program that speaks the real interface over the network, so that nothing of the real way is left out.
/// It exists only in demonstration mode, keeps nothing, and no money moves.
/// </summary>
internal sealed class SimulatedGateway(PaymentSettings settings, SaolaSettings site, IHttpClientFactory clients, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, SimulatedPayment> _payments = new(StringComparer.Ordinal);

    private string Secret => settings.Gateway.Secret;

    /// <summary>Takes a payer's query; null when the signature is wrong.</summary>
    public SimulatedPayment? Receive(IReadOnlyDictionary<string, string> fields)
    {
        if (!SignedFields.AreGenuine(fields, Secret)) return null;
        var sent = new SimulatedPayment(fields["vnp_TxnRef"], long.Parse(fields["vnp_Amount"], CultureInfo.InvariantCulture), fields["vnp_OrderInfo"], fields["vnp_ReturnUrl"], "01", RandomNumberGenerator.GetString("0123456789", 8));
        return _payments.GetOrAdd(sent.Reference, sent);
    }

    /// <summary>The payer decides: notifies first, as gateways do, then gives the address to go back to.</summary>
    public async Task<string?> DecideAsync(string reference, bool pays, CancellationToken cancellationToken)
    {
        if (!_payments.TryGetValue(reference, out var payment)) return null;
        if (payment.Status == "01") _payments[reference] = payment = payment with { Status = pays ? "00" : "02" };
        var query = SignedFields.Query(Message(payment), Secret);
        try
        {
            using var client = clients.CreateClient(RedirectGateway.ClientName);
            using var answer = await client.GetAsync(new Uri($"{site.PublicAddress}/api/v1/payments/notifications/{settings.Gateway.Code}?{query}"), cancellationToken);
        }
        catch (HttpRequestException)
        {
            // A notification that does not arrive is the ordinary case: the return says the same, and the question asks.
        }
        return $"{payment.ReturnTo}?{query}";
    }

    /// <summary>Answers <c>querydr</c> and <c>refund</c>.</summary>
    public Dictionary<string, string> Answer(IReadOnlyDictionary<string, string> question)
    {
        var refund = question.GetValueOrDefault("vnp_Command") == "refund";
        var known = _payments.TryGetValue(question.GetValueOrDefault("vnp_TxnRef", ""), out var payment);
        var answer = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["vnp_ResponseId"] = Ids.New(clock).ToString("N"), ["vnp_Command"] = question.GetValueOrDefault("vnp_Command", ""), ["vnp_ResponseCode"] = known || refund ? "00" : "91", ["vnp_Message"] = "Simulated",
            ["vnp_TmnCode"] = settings.Gateway.MerchantCode, ["vnp_TxnRef"] = question.GetValueOrDefault("vnp_TxnRef", ""),
            ["vnp_Amount"] = known ? payment!.Amount.ToString(CultureInfo.InvariantCulture) : question.GetValueOrDefault("vnp_Amount", "0"), ["vnp_BankCode"] = "NCB", ["vnp_PayDate"] = "",
            ["vnp_TransactionNo"] = payment?.Transaction ?? RandomNumberGenerator.GetString("0123456789", 8), ["vnp_TransactionType"] = refund ? "02" : "01",
            ["vnp_TransactionStatus"] = refund ? "00" : payment?.Status ?? "", ["vnp_OrderInfo"] = question.GetValueOrDefault("vnp_OrderInfo", ""),
        };
        string[] names = ["ResponseId", "Command", "ResponseCode", "Message", "TmnCode", "TxnRef", "Amount", "BankCode", "PayDate", "TransactionNo", "TransactionType", "TransactionStatus", "OrderInfo"];
        var text = string.Join('|', names.Select(n => answer["vnp_" + n])) + (refund ? "" : "||");
        answer[SignedFields.Signature] = SignedFields.Sign(text, Secret);
        return answer;
    }

    private Dictionary<string, string> Message(SimulatedPayment payment) => new(StringComparer.Ordinal)
    {
        ["vnp_TmnCode"] = settings.Gateway.MerchantCode, ["vnp_Amount"] = payment.Amount.ToString(CultureInfo.InvariantCulture), ["vnp_BankCode"] = "NCB", ["vnp_CardType"] = "ATM", ["vnp_OrderInfo"] = payment.Info,
        ["vnp_PayDate"] = VietnamTime.Local(clock.GetUtcNow()).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture), ["vnp_ResponseCode"] = payment.Status == "00" ? "00" : "24",
        ["vnp_TransactionNo"] = payment.Status == "00" ? payment.Transaction : "0", ["vnp_TransactionStatus"] = payment.Status, ["vnp_TxnRef"] = payment.Reference,
    };
}
