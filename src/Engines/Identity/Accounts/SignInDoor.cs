using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Identity.Model;

namespace Saola.Engines.Identity.Accounts;

/// <summary>Issues and takes the cookies: of a session, and of the moment between password and second factor.</summary>
internal sealed class SignInDoor(IUserClaimsPrincipalFactory<Account> principals, AppDbContext db)
{
    /// <summary>Opens a session.</summary>
    public async Task OpenAsync(HttpContext http, Account account, string method, Guid? organisationId = null)
    {
        var principal = await principals.CreateAsync(account);
        var identity = (ClaimsIdentity)principal.Identity!;
        identity.AddClaim(new Claim(Access.MethodClaim, method));
        if (organisationId is { } organisation) identity.AddClaim(new Claim(Access.OrganisationClaim, organisation.ToString()));
        await http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        await http.SignInAsync(IdentityConstants.ApplicationScheme, principal);
        http.User = principal;
    }

    /// <summary>Remembers for five minutes that the password was right.</summary>
    public Task AwaitSecondFactorAsync(HttpContext http, Account account) => http.SignInAsync(
        IdentityConstants.TwoFactorUserIdScheme,
        new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, account.Id.ToString())], IdentityConstants.TwoFactorUserIdScheme)));

    /// <summary>The account whose password was right a moment ago, or null.</summary>
    public async Task<Guid?> AwaitingSecondFactorAsync(HttpContext http)
    {
        var result = await http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return Guid.TryParse(result.Principal?.Identity?.Name, out var id) ? id : null;
    }

    /// <summary>The same session for another organisation, or for the person alone.</summary>
    public async Task ActForAsync(HttpContext http, Guid? organisationId)
    {
        if (AccountId(http.User) is not { } id) return;
        var account = await db.Set<Account>().FirstAsync(a => a.Id == id);
        await OpenAsync(http, account, http.User.FindFirstValue(Access.MethodClaim) ?? "", organisationId);
    }

    /// <summary>Issues the cookie anew after the security stamp changed, so that this session goes on while all others end.</summary>
    public async Task RenewAsync(HttpContext http, Guid accountId)
    {
        var account = await db.Set<Account>().AsNoTracking().FirstAsync(a => a.Id == accountId);
        var organisation = Guid.TryParse(http.User.FindFirstValue(Access.OrganisationClaim), out var id) ? id : (Guid?)null;
        await OpenAsync(http, account, http.User.FindFirstValue(Access.MethodClaim) ?? "", organisation);
    }

    /// <summary>Ends the session.</summary>
    public static async Task CloseAsync(HttpContext http)
    {
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        await http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
    }

    /// <summary>The account of a session.</summary>
    public static Guid? AccountId(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
}
