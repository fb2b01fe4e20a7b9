using Saola.Engines.Cases;

namespace Saola.Engines.Indicators;

/// <summary>How many cases stand open now in one unit, field and type.</summary>
/// <param name="UnitCode">Responsible unit.</param>
/// <param name="FieldCode">Field.</param>
/// <param name="TypeCode">Procedure.</param>
/// <param name="Open">Not ended.</param>
/// <param name="DueToday">The clock runs and the due date is today.</param>
/// <param name="Overdue">The clock runs and the due date is past.</param>
/// <param name="Waiting">The applicant is asked to mend something.</param>
public sealed record StockGroup(string UnitCode, string FieldCode, string TypeCode, int Open, int DueToday, int Overdue, int Waiting);

/// <summary>
/// Stock figures, counted live with the very filters of the lists that they open, so that figure and list cannot differ.
/// The reader's rights lie inside, as in the lists.
/// </summary>
public sealed class CaseStock(ListCases cases)
{
    /// <summary>Query of the list of open cases.</summary>
    public const string OpenQuery = "open=true";

    /// <summary>Query of the list of those due today.</summary>
    public const string DueTodayQuery = "timing=today";

    /// <summary>Query of the list of those overdue.</summary>
    public const string OverdueQuery = "timing=overdue";

    /// <summary>Query of the list of those that wait for the applicant (state 5).</summary>
    public const string WaitingQuery = "state=5";

    /// <summary>The groups that have an open case, narrowed by unit, field and type of <paramref name="filter"/>.</summary>
    public async Task<IReadOnlyList<StockGroup>> ReadAsync(CaseFilter filter, CancellationToken cancellationToken)
    {
        var open = await cases.GroupsAsync(filter with { Open = true }, cancellationToken);
        var today = await ByKeyAsync(filter with { Timing = "today" }, cancellationToken);
        var overdue = await ByKeyAsync(filter with { Timing = "overdue" }, cancellationToken);
        var waiting = await ByKeyAsync(filter with { States = [CaseState.SupplementRequested] }, cancellationToken);
        return [.. open.Select(g => new StockGroup(g.UnitCode, g.FieldCode, g.TypeCode, g.Count,
            today.GetValueOrDefault(Key(g)), overdue.GetValueOrDefault(Key(g)), waiting.GetValueOrDefault(Key(g))))];
    }

    private async Task<Dictionary<(string, string, string), int>> ByKeyAsync(CaseFilter filter, CancellationToken cancellationToken) =>
        (await cases.GroupsAsync(filter, cancellationToken)).ToDictionary(Key, g => g.Count);

    private static (string, string, string) Key(CaseGroup group) => (group.UnitCode, group.FieldCode, group.TypeCode);
}
