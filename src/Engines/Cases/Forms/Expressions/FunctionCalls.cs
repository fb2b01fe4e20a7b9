using System.Text.Json.Nodes;
using NCalc;

namespace Saola.Engines.Cases.Forms.Expressions;

/// <summary>The functions of docs/form-format.md. A parameter that is not filled makes the answer null, except where said.</summary>
internal static class FunctionCalls
{
    public static object? Call(Function function, ExpressionEvaluator evaluator)
    {
        if (ExpressionFunctions.TakesRows(function)) return OverRows(function, evaluator);
        var given = function.Parameters;
        object? At(int index) => evaluator.Value(given[index]);
        return function.Identifier.Name switch
        {
            "if" => At(0) is true ? At(1) : At(2),
            "filled" => At(0) is not null,
            "has" => Has(At(0), At(1)),
            "count" => At(0) is JsonArray list ? (decimal)list.Count : At(0) is null ? 0m : 1m,
            "today" => ExpressionValues.Text(evaluator.Scope.Today),
            "length" => At(0) is string text ? (decimal)text.Length : null,
            "contains" => At(0) is string text && At(1) is string part && ExpressionValues.Contains(text, part),
            "starts_with" => At(0) is string text && At(1) is string start && text.StartsWith(start, StringComparison.OrdinalIgnoreCase),
            "min" => Two(At(0), At(1), Math.Min),
            "max" => Two(At(0), At(1), Math.Max),
            "round" => given.Count == 1 ? Rounded(At(0), 0m) : Rounded(At(0), At(1)),
            "abs" => At(0) is decimal number ? Math.Abs(number) : null,
            "floor" => At(0) is decimal number ? Math.Floor(number) : null,
            "ceiling" => At(0) is decimal number ? Math.Ceiling(number) : null,
            "truncate" => At(0) is decimal number ? Math.Truncate(number) : null,
            _ => OfDays(function, evaluator),
        };
    }

    private static object? OfDays(Function function, ExpressionEvaluator evaluator)
    {
        var given = function.Parameters;
        var first = evaluator.Value(given[0]);
        var second = given.Count > 1 ? evaluator.Value(given[1]) : ExpressionValues.Text(evaluator.Scope.Today);
        if (ExpressionValues.Day(first) is not { } from) return null;
        if (function.Identifier.Name == "year") return (decimal)from.Year;
        if (function.Identifier.Name is "add_months" or "add_days") return Moved(function.Identifier.Name, from, second);
        if (ExpressionValues.Day(second) is not { } to) return null;
        return function.Identifier.Name switch
        {
            "days_between" => (decimal)(to.DayNumber - from.DayNumber),
            "months_between" => (decimal)ExpressionValues.MonthsBetween(from, to),
            "age" => (decimal)(ExpressionValues.MonthsBetween(from, to) / 12),
            "working_days_between" => (decimal)(from <= to ? evaluator.Scope.WorkingDaysBetween(from, to) : -evaluator.Scope.WorkingDaysBetween(to, from)),
            _ => throw new InvalidOperationException($"No function {function.Identifier.Name}."),
        };
    }

    private static string? Moved(string name, DateOnly from, object? by)
    {
        if (by is not decimal number || Math.Abs(number) > 120_000) return null;
        try
        {
            return ExpressionValues.Text(name == "add_months" ? from.AddMonths((int)number) : from.AddDays((int)number));
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static object? OverRows(Function function, ExpressionEvaluator evaluator)
    {
        var rows = evaluator.Scope.Rows(Literal(function, 0));
        if (function.Parameters.Count == 1) return (decimal)rows.Count;
        if (function.Identifier.Name == "count_equal") return CountEqual(function, evaluator, rows);
        var inner = Literal(function, 1);
        var values = rows.Select(row => evaluator.RowValue(row, inner));
        return function.Identifier.Name switch
        {
            "count" => (decimal)values.Count(v => v is true),
            "all" => All(values),
            "any" => values.Any(v => v is true),
            "distinct" => (decimal)values.OfType<object>().Distinct().Count(),
            "sum" => values.OfType<decimal>().Aggregate(0m, SumOf),
            "avg" => values.OfType<decimal>().ToList() is { Count: > 0 } list ? list.Average() : null,
            "min" => Extreme(values, -1),
            _ => Extreme(values, 1),
        };
    }

    private static string Literal(Function function, int index) => (string)((ValueExpression)function.Parameters[index]).Value!;

    private static object? CountEqual(Function function, ExpressionEvaluator evaluator, IReadOnlyList<IExpressionScope> rows)
    {
        if (evaluator.Value(function.Parameters[2]) is not { } wanted) return 0m;
        var field = Literal(function, 1);
        return (decimal)rows.Count(row => evaluator.RowValue(row, field) is { } value && ExpressionValues.Compare(value, wanted) == 0
            && (function.Parameters.Count == 3 || evaluator.RowValue(row, Literal(function, 3)) is true));
    }

    private static bool? All(IEnumerable<object?> values)
    {
        var unknown = false;
        foreach (var value in values)
        {
            if (value is false) return false;
            unknown |= value is null;
        }
        return unknown ? null : true;
    }

    private static object? Extreme(IEnumerable<object?> values, int sign)
    {
        object? best = null;
        foreach (var value in values.Where(v => v is decimal or string))
        {
            if (best is null || ExpressionValues.Compare(value!, best) * sign > 0) best = value;
        }
        return best;
    }

    private static decimal SumOf(decimal left, decimal right)
    {
        try
        {
            return left + right;
        }
        catch (OverflowException)
        {
            return decimal.MaxValue;
        }
    }

    private static bool Has(object? list, object? code) => list switch
    {
        JsonArray array => code is not null && array.Any(item => ExpressionValues.Of(item) is { } value && ExpressionValues.Compare(value, code) == 0),
        null => false,
        _ => code is not null && ExpressionValues.Compare(list, code) == 0,
    };

    private static decimal? Two(object? left, object? right, Func<decimal, decimal, decimal> choose) =>
        left is decimal a && right is decimal b ? choose(a, b) : null;

    private static decimal? Rounded(object? value, object? decimals) =>
        value is decimal number && decimals is decimal places and >= 0 and <= 10
            ? Math.Round(number, (int)places, MidpointRounding.AwayFromZero)
            : null;
}
