namespace Saola.Engines.Cases.Forms.Expressions;

/// <summary>Where an expression finds its names.</summary>
public interface IExpressionScope
{
    /// <summary>The day on which the form is filled.</summary>
    DateOnly Today { get; }

    /// <summary>The value of a name: null, bool, decimal, string, JSON list or object. An unknown name is null.</summary>
    object? Value(string name);

    /// <summary>The rows of a rows field, each a scope in which the row's own fields come first.</summary>
    IReadOnlyList<IExpressionScope> Rows(string name);

    /// <summary>Working days after <paramref name="from"/> up to and with <paramref name="to"/>.</summary>
    int WorkingDaysBetween(DateOnly from, DateOnly to);
}

/// <summary>Names given as a table: for fees and templates that are evaluated without a form, and for tests.</summary>
public sealed class TableScope(DateOnly today, IReadOnlyDictionary<string, object?> values) : IExpressionScope
{
    /// <inheritdoc/>
    public DateOnly Today => today;

    /// <inheritdoc/>
    public object? Value(string name) => values.GetValueOrDefault(name);

    /// <inheritdoc/>
    public IReadOnlyList<IExpressionScope> Rows(string name) => [];

    /// <inheritdoc/>
    public int WorkingDaysBetween(DateOnly from, DateOnly to) => FormContext.MondayToFriday(from, to);
}
