using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Payments.Gateway;
using Saola.Web.Composition;

namespace Saola.Engines.Payments.Simulation;

/// <summary>The programs' side of the simulated gateway; its page is a Razor page.</summary>
internal static class SimulationEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/thanh-toan/mo-phong/api", (SimulatedGateway gateway, [FromBody] Dictionary<string, string> question) => Results.Json(gateway.Answer(question), GatewayJson.AsNamed))
            .DisableAntiforgery().RequireRateLimiting(RateLimits.Api).ExcludeFromDescription();
}
