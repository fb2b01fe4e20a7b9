using Saola.Engines.Cases.Forms.Expressions;
using Saola.Kernel;

namespace Saola.Engines.Indicators;

/// <summary>How a value is written.</summary>
public enum IndicatorFormat
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>A share of 1, written as a percentage.</summary>
    Percent,

    /// <summary>Working days of eight hours; the formula gives minutes.</summary>
    Days,

    /// <summary>Đồng.</summary>
    Money,
}

/// <summary>An indicator: a formula over measures, as <c>catalog/indicators/*.yaml</c> has it.</summary>
public sealed record IndicatorDefinition
{
    private const decimal MinutesOfDay = 480;

    /// <summary>Code, such as <c>on_time_share</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name in Vietnamese.</summary>
    public required string Name { get; init; }

    /// <summary>Name in English.</summary>
    public required string NameEnglish { get; init; }

    /// <summary>The formula, such as <c>resolved_in_time / resolved</c>. Dividing by zero gives no value.</summary>
    public required FormExpression Formula { get; init; }

    /// <summary>How its value is written.</summary>
    public required IndicatorFormat Format { get; init; }

    /// <summary>What is to be reached, in the unit of the formula; null without a goal.</summary>
    public decimal? Goal { get; init; }

    /// <summary>Whether less is better, as with delays.</summary>
    public bool LessIsBetter { get; init; }

    /// <summary>Where formula and goal come from.</summary>
    public string? Source { get; init; }

    /// <summary>The list that it opens; null when it opens none.</summary>
    public IndicatorList? List { get; init; }

    /// <summary>Whether a value reaches the goal; null without a goal or without a value.</summary>
    public bool? Reaches(decimal? value) => value is { } reached && Goal is { } goal ? (LessIsBetter ? reached <= goal : reached >= goal) : null;

    /// <summary>A share of 1 as a percentage without its sign, rounded down: 97,96 % must not read as 98 % where 98 % is the goal.</summary>
    public static string Percent(decimal share) => VietnameseFormats.Number(decimal.Round(share * 100, 1, MidpointRounding.ToZero), 1);

    /// <summary>The value in words, without its unit: <c>96,4</c> for 0.964 as a percentage, <c>–</c> without a value.</summary>
    public string Write(decimal? value) => value is not { } number ? "–" : Format switch
    {
        IndicatorFormat.Percent => Percent(number),
        IndicatorFormat.Days => VietnameseFormats.Number(decimal.Round(number / MinutesOfDay, 1), 1),
        _ => VietnameseFormats.Number(number, 2),
    };
}

/// <summary>The list that an indicator opens.</summary>
/// <param name="Measure">The measure that counts exactly its rows.</param>
/// <param name="Query">Query of its address with <c>{from}</c> and <c>{to}</c> for the days of the period: <c>filedFrom={from}&amp;filedTo={to}</c>.</param>
public sealed record IndicatorList(string Measure, string Query)
{
    /// <summary>The query for a period.</summary>
    public string For(DateOnly from, DateOnly to) => Fill(Query, from, to);

    /// <summary>A query of the catalogue with the days of a period.</summary>
    public static string Fill(string query, DateOnly from, DateOnly to) => query
        .Replace("{from}", VietnameseFormats.Day(from), StringComparison.Ordinal).Replace("{to}", VietnameseFormats.Day(to), StringComparison.Ordinal);
}
