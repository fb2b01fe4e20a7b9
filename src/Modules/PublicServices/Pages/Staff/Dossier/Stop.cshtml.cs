using Microsoft.AspNetCore.Mvc;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Modules.PublicServices.Staff;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Staff.Dossier;

/// <summary>Ends a dossier without a result (slip 05), or answers a wish to withdraw.</summary>
[RequireRole]
internal sealed class StopModel(DossierTools tools, StopCase stop, RefuseWithdrawal refuse) : DossierPage(tools)
{
    [BindProperty]
    public string? Ground { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<Choice> Grounds => [.. Enum.GetValues<StopGround>().Select(g => new Choice(g.ToString(), Texts["Ground." + g]))];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (Enum.TryParse<StopGround>(Ground, out var ground))
            return await AfterAsync(await stop.HandleAsync(Dossier.Row.Id, ground, Reason, cancellationToken), "Done.stop", cancellationToken, "/can-bo");
        ModelState.AddModelError(nameof(Ground), Texts["Stop.GroundNothing"]);
        return Page();
    }

    public async Task<IActionResult> OnPostRefuseAsync(CancellationToken cancellationToken) => !await LoadAsync(cancellationToken) ? NotFound()
        : await AfterAsync(await refuse.HandleAsync(Dossier.Row.Id, Reason, cancellationToken), "Done.refuse_withdrawal", cancellationToken);

    protected override Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (Request.Method == "GET" && Dossier.Row.State == CaseState.WithdrawalRequested) Ground = nameof(StopGround.Withdrawn);
        else if (Request.Method == "GET" && Enum.TryParse<StopGround>(Request.Query["ground"], out var proposed)) Ground = proposed.ToString();
        return Task.CompletedTask;
    }
}
