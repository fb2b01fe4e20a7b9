using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Ledger;
using Saola.Engines.Payments.Model;
using Saola.Events;
using Saola.Events.Payments;
using Saola.Kernel;

namespace Saola.Engines.Payments.Taking;

/// <summary>The tools of every handler that changes a payment: the database, the clock, the record of acts. One instance serves one scope.</summary>
internal sealed class PaymentActs(AppDbContext db, UnitOfWork work, IDatabase database, ActRecorder acts, TimeProvider clock)
{
    private const int MostAttempts = 12;
    public const string OrderKind = "payment";

    public AppDbContext Db => db;

    public TimeProvider Clock => clock;

    public DateTimeOffset Now => clock.Now();

    public Guid NewId() => Ids.New(clock);

    public static PaymentFacts Facts(PaymentOrder order) => new(order.Reference, order.SubjectKind, order.SubjectId, order.Item, order.Amount.Dong);

    public Task RecordAsync(string act, PaymentOrder order, IReadOnlyList<IEvent> events, CancellationToken cancellationToken, string? reason = null) =>
        acts.RecordAsync(new ActDraft { Kind = act, Subject = new Subject(OrderKind, order.Id), Reason = VietnameseText.CleanLines(reason) }, events, cancellationToken);

    public Task RecordAsync(ActDraft draft, IReadOnlyList<IEvent> events, CancellationToken cancellationToken) => acts.RecordAsync(draft, events, cancellationToken);

    /// <summary>
    /// Runs the work in one commit. Two notifications of one payment meet here: the one that lost is run again and finds what the other did.
    /// </summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> change, CancellationToken cancellationToken)
    {
        // Inside somebody else's unit of work a fault ends the whole of it: that one is run again, not a part.
        if (db.Database.CurrentTransaction is not null) return await work.RunAsync(change, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work.RunAsync(change, cancellationToken);
            }
            catch (Exception exception) when (attempt < MostAttempts && (exception is ConcurrentChangeException || database.IsUniqueViolation(exception)))
            {
                db.ChangeTracker.Clear();
                await Task.Delay(System.Security.Cryptography.RandomNumberGenerator.GetInt32(5, 25 * attempt), cancellationToken);
            }
        }
    }

    public Task<PaymentOrder?> OrderAsync(string reference, CancellationToken cancellationToken) =>
        db.Set<PaymentOrder>().FirstOrDefaultAsync(o => o.Reference == reference, cancellationToken);

    public static Fault Unknown() => new("payment.unknown", Texts.Say("Payment.Unknown"));
}
