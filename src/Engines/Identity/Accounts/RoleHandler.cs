using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Saola.Kernel;

namespace Saola.Engines.Identity.Accounts;

/// <summary>Compares a page's or endpoint's demand with the rights of this instant, not with claims of the sign-in: a role that ended counts no longer.</summary>
internal sealed class RoleHandler(ICurrentUser user, SecondFactorRule factor) : AuthorizationHandler<RoleRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleRequirement requirement)
    {
        var authority = await user.AuthorityAsync(CancellationToken.None);
        var held = requirement.AnyOf.Count == 0 ? authority.IsStaff : requirement.AnyOf.Any(authority.Has);
        var onlyAsAdministrator = requirement.AnyOf.Count > 0 && !requirement.AnyOf.Any(role => role != Roles.Administrator && authority.Has(role));
        if (held && !(onlyAsAdministrator && factor.IsMissing(context.User))) context.Succeed(requirement);
    }
}

/// <summary>
/// Administrators sign in with two factors or a passkey (TCVN 14423:2026, multi-factor sign-in for administrators). Off in a demonstration,
/// whose accounts everybody knows, unless the setting says otherwise.
/// </summary>
internal sealed class SecondFactorRule(IOptions<AccountSettings> account, SaolaSettings settings)
{
    public bool IsMissing(System.Security.Claims.ClaimsPrincipal user) =>
        (account.Value.AdministratorsNeedSecondFactor ?? !settings.Demo) && user.HasClaim(Access.MethodClaim, "password");
}
