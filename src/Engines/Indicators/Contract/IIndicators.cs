namespace Saola.Engines.Indicators;

/// <summary>
/// Figures computed from the events of the ledger (product.md, rule 1). They follow the sealed events within seconds; each equals a
/// recomputation from all events. Knows no rights: the caller narrows the units, see <see cref="IndicatorRights"/>.
/// </summary>
public interface IIndicators
{
    /// <summary>The indicators of the catalogue, in its order.</summary>
    IReadOnlyList<IndicatorDefinition> Definitions { get; }

    /// <summary>All measures of a stretch of days, to be taken whole or by groups.</summary>
    Task<IndicatorCube> ReadAsync(IndicatorFilter filter, CancellationToken cancellationToken);

    /// <summary>How far the events are counted.</summary>
    Task<IndicatorStand> StandAsync(CancellationToken cancellationToken);

    /// <summary>Counts all that is sealed now. Does nothing when another process counts at this moment.</summary>
    Task<IndicatorStand> CatchUpAsync(CancellationToken cancellationToken);

    /// <summary>Throws the counted figures away and counts from the first event. Readers see the old figures until the first part is counted.</summary>
    Task<IndicatorStand> RebuildAsync(Action<long> progress, CancellationToken cancellationToken);
}

/// <summary>What is counted.</summary>
public sealed record IndicatorFilter
{
    /// <summary>First day, in Vietnam.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Only these responsible units; null for all, empty for none.</summary>
    public IReadOnlyList<string>? Units { get; init; }

    /// <summary>Only this field.</summary>
    public string? FieldCode { get; init; }

    /// <summary>Only this procedure.</summary>
    public string? TypeCode { get; init; }
}

/// <summary>What the figures are divided by.</summary>
public enum IndicatorGrouping
{
    /// <summary>Months: <c>202611</c>.</summary>
    Month,

    /// <summary>Responsible unit.</summary>
    Unit,

    /// <summary>Field.</summary>
    Field,

    /// <summary>Procedure.</summary>
    Type,

    /// <summary>online, counter or post.</summary>
    Channel,
}

/// <summary>How far the events are counted.</summary>
/// <param name="Sequence">Number of the last event that was counted.</param>
/// <param name="Head">Number of the last sealed event.</param>
/// <param name="CountedAt">The instant for which the figures hold.</param>
public sealed record IndicatorStand(long Sequence, long Head, DateTimeOffset CountedAt)
{
    /// <summary>Whether every sealed event is counted.</summary>
    public bool IsComplete => Sequence >= Head;
}
