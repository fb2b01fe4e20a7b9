using Saola.Data;
using Saola.Kernel;

namespace Saola.Engines.Identity.Model;

/// <summary>An organisation, once: by tax code where it has one.</summary>
internal sealed class Organisation : IVersioned
{
    public required Guid Id { get; init; }
    public required string Name { get; set; }
    public required string FoldedName { get; set; }
    public string? NameForeign { get; set; }
    public string? ShortName { get; set; }
    public string? TaxCode { get; set; }

    /// <summary>As <c>org_kind</c> of the forms.</summary>
    public required string Kind { get; set; }
    public string? WardCode { get; set; }
    public string? Address { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? Representative { get; set; }
    public required PersonSource Source { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public int RowVersion { get; set; }

    public void Rename(string name) => (Name, FoldedName) = (name, VietnameseText.Fold(name));

    public OrganisationCard Card() => new(Id, Name, TaxCode, Kind, Address, Phone, Email, Representative);
}

/// <summary>Where the link between a person and an organisation stands.</summary>
internal enum MembershipState
{
    Asked,
    Verified,
    Refused,
    Ended,
}

/// <summary>A person may act for an organisation once somebody has seen the proof.</summary>
internal sealed class OrganisationMembership : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required Guid OrganisationId { get; init; }

    /// <summary><c>legal_representative</c>, <c>authorised</c>, <c>staff</c>.</summary>
    public required string Capacity { get; set; }
    public Guid? ProofFileId { get; set; }
    public required MembershipState State { get; set; }
    public required DateTimeOffset AskedAt { get; init; }
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? Reason { get; set; }
    public int RowVersion { get; set; }
}
