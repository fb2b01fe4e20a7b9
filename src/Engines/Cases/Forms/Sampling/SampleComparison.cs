using NCalc;
using Saola.Engines.Cases.Forms.Expressions;

namespace Saola.Engines.Cases.Forms.Sampling;

/// <summary>Makes a comparison hold by bringing one of its sides to a value: a field, a count or a sum of rows, a simple formula.</summary>
internal sealed class SampleComparison(SampleSolver solver, SampleFiller filler, FormExpression whole)
{
    private const int MostRowsAdded = 60;

    public void Make(BinaryExpression comparison, bool wanted)
    {
        var (left, right) = (comparison.LeftExpression, comparison.RightExpression);
        var type = wanted ? comparison.Type : Opposite(comparison.Type);
        if (type == BinaryExpressionType.In && right is LogicalExpressionList list)
        {
            Reach(left, solver.Value(filler.Random.Pick([.. list]), whole));
            return;
        }
        if (CanReach(left)) Reach(left, Target(type, solver.Value(right, whole), left));
        else Reach(right, Target(Mirrored(type), solver.Value(left, whole), right));
    }

    /// <summary>A value that stands in the wanted relation to the other side.</summary>
    private object? Target(BinaryExpressionType type, object? other, LogicalExpression side) => (type, other) switch
    {
        (BinaryExpressionType.Equal, _) => other,
        (BinaryExpressionType.NotEqual, _) => Different(other, side),
        (BinaryExpressionType.GreaterOrEqual, decimal number) => Math.Ceiling(number),
        (BinaryExpressionType.Greater, decimal number) => number + 1,
        (BinaryExpressionType.Lesser, decimal number) => number - 1,
        (BinaryExpressionType.Greater, string day) when ExpressionValues.Day(day) is { } d => ExpressionValues.Text(d.AddDays(1)),
        (BinaryExpressionType.Lesser, string day) when ExpressionValues.Day(day) is { } d => ExpressionValues.Text(d.AddDays(-1)),
        _ => other,
    };

    private object? Different(object? other, LogicalExpression side)
    {
        if (side is Identifier name && solver.Place(name.Name) is var (_, field) && field.Type == FieldType.Enum) return ExpressionValues.Of(filler.Values.OtherChoice(field, other));
        return other switch { decimal number => number + 1, bool truth => !truth, string text => text + "1", _ => null };
    }

    private bool CanReach(LogicalExpression side) => side switch
    {
        ValueExpression => false,
        Identifier name => solver.Place(name.Name) is not null || filler.Look().CalculationOf(name.Name) is { Formula.Names.Count: > 0 },
        Function { Identifier.Name: "today" } => false,
        _ => true,
    };

    /// <summary>Brings a side of a comparison to a value.</summary>
    public void Reach(LogicalExpression side, object? value)
    {
        switch (side)
        {
            case Identifier name:
                solver.Put(name.Name, value);
                break;
            case Function function:
                OfFunction(function, value);
                break;
            case BinaryExpression formula when value is decimal number:
                OfFormula(formula, number);
                break;
        }
    }

    private void OfFormula(BinaryExpression formula, decimal wanted)
    {
        var (left, right) = (formula.LeftExpression, formula.RightExpression);
        var (a, b) = (solver.Value(left, whole) as decimal?, solver.Value(right, whole) as decimal?);
        var first = CanReach(left);
        switch (formula.Type)
        {
            case BinaryExpressionType.Plus when first: Reach(left, wanted - (b ?? 0)); break;
            case BinaryExpressionType.Plus: Reach(right, wanted - (a ?? 0)); break;
            case BinaryExpressionType.Minus when first: Reach(left, wanted + (b ?? 0)); break;
            case BinaryExpressionType.Minus: Reach(right, (a ?? 0) - wanted); break;
            case BinaryExpressionType.Times when first && b is not (null or 0): Reach(left, Math.Ceiling(wanted / b.Value)); break;
            case BinaryExpressionType.Times when a is not (null or 0): Reach(right, Math.Ceiling(wanted / a.Value)); break;
            case BinaryExpressionType.Div when first && b is not null: Reach(left, wanted * b.Value); break;
            case BinaryExpressionType.Coalesce: Reach(left, wanted); break;
        }
    }

