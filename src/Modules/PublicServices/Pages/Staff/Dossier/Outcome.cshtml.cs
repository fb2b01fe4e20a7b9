using Microsoft.AspNetCore.Mvc;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Staff;

namespace Saola.Modules.PublicServices.Pages.Staff.Dossier;

/// <summary>The result of a dossier after its decision: how far the signature is, and its revocation or re-issue.</summary>
[RequireRole]
internal sealed class OutcomeModel(DossierTools tools, OutcomeActs acts, ICurrentUser user) : DossierPage(tools)
{
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Basis { get; set; }

    public bool IsDirector { get; private set; }

    public bool MayPrepare { get; private set; }

    public bool MaySignAgain { get; private set; }

    /// <summary>The issued edition that holds or held last.</summary>
    public ResultView? Issued => Dossier.IssuedResults.FirstOrDefault();

    /// <summary>An edition that is to replace it.</summary>
    public ResultView? Next => Dossier.Result is { Edition: > 1, IssuedAt: null } next ? next : null;

    public Task<IActionResult> OnPostRevokeAsync(CancellationToken cancellationToken) => ActAsync(id => acts.Revoke.HandleAsync(id, Reason, Basis, cancellationToken), "Done.revoked", null, cancellationToken);

    public Task<IActionResult> OnPostPrepareAsync(CancellationToken cancellationToken) =>
        ActAsync(id => acts.Prepare.HandleAsync(id, cancellationToken), "Done.prepared", $"/can-bo/ho-so/{Number}/du-thao", cancellationToken);

    public Task<IActionResult> OnPostReplaceAsync(CancellationToken cancellationToken) => ActAsync(id => acts.Replace.HandleAsync(id, Reason, Basis, cancellationToken), "Done.replaced", null, cancellationToken);

    public Task<IActionResult> OnPostSignAgainAsync(CancellationToken cancellationToken) => ActAsync(id => acts.SignAgain.HandleAsync(id, cancellationToken), "Done.sign_again", null, cancellationToken);

    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var authority = await user.AuthorityAsync(cancellationToken);
        var unit = Dossier.Row.UnitCode;
        IsDirector = authority.Has(Roles.Director);
        MayPrepare = IsDirector || authority.Has(Roles.Officer, unit) || authority.Has(Roles.UnitHead, unit);
        MaySignAgain = Dossier.Result is { SigningFault: not null, Signing: SigningState.Failed or SigningState.Waiting } && (IsDirector || Dossier.MayDecide || authority.Has(Roles.Office) || authority.Has(Roles.Clerk));
    }

    private async Task<IActionResult> ActAsync(Func<Guid, Task<Result>> act, string done, string? to, CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? await AfterAsync(await act(Dossier.Row.Id), done, cancellationToken, to ?? $"/can-bo/ho-so/{Number}/ket-qua") : NotFound();
}

/// <summary>The acts of the page.</summary>
internal sealed record OutcomeActs(RevokeResult Revoke, PrepareReplacement Prepare, ReplaceResult Replace, RetrySigning SignAgain);
