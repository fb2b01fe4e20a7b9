using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Files.Model;
using Saola.Engines.Files.Receiving;
using Saola.Engines.Files.Store;
using Saola.Kernel;

namespace Saola.Engines.Files.Keeping;

/// <summary>Reads contents: to verify them, or to hand them out with a line in the access log.</summary>
internal sealed class FileReading(AppDbContext db, UnitOfWork unit, IBlobStore store, IActorSource actors, FileFaults faults, TimeProvider clock)
{
    /// <summary>Opens a file and notes who reads it and what for.</summary>
    /// <exception cref="FileNotFoundException">There is no such file, its content is gone, or it is infected.</exception>
    public async Task<Stream> OpenAsync(Guid id, string purpose, CancellationToken cancellationToken)
    {
        var file = await db.Set<FileRow>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, cancellationToken)
            ?? throw new FileNotFoundException($"There is no file {id}.");
        if (file.Scan == ScanState.Infected) throw new FileNotFoundException($"File {id} is infected.");
        var stream = await store.OpenAsync(file.Sha256, cancellationToken) ?? throw new FileNotFoundException($"The content of file {id} is gone.");
        await unit.RunAsync(_ =>
        {
            var actor = actors.Current;
            db.Add(new AccessRow
            {
                Id = Ids.New(clock), FileId = id, At = clock.Now(), ActorKind = actor.Kind.ToString(), PersonId = actor.PersonId, ActorCode = actor.Code, Purpose = purpose,
            });
            return Task.CompletedTask;
        }, cancellationToken);
        return stream;
    }

    /// <summary>Reads every byte again.</summary>
    public async Task<Result> VerifyAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await db.Set<FileRow>().AsNoTracking().Where(f => ids.Contains(f.Id)).ToListAsync(cancellationToken);
        var found = new List<Fault>();
        if (rows.Count < ids.Distinct().Count()) found.Add(faults.Unknown());
        foreach (var row in rows)
        {
            if (row.Scan == ScanState.Infected) found.Add(faults.Infected(row.Name, "?"));
            else if (!await IsWholeAsync(row, cancellationToken)) found.Add(faults.NotWhole(row.Name));
        }
        return found.Count == 0 ? Result.Done : Result.Refused(found);
    }

    private async Task<bool> IsWholeAsync(FileRow row, CancellationToken cancellationToken)
    {
        await using var content = await store.OpenAsync(row.Sha256, cancellationToken);
        return content is not null && await Intake.MeasureAsync(content, cancellationToken) == new Measured(row.Size, row.Sha256);
    }
}
