using System.Text.Json.Nodes;
using NCalc;
using NCalc.Visitors;

namespace Saola.Engines.Cases.Forms.Expressions;

/// <summary>
/// Carries an expression out. Three-valued: what is not filled is null and makes arithmetic null; <c>and</c>, <c>or</c>, <c>not</c>
/// follow Kleene. A comparison with null is false for conditions, and unknown (null) for checks.
/// </summary>
internal sealed class ExpressionEvaluator : ILogicalExpressionVisitor<object?>
{
    /// <summary>Steps that one evaluation may take, conditions on rows included: a form cannot make a request hang.</summary>
    private const int MostSteps = 2_000_000;

    /// <summary>NCalc reads the word null as a name.</summary>
    internal const string Null = "null";

    private readonly FormExpression _expression;
    private readonly bool _nullComparesFalse;
    private readonly Steps _steps;

    public ExpressionEvaluator(IExpressionScope scope, FormExpression expression, bool nullComparesFalse)
    {
        (Scope, _expression, _nullComparesFalse, _steps) = (scope, expression, nullComparesFalse, new Steps());
    }

    public ExpressionEvaluator(IExpressionScope scope, FormExpression expression, ExpressionEvaluator caller)
    {
        (Scope, _expression, _nullComparesFalse, _steps) = (scope, expression, caller._nullComparesFalse, caller._steps);
    }

    public IExpressionScope Scope { get; }

    public object? Value(LogicalExpression expression)
    {
        if (++_steps.Taken > MostSteps) throw new InvalidOperationException($"Expression takes too many steps: {_expression.Text}");
        return expression.Accept(this);
    }

    /// <summary>The value of a condition on a row, in the row's own scope.</summary>
    public object? RowValue(IExpressionScope row, string condition) => _expression.RowConditions[condition].Evaluate(row, this);

    public object? Visit(Identifier identifier) => identifier.Name == Null ? null : Scope.Value(identifier.Name);

    public object? Visit(ValueExpression expression) => expression.Value switch
    {
        long number => (decimal)number,
        decimal or bool or string or null => expression.Value,
        _ => throw new InvalidOperationException($"A literal of kind {expression.Type} is not known: {_expression.Text}"),
    };

    public object? Visit(TernaryExpression expression) =>
        Value(expression.LeftExpression) is true ? Value(expression.MiddleExpression) : Value(expression.RightExpression);

    public object? Visit(UnaryExpression expression) => (expression.Type, Value(expression.Expression)) switch
    {
        (UnaryExpressionType.Not, bool truth) => !truth,
        (UnaryExpressionType.Negate, decimal number) => -number,
        (UnaryExpressionType.Positive, decimal number) => number,
        _ => null,
    };

    public object? Visit(LogicalExpressionList list)
    {
        var values = new JsonArray();
        foreach (var item in list) values.Add(ExpressionValues.Node(Value(item)));
        return values;
    }

    public object? Visit(Function function) => FunctionCalls.Call(function, this);

    public object? Visit(BinaryExpression expression) => expression.Type switch
    {
        BinaryExpressionType.And => And(expression),
        BinaryExpressionType.Or => Or(expression),
        BinaryExpressionType.Coalesce => Value(expression.LeftExpression) ?? Value(expression.RightExpression),
        BinaryExpressionType.Equal or BinaryExpressionType.NotEqual => Equal(expression),
        BinaryExpressionType.In or BinaryExpressionType.NotIn => In(expression),
        BinaryExpressionType.Lesser or BinaryExpressionType.LesserOrEqual
            or BinaryExpressionType.Greater or BinaryExpressionType.GreaterOrEqual => Compare(expression),
        _ => Arithmetic(expression.Type, Value(expression.LeftExpression), Value(expression.RightExpression)),
    };

    private bool? And(BinaryExpression expression)
    {
        var left = Value(expression.LeftExpression);
        if (left is false) return false;
        var right = Value(expression.RightExpression);
        if (right is false) return false;
        return left is true && right is true ? true : null;
    }

    private bool? Or(BinaryExpression expression)
    {
        var left = Value(expression.LeftExpression);
        if (left is true) return true;
        var right = Value(expression.RightExpression);
        if (right is true) return true;
        return left is false && right is false ? false : null;
    }

    private object? Unknown => _nullComparesFalse ? false : null;

    private object? Equal(BinaryExpression expression)
    {
        var wanted = expression.Type == BinaryExpressionType.Equal;
        if (IsNullLiteral(expression.LeftExpression)) return Value(expression.RightExpression) is null == wanted;
        if (IsNullLiteral(expression.RightExpression)) return Value(expression.LeftExpression) is null == wanted;
        var (left, right) = (Value(expression.LeftExpression), Value(expression.RightExpression));
        if (left is null || right is null) return Unknown;
        return ExpressionValues.Compare(left, right) is 0 == wanted;
    }

    private static bool IsNullLiteral(LogicalExpression expression) => expression is Identifier { Name: Null };

    private object? In(BinaryExpression expression)
    {
        var value = Value(expression.LeftExpression);
        if (value is null) return Unknown;
        var found = Value(expression.RightExpression) is JsonArray list && list.Any(item =>
            ExpressionValues.Of(item) is { } other && ExpressionValues.Compare(value, other) == 0);
        return found == (expression.Type == BinaryExpressionType.In);
    }

    private object? Compare(BinaryExpression expression)
    {
        var (left, right) = (Value(expression.LeftExpression), Value(expression.RightExpression));
        if (left is null || right is null || ExpressionValues.Compare(left, right) is not { } order) return Unknown;
        return expression.Type switch
        {
            BinaryExpressionType.Lesser => order < 0,
            BinaryExpressionType.LesserOrEqual => order <= 0,
            BinaryExpressionType.Greater => order > 0,
            _ => order >= 0,
        };
    }

    private static object? Arithmetic(BinaryExpressionType type, object? left, object? right)
    {
        if (type == BinaryExpressionType.Plus && left is string a && right is string b) return a + b;
        if (left is not decimal x || right is not decimal y) return null;
        try
        {
            return type switch
            {
                BinaryExpressionType.Plus => x + y,
                BinaryExpressionType.Minus => x - y,
                BinaryExpressionType.Times => x * y,
                BinaryExpressionType.Div => y == 0 ? null : x / y,
                BinaryExpressionType.Modulo => y == 0 ? null : x % y,
                _ => null,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private sealed class Steps
    {
        public int Taken { get; set; }
    }
}
