using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Saola.Engines.Cases.Forms;

/// <summary>Look-up tables of a form, made once for all requests that use the same definition.</summary>
internal sealed class FormIndex
{
    private static readonly ConditionalWeakTable<FormDefinition, FormIndex> Known = [];

    private readonly Dictionary<string, FormSection> _sections = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<IReadOnlyList<FormField>, IReadOnlyDictionary<string, FormField>> _fields = new(ReferenceEqualityComparer.Instance);

    private FormIndex(FormDefinition form)
    {
        Root = form.Fields.ToList();
        Calculations = form.Calculations.ToDictionary(c => c.Id, StringComparer.Ordinal);
        foreach (var section in form.Sections)
        {
            foreach (var field in section.Fields) _sections.TryAdd(field.Id, section);
        }
    }

    /// <summary>The fields of the form without those of rows.</summary>
    public IReadOnlyList<FormField> Root { get; }

    public IReadOnlyDictionary<string, FormCalculation> Calculations { get; }

    public static FormIndex Of(FormDefinition form) => Known.GetValue(form, f => new FormIndex(f));

    public FormSection? SectionOf(FormField field) => _sections.GetValueOrDefault(field.Id);

    /// <summary>The fields of a container by identifier.</summary>
    public IReadOnlyDictionary<string, FormField> Fields(IReadOnlyList<FormField> fields) => _fields.GetOrAdd(fields, list =>
    {
        var index = new Dictionary<string, FormField>(StringComparer.Ordinal);
        foreach (var field in list.Where(f => f.Type.HasValue())) index.TryAdd(field.Id, field);
        return index;
    });
}
