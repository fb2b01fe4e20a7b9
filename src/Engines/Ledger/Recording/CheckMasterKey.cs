using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Ledger.Model;
using Saola.Kernel;
using Saola.Web.Composition;

namespace Saola.Engines.Ledger.Recording;

/// <summary>
/// At start: makes the master key of a new database, and refuses to start when the file is lost or belongs to another database.
/// Otherwise facts would be written under a key that the other nodes, or the backup, do not have.
/// </summary>
internal sealed class CheckMasterKey(
    AppDbContext db, UnitOfWork work, IDatabase database, MasterKey master, TimeProvider clock, IStringLocalizer<Texts> texts) : IStartupTask
{
    public int Order => -10;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var known = await FingerprintAsync(cancellationToken);
        if (known is not null && !master.Exists) throw new StartRefusedException(texts["MasterKey.Missing", master.File]);
        if (known is null) known = await RememberAsync(master.Fingerprint, cancellationToken);
        if (known != master.Fingerprint) throw new StartRefusedException(texts["MasterKey.Other", master.File]);
    }

    // Two nodes may start at once on a new database: the first one's key stands, the other compares with it.
    private async Task<string?> RememberAsync(string fingerprint, CancellationToken cancellationToken)
    {
        try
        {
            await work.RunAsync(_ =>
            {
                db.Add(new LedgerMasterKey { Id = LedgerMasterKey.Only, Fingerprint = fingerprint, CreatedAt = clock.Now() });
                return Task.CompletedTask;
            }, cancellationToken);
        }
        catch (DbUpdateException exception) when (database.IsUniqueViolation(exception))
        {
            db.ChangeTracker.Clear();
        }
        return await FingerprintAsync(cancellationToken);
    }

    private Task<string?> FingerprintAsync(CancellationToken cancellationToken) =>
        db.Set<LedgerMasterKey>().Where(k => k.Id == LedgerMasterKey.Only).Select(k => (string?)k.Fingerprint).FirstOrDefaultAsync(cancellationToken);
}