    private void OfFunction(Function function, object? value)
    {
        var given = function.Parameters;
        switch (function.Identifier.Name)
        {
            case "count" or "count_equal" when value is decimal number:
                Count(function, (int)Math.Max(0, number));
                break;
            case "sum" when value is decimal number:
                Sum(function, number);
                break;
            case "round" or "abs" or "ceiling" or "floor" or "truncate":
                Reach(given[0], value);
                break;
            case "if":
                Reach(solver.Value(given[0], whole) is true ? given[1] : given[2], value);
                break;
            case "months_between" when value is decimal months && solver.Value(given[1], whole) is string until && ExpressionValues.Day(until) is { } end:
                Reach(given[0], ExpressionValues.Text(end.AddMonths(-(int)months - 12)));
                break;
            case "days_between" or "working_days_between" when value is decimal days && solver.Value(given[1], whole) is string last && ExpressionValues.Day(last) is { } to:
                Reach(given[0], ExpressionValues.Text(to.AddDays(-(int)days)));
                break;
            case "add_months" when value is string day && ExpressionValues.Day(day) is { } moved && solver.Value(given[1], whole) is decimal by:
                Reach(given[0], ExpressionValues.Text(moved.AddMonths(-(int)by)));
                break;
            case "year" when value is decimal year:
                Reach(given[0], ExpressionValues.Text(new DateOnly((int)year, 1, 1)));
                break;
        }
    }

    private void Count(Function function, int wanted)
    {
        if (function.Parameters[0] is not ValueExpression { Value: string rows } || solver.Place(rows) is not var (path, field)) return;
        if (function.Parameters.Count == 1)
        {
            while (filler.Data.RowCount(path) < wanted && filler.AddRow(field, path) is not null) continue;
            while (filler.Data.RowCount(path) > wanted) filler.Data.RemoveRow(path, filler.Data.RowCount(path) - 1);
            return;
        }
        for (var step = 0; step < MostRowsAdded; step++)
        {
            var places = solver.RowPlaces(rows);
            var holds = places.Where(p => Holds(function, p)).ToList();
            if (holds.Count == wanted) return;
            // Any row: two rules that always took the first would undo each other for ever.
            if (holds.Count > wanted) MakeRow(function, filler.Random.Pick(holds), wanted: false);
            else if (places.Except(holds, StringComparer.Ordinal).ToList() is { Count: > 0 } free && step < places.Count * 2) MakeRow(function, filler.Random.Pick(free), wanted: true);
            else if (filler.AddRow(field, path) is null) return;
        }
    }

    private bool Holds(Function function, string row)
    {
        if (filler.Look().ScopeOf(row) is not { } scope) return false;
        if (function.Identifier.Name == "count") return Condition(function, 1).IsTrue(scope);
        return ExpressionValues.Compare(Condition(function, 1).Evaluate(scope) ?? "", solver.Value(function.Parameters[2], whole) ?? "-") == 0
            && (function.Parameters.Count == 3 || Condition(function, 3).IsTrue(scope));
    }

    private void MakeRow(Function function, string row, bool wanted)
    {
        var inner = new SampleSolver(filler, row, "");
        if (function.Identifier.Name == "count")
        {
            inner.Make(Condition(function, 1), wanted);
            return;
        }
        var key = Condition(function, 1);
        if (!wanted && key.Root is Identifier name && inner.Place(name.Name) is var (path, _)) filler.Again(path);
        if (!wanted) return;
        new SampleComparison(inner, filler, key).Reach(key.Root, solver.Value(function.Parameters[2], whole));
        if (function.Parameters.Count == 4) inner.Make(Condition(function, 3), true);
    }

    private FormExpression Condition(Function function, int index) => whole.RowConditions[(string)((ValueExpression)function.Parameters[index]).Value!];

    /// <summary>Spreads a sum evenly over the rows; the last row takes what is left.</summary>
    private void Sum(Function function, decimal wanted)
    {
        if (function.Parameters[0] is not ValueExpression { Value: string rows } || Condition(function, 1) is not { Root: Identifier name }) return;
        var places = solver.RowPlaces(rows);
        var left = wanted;
        for (var i = 0; i < places.Count; i++)
        {
            var share = i == places.Count - 1 ? left : Math.Floor(wanted / places.Count);
            new SampleSolver(filler, places[i], "").Put(name.Name, share);
            left -= share;
        }
    }

    private static BinaryExpressionType Opposite(BinaryExpressionType type) => type switch
    {
        BinaryExpressionType.Equal => BinaryExpressionType.NotEqual,
        BinaryExpressionType.NotEqual => BinaryExpressionType.Equal,
        BinaryExpressionType.Greater => BinaryExpressionType.LesserOrEqual,
        BinaryExpressionType.GreaterOrEqual => BinaryExpressionType.Lesser,
        BinaryExpressionType.Lesser => BinaryExpressionType.GreaterOrEqual,
        BinaryExpressionType.LesserOrEqual => BinaryExpressionType.Greater,
        _ => type,
    };

    private static BinaryExpressionType Mirrored(BinaryExpressionType type) => type switch
    {
        BinaryExpressionType.Greater => BinaryExpressionType.Lesser,
        BinaryExpressionType.GreaterOrEqual => BinaryExpressionType.LesserOrEqual,
        BinaryExpressionType.Lesser => BinaryExpressionType.Greater,
        BinaryExpressionType.LesserOrEqual => BinaryExpressionType.GreaterOrEqual,
        _ => type,
    };
}
