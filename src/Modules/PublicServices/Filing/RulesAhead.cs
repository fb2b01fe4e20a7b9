using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Expressions;

namespace Saola.Modules.PublicServices.Filing;

/// <summary>
/// Rules that need a later page: "each field has a doctor" cannot hold on the page of fields, while the people come three pages on. On the way
/// they do not hinder; the review says them.
/// </summary>
internal static class RulesAhead
{
    private const string CheckCode = "form.check.";

    /// <summary>The faults of a page of this section without those that only a later page can mend.</summary>
    public static FormFaults Without(FormDefinition form, FormSection section, FormFaults faults)
    {
        if (faults.Errors.All(f => !f.Code.StartsWith(CheckCode, StringComparison.Ordinal))) return faults;
        var later = form.Sections.SkipWhile(s => s.Id != section.Id).Skip(1).SelectMany(s => s.Fields).ToList();
        var ahead = form.Checks.Where(c => LooksAt(form, c, later)).Select(c => CheckCode + c.Id).ToHashSet(StringComparer.Ordinal);
        return faults with { Errors = [.. faults.Errors.Where(f => !ahead.Contains(f.Code))] };
    }

    private static bool LooksAt(FormDefinition form, FormCheck check, List<FormField> later)
    {
        var (open, seen) = (new Stack<FormExpression>(), new HashSet<string>(StringComparer.Ordinal));
        open.Push(check.Condition);
        if (check.When is not null) open.Push(check.When);
        while (open.TryPop(out var expression))
        {
            foreach (var name in expression.Names.SelectMany(n => n.Rows is null ? [n.Name] : new[] { n.Name, n.Rows }).Where(seen.Add))
            {
                if (later.Any(f => f.Id == name || f.Id.StartsWith(name + ".", StringComparison.Ordinal) || name.StartsWith(f.Id + ".", StringComparison.Ordinal))) return true;
                foreach (var formula in Formulas(form, name)) open.Push(formula);
            }
        }
        return false;
    }

    /// <summary>The calculation of a name, and computed fields of that name in the form and its rows.</summary>
    private static IEnumerable<FormExpression> Formulas(FormDefinition form, string name) =>
        form.Calculations.Where(c => c.Id == name).Select(c => c.Formula)
            .Concat(form.Fields.SelectMany(f => f.Fields.Prepend(f)).Where(f => f.Id == name).Select(f => f.Formula).OfType<FormExpression>());
}
