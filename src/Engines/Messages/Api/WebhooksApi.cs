using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Identity;
using Saola.Engines.Messages.Model;
using Saola.Engines.Messages.Webhooks;
using Saola.Kernel;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Messages.Api;

/// <summary>A subscriber to be added.</summary>
internal sealed record WebhookBody(
    string? Name, [property: Description("https address that deliveries are posted to")] string? Address, [property: Description("Kinds of events as /kinds lists them, or all of a part: cases.*")] IReadOnlyList<string>? Kinds);

/// <summary>Why a subscriber is disabled or removed.</summary>
internal sealed record WebhookReason(string? Reason);

/// <summary>What was added; the secret is told this once.</summary>
internal sealed record WebhookMade(Guid Id, string? Secret);

/// <summary>Subscribers to events and their deliveries, for administrators.</summary>
internal static class WebhooksApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/admin/webhooks").RequireRateLimiting(RateLimits.Api).RequireAuthorization(Roles.Administrator).WithTags("Webhooks")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/", ListAsync).RequireAuthorization(Access.ApiRead).WithName("webhooks").WithSummary("Systems that are told of events; at most 200");
        api.MapGet("/kinds", () => TypedResults.Ok(WebhookKinds.Offered)).RequireAuthorization(Access.ApiRead).WithName("webhook-kinds").WithSummary("Kinds of events that may be subscribed");
        api.MapGet("/{id:guid}/deliveries", DeliveriesAsync).RequireAuthorization(Access.ApiRead).WithName("webhook-deliveries").WithSummary("Deliveries to a subscriber in a state (dead unless asked otherwise), the newest first");
        Writes(api.MapPost("/", AddAsync).WithName("webhook-add").WithSummary("Adds a subscriber; needs the header Idempotency-Key")
            .WithDescription("The answer holds the secret of the signatures this once; sent again with the same key it answers 200 without. Deliveries are CloudEvents 1.0 in structured JSON, signed as Standard Webhooks (docs/webhooks.md).")
            .ProducesProblem(StatusCodes.Status400BadRequest));
        Writes(api.MapPost("/{id:guid}/disable", (WebhookDesk desk, Guid id, [FromBody] WebhookReason body, CancellationToken token) => ApiProblem.DoneAsync(desk.DisableAsync(id, body.Reason, token))).WithName("webhook-disable")
            .WithSummary("Holds everything back; a second send changes nothing"));
        Writes(api.MapPost("/{id:guid}/enable", (WebhookDesk desk, Guid id, CancellationToken token) => ApiProblem.DoneAsync(desk.EnableAsync(id, token))).WithName("webhook-enable")
            .WithSummary("Sends what was held and the events of meanwhile; a second send changes nothing"));
        Writes(api.MapDelete("/{id:guid}", (WebhookDesk desk, Guid id, string? reason, CancellationToken token) => ApiProblem.DoneAsync(desk.RemoveAsync(id, reason, token))).WithName("webhook-remove").WithSummary("Removes a subscriber and its deliveries"));
        Writes(api.MapPost("/deliveries/{id:guid}/redeliver", (WebhookDeliveries deliveries, Guid id, CancellationToken token) => ApiProblem.DoneAsync(deliveries.RedeliverAsync(id, token))).WithName("webhook-redeliver")
            .WithSummary("Sends a delivery again under its id; one that waits already stays as it is"));
    }

    private static void Writes(RouteHandlerBuilder endpoint) => endpoint.RequireAuthorization(Access.ApiWrite)
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Ok<IReadOnlyList<WebhookLine>>> ListAsync(WebhookDeliveries deliveries, CancellationToken cancellationToken) => TypedResults.Ok(await deliveries.SubscribersAsync(cancellationToken));

    private static async Task<Ok<Page<DeliveryLine>>> DeliveriesAsync(WebhookDeliveries deliveries, Guid id, DeliveryState? state, string? cursor, int? limit, CancellationToken cancellationToken) =>
        TypedResults.Ok(await deliveries.PageAsync(id, state ?? DeliveryState.Dead, cursor, Paging.Limit(limit), cancellationToken));

    private static async Task<Results<Ok<WebhookMade>, Created<WebhookMade>, ProblemHttpResult>> AddAsync(
        WebhookDesk desk, IActorSource actors, [FromHeader(Name = "Idempotency-Key")] string? key, [FromBody] WebhookBody body, CancellationToken cancellationToken)
    {
        if (OnceKey.Of(actors.Current, "webhook", key) is not { } once) return ApiProblem.KeyMissing();
        var added = await desk.AddAsync(new WebhookInput { Name = body.Name, Address = body.Address, Kinds = body.Kinds ?? [], Id = once }, cancellationToken);
        if (!added.IsDone) return ApiProblem.Refused(added.Faults);
        var made = new WebhookMade(added.Value.Id, added.Value.Secret);
        return made.Secret is null ? TypedResults.Ok(made) : TypedResults.Created($"/api/v1/admin/webhooks/{made.Id}/deliveries", made);
    }
}
