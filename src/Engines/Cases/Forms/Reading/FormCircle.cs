using Saola.Engines.Cases.Forms.Expressions;

namespace Saola.Engines.Cases.Forms.Reading;

/// <summary>Finds conditions and formulas of the form that lead back to themselves.</summary>
internal static class FormCircle
{
    /// <summary>A circle, or null. Rows count as one thing with what stands in them.</summary>
    public static (object First, string Path)? Find(FormDefinition form)
    {
        var edges = Edges(form);
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in edges.Keys)
        {
            if (Walk(start, edges, done, []) is { } path) return (edges[path[0]].Item, string.Join(" → ", path));
        }
        return null;
    }

    private static Dictionary<string, (object Item, List<string> Uses)> Edges(FormDefinition form)
    {
        var edges = new Dictionary<string, (object Item, List<string> Uses)>(StringComparer.Ordinal);
        foreach (var section in form.Sections)
        {
            foreach (var field in section.Fields.Where(f => f.Type.HasValue()))
            {
                edges.TryAdd(field.Id, (field, Uses(form, field.Prefix, section.When, field.When, field.Formula)));
            }
        }
        foreach (var calculation in form.Calculations) edges.TryAdd(calculation.Id, (calculation, Uses(form, "", calculation.Formula)));
        return edges;
    }

    private static List<string> Uses(FormDefinition form, string prefix, params FormExpression?[] expressions)
    {
        var fields = form.Fields.ToList();
        return expressions.OfType<FormExpression>().SelectMany(e => e.Names).Where(n => n.Rows is null)
            .Select(n => FormScope.Candidates(n.Name, prefix).Select(c => FormLint.FieldOf(c, fields)?.Id).FirstOrDefault(id => id is not null) ?? n.Name)
            .ToList();
    }

    private static List<string>? Walk(string at, Dictionary<string, (object Item, List<string> Uses)> edges, HashSet<string> done, List<string> path)
    {
        if (path.IndexOf(at) is var seen and >= 0) return [.. path[seen..], at];
        if (done.Contains(at) || !edges.TryGetValue(at, out var node)) return null;
        path.Add(at);
        foreach (var next in node.Uses)
        {
            if (Walk(next, edges, done, path) is { } circle) return circle;
        }
        path.RemoveAt(path.Count - 1);
        done.Add(at);
        return null;
    }
}
