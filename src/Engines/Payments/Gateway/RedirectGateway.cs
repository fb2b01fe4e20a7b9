using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Saola.Kernel;

namespace Saola.Engines.Payments.Gateway;

/// <summary>
/// A redirect gateway with the interface that is common in Viet Nam (version 2.1.0): signed query for the payer, signed return and notification,
/// <c>querydr</c> and <c>refund</c> as JSON over which fields joined with | are signed. Amounts are multiplied as the provider says (100), times are those of Viet Nam.
/// </summary>
internal sealed class RedirectGateway(PaymentSettings payments, SaolaSettings site, IHttpClientFactory clients, TimeProvider clock) : IPaymentGateway
{
    public const string ClientName = "payments.gateway";
    private const string Version = "2.1.0";
    private const string Paid = "00";
    private const string StillOpen = "01";
    private const string NoSuchTransaction = "91";
    private static readonly string[] QuestionSigned = ["RequestId", "Version", "Command", "TmnCode", "TxnRef", "TransactionDate", "CreateDate", "IpAddr", "OrderInfo"];
    private static readonly string[] StatusSigned = ["ResponseId", "Command", "ResponseCode", "Message", "TmnCode", "TxnRef", "Amount", "BankCode", "PayDate", "TransactionNo", "TransactionType", "TransactionStatus", "OrderInfo", "PromotionCode", "PromotionAmount"];
    private static readonly string[] RefundSigned = ["RequestId", "Version", "Command", "TmnCode", "TransactionType", "TxnRef", "Amount", "TransactionNo", "TransactionDate", "CreateBy", "CreateDate", "IpAddr", "OrderInfo"];
    private static readonly string[] RefundAnswerSigned = ["ResponseId", "Command", "ResponseCode", "Message", "TmnCode", "TxnRef", "Amount", "BankCode", "PayDate", "TransactionNo", "TransactionType", "TransactionStatus", "OrderInfo"];

    private GatewaySettings Settings => payments.Gateway;

    public string Code => Settings.Code;

    public string Name => Settings.IsSimulated ? Texts.Say("Gateway.Simulated") : Settings.Name;

    public bool IsSimulated => Settings.IsSimulated;

