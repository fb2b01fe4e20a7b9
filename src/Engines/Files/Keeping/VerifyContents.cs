using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Files.Model;
using Saola.Engines.Files.Receiving;
using Saola.Engines.Files.Store;
using Saola.Engines.Ledger;

namespace Saola.Engines.Files.Keeping;

/// <summary>For <c>./saola verify</c>: every stored file has its content, of the size and digest that were recorded.</summary>
internal sealed class VerifyContents(AppDbContext db, IBlobStore store, IStringLocalizer<Texts> texts) : IVerification
{
    private const int Page = 500;

    public string Name => texts["Verify.Name"];

    public async IAsyncEnumerable<string> FaultsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Several files may be of one content: it is read once.
        var whole = new HashSet<string>(StringComparer.Ordinal);
        var last = Guid.Empty;
        while (true)
        {
            var from = last;
            var page = await db.Set<FileRow>().AsNoTracking().Where(f => f.Id.CompareTo(from) > 0).OrderBy(f => f.Id).Take(Page).ToListAsync(cancellationToken);
            foreach (var file in page)
            {
                if (whole.Contains(file.Sha256)) continue;
                var (isThere, measured) = await MeasureAsync(file, cancellationToken);
                if (measured == new Measured(file.Size, file.Sha256)) whole.Add(file.Sha256);
                else yield return texts[isThere ? "Verify.Differs" : "Verify.Missing", file.Id, file.OwnerKind, file.OwnerId];
            }
            if (page.Count < Page) yield break;
            last = page[^1].Id;
        }
    }

    private async Task<(bool IsThere, Measured? Measured)> MeasureAsync(FileRow file, CancellationToken cancellationToken)
    {
        await using var content = await store.OpenAsync(file.Sha256, cancellationToken);
        return content is null ? (false, null) : (true, await Intake.MeasureAsync(content, cancellationToken));
    }
}
