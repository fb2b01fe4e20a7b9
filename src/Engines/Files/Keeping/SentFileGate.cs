using Saola.Events;

namespace Saola.Engines.Files.Keeping;

/// <summary>Owner of files that were sent ahead; nobody but their sender reads them.</summary>
internal sealed class SentFileGate : IFileGate
{
    public const string Kind = "sent";

    public string OwnerKind => Kind;

    public bool IsDraft => true;

    public Task<bool> MayReadAsync(Subject owner, Guid fileId, CancellationToken cancellationToken) => Task.FromResult(false);

    // There is no record behind them: what nobody took in seven days goes.
    public Task<IReadOnlyCollection<Guid>> StillThereAsync(IReadOnlyCollection<Guid> ownerIds, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyCollection<Guid>>([]);
}
