using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Kernel;
using Saola.Modules.PublicServices.Builder.Model;

namespace Saola.Modules.PublicServices.Builder;

/// <summary>What every act on a draft has in common: one unit of work, the version that was seen, an act with its event.</summary>
internal sealed class BuilderActs(AppDbContext db, UnitOfWork work, ActRecorder recorder, Counters counters, TimeProvider clock)
{
    /// <summary>Fewest characters of a reason.</summary>
    public const int LeastReason = 5;

    public AppDbContext Db => db;

    public Counters Counters => counters;

    public DateTimeOffset Now => clock.Now();

    public Guid NewId() => Ids.New(clock);

    public Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> change, CancellationToken cancellationToken) => work.RunAsync(change, cancellationToken);

    /// <summary>
    /// Changes a draft. Faults: <c>builder.unknown</c>, <c>builder.closed</c> (it is not in that state), <c>builder.changed</c> (somebody else saved meanwhile), and those of the change.
    /// </summary>
    public async Task<Result> ChangeAsync(string number, int seen, DraftState state, Func<ProcedureDraft, CancellationToken, Task<Result>> change, CancellationToken cancellationToken)
    {
        try
        {
            return await work.RunAsync(async token =>
            {
                if (await db.Set<ProcedureDraft>().FirstOrDefaultAsync(d => d.Number == number, token) is not { } draft) return new Fault("builder.unknown", BuilderTexts.Say("Fault.Unknown"));
                if (draft.State != state) return new Fault("builder.closed", BuilderTexts.Say("Fault.Closed"));
                if (draft.RowVersion != seen) return Changed();
                return await change(draft, token);
            }, cancellationToken);
        }
        catch (ConcurrentChangeException)
        {
            return Changed();
        }
    }

    public Task<Guid> RecordAsync(string kind, ProcedureDraft draft, IEvent one, string? reason, CancellationToken cancellationToken) =>
        recorder.RecordAsync(new ActDraft { Kind = kind, Subject = draft.Subject, Reason = reason }, one, cancellationToken);

    private static Result Changed() => new Fault("builder.changed", BuilderTexts.Say("Fault.Changed"));
}
