using System.Text.RegularExpressions;
using Saola.Engines.Cases.Forms.Expressions;

namespace Saola.Engines.Cases.Forms.Reading;

/// <summary>Checks a form that was read: names, references, limits, patterns, circles. What it lets through can be filled.</summary>
internal sealed partial class FormLint
{
    private readonly FormDefinition _form;
    private readonly YamlSource _source;
    private readonly IReadOnlyDictionary<object, int> _lines;
    private readonly List<FormField> _root;
    private int _line = 1;

    private FormLint(FormDefinition form, YamlSource source, IReadOnlyDictionary<object, int> lines)
    {
        (_form, _source, _lines) = (form, source, lines);
        _root = form.Fields.ToList();
    }

    public static void Check(FormDefinition form, YamlSource source, IReadOnlyDictionary<object, int> lines) => new FormLint(form, source, lines).Run();

    private void Run()
    {
        Twice(_form.Sections.Select(s => ((object)s, s.Id)), "phần");
        foreach (var section in _form.Sections)
        {
            At(section);
            Names(section.When, Chain([]), "", $"phần {section.Id}");
        }
        Container(_root, Chain([]));
        var ids = _root.Where(f => f.Type.HasValue()).Select(f => ((object)f, f.Id)).Concat(_form.Calculations.Select(c => ((object)c, c.Id)));
        Twice(ids, "tên");
        foreach (var calculation in _form.Calculations)
        {
            At(calculation);
            Names(calculation.Formula, Chain([]), "", calculation.Id);
        }
        Twice(_form.Checks.Select(c => ((object)c, c.Id)), "phép kiểm tra");
        foreach (var check in _form.Checks) CheckOf(check);
        if (FormCircle.Find(_form) is { } circle) _source.Fault(_lines.GetValueOrDefault(circle.First, 1), $"điều kiện hoặc công thức quay vòng: {circle.Path}");
    }

    /// <summary>The lists of fields that an expression sees, from the inside out.</summary>
    private List<IReadOnlyList<FormField>> Chain(IReadOnlyList<IReadOnlyList<FormField>> rows) => [.. rows, _root];

    private void Container(IReadOnlyList<FormField> fields, IReadOnlyList<IReadOnlyList<FormField>> chain)
    {
        if (!ReferenceEquals(fields, _root)) Twice(fields.Where(f => f.Type.HasValue()).Select(f => ((object)f, f.Id)), "trường");
        foreach (var field in fields)
        {
            At(field);
            if (!IdShape().IsMatch(field.Id)) Say($"{field.Id}: tên trường chỉ gồm chữ thường không dấu, chữ số và gạch dưới");
            if (fields.Any(f => f.Type.HasValue() && f.Type is not FieldType.Address && field.Id.StartsWith(f.Id + ".", StringComparison.Ordinal))) Say($"{field.Id}: trùng với nhóm có cùng tên");
            foreach (var expression in new[] { field.When, field.RequiredWhen, field.Formula }) Names(expression, chain, field.Prefix, field.Id);
            OfType(field, chain);
        }
    }

    private void OfType(FormField field, IReadOnlyList<IReadOnlyList<FormField>> chain)
    {
        if (field.Min > field.Max) Say($"{field.Id}: min lớn hơn max");
        if (field.Type is FieldType.Enum or FieldType.Multi && field.Options.Count == 0 && field.Codes is null) Say($"{field.Id}: cần options hoặc codes");
        foreach (var option in field.Options.GroupBy(o => o.Value, StringComparer.Ordinal).Where(g => g.Count() > 1)) Say($"{field.Id}: lựa chọn {option.Key} có hai lần");
        if (field.Type == FieldType.Derived && field.Formula is null) Say($"{field.Id}: cần formula");
        if (field.Dates.NotBefore is { } other && !Knows(other, chain, field.Prefix)) Say($"{field.Id}: not_before nói tới \"{other}\", không có trường này");
        if (field.Default is not null && field.Type == FieldType.Enum && field.Options.Count > 0 && !field.Options.Any(o => string.Equals(o.Value, field.Default.ToString(), StringComparison.Ordinal))) Say($"{field.Id}: default không có trong options");
        if (field.Pattern is not null) Pattern(field);
        if (field.Message is not null) Template(field.Message, chain, field.Prefix, field.Id);
        if (field.Type == FieldType.Rows) Rows(field, chain);
    }

