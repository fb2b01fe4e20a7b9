using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Files.Model;
using Saola.Engines.Files.Receiving;
using Saola.Events;

namespace Saola.Engines.Files.Serving;

/// <summary>Decides whether the present person may read a file. No gate: nobody may. Not allowed: it does not exist.</summary>
internal sealed class FileDoor(AppDbContext db, IEnumerable<IFileGate> gates, Uploader uploader)
{
    public async Task<FileRow?> EnterAsync(Guid id, CancellationToken cancellationToken)
    {
        var file = await db.Set<FileRow>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, cancellationToken);
        if (file is null) return null;
        var guards = gates.Where(g => g.OwnerKind == file.OwnerKind).ToList();
        if (IsDraft(file, guards) && uploader.Owns(file.Uploader)) return file;
        foreach (var gate in guards)
            if (await gate.MayReadAsync(new Subject(file.OwnerKind, file.OwnerId), id, cancellationToken)) return file;
        return null;
    }

    private static bool IsDraft(FileRow file, List<IFileGate> guards) =>
        guards.Count > 0 ? guards.Any(g => g.IsDraft) : file.OwnerKind.EndsWith("draft", StringComparison.Ordinal);
}
