using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Saola.Web.Composition;

namespace Saola.Engines.Payments.Gateway;

/// <summary>The gateway's own answer codes, in its own capitals.</summary>
internal sealed record GatewayReply(string RspCode, string Message);

/// <summary>
/// Where a gateway speaks to us: the payer's return and its own notification. Both carry a signature and nothing else is asked for;
/// a wrong one is refused and logged, and the addresses are limited.
/// </summary>
internal static class GatewayEndpoints
{
    private const int MostFields = 60;
    private const int MostCharacters = 1000;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/thanh-toan/ve/{provider}", ReturnAsync).RequireRateLimiting(RateLimits.Tracking).ExcludeFromDescription();
        endpoints.MapGet("/api/v1/payments/notifications/{provider}", NotifyAsync).RequireRateLimiting(RateLimits.Api).WithTags("Payments").WithName("payment-notification")
            .WithSummary("A gateway's notification, signed with HMAC-SHA512")
            .WithDescription("Answers as the gateways ask: 00 taken in, 01 unknown reference, 02 said before, 04 wrong amount, 97 wrong signature, 99 try again.");
    }

    private static async Task<IResult> ReturnAsync(string provider, HttpContext http, HearGateway hear, CancellationToken cancellationToken)
    {
        var heard = await hear.MessageAsync(provider, Fields(http.Request.Query), From(http), cancellationToken);
        return heard.Order is null ? Results.Redirect("/thanh-toan/loi") : Results.Redirect($"/thanh-toan/{heard.Order}?ma={heard.AccessCode}&ve=1");
    }

    private static async Task<IResult> NotifyAsync(string provider, HttpContext http, HearGateway hear, CancellationToken cancellationToken)
    {
        var heard = await hear.MessageAsync(provider, Fields(http.Request.Query), From(http), cancellationToken);
        return Results.Json(heard.What switch
        {
            Heard.Done => new GatewayReply("00", "Confirm Success"),
            Heard.Repeated => new GatewayReply("02", "Order already confirmed"),
            Heard.UnknownReference => new GatewayReply("01", "Order not found"),
            Heard.WrongAmount => new GatewayReply("04", "Invalid amount"),
            Heard.Forged => new GatewayReply("97", "Invalid signature"),
            _ => new GatewayReply("99", "Unknown error"),
        }, GatewayJson.AsNamed);
    }

    private static Dictionary<string, string> Fields(IQueryCollection query) => query.Count > MostFields ? [] : query
        .Where(f => f.Key.StartsWith("vnp_", StringComparison.Ordinal) && f.Value.Count == 1 && f.Value.ToString().Length <= MostCharacters).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);

    private static string From(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "?";
}

/// <summary>The gateway's JSON has its own capitals.</summary>
internal static class GatewayJson
{
    public static System.Text.Json.JsonSerializerOptions AsNamed { get; } = new() { PropertyNamingPolicy = null };
}