    private void Rows(FormField field, IReadOnlyList<IReadOnlyList<FormField>> chain)
    {
        if (chain.Count > 2) Say($"{field.Id}: bảng chỉ lồng nhau hai tầng");
        if (field.Fields.Count == 0) Say($"{field.Id}: cần fields");
        foreach (var key in field.Unique.Where(u => !field.Fields.Any(f => string.Equals(f.Id, u, StringComparison.Ordinal)))) Say($"{field.Id}: unique nói tới \"{key}\", không có trường này");
        foreach (var name in field.FixedRows.SelectMany(r => r).Select(p => p.Key).Distinct(StringComparer.Ordinal).Where(n => !field.Fields.Any(f => string.Equals(f.Id, n, StringComparison.Ordinal)))) Say($"{field.Id}: fixed nói tới \"{name}\", không có trường này");
        List<IReadOnlyList<FormField>> inner = [field.Fields, .. chain];
        if (field.ItemLabel is not null) Template(field.ItemLabel, inner, "", field.Id);
        Container(field.Fields, inner);
    }

    private void Pattern(FormField field)
    {
        try
        {
            // NonBacktracking refuses what could take for ever.
            _ = new Regex(field.Pattern!, RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            Say($"{field.Id}: pattern không dùng được: {e.Message}");
        }
    }

    private void CheckOf(FormCheck check)
    {
        At(check);
        var chain = Chain([]);
        if (check.Rows is not null)
        {
            if (_root.FirstOrDefault(f => f.Type == FieldType.Rows && string.Equals(f.Id, check.Rows, StringComparison.Ordinal)) is { } rows) chain = Chain([rows.Fields]);
            else Say($"{check.Id}: rows nói tới \"{check.Rows}\", không có bảng này");
        }
        Names(check.Condition, chain, "", check.Id);
        Names(check.When, chain, "", check.Id);
        Template(check.Message, chain, "", check.Id);
        if (check.At is not null && FieldPath.FindIn(chain[0], FieldPath.Parse(check.At)) is null) Say($"{check.Id}: at nói tới \"{check.At}\", không có trường này");
    }

    private void Names(FormExpression? expression, IReadOnlyList<IReadOnlyList<FormField>> chain, string prefix, string where)
    {
        foreach (var name in expression?.Names ?? [])
        {
            var at = chain;
            if (name.Rows is { } rows)
            {
                if (RowsOf(rows, chain, prefix) is not { } field) continue;
                at = [field.Fields, .. chain];
            }
            if (!Knows(name.Name, at, name.Rows is null ? prefix : "")) Say($"{where}: biểu thức \"{expression!.Text}\" dùng tên \"{name.Name}\", không có trường hay phép tính này");
        }
    }

    private void Template(string template, IReadOnlyList<IReadOnlyList<FormField>> chain, string prefix, string where)
    {
        foreach (var (hole, expression, fault) in FormTemplate.Holes(template))
        {
            if (fault is not null) Say($"{where}: chỗ trống {{{hole}}}: {fault}");
            else Names(expression, chain, prefix, where);
        }
    }

    private bool Knows(string name, IReadOnlyList<IReadOnlyList<FormField>> chain, string prefix) =>
        _form.Calculations.Any(c => string.Equals(c.Id, name, StringComparison.Ordinal))
        || chain.Select((fields, i) => FormScope.Candidates(name, i == 0 ? prefix : "").Any(c => FieldOf(c, fields) is not null)).Any(found => found);

    private static FormField? RowsOf(string name, IReadOnlyList<IReadOnlyList<FormField>> chain, string prefix) =>
        chain.SelectMany((fields, i) => FormScope.Candidates(name, i == 0 ? prefix : "").Select(c => FieldOf(c, fields))).FirstOrDefault(f => f?.Type == FieldType.Rows);

    internal static FormField? FieldOf(string name, IReadOnlyList<FormField> fields) => fields.FirstOrDefault(f => f.Type.HasValue()
        && (string.Equals(f.Id, name, StringComparison.Ordinal)
            || (f.Type is FieldType.Address or FieldType.File && name.StartsWith(f.Id + ".", StringComparison.Ordinal))));

    private void Twice(IEnumerable<(object Item, string Id)> items, string what)
    {
        foreach (var group in items.GroupBy(i => i.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            At(group.Last().Item);
            Say($"{what} \"{group.Key}\" có hai lần");
        }
    }

    private void At(object item) => _line = _lines.GetValueOrDefault(item, _line);

    private void Say(string message) => _source.Fault(_line, message);

    [GeneratedRegex(@"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IdShape();
}
