using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms.Expressions;

namespace Saola.Engines.Cases.Forms;

/// <summary>
/// The names that an expression of one container (the form, or one row) sees: fields of the own prefix, of the row, of the rows around it,
/// of the form, then calculations. A field that is not asked is null, whatever stands in the data.
/// </summary>
internal sealed class FormScope : IExpressionScope
{
    /// <summary>Rows that expressions look at; a form asks for far fewer, and more than its maximum is a fault by itself.</summary>
    private const int MostRowScopes = 5000;

    private readonly FormEvaluation _evaluation;
    private readonly JsonObject? _values;
    private readonly IReadOnlyDictionary<string, FormField> _fields;
    private readonly Dictionary<string, IReadOnlyList<FormScope>> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object?> _derived = new(StringComparer.Ordinal);
    private readonly HashSet<string> _running = new(StringComparer.Ordinal);

    public FormScope(FormEvaluation evaluation, IReadOnlyList<FormField> fields, JsonObject? values, string path, FormScope? outer)
    {
        (_evaluation, _values, Path, Outer, Fields) = (evaluation, values, path, outer, fields);
        _fields = evaluation.Index(fields);
    }

    /// <summary>Where the container stands in the data; empty for the form.</summary>
    public string Path { get; }

    public FormScope? Outer { get; }

    public IReadOnlyList<FormField> Fields { get; }

    public FormEvaluation Evaluation => _evaluation;

    public DateOnly Today => _evaluation.Context.Today;

    public int WorkingDaysBetween(DateOnly from, DateOnly to) => _evaluation.Context.WorkingDays(from, to);

    public FormField? Field(string id) => _fields.GetValueOrDefault(id);

    public bool Asks(FormField field)
    {
        if (Outer is null && _evaluation.SectionOf(field) is { When: not null } section && !_evaluation.Asks(section)) return false;
        if (field.When is null) return true;
        if (_asked.TryGetValue(field.Id, out var known)) return known;
        // A condition that leads back to its own field sees the field as asked; the reader refuses such forms.
        _asked[field.Id] = true;
        return _asked[field.Id] = field.When.IsTrue(new PrefixScope(this, field.Prefix));
    }

    public bool Requires(FormField field) =>
        field.Required || (field.RequiredWhen?.IsTrue(new PrefixScope(this, field.Prefix)) ?? false);

    public object? Value(string name) => Value(name, "");

    public IReadOnlyList<IExpressionScope> Rows(string name) => Rows(name, "");

    public object? Value(string name, string prefix)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            foreach (var candidate in Candidates(name, ReferenceEquals(scope, this) ? prefix : ""))
            {
                if (scope.TryOwn(candidate, out var value)) return value;
            }
        }
        return _evaluation.Calculation(name);
    }

    public IReadOnlyList<FormScope> Rows(string name, string prefix)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            foreach (var candidate in Candidates(name, ReferenceEquals(scope, this) ? prefix : ""))
            {
                if (scope.RowScopes(candidate) is { } rows) return rows;
            }
        }
        return [];
    }

    /// <summary>The rows of an own rows field; null when there is no such field, empty when it is not asked.</summary>
    public IReadOnlyList<FormScope>? RowScopes(string id)
    {
        if (_rows.TryGetValue(id, out var known)) return known;
        if (Field(id) is not { Type: FieldType.Rows } field) return null;
        var path = FieldPath.Join(Path, id);
        var rows = Asks(field) && Node(id) is JsonArray array
            ? array.Take(MostRowScopes).Select((row, i) => new FormScope(_evaluation, field.Fields, row as JsonObject, FieldPath.Row(path, i), this)).ToList()
            : [];
        return _rows[id] = rows;
    }

    private bool TryOwn(string name, out object? value)
    {
        value = null;
        if (Field(name) is { } field)
        {
            if (Asks(field)) value = field.Type == FieldType.Derived ? Derived(field) : ExpressionValues.Of(Node(name));
            return true;
        }
        var cut = name.LastIndexOf('.');
        if (cut < 0 || Field(name[..cut]) is not { Type: FieldType.Address or FieldType.File } whole) return false;
        if (Asks(whole)) value = ExpressionValues.Of((Node(whole.Id) as JsonObject)?[name[(cut + 1)..]]);
        return true;
    }

    /// <summary>The value of a derived field: always computed, never believed from the data.</summary>
    public object? Derived(FormField field)
    {
        if (_derived.TryGetValue(field.Id, out var known)) return known;
        if (field.Formula is null || !_running.Add(field.Id)) return null;
        var value = field.Formula.Evaluate(new PrefixScope(this, field.Prefix));
        _running.Remove(field.Id);
        return _derived[field.Id] = value;
    }

    /// <summary>What stands in the data for an own field.</summary>
    public JsonNode? Node(string id)
    {
        JsonNode? node = _values;
        foreach (var name in id.Split('.')) node = (node as JsonObject)?[name];
        return node;
    }

    /// <summary>A name is looked for beside the field first, then one prefix further out: <c>owner.rep.x</c>, <c>owner.x</c>, <c>x</c>.</summary>
    public static IEnumerable<string> Candidates(string name, string prefix)
    {
        for (var inner = prefix; inner.Length > 0; inner = inner.LastIndexOf('.') is var at and >= 0 ? inner[..at] : "")
        {
            yield return inner + "." + name;
        }
        yield return name;
    }
}

/// <summary>A scope as a field with a prefix sees it: the fields of its block can be named without the prefix.</summary>
internal sealed class PrefixScope(FormScope scope, string prefix) : IExpressionScope
{
    public DateOnly Today => scope.Today;

    public object? Value(string name) => scope.Value(name, prefix);

    public IReadOnlyList<IExpressionScope> Rows(string name) => scope.Rows(name, prefix);

    public int WorkingDaysBetween(DateOnly from, DateOnly to) => scope.WorkingDaysBetween(from, to);
}
