using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Identity;
using Saola.Engines.Payments.Gateway;
using Saola.Engines.Payments.Ordering;
using Saola.Kernel;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Payments.Api;

/// <summary>A payment order for programs.</summary>
internal sealed record PaymentItem(
    string Reference, string What, string Record, Money Amount, string State, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? PaidAt, string? PaidBy, string Page);

/// <summary>An order with its receipts and how to pay it by transfer.</summary>
internal sealed record PaymentWhole(PaymentItem Payment, IReadOnlyList<ReceiptItem> Receipts, TransferItem? Transfer);

/// <summary>A receipt for programs.</summary>
internal sealed record ReceiptItem(string Number, long Dong, string What, string Record, string Channel, string State, DateTimeOffset IssuedAt, string Page);

/// <summary>How to pay by transfer; <c>VietQr</c> is the text of the code.</summary>
internal sealed record TransferItem(string Bank, string Bin, string Account, string Holder, long Dong, string Description, string VietQr, bool IsSample);

/// <summary>Where the payer goes.</summary>
internal sealed record RedirectItem(Uri Address);

/// <summary>A person's word on a payment of unknown outcome.</summary>
internal sealed record UnknownBody([property: Description("Whether the provider's books show it as paid")] bool Paid, string? Transaction, string? Reason);

/// <summary>Money at the counter, in đồng.</summary>
internal sealed record CounterBody(long Dong, string? Receipt);

/// <summary>Why.</summary>
internal sealed record ReasonBody(string? Reason);

