using Microsoft.AspNetCore.Authorization;

namespace Saola.Engines.Identity;

/// <summary>
/// Lets in who holds one of the roles now, their own or delegated; without roles, any member of staff.
/// Stands on a page model or an endpoint: <c>[RequireRole(Roles.Officer, Roles.UnitHead)]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequireRoleAttribute(params string[] roles) : AuthorizeAttribute, IAuthorizationRequirementData
{
    /// <summary>Codes of <see cref="Identity.Roles"/>; empty for any member of staff.</summary>
    public IReadOnlyList<string> AnyOf { get; } = roles;

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new RoleRequirement(AnyOf)];
}

/// <summary>One of these roles, or any role at all when none is named.</summary>
/// <param name="AnyOf">Codes of <see cref="Roles"/>.</param>
public sealed record RoleRequirement(IReadOnlyList<string> AnyOf) : IAuthorizationRequirement;

/// <summary>Names of the authorization policies, for <c>RequireAuthorization(…)</c> of endpoints. Each role's code is a policy too.</summary>
public static class Access
{
    /// <summary>A signed-in person, whoever it is.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>A member of staff.</summary>
    public const string Staff = "staff";

    /// <summary>A partner system or a person's program with a token.</summary>
    public const string Token = "token";

    /// <summary>Whoever may read through the API: a token with <see cref="Scopes.Read"/>, or the cookie of a signed-in person.</summary>
    public const string ApiRead = "api-read";

    /// <summary>Whoever may write through the API: a token with <see cref="Scopes.Write"/>.</summary>
    public const string ApiWrite = "api-write";

    /// <summary>Claim that holds the person's id.</summary>
    public const string PersonClaim = "saola:person";

    /// <summary>Claim that holds the organisation for which the person acts.</summary>
    public const string OrganisationClaim = "saola:organisation";

    /// <summary>Claim that says how the person signed in: <c>password</c>, <c>totp</c>, <c>recovery_code</c>, <c>passkey</c>, <c>national</c>.</summary>
    public const string MethodClaim = "saola:method";
}
