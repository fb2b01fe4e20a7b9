using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Saola.Engines.Payments.Simulation;
using Saola.Kernel;
using Saola.Web.Composition;

namespace Saola.Engines.Payments.Pages.Payments;

/// <summary>The page of the simulated gateway: the payer says how it ends. Exists in demonstration mode only.</summary>
[EnableRateLimiting(RateLimits.Tracking)]
internal sealed class SimulationModel(IServiceProvider services, PaymentSettings settings) : PageModel
{
    public SimulatedPayment Payment { get; private set; } = null!;

    public Money Amount => new(Payment.Amount / settings.Gateway.AmountFactor);

    private SimulatedGateway? Gateway => services.GetService<SimulatedGateway>();

    public IActionResult OnGet()
    {
        var fields = Request.Query.ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
        if (Gateway?.Receive(fields) is not { } payment) return NotFound();
        Payment = payment;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, bool pays, CancellationToken cancellationToken) =>
        Gateway is { } gateway && await gateway.DecideAsync(reference, pays, cancellationToken) is { } back ? Redirect(back) : NotFound();
}
