using Saola.Engines.Cases.Forms.Expressions;

namespace Saola.Engines.Cases.Forms;

/// <summary>
/// A form with its data at one moment: answers what is asked, what is required, what a calculation gives.
/// Answers are remembered, so make a new one after the data changed. Not for several threads.
/// </summary>
public sealed class FormEvaluation
{
    private readonly Dictionary<string, object?> _calculations = new(StringComparer.Ordinal);
    private readonly HashSet<string> _running = new(StringComparer.Ordinal);
    private readonly Dictionary<FormSection, bool> _sections = new(ReferenceEqualityComparer.Instance);
    private readonly FormIndex _index;

    /// <summary>Looks at a form with this data.</summary>
    public FormEvaluation(FormDefinition form, FormData data, FormContext context)
    {
        (Form, Data, Context) = (form, data, context);
        _index = FormIndex.Of(form);
        Root = new FormScope(this, _index.Root, data.Values, "", null);
    }

    /// <summary>The form.</summary>
    public FormDefinition Form { get; }

    /// <summary>Its data.</summary>
    public FormData Data { get; }

    /// <summary>Day and code lists.</summary>
    public FormContext Context { get; }

    /// <summary>The scope of the form itself: fees and conditions of papers are evaluated here.</summary>
    public IExpressionScope Root { get; }

    internal FormScope RootScope => (FormScope)Root;

    /// <summary>Whether a section is asked.</summary>
    public bool Asks(FormSection section)
    {
        if (section.When is null) return true;
        if (_sections.TryGetValue(section, out var known)) return known;
        // A condition that leads back to its own section sees the section as asked; the reader refuses such forms.
        _sections[section] = true;
        return _sections[section] = section.When.IsTrue(Root);
    }

    /// <summary>Whether a field of the form or of a row is asked; <paramref name="path"/> is its place in the data.</summary>
    public bool Asks(string path) =>
        Place(path) is var (scope, field) && scope.Asks(field);

    /// <summary>Whether a field must be filled, given that it is asked.</summary>
    public bool Requires(string path) =>
        Place(path) is var (scope, field) && scope.Requires(field);

    /// <summary>The value of a calculation, or null.</summary>
    public object? Calculation(string id)
    {
        if (_calculations.TryGetValue(id, out var known)) return known;
        if (!_index.Calculations.TryGetValue(id, out var calculation) || !_running.Add(id)) return null;
        var value = calculation.Formula.Evaluate(Root);
        _running.Remove(id);
        return _calculations[id] = value;
    }

    internal FormCalculation? CalculationOf(string id) => _index.Calculations.GetValueOrDefault(id);

    /// <summary>The scope and the field of a path of data.</summary>
    internal (FormScope Scope, FormField Field)? Place(string path)
    {
        var parts = FieldPath.Parse(path);
        var scope = RootScope;
        var start = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            var id = string.Join('.', parts.Skip(start).Take(i - start + 1).Select(p => p.Name));
            if (parts[i].Row is not { } row || i == parts.Count - 1)
            {
                if (scope.Field(id) is { } field && (i == parts.Count - 1 || field.Type is FieldType.Address or FieldType.File)) return (scope, field);
                continue;
            }
            if (scope.RowScopes(id) is not { } rows || row >= rows.Count) return null;
            (scope, start) = (rows[row], i + 1);
        }
        return null;
    }

    /// <summary>The scope of a row such as <c>units[0]</c>, or of the form for an empty path.</summary>
    internal FormScope? ScopeOf(string container)
    {
        if (container.Length == 0) return RootScope;
        var parts = FieldPath.Parse(container);
        var scope = RootScope;
        var start = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Row is not { } row) continue;
            var id = string.Join('.', parts.Skip(start).Take(i - start + 1).Select(p => p.Name));
            if (scope.RowScopes(id) is not { } rows || row >= rows.Count) return null;
            (scope, start) = (rows[row], i + 1);
        }
        return start == parts.Count ? scope : null;
    }

    internal FormSection? SectionOf(FormField field) => _index.SectionOf(field);

    internal IReadOnlyDictionary<string, FormField> Index(IReadOnlyList<FormField> fields) => _index.Fields(fields);
}
