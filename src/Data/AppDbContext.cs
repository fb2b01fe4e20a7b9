using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Saola.Kernel;

namespace Saola.Data;

/// <summary>
/// The one database context, without sets: a part reaches its own entities by <c>Set&lt;T&gt;()</c> and no others, since it cannot name them.
/// </summary>
public sealed class AppDbContext : DbContext
{
    private const string ByBytes = "C";
    private readonly IEnumerable<IModelContributor> _contributors;
    private readonly IDatabase _database;

    /// <summary>Over one database.</summary>
    public AppDbContext(DbContextOptions<AppDbContext> options, IEnumerable<IModelContributor> contributors, IDatabase database) : base(options)
    {
        (_contributors, _database) = (contributors, database);
        // A unit of work stands or falls as a whole: a savepoint around each save would cost two more ways to the server and never be used.
        Database.AutoSavepointsEnabled = false;
    }

    /// <summary>Which database stands behind this context.</summary>
    public DatabaseKind Kind => _database.Kind;

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Money>().HaveConversion<MoneyConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        if (_database.Kind == DatabaseKind.Sqlite)
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
            return;
        }
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        // As SQLite compares: by bytes, whatever language the server was set up in. Prefixes then use the indexes, and folded columns order names.
        configurationBuilder.Properties<string>().UseCollation(ByBytes);
        configurationBuilder.Properties<Enum>().UseCollation(ByBytes);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var contributor in _contributors.OrderBy(c => c.TablePrefix, StringComparer.Ordinal)) contributor.Build(modelBuilder, _database.Kind);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => typeof(IVersioned).IsAssignableFrom(e.ClrType)))
            modelBuilder.Entity(entity.ClrType).Property(nameof(IVersioned.RowVersion)).IsConcurrencyToken();
        _database.Refine(modelBuilder);
    }

    /// <summary>The present transaction holds a row for which others wait, such as a counter: see <see cref="Counters"/>.</summary>
    internal bool OthersWait { get; set; }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RaiseVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RaiseVersions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    private void RaiseVersions()
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
            if (entry.State == EntityState.Modified) entry.Entity.RowVersion++;
    }

    private sealed class MoneyConverter() : ValueConverter<Money, long>(money => money.Dong, dong => new Money(dong));

    // SQLite cannot order by DateTimeOffset; microseconds since 1970 order as numbers and lose nothing that PostgreSQL would keep.
    private sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
        instant => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
        micros => new DateTimeOffset((micros * TimeSpan.TicksPerMicrosecond) + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero));

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(instant => instant.ToUniversalTime(), instant => instant);
}
