using Saola.Data;

namespace Saola.Engines.Identity.Model;

/// <summary>A unit of the tree. Its code never changes; a renamed unit keeps its earlier names as predecessors.</summary>
internal sealed class Unit : IVersioned
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; set; }
    public required string ShortName { get; set; }
    public string? ParentCode { get; set; }
    public required string Kind { get; set; }

    /// <summary>Cần đối chiếu với sơ đồ tổ chức.</summary>
    public bool NeedsReview { get; set; }
    public required DateOnly ValidFrom { get; set; }

    /// <summary>Last day on which it stood; null while it stands.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Earlier names, as JSON: <c>[{"name": …, "valid_to": …}]</c>.</summary>
    public required string Predecessors { get; set; }

    /// <summary>Digest of its entry in the catalogue when it was last taken over; null for a unit made on screen.</summary>
    public string? CatalogueDigest { get; set; }

    /// <summary>When it was edited on screen: from then on the catalogue leaves it alone.</summary>
    public DateTimeOffset? EditedAt { get; set; }
    public int RowVersion { get; set; }

    public UnitCard Card() => new(Code, Name, ShortName, ParentCode, Kind);
}
