using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Filing;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Modules.PublicServices.Api;

/// <summary>A fee of a dossier and its payment; <c>Page</c> is where a person pays it.</summary>
internal sealed record FeeItem(
    string Fee, string Name, long Dong, string Collected, DateTimeOffset? ReceivedAt, string? Receipt, string? Payment, string? PaymentState, string? Page);

/// <summary>Money taken at the counter; without a receipt's number an electronic one is issued.</summary>
internal sealed record CashBody(long Dong, string? Receipt);

/// <summary>The fees of a dossier for programs: read, ask for payment, take at the counter. The same handlers as the screens.</summary>
internal static class FeesApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/cases/{number}/fees").RequireRateLimiting(RateLimits.Api).WithTags("Cases").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("", ListAsync).RequireAuthorization(Access.ApiRead).WithName("case-fees").WithSummary("What the dossier costs, and what was paid");
        Writes(api.MapPost("/{fee}/payment", OpenAsync).WithName("case-pay").WithSummary("Asks for the payment of a fee").WithDescription("Sent again it gives the same payment: one for each fee."));
        Writes(api.MapPost("/{fee}/cash", CashAsync).WithName("case-cash").WithSummary("Takes a fee at the counter (clerk, accountant)").WithDescription("A second send is refused with fee.received_already."));
    }

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
