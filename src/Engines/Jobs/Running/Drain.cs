using Microsoft.Extensions.DependencyInjection;
using Saola.Engines.Jobs.Model;
using Saola.Kernel;

namespace Saola.Engines.Jobs.Running;

/// <summary>Empties the outbox: takes small batches and runs them, until nothing is due.</summary>
internal sealed class Drain(IServiceScopeFactory scopes, WorkRunner runner, TimeProvider clock)
{
    private const int BatchSize = 5;

    /// <summary>Runs what is due with up to so many works at once; one idle look costs one query.</summary>
    public async Task<JobRun> RunAsync(int workers, CancellationToken cancellationToken)
    {
        var (first, more) = await RunBatchAsync(cancellationToken);
        if (!more) return first;
        var runs = await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => WorkAsync(cancellationToken)));
        return runs.Aggregate(first, JobRun.Add);
    }

    private async Task<JobRun> WorkAsync(CancellationToken cancellationToken)
    {
        var total = JobRun.Nothing;
        while (true)
        {
            var (run, more) = await RunBatchAsync(cancellationToken);
            total += run;
            if (!more) return total;
        }
    }

    private async Task<(JobRun Run, bool More)> RunBatchAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var leaseId = Ids.New(clock);
        var batch = await InClaimsAsync(claims => claims.ClaimAsync(leaseId, BatchSize, cancellationToken));
        if (batch.Count == 0) return (JobRun.Nothing, false);
        await using var lease = new LeaseKeeper(clock, token => InClaimsAsync(claims => claims.RenewAsync(leaseId, token)), cancellationToken);
        try
        {
            return (await RunAllAsync(batch, lease.Token), true);
        }
        catch (OperationCanceledException) when (lease.Token.IsCancellationRequested)
        {
            await InClaimsAsync(async claims => { await claims.ReleaseAsync(leaseId, CancellationToken.None); return true; });
            cancellationToken.ThrowIfCancellationRequested();
            return (JobRun.Nothing, true);
        }
    }

    private async Task<JobRun> RunAllAsync(IReadOnlyList<OutboxRow> batch, CancellationToken cancellationToken)
    {
        var total = JobRun.Nothing;
        foreach (var work in batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            total += await runner.RunAsync(work, cancellationToken);
        }
        return total;
    }

    private async Task<T> InClaimsAsync<T>(Func<OutboxClaims, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<OutboxClaims>());
    }
}
