using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Saola.Kernel;

namespace Saola.Data;

/// <summary>
/// The one database context, without sets: a part reaches its own entities by <c>Set&lt;T&gt;()</c> and no others, since it cannot name them.
/// </summary>
public sealed class AppDbContext(
    DbContextOptions<AppDbContext> options, IEnumerable<IModelContributor> contributors, IDatabase database) : DbContext(options)
{
    /// <summary>Which database stands behind this context.</summary>
    public DatabaseKind Kind => database.Kind;

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Money>().HaveConversion<MoneyConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        if (database.Kind == DatabaseKind.Sqlite) configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
        else configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var contributor in contributors.OrderBy(c => c.TablePrefix, StringComparer.Ordinal)) contributor.Build(modelBuilder, database.Kind);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => typeof(IVersioned).IsAssignableFrom(e.ClrType)))
            modelBuilder.Entity(entity.ClrType).Property(nameof(IVersioned.RowVersion)).IsConcurrencyToken();
        database.Refine(modelBuilder);
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
            if (entry.State == EntityState.Modified) entry.Entity.RowVersion++;
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    private sealed class MoneyConverter() : ValueConverter<Money, long>(money => money.Dong, dong => new Money(dong));

    // SQLite cannot order by DateTimeOffset; microseconds since 1970 order as numbers and lose nothing that PostgreSQL would keep.
    private sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
        instant => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
        micros => new DateTimeOffset((micros * TimeSpan.TicksPerMicrosecond) + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero));

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(instant => instant.ToUniversalTime(), instant => instant);
}
