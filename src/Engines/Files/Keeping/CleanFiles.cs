using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Files.Model;
using Saola.Engines.Files.Receiving;
using Saola.Engines.Files.Store;
using Saola.Engines.Jobs;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Files;
using Saola.Kernel;

namespace Saola.Engines.Files.Keeping;

/// <summary>
/// Removes what nobody will finish: expired uploads, files of drafts that are gone, contents that no file names any more.
/// Runs each hour; the contents of the whole store are gone through once a day, a part each hour.
/// </summary>
internal sealed class CleanFiles(
    AppDbContext db, UnitOfWork unit, IBlobStore store, FileWorkplace place, IEnumerable<IFileGate> gates, ActRecorder acts, TimeProvider clock) : IScheduledWork
{
    public const string Name = "files.clean";
    private const int Piece = 500;

    // Between the put of a content and the commit of its row: seconds. A day is safe.
    private static readonly TimeSpan Young = TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        place.Folder.CleanTemporary();
        await RemoveExpiredUploadsAsync(cancellationToken);
        foreach (var gate in gates.Where(g => g.IsDraft)) await RemoveFilesOfGoneDraftsAsync(gate, cancellationToken);
        foreach (var prefix in PrefixesOfThisHour()) await RemoveUnnamedContentsAsync(prefix, cancellationToken);
    }

    private async Task RemoveExpiredUploadsAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var ids = await db.Set<UploadRow>().Where(u => u.ExpiresAt <= now).OrderBy(u => u.ExpiresAt).Select(u => u.Id).Take(Piece).ToListAsync(cancellationToken);
        if (ids.Count == 0) return;
        await unit.RunAsync(token => db.Set<UploadRow>().Where(u => ids.Contains(u.Id)).ExecuteDeleteAsync(token), cancellationToken);
        foreach (var id in ids) place.Parts.Remove(id);
    }

    private async Task RemoveFilesOfGoneDraftsAsync(IFileGate gate, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var before = now.AddDays(-place.Settings.KeepAbandonedDays);
        var files = await db.Set<FileRow>().AsNoTracking().Where(f => f.OwnerKind == gate.OwnerKind && f.StoredAt < before && (f.CheckedAt == null || f.CheckedAt < before))
            .OrderBy(f => f.CheckedAt).ThenBy(f => f.Id).Take(Piece).ToListAsync(cancellationToken);
        if (files.Count == 0) return;
        var there = (await gate.StillThereAsync([.. files.Select(f => f.OwnerId).Distinct()], cancellationToken)).ToHashSet();
        var gone = files.Where(f => !there.Contains(f.OwnerId)).ToList();
        var ids = files.Select(f => f.Id).ToList();
        var goneIds = gone.Select(f => f.Id).ToList();
        await unit.RunAsync(async token =>
        {
            // Only what still belongs to the draft: it may have become a case since.
            var removed = await db.Set<FileRow>().Where(f => goneIds.Contains(f.Id) && f.OwnerKind == gate.OwnerKind).ToListAsync(token);
            foreach (var file in removed)
                await acts.RecordAsync(new ActDraft { Kind = "files.remove", Subject = new Subject("file", file.Id) }, new FileRemoved(file.Sha256), token);
            db.RemoveRange(removed);
            await db.Set<FileRow>().Where(f => ids.Contains(f.Id)).ExecuteUpdateAsync(set => set.SetProperty(f => f.CheckedAt, now), token);
        }, cancellationToken);
    }

    private async Task RemoveUnnamedContentsAsync(string prefix, CancellationToken cancellationToken)
    {
        var before = clock.Now() - Young;
        var old = new List<string>();
        await foreach (var blob in store.ListAsync(prefix, cancellationToken))
        {
            if (blob.ChangedAt < before) old.Add(blob.Sha256);
        }
        foreach (var digests in old.Chunk(Piece))
        {
            var named = await db.Set<FileRow>().Where(f => digests.Contains(f.Sha256)).Select(f => f.Sha256)
                .Union(db.Set<UploadRow>().Where(u => digests.Contains(u.Sha256)).Select(u => u.Sha256!)).ToListAsync(cancellationToken);
            foreach (var digest in digests.Except(named, StringComparer.Ordinal)) await store.DeleteAsync(digest, cancellationToken);
        }
    }

    private IEnumerable<string> PrefixesOfThisHour()
    {
        var hour = (int)(clock.GetUtcNow().ToUnixTimeSeconds() / 3600 % 24);
        return Enumerable.Range(0, 256).Where(n => n % 24 == hour).Select(n => n.ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
    }
}

/// <summary>The places on our disk, and what they are told.</summary>
internal sealed record FileWorkplace(WorkFolder Folder, UploadParts Parts, FilesSettings Settings);
