using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Saola.Engines.Identity.RoleKeeping;

namespace Saola.Engines.Identity.Accounts.SignIn;

/// <summary>Where people come to after signing in: where they were going, staff to their desk, others to the front page.</summary>
internal sealed class Landing(AuthorityReader authorities)
{
    private const string Desk = "/can-bo";

    public async Task<string> AfterSignInAsync(HttpContext http, IUrlHelper urls, string? returnUrl)
    {
        if (urls.IsLocalUrl(returnUrl)) return returnUrl!;
        if (!Guid.TryParse(http.User.FindFirst(Access.PersonClaim)?.Value, out var person)) return "/";
        return (await authorities.ReadAsync(person, http.RequestAborted)).IsStaff ? Desk : "/";
    }
}
