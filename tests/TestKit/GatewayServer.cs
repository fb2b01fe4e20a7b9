using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Saola.TestKit;

/// <summary>What the gateway does wrong on its bad days.</summary>
public enum GatewayMischief
{
    None,

    /// <summary>Answers after the caller has given up.</summary>
    Silent,

    /// <summary>HTTP 503.</summary>
    Outage,

    /// <summary>Signs its answers with another secret.</summary>
    WrongSignature,

    /// <summary>Reports another amount than was paid.</summary>
    WrongAmount,

    /// <summary>Refuses what it is asked for.</summary>
    Refuses,

    /// <summary>Answers with something that is no JSON.</summary>
    Nonsense,
}

/// <summary>
/// The other side of a redirect gateway, as it is published, written apart from the program: checks the payer's signed query, signs its own messages,
/// answers questions and refunds. Each payment is one record that moves once.
/// </summary>
public sealed class GatewayServer : IAsyncDisposable
{
    public const string Merchant = "TESTSHOP";
    public const string Secret = "a secret of the tests, long enough";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    private GatewayServer(WebApplication app) => _app = app;

    public string Address { get; private set; } = "";

    public GatewayMischief Mischief { get; set; }

    /// <summary>Refunds that were carried out.</summary>
    public int Refunds { get; private set; }

    /// <summary>Questions that were answered or not.</summary>
    public int Questions { get; private set; }

    /// <summary>The settings that let the program use it.</summary>
    public Dictionary<string, string?> Settings => new(StringComparer.Ordinal)
    {
        ["Saola:Payments:Gateway:Code"] = "test", ["Saola:Payments:Gateway:Name"] = "Cổng thử", ["Saola:Payments:Gateway:PayAddress"] = Address + "/pay",
        ["Saola:Payments:Gateway:ApiAddress"] = Address + "/api", ["Saola:Payments:Gateway:MerchantCode"] = Merchant, ["Saola:Payments:Gateway:Secret"] = Secret,
        ["Saola:Payments:Gateway:TimeoutSeconds"] = "1",
    };

    public static async Task<GatewayServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new GatewayServer(builder.Build());
        server._app.MapPost("/api", async (HttpRequest request) => await server.AnswerAsync(request));
        await server._app.StartAsync();
        server.Address = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().TrimEnd('/');
        return server;
    }

    /// <summary>The payer arrives with the query of the program; false when the gateway turns them away.</summary>
    public bool Arrive(Uri address)
    {
        var fields = QueryHelpers.ParseQuery(address.Query).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
        if (fields.GetValueOrDefault("vnp_TmnCode") != Merchant || fields.GetValueOrDefault("vnp_CurrCode") != "VND" || fields["vnp_SecureHash"] != Sign(Raw(fields), Secret)) return false;
        _entries.TryAdd(fields["vnp_TxnRef"], new Entry(long.Parse(fields["vnp_Amount"], CultureInfo.InvariantCulture), fields["vnp_ReturnUrl"], "01", RandomNumberGenerator.GetString("123456789", 8)));
        return true;
    }

    /// <summary>The payer pays, or leaves.</summary>
    public void Decide(string reference, bool pays) => _entries[reference] = _entries[reference] with { Status = pays ? "00" : "02" };

    /// <summary>The signed query of the return and of the notification; with faults on demand.</summary>
    public string Message(string reference, string? secret = null, long? amount = null, string? asReference = null)
    {
        var entry = _entries[reference];
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["vnp_TmnCode"] = Merchant, ["vnp_Amount"] = (amount * 100 ?? entry.Amount).ToString(CultureInfo.InvariantCulture), ["vnp_BankCode"] = "NCB", ["vnp_OrderInfo"] = "Thanh toan phi, le phi",
            ["vnp_ResponseCode"] = entry.Status == "00" ? "00" : "24", ["vnp_TransactionStatus"] = entry.Status, ["vnp_TransactionNo"] = entry.Status == "00" ? entry.Transaction : "0",
            ["vnp_TxnRef"] = asReference ?? reference, ["vnp_PayDate"] = "20261125090500",
        };
        return $"{Raw(fields)}&vnp_SecureHash={Sign(Raw(fields), secret ?? Secret)}";
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task<IResult> AnswerAsync(HttpRequest request)
    {
        Questions++;
        var asked = (await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(request.Body))!;
        if (Mischief == GatewayMischief.Silent) await Task.Delay(TimeSpan.FromSeconds(4), request.HttpContext.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        if (Mischief == GatewayMischief.Outage) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (Mischief == GatewayMischief.Nonsense) return Results.Text("<html>maintenance</html>", "application/json");
        var refund = asked["vnp_Command"] == "refund";
        string[] signed = refund ? ["RequestId", "Version", "Command", "TmnCode", "TransactionType", "TxnRef", "Amount", "TransactionNo", "TransactionDate", "CreateBy", "CreateDate", "IpAddr", "OrderInfo"]
            : ["RequestId", "Version", "Command", "TmnCode", "TxnRef", "TransactionDate", "CreateDate", "IpAddr", "OrderInfo"];
        if (asked["vnp_SecureHash"] != Sign(string.Join('|', signed.Select(n => asked["vnp_" + n])), Secret)) return Results.Json(new { vnp_ResponseCode = "97" });
        return Results.Json(Answer(asked, refund));
    }

    private Dictionary<string, string> Answer(Dictionary<string, string> asked, bool refund)
    {
        var known = _entries.TryGetValue(asked["vnp_TxnRef"], out var entry);
        var code = Mischief == GatewayMischief.Refuses ? "94" : known ? "00" : "91";
        if (refund && code == "00") Refunds++;
        var answer = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["vnp_ResponseId"] = "1", ["vnp_Command"] = asked["vnp_Command"], ["vnp_ResponseCode"] = code, ["vnp_Message"] = "ok", ["vnp_TmnCode"] = Merchant, ["vnp_TxnRef"] = asked["vnp_TxnRef"],
            ["vnp_Amount"] = ((entry?.Amount ?? 0) + (Mischief == GatewayMischief.WrongAmount ? 100 : 0)).ToString(CultureInfo.InvariantCulture), ["vnp_BankCode"] = "NCB", ["vnp_PayDate"] = "20261125090500",
            ["vnp_TransactionNo"] = entry?.Transaction ?? "", ["vnp_TransactionType"] = refund ? "02" : "01", ["vnp_TransactionStatus"] = refund ? "05" : entry?.Status ?? "", ["vnp_OrderInfo"] = asked["vnp_OrderInfo"],
        };
        string[] names = ["ResponseId", "Command", "ResponseCode", "Message", "TmnCode", "TxnRef", "Amount", "BankCode", "PayDate", "TransactionNo", "TransactionType", "TransactionStatus", "OrderInfo"];
        var text = string.Join('|', names.Select(n => answer["vnp_" + n])) + (refund ? "" : "||");
        answer["vnp_SecureHash"] = Sign(text, Mischief == GatewayMischief.WrongSignature ? "another secret" : Secret);
        return answer;
    }

    private static string Raw(Dictionary<string, string> fields) => string.Join('&', fields
        .Where(f => f.Key != "vnp_SecureHash" && f.Value.Length > 0).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => WebUtility.UrlEncode(f.Key) + "=" + WebUtility.UrlEncode(f.Value)));

    private static string Sign(string text, string secret) => Convert.ToHexStringLower(HMACSHA512.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    private sealed record Entry(long Amount, string ReturnTo, string Status, string Transaction);
}
