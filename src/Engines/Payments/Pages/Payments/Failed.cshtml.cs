using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Saola.Engines.Payments.Pages.Payments;

/// <summary>Somebody came back from a gateway with something that cannot be believed.</summary>
internal sealed class FailedModel : PageModel;
