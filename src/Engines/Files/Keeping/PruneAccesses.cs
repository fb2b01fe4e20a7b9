using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Files.Model;
using Saola.Kernel;

namespace Saola.Engines.Files.Keeping;

/// <summary>Who read which file. The table has no index by time alone; ids carry the time, so the key finds the oldest.</summary>
internal sealed class PruneAccesses(AppDbContext db, FilesSettings settings) : IPruning
{
    public string Table => "files_accesses";

    public int KeepDays => settings.KeepAccessDays;

    public Task<int> RemoveAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var last = Ids.At(before);
        return db.Set<AccessRow>().Where(a => a.Id < last && a.At < before).OrderBy(a => a.Id).Take(most).ExecuteDeleteAsync(cancellationToken);
    }
}
