using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Identity;
using Saola.Engines.Payments.Closing;
using Saola.Engines.Payments.Ordering;
using Saola.Engines.Payments.Receipts;
using Saola.Engines.Payments.Refunds;
using Saola.Engines.Payments.Transfers;
using Saola.Kernel;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Payments.Api;

/// <summary>Asks for a refund.</summary>
internal sealed record RefundBody(
    [property: Description("Id of the money that came in, from /api/v1/cashier/surplus or the payment")] Guid Money, string? Reason,
    [property: Description("Bank, account and holder; without it the provider that took the money gives it back")] string? Beneficiary);

/// <summary>The second person's decision.</summary>
internal sealed record RefundDecisionBody(bool Approve, string? Reason);

/// <summary>The money moved.</summary>
internal sealed record RefundDoneBody([property: Description("Number of the bank's transaction; empty lets the provider be called")] string? Evidence);

/// <summary>Settles a line of a statement.</summary>
internal sealed record LineBody([property: Description("Reference of the payment that it pays; empty puts the line aside")] string? Reference, string? Reason);

/// <summary>A receipt that takes another one's place.</summary>
internal sealed record ReceiptBody(string? PayerName, string? PayerNumber, string? PayerAddress, string? Reason);

/// <summary>Closes a day.</summary>
internal sealed record ClosingBody([property: Description("Cash that was counted, in đồng")] long CountedCash, string? Note);

