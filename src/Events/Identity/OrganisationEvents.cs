namespace Saola.Events.Identity;

/// <summary>An organisation was recorded for the first time. Names and tax codes of organisations are public.</summary>
[EventKind("identity.organisation_recorded")]
public sealed record OrganisationRecorded(string Name, string? TaxCode, string Kind, string Source) : IEvent;

/// <summary>Facts about an organisation changed.</summary>
[EventKind("identity.organisation_changed")]
public sealed record OrganisationChanged(IReadOnlyList<string> Fields) : IEvent;

/// <summary>A person asked to act for an organisation; the subject is the membership.</summary>
[EventKind("identity.membership_asked")]
public sealed record MembershipAsked(Guid PersonId, Guid OrganisationId, string Capacity, Guid? ProofFileId) : IEvent;

/// <summary>The proof was seen: the person may act for the organisation.</summary>
[EventKind("identity.membership_verified")]
public sealed record MembershipVerified(Guid PersonId, Guid OrganisationId, string Capacity) : IEvent;

/// <summary>The link was refused; the act tells the reason.</summary>
[EventKind("identity.membership_refused")]
public sealed record MembershipRefused(Guid PersonId, Guid OrganisationId) : IEvent;

/// <summary>The link ended.</summary>
[EventKind("identity.membership_ended")]
public sealed record MembershipEnded(Guid PersonId, Guid OrganisationId) : IEvent;

/// <summary>Units came from the catalogue.</summary>
/// <param name="Added">Codes that are new.</param>
/// <param name="Changed">Codes whose entry changed.</param>
[EventKind("identity.units_loaded")]
public sealed record UnitsLoaded(IReadOnlyList<string> Added, IReadOnlyList<string> Changed) : IEvent;

/// <summary>A unit was changed on screen.</summary>
[EventKind("identity.unit_changed")]
public sealed record UnitChanged(string Code, string Name, string ShortName, string? ParentCode, DateOnly? ValidTo) : IEvent;

/// <summary>A unit was added on screen.</summary>
[EventKind("identity.unit_added")]
public sealed record UnitAdded(string Code, string Name, string ShortName, string? ParentCode, string UnitKind) : IEvent;

/// <summary>A person was given a role in a unit; the subject is the assignment.</summary>
[EventKind("identity.role_given")]
public sealed record RoleGiven(Guid PersonId, string Role, string UnitCode, DateOnly From, DateOnly? Until) : IEvent;

/// <summary>The last day of a role was set.</summary>
[EventKind("identity.role_ended")]
public sealed record RoleEnded(Guid PersonId, string Role, string UnitCode, DateOnly Until) : IEvent;

/// <summary>A role was delegated for a time (uỷ quyền); the subject is the delegation.</summary>
[EventKind("identity.role_delegated")]
public sealed record RoleDelegated(Guid FromPersonId, Guid ToPersonId, string Role, string UnitCode, DateTimeOffset From, DateTimeOffset Until) : IEvent;

/// <summary>A delegation was taken back before its end.</summary>
[EventKind("identity.delegation_ended")]
public sealed record DelegationEnded(Guid FromPersonId, Guid ToPersonId, string Role, string UnitCode) : IEvent;
