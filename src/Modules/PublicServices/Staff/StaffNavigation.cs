using System.Security.Claims;
using Microsoft.Extensions.Localization;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Web.Navigation;

namespace Saola.Modules.PublicServices.Staff;

/// <summary>The officers' bar: my work with its count, dossiers, register, counter.</summary>
internal sealed class StaffNavigation(ListCases cases, ICurrentUser user, IStringLocalizer<StaffTexts> texts) : INavigationSource
{
    private const int MostCounted = 200;

    public IEnumerable<NavigationEntry> Entries(NavigationPlace place)
    {
        if (place != NavigationPlace.Office) yield break;
        yield return new(texts["Nav.Queue"], "/can-bo", 10) { VisibleTo = IsSignedIn, Count = CountAsync };
        yield return new(texts["Nav.Dossiers"], "/can-bo/ho-so", 20) { VisibleTo = IsSignedIn };
        yield return new(texts["Nav.Overdue"], "/can-bo/qua-han", 22) { VisibleTo = IsSignedIn };
        yield return new(texts["Nav.Opinions"], "/can-bo/y-kien", 25) { VisibleTo = IsSignedIn };
        yield return new(texts["Nav.Counter"], "/can-bo/tiep-nhan", 30) { VisibleTo = principal => principal.IsInRole(Roles.Clerk) };
        yield return new(texts["Nav.Register"], "/can-bo/so-theo-doi", 40) { VisibleTo = IsSignedIn };
    }

    private static bool IsSignedIn(ClaimsPrincipal principal) => principal.Identity?.IsAuthenticated == true;

    private async ValueTask<int?> CountAsync(CancellationToken cancellationToken) =>
        (await user.AuthorityAsync(cancellationToken)).IsStaff ? await cases.CountAsync(new CaseFilter { WaitsForMe = true }, MostCounted, cancellationToken) : null;
}
