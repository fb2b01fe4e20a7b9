using Microsoft.AspNetCore.Authorization;

namespace Saola.Engines.Identity.Accounts;

/// <summary>Compares a page's or endpoint's demand with the rights of this instant, not with claims of the sign-in: a role that ended counts no longer.</summary>
internal sealed class RoleHandler(ICurrentUser user) : AuthorizationHandler<RoleRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleRequirement requirement)
    {
        var authority = await user.AuthorityAsync(CancellationToken.None);
        if (requirement.AnyOf.Count == 0 ? authority.IsStaff : requirement.AnyOf.Any(authority.Has)) context.Succeed(requirement);
    }
}
