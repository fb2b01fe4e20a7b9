using NCalc;

namespace Saola.Engines.Cases.Forms.Expressions;

/// <summary>How many parameters a function takes.</summary>
internal sealed record Arity(int Least, int Most)
{
    /// <inheritdoc/>
    public override string ToString() => Least == Most ? $"{Least} tham số" : $"từ {Least} đến {Most} tham số";
}

/// <summary>The functions of docs/form-format.md; whatever is not here is refused when the form is read.</summary>
internal static class ExpressionFunctions
{
    public static readonly IReadOnlyDictionary<string, Arity> Arities = new Dictionary<string, Arity>(StringComparer.Ordinal)
    {
        ["count"] = new(1, 2), ["sum"] = new(2, 2), ["avg"] = new(2, 2), ["min"] = new(2, 2), ["max"] = new(2, 2),
        ["count_equal"] = new(3, 4), ["all"] = new(2, 2), ["any"] = new(2, 2), ["distinct"] = new(2, 2),
        ["has"] = new(2, 2), ["filled"] = new(1, 1), ["if"] = new(3, 3),
        ["today"] = new(0, 0), ["year"] = new(1, 1), ["age"] = new(1, 2),
        ["months_between"] = new(2, 2), ["days_between"] = new(2, 2), ["working_days_between"] = new(2, 2),
        ["add_months"] = new(2, 2), ["add_days"] = new(2, 2),
        ["abs"] = new(1, 1), ["round"] = new(1, 2), ["floor"] = new(1, 1), ["ceiling"] = new(1, 1), ["truncate"] = new(1, 1),
        ["length"] = new(1, 1), ["contains"] = new(2, 2), ["starts_with"] = new(2, 2),
    };

    private static readonly HashSet<string> OverRows = new(StringComparer.Ordinal) { "count", "count_equal", "sum", "avg", "all", "any", "distinct" };

    /// <summary><c>min</c> and <c>max</c> run over rows when their first parameter is a text, else over two numbers.</summary>
    public static bool TakesRows(Function function) =>
        function.Parameters.Count > 0 && function.Parameters[0] is ValueExpression { Value: string }
        && (OverRows.Contains(function.Identifier.Name) || function.Identifier.Name is "min" or "max");
}
