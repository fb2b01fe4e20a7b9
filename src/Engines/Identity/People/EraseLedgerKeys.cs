using Saola.Engines.Ledger;

namespace Saola.Engines.Identity.People;

/// <summary>Has the ledger destroy the person's key. The reason stands in the act of this engine and is not said twice.</summary>
internal sealed class EraseLedgerKeys(EraseKeys keys) : IPersonEraser
{
    public Task EraseAsync(Guid personId, CancellationToken cancellationToken) => keys.EraseAsync(personId, reason: null, cancellationToken);
}
