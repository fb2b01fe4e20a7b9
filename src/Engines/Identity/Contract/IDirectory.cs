using Saola.Kernel;

namespace Saola.Engines.Identity;

/// <summary>A person as others may see them inside the department. Personal numbers are masked by <see cref="Masked"/> in lists.</summary>
public sealed record PersonCard(
    Guid Id, string FullName, string? PersonalId, DateOnly? BirthDate, string? Sex, string? Phone, string? Email, bool EmailConfirmed, string? Address, string? Position,
    string? Language = null);

/// <summary>An organisation.</summary>
public sealed record OrganisationCard(
    Guid Id, string Name, string? TaxCode, string Kind, string? Address, string? Phone, string? Email, string? Representative);

/// <summary>A unit of the tree: the department, its units, wards and bodies outside.</summary>
public sealed record UnitCard(string Code, string Name, string ShortName, string? ParentCode, string Kind);

/// <summary>Who a person may file for.</summary>
public sealed record Membership(OrganisationCard Organisation, string Capacity, bool Verified);

/// <summary>Looks people, organisations and units up. Bounded and indexed; a unit is read from memory.</summary>
public interface IDirectory
{
    /// <summary>A person, or null.</summary>
    Task<PersonCard?> PersonAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Several people at once, by id; unknown ids are left out.</summary>
    Task<IReadOnlyDictionary<Guid, PersonCard>> PeopleAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>An organisation, or null.</summary>
    Task<OrganisationCard?> OrganisationAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>The organisations that a person belongs to.</summary>
    Task<IReadOnlyList<Membership>> MembershipsAsync(Guid personId, CancellationToken cancellationToken);

    /// <summary>People who hold a role in a unit now; at most 200.</summary>
    Task<IReadOnlyList<PersonCard>> HoldersAsync(string role, string unitCode, CancellationToken cancellationToken);

    /// <summary>
    /// Finds by personal number, or makes, the person whom a clerk files for or whom a form names. Joins the present unit of work.
    /// </summary>
    Task<Result<Guid>> EnsurePersonAsync(PersonDraft draft, CancellationToken cancellationToken);

    /// <summary>The same for an organisation by tax code. Joins the present unit of work.</summary>
    Task<Result<Guid>> EnsureOrganisationAsync(OrganisationDraft draft, CancellationToken cancellationToken);
}

/// <summary>A person to be found or made.</summary>
public sealed record PersonDraft
{
    /// <summary>Name as one string, never split.</summary>
    public required string FullName { get; init; }

    /// <summary>Twelve digits, or null for a foreigner.</summary>
    public string? PersonalId { get; init; }

    /// <summary>Birth date.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>E.164.</summary>
    public string? Phone { get; init; }

    /// <summary>One address.</summary>
    public string? Email { get; init; }

    /// <summary>Printed address.</summary>
    public string? Address { get; init; }
}

/// <summary>An organisation to be found or made.</summary>
public sealed record OrganisationDraft
{
    /// <summary>Full Vietnamese name.</summary>
    public required string Name { get; init; }

    /// <summary>Tax code, or null.</summary>
    public string? TaxCode { get; init; }

    /// <summary>Kind, as <c>org_kind</c> of the forms.</summary>
    public required string Kind { get; init; }

    /// <summary>Printed address.</summary>
    public string? Address { get; init; }

    /// <summary>E.164.</summary>
    public string? Phone { get; init; }

    /// <summary>One address.</summary>
    public string? Email { get; init; }

    /// <summary>Name of the legal representative.</summary>
    public string? Representative { get; init; }
}

/// <summary>The unit tree, from the catalogue and edited on screen; kept in memory.</summary>
public interface IUnits
{
    /// <summary>A unit, or null.</summary>
    UnitCard? Find(string code);

    /// <summary>Name of a unit; its code when it is unknown.</summary>
    string NameOf(string code);

    /// <summary>All units of a kind (<c>department</c>, <c>division</c>, <c>ward</c>, <c>external</c>, …), or all.</summary>
    IReadOnlyList<UnitCard> All(string? kind = null);
}

/// <summary>Numbers of persons as lists and public pages show them.</summary>
public static class Masked
{
    /// <summary><c>079•••••1234</c>: three first and four last digits of a personal number or tax code; shorter ones keep the last two.</summary>
    public static string Number(string? number) => number switch
    {
        null or "" => "",
        { Length: < 8 } => "•••••" + number[^Math.Min(2, number.Length)..],
        _ => $"{number[..3]}•••••{number[^4..]}",
    };

    /// <summary><c>n•••@saola.test</c>.</summary>
    public static string Email(string? email)
    {
        var at = email?.IndexOf('@', StringComparison.Ordinal) ?? -1;
        return at <= 0 ? "" : email![..1] + "•••" + email[at..];
    }

    /// <summary><c>090 ••• 4567</c>.</summary>
    public static string Phone(string? phone) => phone is { Length: >= 7 } ? $"{phone[..3]} ••• {phone[^4..]}" : "";
}
