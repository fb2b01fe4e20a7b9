using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Saola.Kernel;

namespace Saola.Data;

/// <summary>Is told after each commit, outside the transaction: wakes jobs. Must be quick and must not throw.</summary>
public interface ICommitListener
{
    /// <summary>Something was committed.</summary>
    void Committed();
}

/// <summary>Two people changed the same record; the second one's change was not made.</summary>
public sealed class ConcurrentChangeException(Exception inner) : Exception("The record was changed by somebody else.", inner);

/// <summary>
/// The one way to write: business rows, act, events and outbox in one short transaction (product.md, rule 1).
/// No I/O other than the database belongs inside.
/// </summary>
public sealed class UnitOfWork(AppDbContext db, IDatabase database, IEnumerable<ICommitListener> listeners)
{
    private const int MostAttempts = 8;
    private bool _running;

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction, saves what it changed and commits. A refused <see cref="IOutcome"/> rolls back.
    /// The work is run again, from an empty context, after a transient fault: it must load what it changes itself.
    /// Called inside another run it joins that transaction.
    /// </summary>
    /// <exception cref="ConcurrentChangeException">A record was changed by somebody else meanwhile.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (_running)
        {
            var joined = await work(cancellationToken);
            if (joined is not IOutcome { IsDone: false }) await db.SaveChangesAsync(cancellationToken);
            return joined;
        }
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnceAsync(work, cancellationToken);
            }
            catch (DbUpdateConcurrencyException exception)
            {
                db.ChangeTracker.Clear();
                throw new ConcurrentChangeException(exception);
            }
            catch (Exception exception) when (attempt < MostAttempts && database.IsTransient(exception))
            {
                db.ChangeTracker.Clear();
                await Task.Delay((attempt * 10) + RandomNumberGenerator.GetInt32(20), cancellationToken);
            }
        }
    }

    /// <summary>As the other one, for work that gives nothing back.</summary>
    public Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken) =>
        RunAsync(async token => { await work(token); return true; }, cancellationToken);

    private async Task<T> RunOnceAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        T result;
        (_running, db.OthersWait) = (true, false);
        try
        {
            using var gate = await database.EnterWriteAsync(cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            result = await work(cancellationToken);
            if (result is IOutcome { IsDone: false })
            {
                await transaction.RollbackAsync(cancellationToken);
                db.ChangeTracker.Clear();
                return result;
            }
            await EndAsync(transaction, cancellationToken);
        }
        finally
        {
            _running = false;
        }
        foreach (var listener in listeners) listener.Committed();
        return result;
    }

    // While others wait for a row of this transaction, the thread stays with it to the end: under load each way back from the server
    // would otherwise stand in the queue of the thread pool, and everybody behind with it.
    private async Task EndAsync(IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        if (db.OthersWait)
        {
#pragma warning disable CA1849, MA0042 // On purpose, see above.
            db.SaveChanges();
            transaction.Commit();
#pragma warning restore CA1849, MA0042
            return;
        }
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
