using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Expressions;

namespace Saola.Modules.PublicServices.Catalogue;

/// <summary>The names that the texts of a procedure may use in their holes: results, notices, templates of results.</summary>
internal sealed class TextNames(Procedure procedure)
{
    /// <summary>Names beside those of the form that a result, a notice and a number may use.</summary>
    private static readonly HashSet<string> Facts = new(StringComparer.Ordinal)
    {
        "case.number", "case.filed_at", "case.accepted_at", "case.due_at", "procedure.name", "procedure.code", "result.number", "result.date", "fee.amount",
        "result.day", "result.month", "result.year", "result.signer",
        "applicant.name", "applicant.id", "applicant.address", "unit.name",
    };

    /// <summary>What is wrong with the holes of a text, each as a sentence without a full stop.</summary>
    public IEnumerable<string> Faults(string template, ProcedureResult? result, string? rows)
    {
        foreach (var (hole, expression, fault) in FormTemplate.Holes(template))
        {
            if (fault is not null) yield return $"chỗ trống {{{hole}}}: {fault}";
            foreach (var name in (expression?.Names ?? []).Where(n => !KnowsInText(n, result, rows))) yield return $"chỗ trống {{{hole}}}: không có \"{name.Name}\" trong biểu mẫu, dự thảo hay dữ kiện của hồ sơ";
        }
    }

    /// <summary>Whether the form has a name.</summary>
    public bool Knows(ExpressionName name) =>
        procedure.Form.Calculations.Any(c => string.Equals(c.Id, name.Name, StringComparison.Ordinal))
        || procedure.Form.Find(name.Rows is null ? name.Name : $"{name.Rows}[0].{name.Name}") is not null
        || (name.Rows is not null && procedure.Form.Find(name.Name) is not null);

    private bool KnowsInText(ExpressionName name, ProcedureResult? result, string? rows)
    {
        if (Facts.Contains(name.Name) || Knows(name)) return true;
        var drafts = result is null ? procedure.Results : [result];
        if (name.Name.StartsWith("draft.", StringComparison.Ordinal)) return drafts.Any(r => r.Draft.Find(name.Name["draft.".Length..]) is not null);
        if (rows is null || Rows(rows) is not { } path) return false;
        var inner = name.Rows is null ? name.Name : $"{name.Rows}[0].{name.Name}";
        return procedure.Form.Find($"{path}.{inner}") is not null || procedure.Form.Find($"{path}.{name.Name}") is not null || Outer(path, name.Name);
    }

    /// <summary>Inner rows may name a field of the row around them.</summary>
    private bool Outer(string path, string name) => path.LastIndexOf('.') is var at and > 0 && procedure.Form.Find($"{path[..at]}.{name}") is not null;

    /// <summary>The path of a first row of the rows that a table shows: <c>units.tubes</c> is <c>units[0].tubes[0]</c>.</summary>
    public string? Rows(string rows)
    {
        if (procedure.Form.Find(rows) is { Type: FieldType.Rows }) return rows + "[0]";
        var cut = rows.IndexOf('.', StringComparison.Ordinal);
        var inner = cut < 0 ? rows : $"{rows[..cut]}[0]{rows[cut..]}";
        return procedure.Form.Find(inner) is { Type: FieldType.Rows } ? inner + "[0]" : null;
    }
}
