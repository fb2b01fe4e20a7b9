namespace Saola.Web.Navigation;

/// <summary>
/// Live figures of the department on the front page. Each module that has some registers a source, scoped. A figure is computed from the record
/// and its link opens the list that it counts (product.md, rule 1).
/// </summary>
public interface IHomeFigures
{
    /// <summary>Figures of smaller order stand first.</summary>
    int Order { get; }

    /// <summary>The figures with the instant at which they were counted; null when there is nothing to count yet.</summary>
    Task<HomeFigures?> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>Figures of one source.</summary>
/// <param name="CountedAt">When they were counted.</param>
/// <param name="Figures">At most three stand on the page.</param>
public sealed record HomeFigures(DateTimeOffset CountedAt, IReadOnlyList<Kpi> Figures);
