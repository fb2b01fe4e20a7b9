using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Files.Model;
using Saola.Engines.Files.Receiving;
using Saola.Kernel;

namespace Saola.Engines.Files.Tus;

/// <summary>Begins, keeps and ends resumable uploads.</summary>
internal sealed class UploadDesk(AppDbContext db, UnitOfWork unit, UploadParts parts, Uploader uploader, FilesSettings settings, TimeProvider clock)
{
    /// <summary>A new upload of the present sender; null when too many of his are open.</summary>
    public async Task<UploadRow?> CreateAsync(long length, IReadOnlyDictionary<string, string> metadata, string header, CancellationToken cancellationToken)
    {
        var key = uploader.Key(issue: true);
        var open = await db.Set<UploadRow>().Where(u => u.Uploader == key && u.FileId == null).OrderBy(u => u.Id).Take(settings.MostOpenUploads).CountAsync(cancellationToken);
        if (open >= settings.MostOpenUploads) return null;
        var now = clock.Now();
        var upload = new UploadRow
        {
            Id = Ids.New(clock), Name = SafeName.Of(metadata.GetValueOrDefault("filename") ?? metadata.GetValueOrDefault("name")), Length = length, Uploader = key,
            Metadata = header, DeclaredSha256 = DigestIn(metadata), CreatedAt = now, ExpiresAt = now.AddDays(settings.KeepAbandonedDays),
        };
        await unit.RunAsync(_ => { db.Add(upload); return Task.CompletedTask; }, cancellationToken);
        return upload;
    }

    public bool IsExpired(UploadRow upload) => upload.ExpiresAt <= clock.Now();

    /// <summary>Whoever goes on keeps it for another term; written down once a day.</summary>
    public async Task KeepAsync(UploadRow upload, CancellationToken cancellationToken)
    {
        var until = clock.Now().AddDays(settings.KeepAbandonedDays);
        if (until - upload.ExpiresAt < TimeSpan.FromDays(1)) return;
        await unit.RunAsync(token => db.Set<UploadRow>().Where(u => u.Id == upload.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.ExpiresAt, until), token), cancellationToken);
        upload.ExpiresAt = until;
    }

    /// <summary>Ends an upload; the file that it may have become stays.</summary>
    public async Task RemoveAsync(UploadRow upload, CancellationToken cancellationToken)
    {
        await unit.RunAsync(token => db.Set<UploadRow>().Where(u => u.Id == upload.Id).ExecuteDeleteAsync(token), cancellationToken);
        parts.Remove(upload.Id);
    }

    private static string? DigestIn(IReadOnlyDictionary<string, string> metadata) =>
        metadata.GetValueOrDefault("sha256") is { Length: 64 } digest && digest.All(char.IsAsciiHexDigit) ? digest.ToLowerInvariant() : null;
}
