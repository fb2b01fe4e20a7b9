using System.Text.Json;
using Saola.Engines.Ledger;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>An amount that was set, or a relief that was decided.</summary>
/// <param name="FeeId">The fee.</param>
/// <param name="Relief">The relief; null when the amount was set.</param>
/// <param name="Granted">Whether the relief was granted.</param>
/// <param name="Amount">What the fee came to.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
public sealed record FeeDecisionView(string FeeId, string? Relief, bool Granted, Money Amount, string? Reason, DateTimeOffset At, Guid? By);

/// <summary>How the fees of a case came to be what they are, read from its acts; newest first. The caller has checked the right to read the case.</summary>
public sealed class ListFeeDecisions
{
    private const int MostPages = 20;
    private readonly ILedgerReader _ledger;

    internal ListFeeDecisions(ILedgerReader ledger) => _ledger = ledger;

    /// <summary>The decisions among the newest 4,000 acts of the case.</summary>
    public async Task<IReadOnlyList<FeeDecisionView>> HandleAsync(Guid caseId, CancellationToken cancellationToken)
    {
        var found = new List<FeeDecisionView>();
        string? cursor = null;
        for (var read = 0; read < MostPages; read++)
        {
            var page = await _ledger.TimelineAsync(caseId, cursor, Paging.MostRows, cancellationToken);
            found.AddRange(page.Items.SelectMany(entry => entry.Events.Where(e => e.Kind is "cases.fee_set" or "cases.fee_relief_decided").Select(e => View(entry, e.Payload))));
            if (page.Next is null) break;
            cursor = page.Next;
        }
        return found;
    }

    private static FeeDecisionView View(LedgerEntry entry, string payload)
    {
        using var json = JsonDocument.Parse(payload);
        var facts = json.RootElement;
        var relief = facts.TryGetProperty("relief", out var name) ? name.GetString() : null;
        return new FeeDecisionView(facts.GetProperty("feeId").GetString()!, relief, relief is not null && facts.GetProperty("granted").GetBoolean(),
            new Money(facts.GetProperty("to").GetInt64()), entry.Reason, entry.At, entry.Actor.PersonId);
    }
}