/// <summary>Payments for programs: the payer's own and the cashiers'. The same handlers as the screens.</summary>
internal static class PaymentsApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/payments").RequireRateLimiting(RateLimits.Api).WithTags("Payments");
        api.MapGet("", ListAsync).RequireAuthorization(Access.ApiRead).WithName("payments").WithSummary("Payments, the newest first: a cashier's of a state, anybody else's own");
        api.MapGet("/{reference}", OneAsync).RequireAuthorization(Access.ApiRead).WithName("payment").WithSummary("One payment with receipts and transfer details").ProducesProblem(StatusCodes.Status404NotFound);
        Writes(api.MapPost("/{reference}/attempts", StartAsync).WithName("payment-start").WithSummary("Begins to pay by the gateway; gives the address to which the payer is sent")
            .WithDescription("Sent again while a try is running, it gives the same try: nothing is paid twice."));
        Writes(api.MapPost("/{reference}/cash", CashAsync).WithName("payment-cash").WithSummary("Takes the payment at the counter (cashier); an electronic receipt is issued unless a paper one is named")
            .WithDescription("A second send is refused with payment.nothing_owed."));
        Writes(api.MapPost("/{reference}/ask", AskAsync).WithName("payment-ask").WithSummary("Asks the gateway how the payment stands (cashier)"));
        Writes(api.MapPost("/{reference}/decision", DecideAsync).WithName("payment-decide").WithSummary("Says how a payment of unknown outcome ended (accountant, with reason)"));
        Writes(api.MapPost("/{reference}/cancellation", CancelAsync).WithName("payment-cancel").WithSummary("Takes an open payment back (cashier, with reason)"));
        CashierApi.Map(endpoints);
    }

    internal static void Writes(RouteHandlerBuilder endpoint) => endpoint.RequireAuthorization(Access.ApiWrite)
        .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    internal static PaymentItem Item(PaymentOrderView order) => new(
        order.Reference, order.Name, order.RecordNumber, order.Amount, order.State.ToString(), order.CreatedAt, order.ExpiresAt, order.PaidAt, order.PaidBy?.ToString(), order.Page);

    internal static ReceiptItem Item(ReceiptView r) => new(r.Number, r.Amount.Dong, r.What, r.RecordNumber, r.Channel.ToString(), r.State.ToString(), r.IssuedAt, "/bien-lai/" + r.VerificationCode);

    private static async Task<Results<Ok<Page<PaymentItem>>, ForbidHttpResult>> ListAsync(
        PaymentQueries queries, ICurrentUser user, PaymentOrderState? state, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var page = (await user.AuthorityAsync(cancellationToken)).IsCashier() ? await queries.ListAsync(state is { } one ? [one] : [], cursor, limit, cancellationToken)
            : user.PersonId is { } person ? await queries.MineAsync(person, cursor, limit, cancellationToken) : null;
        return page is null ? TypedResults.Forbid() : TypedResults.Ok(new Page<PaymentItem>([.. page.Items.Select(Item)], page.Next));
    }

    private static async Task<Results<Ok<PaymentWhole>, ProblemHttpResult>> OneAsync(PaymentPageReader reader, string reference, CancellationToken cancellationToken) =>
        await reader.ReadAsync(reference, null, cancellationToken) is { } page ? TypedResults.Ok(Whole(page)) : NotFound();

    private static PaymentWhole Whole(PaymentPage page) => new(Item(page.Order), [.. page.Receipts.Select(Item)], page.Transfer is { } t
        ? new TransferItem(t.Bank, t.Bin, t.Account, t.Holder, t.Amount.Dong, t.Description, t.Code, t.IsSample) : null);

    private static async Task<Results<Ok<RedirectItem>, ProblemHttpResult>> StartAsync(
        PaymentPageReader reader, StartPayment start, HttpContext http, string reference, CancellationToken cancellationToken)
    {
        if (await reader.ReadAsync(reference, null, cancellationToken) is not { } page) return NotFound();
        var result = await start.HandleAsync(page.Order.Id, http.Connection.RemoteIpAddress?.ToString() ?? "127.0.0.1", english: false, cancellationToken);
        return result.IsDone ? TypedResults.Ok(new RedirectItem(result.Value)) : ApiProblem.Refused(result.Faults);
    }

    private static async Task<Results<Ok<PaymentWhole>, ProblemHttpResult>> CashAsync(
        PaymentPageReader reader, TakeCash cash, string reference, [FromBody] CounterBody body, CancellationToken cancellationToken)
    {
        if (await reader.ReadAsync(reference, null, cancellationToken) is not { } page) return NotFound();
        return await AfterAsync(reader, reference, (await cash.HandleAsync(page.Subject, page.Order.Item, new Money(body.Dong), body.Receipt, cancellationToken)).WithoutValue(), cancellationToken);
    }

    private static async Task<Results<Ok<PaymentWhole>, ProblemHttpResult>> AskAsync(PaymentPageReader reader, AskNow ask, string reference, CancellationToken cancellationToken) =>
        await AfterAsync(reader, reference, (await ask.HandleAsync(reference, cancellationToken)).WithoutValue(), cancellationToken);

    private static async Task<Results<Ok<PaymentWhole>, ProblemHttpResult>> DecideAsync(
        PaymentPageReader reader, DecideUnknown decide, string reference, [FromBody] UnknownBody body, CancellationToken cancellationToken) =>
        await AfterAsync(reader, reference, await decide.HandleAsync(reference, body.Paid, body.Transaction, body.Reason, cancellationToken), cancellationToken);

    private static async Task<Results<Ok<PaymentWhole>, ProblemHttpResult>> CancelAsync(
        PaymentPageReader reader, DecideUnknown decide, string reference, [FromBody] ReasonBody body, CancellationToken cancellationToken) =>
        await AfterAsync(reader, reference, await decide.CancelAsync(reference, body.Reason, cancellationToken), cancellationToken);

    private static async Task<Results<Ok<PaymentWhole>, ProblemHttpResult>> AfterAsync(PaymentPageReader reader, string reference, Result result, CancellationToken cancellationToken)
    {
        if (!result.IsDone) return ApiProblem.Refused(result.Faults);
        return await reader.ReadAsync(reference, null, cancellationToken) is { } page ? TypedResults.Ok(Whole(page)) : NotFound();
    }

    private static ProblemHttpResult NotFound() => ApiProblem.Of(StatusCodes.Status404NotFound, "payment.unknown", Texts.Say("Payment.Unknown"));
}
