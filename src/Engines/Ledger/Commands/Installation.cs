using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Kernel;

namespace Saola.Engines.Ledger.Commands;

/// <summary>Commands that only read do not take the database: whether there is one of the right version is asked here.</summary>
internal static class Installation
{
    /// <summary>Why there is nothing to read, or null.</summary>
    public static async Task<Fault?> FaultAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var texts = services.GetRequiredService<IStringLocalizer<Texts>>();
        var creator = services.GetRequiredService<AppDbContext>().GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellationToken) || !await creator.HasTablesAsync(cancellationToken))
            return new Fault("ledger.no_database", texts["Verify.Nothing", services.GetRequiredService<SaolaSettings>().DataFolder]);
        var pending = await services.GetRequiredService<SchemaUpdater>().PendingAsync(cancellationToken);
        return pending.Count == 0 ? null : new Fault("ledger.old_schema", texts["Verify.OldSchema"]);
    }
}
