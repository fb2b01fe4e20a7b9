using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Filing;
using Saola.Modules.PublicServices.Staff;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Api;

/// <summary>A fee of a dossier and its payment; <c>Page</c> is where a person pays it.</summary>
internal sealed record FeeItem(
    string Fee, string Name, long Dong, string Collected, DateTimeOffset? ReceivedAt, string? Receipt, string? Payment, string? PaymentState, string? Page);

/// <summary>Money taken at the counter; without a receipt's number an electronic one is issued.</summary>
internal sealed record CashBody(long Dong, string? Receipt);

/// <summary>A relief that the fee claims and that waits for the officer; <c>Left</c> is the share of the amount that would be left, 0 to 1.</summary>
internal sealed record OpenReliefItem(string Relief, decimal Left, string? LegalBasis);

/// <summary>An amount that was set, or a relief that was decided.</summary>
internal sealed record FeeDecisionItem(string? Relief, bool Granted, long Dong, string? Reason, DateTimeOffset At);

/// <summary>A fee as staff see it; <c>Dong</c> is null as long as nobody has set the amount.</summary>
internal sealed record StaffFeeItem(string Fee, string Name, long? Dong, bool MayChange, IReadOnlyList<OpenReliefItem> OpenReliefs, IReadOnlyList<FeeDecisionItem> Decisions);

/// <summary>What a fee comes to.</summary>
internal sealed record AmountBody([property: Description("In đồng; 0 when nothing is to be paid")] long Dong, [property: Description("Why; needed")] string? Reason);

/// <summary>What is decided on a relief.</summary>
internal sealed record ReliefBody(
    [property: Description("Name of the relief as openReliefs tells it; the first open one when it is left out")] string? Relief, [property: Description("Granted or refused; needed")] bool? Granted,
    [property: Description("Why; needed")] string? Reason);

