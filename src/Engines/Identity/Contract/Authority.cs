namespace Saola.Engines.Identity;

/// <summary>A role that a person has now in a unit, their own or by delegation.</summary>
/// <param name="Role">Code of <see cref="Roles"/>.</param>
/// <param name="UnitCode">Unit in which it holds.</param>
/// <param name="DelegatedBy">Who delegated it (uỷ quyền), or null when it is the person's own.</param>
public sealed record HeldRole(string Role, string UnitCode, Guid? DelegatedBy);

/// <summary>What a person may do at present: own roles and delegated ones, inside their dates.</summary>
public sealed record Authority(Guid? PersonId, IReadOnlyList<HeldRole> Roles)
{
    /// <summary>Nobody, or a person without a role.</summary>
    public static Authority None { get; } = new(null, []);

    /// <summary>Whether the person works for the department.</summary>
    public bool IsStaff => Roles.Count > 0;

    /// <summary>Whether the person holds the role in any unit.</summary>
    public bool Has(string role) => Roles.Any(r => r.Role == role);

    /// <summary>Whether the person holds the role in that unit.</summary>
    public bool Has(string role, string unitCode) => Roles.Any(r => r.Role == role && r.UnitCode == unitCode);

    /// <summary>Units in which the person holds the role.</summary>
    public IReadOnlyList<string> UnitsOf(string role) => [.. Roles.Where(r => r.Role == role).Select(r => r.UnitCode).Distinct()];

    /// <summary>All units of the person.</summary>
    public IReadOnlyList<string> Units => [.. Roles.Select(r => r.UnitCode).Distinct()];
}

/// <summary>Who is signed in, in this request.</summary>
public interface ICurrentUser
{
    /// <summary>The signed-in person, or null.</summary>
    Guid? PersonId { get; }

    /// <summary>The organisation for which the person acts at present (chosen account), or null when acting for themselves.</summary>
    Guid? OrganisationId { get; }

    /// <summary>The partner system that calls with a token of its own, or null.</summary>
    string? ClientCode => null;

    /// <summary>Present rights, read once a request.</summary>
    Task<Authority> AuthorityAsync(CancellationToken cancellationToken);
}
