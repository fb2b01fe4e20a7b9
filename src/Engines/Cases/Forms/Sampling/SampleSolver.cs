using System.Text.Json.Nodes;
using NCalc;
using Saola.Engines.Cases.Forms.Expressions;

namespace Saola.Engines.Cases.Forms.Sampling;

/// <summary>
/// Makes an expression true (or false, or a number) by setting the fields that it reads: the opposite of evaluating it. It knows the shapes
/// that forms use; for others it does nothing, and the sampler reports the rule.
/// </summary>
internal sealed class SampleSolver(SampleFiller filler, string container, string prefix)
{
    private const int MostDepth = 12;

    private int _depth;

    public void Make(FormExpression expression, bool wanted) => Make(expression.Root, expression, wanted);

    private FormScope? Scope => filler.Look().ScopeOf(container);

    private object? Now(LogicalExpression node, FormExpression whole) =>
        Scope is { } scope ? new ExpressionEvaluator(new PrefixScope(scope, prefix), whole, nullComparesFalse: true).Value(node) : null;

    private void Make(LogicalExpression node, FormExpression whole, bool wanted)
    {
        if (++_depth > MostDepth) return;
        if (Now(node, whole) is bool now && now == wanted)
        {
            _depth--;
            return;
        }
        switch (node)
        {
            case UnaryExpression { Type: UnaryExpressionType.Not } not:
                Make(not.Expression, whole, !wanted);
                break;
            case BinaryExpression { Type: BinaryExpressionType.And or BinaryExpressionType.Or } both:
                Both(both, whole, wanted);
                break;
            case BinaryExpression comparison:
                new SampleComparison(this, filler, whole).Make(comparison, wanted);
                break;
            case Function function:
                OfFunction(function, whole, wanted);
                break;
            case Identifier name:
                Put(name.Name, wanted);
                break;
        }
        _depth--;
    }

    private void Both(BinaryExpression both, FormExpression whole, bool wanted)
    {
        if (both.Type == BinaryExpressionType.And == wanted)
        {
            Make(both.LeftExpression, whole, wanted);
            Make(both.RightExpression, whole, wanted);
        }
        else Make(filler.Random.Happens(50) ? both.LeftExpression : both.RightExpression, whole, wanted);
    }

    private void OfFunction(Function function, FormExpression whole, bool wanted)
    {
        var given = function.Parameters;
        switch (function.Identifier.Name)
        {
            case "if":
                Make(Now(given[0], whole) is true ? given[1] : given[2], whole, wanted);
                break;
            case "filled" when given[0] is Identifier name:
                if (wanted) Again(name.Name);
                else Put(name.Name, null);
                break;
            case "has" when given[0] is Identifier list && Now(given[1], whole) is string code:
                Has(list.Name, code, wanted);
                break;
            case "starts_with" or "contains" when given[0] is Identifier text:
                if (wanted && Now(given[1], whole) is string part) Put(text.Name, $"{part} {filler.Random.Pick(SampleWords.OwnNames)}");
                else Again(text.Name);
                break;
            case "all" or "any" when given[0] is ValueExpression { Value: string rows } && given[1] is ValueExpression { Value: string inner }:
                EveryRow(rows, whole.RowConditions[inner], wanted, all: function.Identifier.Name == "all");
                break;
        }
    }

    private void Has(string list, string code, bool wanted)
    {
        if (Place(list) is not var (path, _)) return;
        var chosen = (filler.Data.Get(path) as JsonArray)?.DeepClone() as JsonArray ?? [];
        foreach (var found in chosen.Where(n => ExpressionValues.Of(n) as string == code).ToList()) chosen.Remove(found);
        if (wanted) chosen.Add(code);
        filler.Data.Set(path, chosen.Count == 0 ? null : chosen);
    }

    private void EveryRow(string rows, FormExpression condition, bool wanted, bool all)
    {
        var places = RowPlaces(rows);
        // all(true): every row; any(true): one row; all(false): one row; any(false): every row.
        foreach (var row in all == wanted ? places : places.Take(1)) new SampleSolver(filler, row, "").Make(condition, wanted);
    }

    /// <summary>The rows of a rows field that is named here.</summary>
    public List<string> RowPlaces(string rows) => Scope?.Rows(rows, prefix).Select(r => r.Path).ToList() ?? [];

    /// <summary>The rows field that is named here, with its path.</summary>
    public (string Path, FormField Field)? Place(string name)
    {
        for (var scope = Scope; scope is not null; scope = scope.Outer)
        {
            foreach (var candidate in FormScope.Candidates(name, scope.Path == container ? prefix : ""))
            {
                if (scope.Field(candidate) is { } field) return (FieldPath.Join(scope.Path, candidate), field);
                if (candidate.LastIndexOf('.') is var cut and > 0 && scope.Field(candidate[..cut]) is { Type: FieldType.Address } address) return (FieldPath.Join(scope.Path, candidate), address);
            }
        }
        return null;
    }

    /// <summary>Puts a value into a named field; a computed one is led back to what it is computed from.</summary>
    public void Put(string name, object? value)
    {
        if (Place(name) is var (path, field))
        {
            if (field.Type == FieldType.Derived) Computed(field.Formula!, ContainerOf(path), field.Prefix, value);
            else if (!filler.Data.IsLocked(path)) filler.Data.Set(path, ExpressionValues.Node(field.Type is FieldType.Int or FieldType.Money && value is decimal number ? Math.Floor(number) : value));
        }
        else if (filler.Look().CalculationOf(name) is { } calculation) Computed(calculation.Formula, "", "", value);
    }

    private void Computed(FormExpression formula, string at, string itsPrefix, object? value)
    {
        var inner = new SampleSolver(filler, at, itsPrefix) { _depth = _depth + 1 };
        if (value is bool wanted) inner.Make(formula, wanted);
        else if (value is not null) new SampleComparison(inner, filler, formula).Reach(formula.Root, value);
    }

    private void Again(string name)
    {
        if (Place(name) is var (path, _)) filler.Again(path);
    }

    public object? Value(LogicalExpression node, FormExpression whole) => Now(node, whole);

    public void Truth(LogicalExpression node, FormExpression whole, bool wanted) => Make(node, whole, wanted);

    private static string ContainerOf(string path) => path.LastIndexOf(']') is var at and >= 0 ? path[..(at + 1)] : "";
}