/// <summary>The fees of a dossier for programs: read, ask for payment, take at the counter. The same handlers as the screens.</summary>
internal static class FeesApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/cases/{number}/fees").RequireRateLimiting(RateLimits.Api).WithTags("Cases").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("", ListAsync).RequireAuthorization(Access.ApiRead).WithName("case-fees").WithSummary("What the dossier costs, and what was paid");
        Writes(api.MapPost("/{fee}/payment", OpenAsync).WithName("case-pay").WithSummary("Asks for the payment of a fee").WithDescription("Sent again it gives the same payment: one for each fee."));
        MapAmounts(api);
        Writes(api.MapPost("/{fee}/cash", CashAsync).WithName("case-cash").WithSummary("Takes a fee at the counter (clerk, accountant)").WithDescription("A second send is refused with fee.received_already."));
    }

    private static void MapAmounts(RouteGroupBuilder api)
    {
        api.MapGet("/amounts", AmountsAsync).RequireAuthorization(Access.Staff, Access.ApiRead).WithName("case-fee-amounts").WithSummary("What staff must still say of the fees: amounts that do not follow from the form, reliefs under review; and what was decided, the newest first")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        Writes(api.MapPut("/{fee}/amount", SetAsync).RequireAuthorization(Access.Staff).WithName("case-fee-set").WithSummary("Sets what a fee comes to, with a reason (clerk, accountant, who holds the step)")
            .WithDescription("The same amount with the same reason sent again changes nothing. 409 fee.received_already once it was paid, 409 fee.closed when the dossier has ended, 422 fee.out_of_range, 422 fee.no_reason.").ProducesProblem(StatusCodes.Status403Forbidden));
        Writes(api.MapPost("/{fee}/relief", DecideAsync).RequireAuthorization(Access.Staff).WithName("case-fee-relief").WithSummary("Grants or refuses a relief that the law leaves to the officer, once, with a reason")
            .WithDescription("A second send is refused with 409 fee.relief_decided.").ProducesProblem(StatusCodes.Status403Forbidden));
    }

    private static async Task<Results<Ok<List<StaffFeeItem>>, ProblemHttpResult>> AmountsAsync(ReadCase read, FeeDesk desk, string number, CancellationToken cancellationToken) =>
        await read.ForUserAsync(number, cancellationToken) is { } found ? TypedResults.Ok(await StaffItemsAsync(desk, found, cancellationToken)) : NotFound();

    private static async Task<Results<Ok<List<StaffFeeItem>>, ProblemHttpResult>> SetAsync(ReadCase read, FeeDesk desk, string number, string fee, [FromBody] AmountBody body, CancellationToken cancellationToken)
    {
        if (await read.ForUserAsync(number, cancellationToken) is not { } found) return NotFound();
        var result = await desk.SetAsync(found, fee, new Money(body.Dong), body.Reason, cancellationToken);
        return result.IsDone ? await AmountsAsync(read, desk, number, cancellationToken) : ApiProblem.Refused(result.Faults);
    }

    private static async Task<Results<Ok<List<StaffFeeItem>>, ProblemHttpResult>> DecideAsync(ReadCase read, FeeDesk desk, string number, string fee, [FromBody] ReliefBody body, CancellationToken cancellationToken)
    {
        if (await read.ForUserAsync(number, cancellationToken) is not { } found) return NotFound();
        if (body.Granted is not { } granted) return ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, "fee.verdict", Texts.Say("Api.VerdictMissing"), "granted");
        var result = await desk.DecideAsync(found, fee, new ReliefVerdict(body.Relief, granted, body.Reason), cancellationToken);
        return result.IsDone ? await AmountsAsync(read, desk, number, cancellationToken) : ApiProblem.Refused(result.Faults);
    }

    private static async Task<List<StaffFeeItem>> StaffItemsAsync(FeeDesk desk, CaseDetails found, CancellationToken cancellationToken) =>
    [
        .. (await desk.LinesAsync(found, cancellationToken)).Select(line => new StaffFeeItem(
            line.FeeId, line.Name, line.Row?.Amount.Dong, line.MayChange, [.. line.Open.Select(r => new OpenReliefItem(r.Name, r.Factor, r.LegalBasis))],
            [.. line.Decisions.Select(d => new FeeDecisionItem(d.Relief, d.Granted, d.Amount.Dong, d.Reason, d.At))])),
    ];

    private static void Writes(RouteHandlerBuilder endpoint) => endpoint.RequireAuthorization(Access.ApiWrite).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<List<FeeItem>>, ProblemHttpResult>> ListAsync(ReadCase read, DossierPayments payments, string number, CancellationToken cancellationToken) =>
        await read.ForUserAsync(number, cancellationToken) is { } found ? TypedResults.Ok(await ItemsAsync(payments, found, cancellationToken)) : NotFound();

    private static async Task<Results<Ok<FeeItem>, ProblemHttpResult>> OpenAsync(ReadCase read, DossierPayments payments, string number, string fee, CancellationToken cancellationToken)
    {
        if (await read.ForUserAsync(number, cancellationToken) is not { } found) return NotFound();
        var opened = await payments.OpenAsync(found, fee, cancellationToken);
        return opened.IsDone ? TypedResults.Ok((await ItemsAsync(payments, found, cancellationToken)).First(i => i.Fee == fee)) : ApiProblem.Refused(opened.Faults);
    }

    private static async Task<Results<Ok<FeeItem>, ProblemHttpResult>> CashAsync(
        ReadCase read, DossierPayments payments, RecordFee record, string number, string fee, [FromBody] CashBody body, CancellationToken cancellationToken)
    {
        if (await read.ForUserAsync(number, cancellationToken) is not { } found || found.Fees.FirstOrDefault(f => f.FeeId == fee) is not { } row) return NotFound();
        var taken = await record.HandleAsync(found.Row.Id, row.Id, new Money(body.Dong), body.Receipt, cancellationToken);
        if (!taken.IsDone) return ApiProblem.Refused(taken.Faults);
        return await read.ForUserAsync(number, cancellationToken) is { } now ? TypedResults.Ok((await ItemsAsync(payments, now, cancellationToken)).First(i => i.Fee == fee)) : NotFound();
    }

    private static async Task<List<FeeItem>> ItemsAsync(DossierPayments payments, CaseDetails found, CancellationToken cancellationToken) =>
    [
        .. (await payments.OfAsync(found, cancellationToken)).Select(p => new FeeItem(
            p.Fee.FeeId, p.Fee.Name, p.Fee.Amount.Dong, p.Fee.Collected, p.Fee.ReceivedAt, p.Fee.ReceiptNumber, p.Payment?.Reference, p.Payment?.State.ToString(), p.Payment?.Page)),
    ];

    private static ProblemHttpResult NotFound() => ApiProblem.Unknown("case.unknown", Texts.Say("Api.CaseUnknown"));
}