    public Uri Redirect(GatewayPayment payment)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["vnp_Version"] = Version, ["vnp_Command"] = "pay", ["vnp_TmnCode"] = Settings.MerchantCode, ["vnp_Amount"] = Number(payment.Amount.Dong * Settings.AmountFactor), ["vnp_CurrCode"] = "VND",
            ["vnp_TxnRef"] = payment.AttemptReference, ["vnp_OrderInfo"] = payment.Description, ["vnp_OrderType"] = "other", ["vnp_Locale"] = payment.English ? "en" : "vn",
            ["vnp_ReturnUrl"] = payment.ReturnTo.ToString(), ["vnp_IpAddr"] = payment.PayerAddress, ["vnp_CreateDate"] = Time(payment.StartedAt), ["vnp_ExpireDate"] = Time(payment.ExpiresAt),
        };
        var address = IsSimulated ? site.PublicAddress + "/thanh-toan/mo-phong" : Settings.PayAddress;
        return new Uri($"{address}?{SignedFields.Query(fields, Settings.Secret)}");
    }

    public GatewayNotice? Read(IReadOnlyDictionary<string, string> fields)
    {
        if (!SignedFields.AreGenuine(fields, Settings.Secret) || Field(fields, "TmnCode") != Settings.MerchantCode) return null;
        if (Field(fields, "TxnRef") is not { Length: > 0 } reference || Field(fields, "ResponseCode") is not { Length: > 0 } code || !TryAmount(Field(fields, "Amount"), out var amount)) return null;
        var outcome = code == Paid && Field(fields, "TransactionStatus") is null or "" or Paid ? GatewayOutcome.Paid : GatewayOutcome.NotPaid;
        return new GatewayNotice(reference, amount, outcome, Field(fields, "TransactionNo") is { Length: > 0 } number and not "0" ? number : null, code);
    }

    public async Task<GatewayStatus> AskAsync(string attemptReference, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        var question = Common("querydr", attemptReference, startedAt, "Hoi ket qua " + attemptReference);
        var answer = await SendAsync(question, QuestionSigned, StatusSigned, cancellationToken);
        var code = Field(answer, "ResponseCode") ?? "";
        if (code == NoSuchTransaction) return new GatewayStatus(GatewayOutcome.NotFound, Money.Zero, null, code);
        if (code != Paid || !TryAmount(Field(answer, "Amount"), out var amount)) throw new GatewayUnreachableException($"querydr answered {code}");
        var status = Field(answer, "TransactionStatus") ?? "";
        var outcome = status switch { Paid => GatewayOutcome.Paid, StillOpen => GatewayOutcome.Open, _ => GatewayOutcome.NotPaid };
        return new GatewayStatus(outcome, amount, Field(answer, "TransactionNo"), status);
    }

    public async Task<GatewayRefundAnswer> RefundAsync(GatewayRefundOrder order, CancellationToken cancellationToken)
    {
        var question = Common("refund", order.AttemptReference, order.StartedAt, order.Reason);
        question["vnp_TransactionType"] = order.IsWhole ? "02" : "03";
        question["vnp_Amount"] = Number(order.Amount.Dong * Settings.AmountFactor);
        question["vnp_TransactionNo"] = order.Transaction ?? "";
        question["vnp_CreateBy"] = order.By;
        var answer = await SendAsync(question, RefundSigned, RefundAnswerSigned, cancellationToken);
        var code = Field(answer, "ResponseCode") ?? "";
        return new GatewayRefundAnswer(code == Paid, Field(answer, "TransactionNo"), code);
    }

    private Dictionary<string, string> Common(string command, string reference, DateTimeOffset startedAt, string words) => new(StringComparer.Ordinal)
    {
        ["vnp_RequestId"] = Ids.New(clock).ToString("N"), ["vnp_Version"] = Version, ["vnp_Command"] = command, ["vnp_TmnCode"] = Settings.MerchantCode, ["vnp_TxnRef"] = reference,
        ["vnp_OrderInfo"] = words, ["vnp_TransactionDate"] = Time(startedAt), ["vnp_CreateDate"] = Time(clock.GetUtcNow()), ["vnp_IpAddr"] = "127.0.0.1",
    };

    private async Task<IReadOnlyDictionary<string, string>> SendAsync(Dictionary<string, string> question, string[] signed, string[] answerSigned, CancellationToken cancellationToken)
    {
        question[SignedFields.Signature] = SignedFields.Sign(Joined(question, signed), Settings.Secret);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(Settings.TimeoutSeconds));
        try
        {
            using var client = clients.CreateClient(ClientName);
            var address = IsSimulated ? site.PublicAddress + "/thanh-toan/mo-phong/api" : Settings.ApiAddress;
            using var response = await client.PostAsJsonAsync(new Uri(address), question, deadline.Token);
            if (!response.IsSuccessStatusCode) throw new GatewayUnreachableException($"HTTP {(int)response.StatusCode}");
            var answer = (await response.Content.ReadFromJsonAsync<Dictionary<string, JsonElement>>(deadline.Token) ?? []).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
            if (!SignedFields.IsSignature(Field(answer, "SecureHash"), Joined(answer, answerSigned), Settings.Secret)) throw new GatewayUnreachableException("The answer's signature is wrong.");
            return Field(answer, "TxnRef") == question["vnp_TxnRef"] || Field(answer, "ResponseCode") == NoSuchTransaction ? answer : throw new GatewayUnreachableException("The answer is about another payment.");
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new GatewayUnreachableException(exception.Message, exception);
        }
    }

    private static string Joined(IReadOnlyDictionary<string, string> fields, string[] names) => string.Join('|', names.Select(n => Field(fields, n) ?? ""));

    private static string? Field(IReadOnlyDictionary<string, string> fields, string name) => fields.GetValueOrDefault("vnp_" + name);

    // An amount that is no whole number of đồng is not one that was asked for.
    private bool TryAmount(string? text, out Money amount)
    {
        amount = default;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given) || given % Settings.AmountFactor != 0) return false;
        amount = new Money(given / Settings.AmountFactor);
        return true;
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset instant) => VietnamTime.Local(instant).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