/// <summary>The cashiers' desk for programs.</summary>
internal static class CashierApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/cashier").RequireRateLimiting(RateLimits.Api).RequireAuthorization(policy => policy.AddRequirements(new RoleRequirement([Roles.Clerk, Roles.Finance, Roles.Director]))).WithTags("Payments")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        MapReads(api);
        MapWrites(api);
    }

    private static void MapReads(RouteGroupBuilder api)
    {
        api.MapGet("/surplus", async (CashierDesk desk, string? cursor, int? limit, CancellationToken token) => TypedResults.Ok(await desk.AsideAsync(cursor, limit, token)))
            .RequireAuthorization(Access.ApiRead).WithName("surplus").WithSummary("Money that is surplus or of a wrong amount, the newest first");
        api.MapGet("/refunds", async (CashierDesk desk, RefundState? state, string? cursor, int? limit, CancellationToken token) => TypedResults.Ok(await desk.RefundsAsync([state ?? RefundState.Requested], cursor, limit, token)))
            .RequireAuthorization(Access.ApiRead).WithName("refunds").WithSummary("Refunds of a state (requested unless asked otherwise), the newest first");
        api.MapGet("/statement-lines", async (CashierDesk desk, StatementMatch? match, string? cursor, int? limit, CancellationToken token) => TypedResults.Ok(await desk.LinesAsync(match ?? StatementMatch.UnknownReference, cursor, limit, token)))
            .RequireAuthorization(Access.ApiRead).WithName("statement-lines").WithSummary("Lines of bank statements (without a known reference unless asked otherwise), the newest first");
        api.MapGet("/receipts", async (ReceiptList list, TimeProvider clock, DateOnly? from, DateOnly? to, string? number, string? cursor, int? limit, CancellationToken token) =>
            TypedResults.Ok(await list.ListAsync(new ReceiptFilter(from ?? clock.Today().AddDays(-30), to ?? DateOnly.MaxValue, number), cursor, limit, token)))
            .RequireAuthorization(Access.ApiRead).WithName("receipts").WithSummary("Receipts of some days of the cashier (the last thirty unless asked otherwise), the newest first");
        api.MapGet("/days/{day}", async (CloseDay days, DateOnly day, CancellationToken token) => TypedResults.Ok(await days.ReadAsync(day, token)))
            .RequireAuthorization(Access.ApiRead).WithName("cashier-day").WithSummary("A day's money by channel beside its receipts");
    }

    private static void MapWrites(RouteGroupBuilder api)
    {
        PaymentsApi.Writes(api.MapPost("/statements", ImportAsync).DisableAntiforgery().WithName("statement-import").WithSummary("Takes a bank statement in (XLSX or CSV, field file)")
            .WithDescription("dryRun shows what would happen. One row that cannot be read refuses the whole file, with row and column, unless skipBadRows. Lines of an earlier file are not counted again."));
        PaymentsApi.Writes(api.MapPost("/statement-lines/{id:guid}/settlement", (SettleStatementLine settle, Guid id, [FromBody] LineBody body, CancellationToken token) => ApiProblem.DoneAsync(settle.HandleAsync(id, body.Reference, body.Reason, token)))
            .WithName("statement-line-settle").WithSummary("Settles a line without a known reference, with a reason"));
        PaymentsApi.Writes(api.MapPost("/refunds", AskAsync).WithName("refund-ask").WithSummary("Asks for money to be given back").WithDescription("A second request over the same money is refused with refund.asked_already."));
        PaymentsApi.Writes(api.MapPost("/refunds/{id:guid}/decision", (RefundMoney refunds, Guid id, [FromBody] RefundDecisionBody body, CancellationToken token) => ApiProblem.DoneAsync(refunds.DecideAsync(id, body.Approve, body.Reason, token)))
            .WithName("refund-decide").WithSummary("The second person agrees or refuses, with a reason"));
        PaymentsApi.Writes(api.MapPost("/refunds/{id:guid}/execution", (RefundMoney refunds, Guid id, [FromBody] RefundDoneBody body, CancellationToken token) => ApiProblem.DoneAsync(refunds.CarryOutAsync(id, body.Evidence, token)))
            .WithName("refund-carry-out").WithSummary("Calls the provider, or records the bank's transaction"));
        PaymentsApi.Writes(api.MapPost("/receipts/{id:guid}/replacement", ReplaceAsync).WithName("receipt-replace").WithSummary("Cancels a receipt by one that replaces it, with a reason"));
        PaymentsApi.Writes(api.MapPost("/days/{day}/closing", CloseAsync).WithName("cashier-day-close").WithSummary("Closes a day: its figures are frozen"));
    }

    private static async Task<Results<Ok<StatementOutcome>, ProblemHttpResult>> ImportAsync(
        ReconcileStatement reconcile, IFormFile file, bool? dryRun, bool? skipBadRows, string? day, string? amount, string? description, string? reference, CancellationToken cancellationToken)
    {
        await using var content = file.OpenReadStream();
        var result = await reconcile.HandleAsync(content, file.FileName, new StatementColumns(day, amount, description, reference), skipBadRows == true, dryRun == true, cancellationToken);
        return result.IsDone ? TypedResults.Ok(result.Value) : ApiProblem.Refused(result.Faults);
    }

    private static async Task<Results<Ok<Guid>, ProblemHttpResult>> AskAsync(RefundMoney refunds, [FromBody] RefundBody body, CancellationToken cancellationToken)
    {
        var result = await refunds.AskAsync(new RefundAsked(body.Money, body.Reason, body.Beneficiary), cancellationToken);
        return result.IsDone ? TypedResults.Ok(result.Value) : ApiProblem.Refused(result.Faults);
    }

    private static async Task<Results<Ok<ReceiptItem>, ProblemHttpResult>> ReplaceAsync(ReplaceReceipt replace, Guid id, [FromBody] ReceiptBody body, CancellationToken cancellationToken)
    {
        var result = await replace.HandleAsync(new ReceiptMend(id, body.PayerName, body.PayerNumber, body.PayerAddress, body.Reason), cancellationToken);
        return result.IsDone ? TypedResults.Ok(PaymentsApi.Item(result.Value)) : ApiProblem.Refused(result.Faults);
    }

    private static async Task<Results<Ok<DayFigures>, ProblemHttpResult>> CloseAsync(CloseDay days, DateOnly day, [FromBody] ClosingBody body, CancellationToken cancellationToken)
    {
        var result = await days.HandleAsync(day, new Money(body.CountedCash), body.Note, cancellationToken);
        return result.IsDone ? TypedResults.Ok(result.Value) : ApiProblem.Refused(result.Faults);
    }
}
