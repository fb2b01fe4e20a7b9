using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Saola.Web.Navigation;

namespace Saola.Engines.Identity.Accounts;

/// <summary>Tells the layouts who is signed in, for whom, and where to go from there.</summary>
internal sealed class AccountMenu(ICurrentUser user, IDirectory directory, IEnumerable<IAccountLinks> parts, IStringLocalizer<Texts> texts) : IAccountMenu
{
    public async ValueTask<Account> ReadAsync(HttpContext context)
    {
        if (user.PersonId is null || context.User.Identity is not { IsAuthenticated: true, Name: var name }) return new Account();
        return new Account { Name = name, Links = await LinksAsync(context.User, context.RequestAborted) };
    }

    private async Task<List<AccountLink>> LinksAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        var links = new List<AccountLink>();
        var authority = await user.AuthorityAsync(cancellationToken);
        if (authority.IsStaff) links.Add(new(texts["Menu.Desk"], "/can-bo"));
        links.AddRange(parts.SelectMany(part => part.For(principal)).Select(link => new AccountLink(link.Text, link.Href)));
        if (authority.IsStaff) links.Add(new(texts["Menu.Delegation"], "/can-bo/uy-quyen"));
        if (Navigation.MayAdminister(principal)) links.Add(new(texts["Menu.Administration"], "/quan-tri"));
        if (user.OrganisationId is { } id && await directory.OrganisationAsync(id, cancellationToken) is { } organisation)
            links.Add(new(texts["Menu.ActsFor", organisation.Name], "/tai-khoan/to-chuc"));
        links.Add(new(texts["Menu.Account"], "/tai-khoan"));
        return links;
    }
}
