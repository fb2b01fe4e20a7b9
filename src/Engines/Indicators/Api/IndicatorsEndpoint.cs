using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Indicators.Api;

/// <summary>An indicator of one group.</summary>
/// <param name="Group">Code of the group: unit, field, procedure, channel or month as 202611; empty for the whole.</param>
/// <param name="Value">The value in the unit of the formula: a share of 1, minutes, đồng or a number; null when the denominator is zero.</param>
internal sealed record GroupValue(string Group, decimal? Value);

/// <summary>An indicator with its values.</summary>
internal sealed record IndicatorItem(
    string Id, string Name, string NameEn, string Formula, string Format, decimal? Goal, bool LessIsBetter, string? Source, string? List, IReadOnlyList<GroupValue> Values);

/// <summary>Open cases now.</summary>
internal sealed record StockItem(int Open, int DueToday, int Overdue, int WaitingForApplicant);

/// <summary>The figures of a period.</summary>
/// <param name="Period">Code of the period.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="CountedAt">The instant for which the figures hold.</param>
/// <param name="Complete">Whether every sealed event is counted.</param>
/// <param name="Stock">Open cases now; for signed-in staff only.</param>
/// <param name="Indicators">The indicators.</param>
internal sealed record IndicatorsPage(string Period, DateOnly From, DateOnly To, DateTimeOffset CountedAt, bool Complete, StockItem? Stock, IReadOnlyList<IndicatorItem> Indicators);

/// <summary><c>GET /api/v1/indicators</c>: what the director's page shows.</summary>
internal static class IndicatorsEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/v1/indicators", ReadAsync).RequireRateLimiting(RateLimits.Api).WithTags("Indicators").WithName("indicators")
            .WithSummary("Indicators of a period, computed from the events of the ledger")
            .WithDescription("For signed-in staff (director and office: all units, others: their own) and for systems with a token. A zero denominator gives null.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Results<Ok<IndicatorsPage>, ProblemHttpResult>> ReadAsync(
        FigureSources sources,
        [Description("2026-11, 2026-Q4, 2026 or 2026-02-01..2026-02-14; the present month when missing")] string? period,
        [Description("Code of a responsible unit")] string? unit, [Description("Code of a field")] string? field, [Description("Code of a procedure")] string? type,
        [Description("month, unit, field, type or channel; one whole when missing")] string? by, CancellationToken cancellationToken)
    {
        var asked = IndicatorPeriod.MonthOf(sources.Clock.Today());
        if (!string.IsNullOrEmpty(period) && !IndicatorPeriod.TryParse(period, out asked)) return ApiProblem.Of(StatusCodes.Status400BadRequest, "period.unknown", Texts.Say("Period.Unknown", period), "period");
        IndicatorGrouping grouping = default;
        if (!string.IsNullOrEmpty(by) && (!Enum.TryParse(by, ignoreCase: true, out grouping) || !Enum.IsDefined(grouping)))
            return ApiProblem.Of(StatusCodes.Status400BadRequest, "group.unknown", Texts.Say("Group.Unknown", by), "by");
        var isClient = sources.Actors.Current.Kind == ActorKind.Client;
        if (!isClient && !(await sources.User.AuthorityAsync(cancellationToken)).IsStaff) return ApiProblem.Of(StatusCodes.Status401Unauthorized, "indicators.sign_in", Texts.Say("Api.SignIn"));
        var units = isClient ? null : await sources.Rights.UnitsAsync(cancellationToken);
        if (unit is not null && units?.Contains(unit) == false) return ApiProblem.Of(StatusCodes.Status403Forbidden, "indicators.unit", Texts.Say("Api.Unit", unit), "unit");
        var filter = new IndicatorFilter { From = asked.From, To = asked.To, Units = unit is null ? units : [unit], FieldCode = field, TypeCode = type };
        var cube = await sources.Indicators.ReadAsync(filter, cancellationToken);
        IReadOnlyList<IndicatorGroup> groups = string.IsNullOrEmpty(by) ? [cube.Total] : cube.By(grouping);
        var stand = await sources.Indicators.StandAsync(cancellationToken);
        var stock = isClient ? null : await StockAsync(sources, filter, cancellationToken);
        return TypedResults.Ok(new IndicatorsPage(asked.Code, asked.From, asked.To, stand.CountedAt, stand.IsComplete, stock, [.. sources.Indicators.Definitions.Select(d => Item(d, groups, asked))]));
    }

    private static async Task<StockItem> StockAsync(FigureSources sources, IndicatorFilter filter, CancellationToken cancellationToken)
    {
        var groups = await sources.Stock.ReadAsync(new CaseFilter { FieldCode = filter.FieldCode, TypeCode = filter.TypeCode }, cancellationToken);
        var own = groups.Where(g => filter.Units?.Contains(g.UnitCode) != false).ToList();
        return new StockItem(own.Sum(g => g.Open), own.Sum(g => g.DueToday), own.Sum(g => g.Overdue), own.Sum(g => g.Waiting));
    }

    private static IndicatorItem Item(IndicatorDefinition definition, IReadOnlyList<IndicatorGroup> groups, IndicatorPeriod period) => new(
        definition.Id, definition.Name, definition.NameEnglish, definition.Formula.Text, definition.Format.ToString().ToLowerInvariant(), definition.Goal, definition.LessIsBetter,
        definition.Source, definition.List?.For(period.From, period.To), [.. groups.Select(g => new GroupValue(g.Key, g.Value(definition.Id)))]);
}

/// <summary>Where the endpoint takes its figures from.</summary>
internal sealed record FigureSources(IIndicators Indicators, CaseStock Stock, IndicatorRights Rights, ICurrentUser User, IActorSource Actors, TimeProvider Clock);
