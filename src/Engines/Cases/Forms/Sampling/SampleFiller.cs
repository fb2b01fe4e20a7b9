using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms.Expressions;
using Saola.Engines.Cases.Forms.Filling;

namespace Saola.Engines.Cases.Forms.Sampling;

/// <summary>Fills containers and single fields, and sets what a rule wants.</summary>
internal sealed class SampleFiller(FormDefinition form, FormData data, FormContext context, SampleRandom random, SampleWish wish)
{
    private readonly SampleValues _values = new(context, random, wish.File);

    public FormData Data => data;

    public SampleRandom Random => random;

    public SampleValues Values => _values;

    public FormEvaluation Look() => new(form, data, context);

    /// <summary>Fills the form, or a row.</summary>
    public void Container(string container)
    {
        var evaluation = Look();
        foreach (var field in (evaluation.ScopeOf(container)?.Fields ?? []).Where(f => f.IsTyped).ToList())
        {
            var path = FieldPath.Join(container, field.Id);
            if (field.When is not null || field.RequiredWhen is not null) evaluation = Look();
            if (evaluation.ScopeOf(container) is not { } scope || !scope.Asks(field) || data.IsLocked(path)) continue;
            if (field.Type == FieldType.Rows) Rows(field, path);
            else if (!ExpressionValues.IsBlank(data.Get(path)) && field.Type != FieldType.Address) continue;
            else if (scope.Requires(field) || random.Happens(wish.OptionalPercent)) Fill(field, path, container);
        }
    }

    private void Rows(FormField field, string path)
    {
        var present = data.RowCount(path);
        if (field.FixedRows.Count > 0)
        {
            FormRows.PutGiven(field, path, data);
            present = field.FixedRows.Count;
        }
        var min = (int)Math.Max(field.Min ?? 0, field.Required ? 1 : 0);
        var wanted = field.FixedRows.Count > 0 ? present : Math.Min((int)(field.Max ?? 50), min + random.Next(min == 0 && !random.Happens(wish.OptionalPercent) ? 0 : 1, 2) - (min > 0 ? 1 : 0));
        for (var i = present; i < wanted; i++) data.AddRow(path, FormRows.First(field.Fields));
        for (var i = 0; i < data.RowCount(path); i++) Container(FieldPath.Row(path, i));
    }

    /// <summary>Gives one field a new value; the lists of rows get the rows they lack.</summary>
    public void Again(string path)
    {
        if (form.Find(path) is not { } field) return;
        if (field.Type == FieldType.Rows && data.Get(path) is null or JsonArray)
        {
            if (field.Type == FieldType.Rows) MoreRows(field, path);
            else Fill(field, path, ContainerOf(path));
            return;
        }
        var whole = WholePath(path, field);
        Fill(field, whole, ContainerOf(whole));
    }

    private void MoreRows(FormField field, string path)
    {
        var wanted = (int)Math.Max(field.Min ?? 0, 1);
        var most = (int)(field.Max ?? 500);
        while (data.RowCount(path) < wanted) AddRow(field, path);
        while (data.RowCount(path) > most) data.RemoveRow(path, data.RowCount(path) - 1);
    }

    /// <summary>Adds a filled row and gives its path.</summary>
    public string? AddRow(FormField field, string path)
    {
        if (field.FixedRows.Count > 0 || data.RowCount(path) >= (field.Max ?? 500) || data.AddRow(path, FormRows.First(field.Fields)) is not { } index) return null;
        Container(FieldPath.Row(path, index));
        return FieldPath.Row(path, index);
    }

    /// <summary>A part of an address or a file belongs to its field.</summary>
    private static string WholePath(string path, FormField field) =>
        field.Type is FieldType.Address or FieldType.File && !path.EndsWith(field.Name, StringComparison.Ordinal) ? path[..path.LastIndexOf('.')] : path;

    private static string ContainerOf(string path) => path.LastIndexOf(']') is var at and >= 0 ? path[..(at + 1)] : "";

    private void Fill(FormField field, string path, string container)
    {
        object? Beside(string name) => Look().ScopeOf(container)?.Value(name, field.Prefix);
        if (_values.Make(field, path, Beside) is { } value) data.Set(path, value);
    }

    /// <summary>Changes values until a rule holds, as far as one step leads.</summary>
    public void Satisfy(FormCheck rule, string? at)
    {
        var container = rule.Rows is null ? "" : at is null ? "" : at.LastIndexOf(']') is var end and >= 0 ? at[..(at.IndexOf(']', rule.Rows.Length) + 1)] : "";
        new SampleSolver(this, container, "").Make(rule.Condition, true);
    }
}
