using NCalc;
using NCalc.Visitors;

namespace Saola.Engines.Cases.Forms.Expressions;

/// <summary>Walks an expression once: what it reads, whether it uses only what is allowed, how deep it is.</summary>
internal sealed class ExpressionUses : ILogicalExpressionVisitor<bool>
{
    private const int MostDepth = 60;

    private readonly List<ExpressionName> _names = [];
    private readonly Dictionary<string, FormExpression> _rowConditions = new(StringComparer.Ordinal);
    private int _depth;

    public IReadOnlyList<ExpressionName> Names => _names;

    public IReadOnlyDictionary<string, FormExpression> RowConditions => _rowConditions;

    public string? Fault { get; private set; }

    public static ExpressionUses Of(LogicalExpression root)
    {
        var uses = new ExpressionUses();
        uses.Walk(root);
        return uses;
    }

    public bool Visit(TernaryExpression expression) =>
        Walk(expression.LeftExpression) && Walk(expression.MiddleExpression) && Walk(expression.RightExpression);

    public bool Visit(BinaryExpression expression)
    {
        if (expression.Type is BinaryExpressionType.BitwiseAnd or BinaryExpressionType.BitwiseOr or BinaryExpressionType.BitwiseXOr
            or BinaryExpressionType.LeftShift or BinaryExpressionType.RightShift or BinaryExpressionType.Exponentiation
            or BinaryExpressionType.Like or BinaryExpressionType.NotLike or BinaryExpressionType.Unknown)
        {
            return Refuse($"phép {expression.Type} không được dùng");
        }
        return Walk(expression.LeftExpression) && Walk(expression.RightExpression);
    }

    public bool Visit(UnaryExpression expression) =>
        expression.Type is UnaryExpressionType.BitwiseNot or UnaryExpressionType.Factorial
            ? Refuse($"phép {expression.Type} không được dùng")
            : Walk(expression.Expression);

    public bool Visit(ValueExpression expression) => true;

    public bool Visit(Identifier identifier)
    {
        if (identifier.Name != ExpressionEvaluator.Null) _names.Add(new(identifier.Name, null));
        return true;
    }

    public bool Visit(LogicalExpressionList list)
    {
        foreach (var item in list)
        {
            if (!Walk(item)) return false;
        }
        return true;
    }

    public bool Visit(Function function)
    {
        var name = function.Identifier.Name;
        if (!ExpressionFunctions.Arities.TryGetValue(name, out var arity)) return Refuse($"không có hàm {name}()");
        var count = function.Parameters.Count;
        if (count < arity.Least || count > arity.Most) return Refuse($"hàm {name}() nhận {arity}, ở đây có {count}");
        return ExpressionFunctions.TakesRows(function) ? WalkRows(function) : Visit(function.Parameters);
    }

    private bool WalkRows(Function function)
    {
        var rows = (string)((ValueExpression)function.Parameters[0]).Value!;
        _names.Add(new(rows, null));
        if (function.Identifier.Name != "count_equal") return function.Parameters.Count == 1 || WalkRowCondition(function, 1, rows);
        // count_equal('rows', 'field', value): the value is read where the expression stands, the rest in the row.
        return WalkRowCondition(function, 1, rows) && Walk(function.Parameters[2])
            && (function.Parameters.Count == 3 || WalkRowCondition(function, 3, rows));
    }

    private bool WalkRowCondition(Function function, int index, string rows)
    {
        if (function.Parameters[index] is not ValueExpression { Value: string text })
        {
            return Refuse($"tham số thứ {index + 1} của {function.Identifier.Name}() phải là một chuỗi");
        }
        if (!_rowConditions.TryGetValue(text, out var condition))
        {
            if (!FormExpression.TryParse(text, out condition, out var fault)) return Refuse($"trong \"{text}\": {fault}");
            _rowConditions[text] = condition!;
        }
        _names.AddRange(condition!.Names.Select(n => n with { Rows = n.Rows ?? rows }));
        return true;
    }

    private bool Walk(LogicalExpression expression)
    {
        if (++_depth > MostDepth) return Refuse("biểu thức lồng nhau quá sâu");
        var good = expression.Accept(this);
        _depth--;
        return good;
    }

    private bool Refuse(string reason)
    {
        Fault ??= reason;
        return false;
    }
}
