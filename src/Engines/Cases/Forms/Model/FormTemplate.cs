using System.Text;
using Saola.Engines.Cases.Forms.Expressions;

namespace Saola.Engines.Cases.Forms;

/// <summary>
/// A sentence with holes: <c>"hiện mới có {n_fulltime}"</c>. A hole is the path of a field, a calculation, or an expression;
/// <c>{total:money}</c> says how it is shown. What is not filled leaves the hole empty. <c>{{</c> writes a brace.
/// </summary>
public static class FormTemplate
{
    /// <summary>The names and expressions in the holes, for the check of a form; a fault when a hole is no expression.</summary>
    public static IEnumerable<(string Hole, FormExpression? Expression, ExpressionFault? Fault)> Holes(string template)
    {
        foreach (var (text, isHole) in Pieces(template))
        {
            if (!isHole) continue;
            var (inner, _) = Split(text);
            yield return FormExpression.TryParse(Bracketed(inner), out var expression, out var fault)
                ? (text, expression, null)
                : (text, null, fault);
        }
    }

    /// <summary>Fills the holes from the form.</summary>
    public static string Fill(string template, FormEvaluation evaluation) => Fill(template, evaluation.RootScope, "");

    /// <summary>Fills the holes in the scope of a row such as <c>staff[2]</c>; the row's fields come first.</summary>
    public static string Fill(string template, FormEvaluation evaluation, string row) =>
        evaluation.ScopeOf(row) is { } scope ? Fill(template, scope, "") : "";

    internal static string Fill(string template, FormScope scope, string prefix)
    {
        var builder = new StringBuilder();
        foreach (var (text, isHole) in Pieces(template)) builder.Append(isHole ? Hole(text, scope, prefix) : text);
        return builder.ToString();
    }

    private static string Hole(string hole, FormScope scope, string prefix)
    {
        var (inner, format) = Split(hole);
        if (format is null && IsName(inner) && Named(inner, scope, prefix) is { } named) return named;
        return FormExpression.TryParse(Bracketed(inner), out var expression, out _)
            ? FieldDisplay.Formatted(expression!.Evaluate(new PrefixScope(scope, prefix)), format)
            : "";
    }

    private static string? Named(string name, FormScope scope, string prefix)
    {
        for (var at = scope; at is not null; at = at.Outer)
        {
            foreach (var candidate in FormScope.Candidates(name, ReferenceEquals(at, scope) ? prefix : ""))
            {
                if (at.Field(candidate) is not { } field) continue;
                if (!at.Asks(field)) return "";
                return field.Type == FieldType.Derived
                    ? FieldDisplay.Formatted(at.Derived(field), field.Format)
                    : FieldDisplay.Text(field, at.Node(field.Id), at.Evaluation.Context);
            }
        }
        return scope.Evaluation.CalculationOf(name) is { } calculation
            ? FieldDisplay.Formatted(scope.Evaluation.Calculation(name), calculation.Format)
            : null;
    }

    private static (string Inner, string? Format) Split(string hole)
    {
        var colon = hole.LastIndexOf(':');
        return colon > 0 && hole[(colon + 1)..].Trim() is "number" or "money" or "percent" or "text" or "date"
            ? (hole[..colon].Trim(), hole[(colon + 1)..].Trim())
            : (hole.Trim(), null);
    }

    private static string Bracketed(string inner) => IsName(inner) ? $"[{inner}]" : inner;

    private static bool IsName(string text) =>
        text.Length > 0 && char.IsAsciiLetterLower(text[0]) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '.');

    private static IEnumerable<(string Text, bool IsHole)> Pieces(string template)
    {
        var start = 0;
        while (start < template.Length)
        {
            var open = template.IndexOf('{', start);
            if (open < 0) break;
            if (open + 1 < template.Length && template[open + 1] == '{')
            {
                yield return (template[start..(open + 1)], false);
                start = open + 2;
                continue;
            }
            var close = template.IndexOf('}', open);
            if (close < 0) break;
            if (open > start) yield return (template[start..open], false);
            yield return (template[(open + 1)..close], true);
            start = close + 1;
        }
        if (start < template.Length) yield return (template[start..], false);
    }
}
