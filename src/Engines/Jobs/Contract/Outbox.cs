using Microsoft.Extensions.DependencyInjection;

namespace Saola.Engines.Jobs;

/// <summary>
/// Work that is done after commit. A record with ids only, serialised as JSON; done at least once, so its handler must be idempotent.
/// </summary>
public interface IWork;

/// <summary>Stable name of a kind of work, such as <c>cases.issue_slip</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WorkKindAttribute(string kind) : Attribute
{
    /// <summary>The name.</summary>
    public string Kind { get; } = kind;
}

/// <summary>Puts work into the outbox: a row in the same commit as the business change.</summary>
public interface IOutbox
{
    /// <summary>
    /// Adds the work to the present unit of work.
    /// </summary>
    /// <param name="work">What to do.</param>
    /// <param name="notBefore">Not before this instant; at once when null.</param>
    /// <param name="key">Work with the same key that still waits is not added twice; null adds always.</param>
    void Enqueue<TWork>(TWork work, DateTimeOffset? notBefore = null, string? key = null) where TWork : IWork;
}

/// <summary>Does one kind of work, in a scope of its own. Throwing puts it back with a growing delay; after the last try it is dead and shown.</summary>
public interface IWorkHandler<in TWork> where TWork : IWork
{
    /// <summary>Does it. Called again after a fault or a killed process.</summary>
    Task HandleAsync(TWork work, CancellationToken cancellationToken);
}

/// <summary>Work that the clock starts: overdue warnings, sealing, clean-up.</summary>
public interface IScheduledWork
{
    /// <summary>Does it once.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}

/// <summary>How parts plug work in.</summary>
public static class WorkRegistration
{
    /// <summary>Registers the handler of a kind of work.</summary>
    public static IServiceCollection AddWork<TWork, THandler>(this IServiceCollection services)
        where TWork : class, IWork where THandler : class, IWorkHandler<TWork>
    {
        services.AddScoped<IWorkHandler<TWork>, THandler>();
        services.AddSingleton(new WorkType(typeof(TWork), static (provider, work, token) =>
            provider.GetRequiredService<IWorkHandler<TWork>>().HandleAsync((TWork)work, token)));
        return services;
    }

    /// <summary>Registers work that runs every <paramref name="interval"/>, on one node at a time.</summary>
    public static IServiceCollection AddSchedule<TJob>(this IServiceCollection services, string name, TimeSpan interval)
        where TJob : class, IScheduledWork
    {
        services.AddScoped<TJob>();
        services.AddSingleton(new ScheduleType(name, typeof(TJob), interval));
        return services;
    }
}

/// <summary>A registered kind of work; used by the engine only.</summary>
public sealed record WorkType(Type Type, Func<IServiceProvider, object, CancellationToken, Task> Run);

/// <summary>A registered schedule; used by the engine only.</summary>
public sealed record ScheduleType(string Name, Type Job, TimeSpan Interval);
