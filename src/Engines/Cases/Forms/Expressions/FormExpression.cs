using System.Globalization;
using NCalc;
using NCalc.Exceptions;

namespace Saola.Engines.Cases.Forms.Expressions;

/// <summary>
/// An expression of a form or procedure (docs/form-format.md, "Expressions"): a condition, a formula, a fee.
/// NCalc reads it; it is carried out by our own evaluator, which knows the names of the form and nothing else: no reflection,
/// no types of the program, no unbounded work.
/// </summary>
public sealed class FormExpression : IEquatable<FormExpression>
{
    /// <summary>Longest text that is read.</summary>
    public const int MostCharacters = 2000;

    private static readonly LogicalExpressionParserOptions Options = new()
    {
        FloatingPointNumberType = FloatingPointNumberType.Decimal,
        IntegerNumberType = IntegerNumberType.Int64,
        AllowCharValues = false,
        ArgumentSeparator = ArgumentSeparator.Comma,
    };

    private readonly LogicalExpression _root;

    private FormExpression(string text, LogicalExpression root, ExpressionUses uses)
    {
        Text = text;
        _root = root;
        Names = uses.Names;
        RowConditions = uses.RowConditions;
    }

    /// <summary>The expression as it was written.</summary>
    public string Text { get; }

    /// <summary>Every name that it reads, also inside conditions on rows; used to check a form before it serves.</summary>
    public IReadOnlyList<ExpressionName> Names { get; }

    /// <summary>What NCalc read.</summary>
    internal LogicalExpression Root => _root;

    /// <summary>Conditions on rows, parsed once, by their text.</summary>
    internal IReadOnlyDictionary<string, FormExpression> RowConditions { get; }

    /// <summary>Reads an expression; false with the reason and the position when it is not one.</summary>
    public static bool TryParse(string text, out FormExpression? expression, out ExpressionFault? fault)
    {
        (expression, fault) = (null, null);
        if (string.IsNullOrWhiteSpace(text)) fault = new(1, "biểu thức trống");
        else if (text.Length > MostCharacters) fault = new(MostCharacters, $"biểu thức dài quá {MostCharacters} ký tự");
        else
        {
            try
            {
                var root = LogicalExpressionParser.Parse(text, Options, CultureInfo.InvariantCulture, CancellationToken.None);
                var uses = ExpressionUses.Of(root);
                if (uses.Fault is null) expression = new(text, root, uses);
                else fault = new(1, uses.Fault);
            }
            catch (NCalcParserException e)
            {
                fault = ExpressionFault.Of(e);
            }
        }
        return fault is null;
    }

    /// <summary>Reads an expression that stands in the program or was checked before; throws when it is not one.</summary>
    public static FormExpression Parse(string text) =>
        TryParse(text, out var expression, out var fault) ? expression! : throw new FormatException($"{text}: {fault}");

    /// <summary>
    /// The value: null, <see cref="bool"/>, <see cref="decimal"/>, <see cref="string"/> or a JSON list or object.
    /// A comparison with what is not filled is false.
    /// </summary>
    public object? Evaluate(IExpressionScope scope) => new ExpressionEvaluator(scope, this, nullComparesFalse: true).Value(_root);

    /// <summary>Whether it is true; null is not true.</summary>
    public bool IsTrue(IExpressionScope scope) => Evaluate(scope) is true;

    /// <summary>
    /// Whether it is false for certain: a check that needs a field which is not filled is not failed,
    /// the missing field is reported by itself.
    /// </summary>
    public bool IsCertainlyFalse(IExpressionScope scope) =>
        new ExpressionEvaluator(scope, this, nullComparesFalse: false).Value(_root) is false;

    internal object? Evaluate(IExpressionScope scope, ExpressionEvaluator caller) =>
        new ExpressionEvaluator(scope, this, caller).Value(_root);

    /// <inheritdoc/>
    public bool Equals(FormExpression? other) => other is not null && string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FormExpression);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>A name that an expression reads.</summary>
/// <param name="Name">The name as written, such as <c>owner.tax_code</c>.</param>
/// <param name="Rows">The rows field whose row is asked first, or null.</param>
public sealed record ExpressionName(string Name, string? Rows);

/// <summary>Why an expression cannot be read.</summary>
/// <param name="Position">Character, counted from 1.</param>
/// <param name="Reason">The reason, for the author of the form.</param>
public sealed record ExpressionFault(int Position, string Reason)
{
    internal static ExpressionFault Of(NCalcParserException exception)
    {
        var match = System.Text.RegularExpressions.Regex.Match(exception.Message, @"\((?<line>\d+):(?<position>\d+)\)", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        var position = match.Success ? int.Parse(match.Groups["position"].Value, CultureInfo.InvariantCulture) : 1;
        var reason = exception.Message.Contains("Parenthesis", StringComparison.Ordinal) ? "thiếu dấu đóng ngoặc" : "không đọc được biểu thức";
        return new(position, reason);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Reason} (ký tự {Position})";
}
