using Saola.Data;

namespace Saola.Engines.Identity.Model;

/// <summary>A role of a person in a unit, from a day to a day, both included.</summary>
internal sealed class RoleAssignment : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required string Role { get; init; }
    public required string UnitCode { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly? Until { get; set; }
    public int RowVersion { get; set; }

    public bool HoldsOn(DateOnly day) => From <= day && (Until is null || day <= Until);
}

/// <summary>
/// Uỷ quyền: one role in one unit, handed to another person for a time. It ends by itself, and with the right of the one who gave it:
/// it is read together with that person's own assignment each time.
/// </summary>
internal sealed class Delegation : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid FromPersonId { get; init; }
    public required Guid ToPersonId { get; init; }
    public required string Role { get; init; }
    public required string UnitCode { get; init; }
    public required DateTimeOffset From { get; init; }

    /// <summary>The instant at which it ends; at that instant it holds no longer.</summary>
    public required DateTimeOffset Until { get; init; }
    public required string Reason { get; init; }

    /// <summary>When it was taken back before its time.</summary>
    public DateTimeOffset? EndedAt { get; set; }
    public int RowVersion { get; set; }

    public bool HoldsAt(DateTimeOffset instant) => From <= instant && instant < Until && EndedAt is null;
}
