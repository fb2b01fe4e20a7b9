using Microsoft.Extensions.DependencyInjection;

namespace Saola.Data;

/// <summary>
/// Rows that a part keeps for some time only: logs, tokens, mail that has gone out. The engine of jobs goes through all of them once a day;
/// the contract stands here, so that parts below that engine have it too.
/// </summary>
public interface IPruning
{
    /// <summary>The table, such as <c>identity_sign_ins</c>; stands in the ledger with what was removed.</summary>
    string Table { get; }

    /// <summary>Days for which a row is kept; 0 or less keeps it for ever.</summary>
    int KeepDays { get; }

    /// <summary>Removes the oldest rows of before the instant, at most so many; gives their number. Runs inside a unit of work, again after a transient fault.</summary>
    Task<int> RemoveAsync(DateTimeOffset before, int most, CancellationToken cancellationToken);
}

/// <summary>How parts say what they prune.</summary>
public static class PruningRegistration
{
    /// <summary>Adds rows to be pruned. Those of one part are gone through in the order of their registration.</summary>
    public static IServiceCollection AddPruning<TPruning>(this IServiceCollection services) where TPruning : class, IPruning =>
        services.AddScoped<IPruning, TPruning>();
}
