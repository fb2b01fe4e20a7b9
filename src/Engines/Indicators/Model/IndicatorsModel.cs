using Microsoft.EntityFrameworkCore;
using Saola.Data;

namespace Saola.Engines.Indicators.Model;

/// <summary>The sum of one measure on one day for one unit, field, type and channel.</summary>
internal sealed class DailyValue
{
    public required DateOnly Day { get; init; }
    public required string Measure { get; init; }
    public required string UnitCode { get; init; }
    public required string FieldCode { get; init; }
    public required string TypeCode { get; init; }
    public required string Channel { get; init; }

    /// <summary>Year and month of the day, 202611: groups by month need no function of the database.</summary>
    public required int Month { get; init; }
    public required long Value { get; set; }
}

/// <summary>How far the sealed events are counted, and by which definitions; changed in the same transaction as the sums.</summary>
internal sealed class CountPosition : IVersioned
{
    public required string Name { get; init; }
    public required long Sequence { get; set; }

    /// <summary>Digest of the measures under which the sums were made; other measures mean counting again.</summary>
    public required string Definition { get; set; }
    public required DateTimeOffset CountedAt { get; set; }
    public int RowVersion { get; set; }
}

/// <summary>The figures of a closed period, as they stood.</summary>
internal sealed class ClosedPeriod
{
    public required string Period { get; init; }

    /// <summary>Canonical JSON.</summary>
    public required string Content { get; init; }

    /// <summary>SHA-256 of it, lower-case hex; also in the ledger.</summary>
    public required string Sha256 { get; init; }
    public required long Sequence { get; init; }
    public required DateTimeOffset ClosedAt { get; init; }
}

internal sealed class IndicatorsModel : IModelContributor
{
    public string TablePrefix => "indicators_";

    public void Build(ModelBuilder model, DatabaseKind database)
    {
        model.Entity<DailyValue>(daily =>
        {
            daily.ToTable("indicators_daily");
            daily.HasKey(d => new { d.Day, d.Measure, d.UnitCode, d.FieldCode, d.TypeCode, d.Channel });
            daily.Property(d => d.Measure).HasMaxLength(60);
            daily.Property(d => d.UnitCode).HasMaxLength(60);
            daily.Property(d => d.FieldCode).HasMaxLength(60);
            daily.Property(d => d.TypeCode).HasMaxLength(60);
            daily.Property(d => d.Channel).HasMaxLength(20);
        });
        model.Entity<CountPosition>(position =>
        {
            position.ToTable("indicators_positions");
            position.HasKey(p => p.Name);
            position.Property(p => p.Name).HasMaxLength(40);
            position.Property(p => p.Definition).HasMaxLength(64);
        });
        model.Entity<ClosedPeriod>(period =>
        {
            period.ToTable("indicators_snapshots");
            period.HasKey(p => p.Period);
            period.Property(p => p.Period).HasMaxLength(30);
            period.Property(p => p.Sha256).HasMaxLength(64);
        });
    }
}
