using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Saola.Engines.Jobs.Model;
using Saola.Engines.Jobs.Queue;
using Saola.Kernel;

namespace Saola.Engines.Jobs.Running;

/// <summary>Runs one claimed work in a scope of its own and writes how it ended.</summary>
internal sealed class WorkRunner(IServiceScopeFactory scopes, WorkTypes types, ILogger<WorkRunner> log)
{
    public async Task<JobRun> RunAsync(OutboxRow work, CancellationToken cancellationToken)
    {
        using var activity = JobsTelemetry.Start(work.Kind, work.TraceParent);
        var started = Stopwatch.GetTimestamp();
        try
        {
            await HandleAsync(work, cancellationToken);
            await InClaimsAsync(claims => claims.DoneAsync(work, CancellationToken.None));
            JobsTelemetry.End(work.Kind, "done", Stopwatch.GetElapsedTime(started));
            return JobRun.Nothing with { Done = 1 };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
            var dead = await InClaimsAsync(claims => claims.FailAsync(work, $"{exception.GetType().Name}: {exception.Message}", CancellationToken.None));
            JobsTelemetry.End(work.Kind, dead ? "dead" : "failed", Stopwatch.GetElapsedTime(started));
            log.Log(dead ? LogLevel.Error : LogLevel.Warning, dead ? exception : null, "Work {Kind} {Id} failed, try {Attempt}: {Reason}", work.Kind, work.Id, work.Attempts, exception.Message);
            return dead ? JobRun.Nothing with { Dead = 1 } : JobRun.Nothing with { Failed = 1 };
        }
    }

    private async Task HandleAsync(OutboxRow work, CancellationToken cancellationToken)
    {
        var type = types.Find(work.Kind);
        var payload = JsonSerializer.Deserialize(work.Payload, type.Type, WorkTypes.Json) ?? throw new InvalidOperationException("The work is empty.");
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ScopedActor>().Become(Actor.System($"job:{work.Kind}"));
        await type.Run(scope.ServiceProvider, payload, cancellationToken);
    }

    private async Task InClaimsAsync(Func<OutboxClaims, Task> work) => await InClaimsAsync(async claims => { await work(claims); return true; });

    private async Task<T> InClaimsAsync<T>(Func<OutboxClaims, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<OutboxClaims>());
    }
}
