using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Expressions;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Engines.Cases.Forms.Views;

/// <summary>
/// One page of a form as the view draws it: a section, or one row. Made by <see cref="FormPage"/>, drawn by
/// <c>&lt;partial name="@FormPage.View" model="Model.Page" /&gt;</c> inside the page's own <c>&lt;form method="post" enctype="multipart/form-data"&gt;</c>.
/// </summary>
/// <param name="Title">Heading of the page.</param>
/// <param name="Intro">One sentence under it.</param>
/// <param name="Parts">What stands on it, in its order.</param>
/// <param name="Errors">Lines of the error summary: <c>&lt;s-errors of="…" /&gt;</c>.</param>
/// <param name="Warnings">Sentences that do not hinder.</param>
/// <param name="Refreshing">Names of the controls on which other parts of the page depend.</param>
public sealed record FormPageModel(
    string Title, string? Intro, IReadOnlyList<FormPart> Parts, IReadOnlyList<FieldError> Errors, IReadOnlyList<Fault> Warnings, IReadOnlyList<string> Refreshing);

/// <summary>What stands on a page.</summary>
public abstract record FormPart;

/// <summary>A field; <paramref name="Marker"/>: its path goes into a hidden input, because it may post nothing.</summary>
public sealed record FieldPart(FieldModel Field, string? Marker) : FormPart;

/// <summary>A heading over the fields that follow.</summary>
public sealed record HeadingPart(string Text) : FormPart;

/// <summary>A sentence between fields.</summary>
public sealed record NotePart(string Text) : FormPart;

/// <summary>A computed or locked value, to be read.</summary>
public sealed record ValuePart(string Id, string Label, string Value, string? Hint) : FormPart;

/// <summary>Values that stand together.</summary>
public sealed record ValuesPart(IReadOnlyList<ValuePart> Values) : FormPart;

/// <summary>An address: its parts under one question.</summary>
public sealed record AddressPart(string Id, string Label, string? Hint, string? Error, IReadOnlyList<FieldModel> Fields) : FormPart;

/// <summary>A file: what is there, and the control for another one.</summary>
public sealed record FilePart(FieldModel Field, string? FileName, string? FileHref, string RemoveName) : FormPart;

/// <summary>A list of rows with their buttons.</summary>
public sealed record RowsPart(string Path, string Id, string Label, string? Hint, string? Error, IReadOnlyList<RowLine> Rows, bool MayAdd, string Limits) : FormPart;

/// <summary>One row of the list.</summary>
public sealed record RowLine(string Path, string Title, string? Detail, bool HasFault);

/// <summary>Given rows: every row with its fields on the page itself.</summary>
public sealed record GivenRowsPart(string Id, string Label, string? Hint, string? Error, IReadOnlyList<GivenRow> Rows) : FormPart;

/// <summary>One given row; a row of one question is that question under its own title.</summary>
public sealed record GivenRow(string Id, string? Title, IReadOnlyList<FormPart> Parts);

/// <summary>What the drawing of a page needs beside the form.</summary>
public sealed record FormPageOptions
{
    /// <summary>Nothing special.</summary>
    public static FormPageOptions None { get; } = new();

    /// <summary>Address of resumable uploads; null: files come with the form.</summary>
    public string? UploadHref { get; init; }

    /// <summary>Address at which a stored file can be seen.</summary>
    public Func<string, string?> FileHref { get; init; } = _ => null;

    /// <summary>When not null only these paths can be changed, the rest is shown to be read: a supplement asks for named fields.</summary>
    public IReadOnlyCollection<string>? Only { get; init; }
}

/// <summary>Makes pages out of forms.</summary>
public static class FormPage
{
    /// <summary>The view of a page.</summary>
    public const string View = "/Forms/Views/FormPage.cshtml";

    /// <summary>The view of a filled form for reading; its model is the list of <see cref="ReadSection"/>.</summary>
    public const string ReadView = "/Forms/Views/FormReading.cshtml";

    /// <summary>The view of a difference; its model is the list of <see cref="FieldChange"/>.</summary>
    public const string DiffView = "/Forms/Views/FormDiff.cshtml";

    /// <summary>The page of a section. <paramref name="faults"/> is null before it was posted.</summary>
    public static FormPageModel Section(FormEvaluation evaluation, FormSection section, FormFaults? faults = null, FormPageOptions? options = null) =>
        Make(evaluation.RootScope, section.Fields, section.Title, section.Intro, faults, options);

    /// <summary>The page of a row such as <c>staff[2]</c>; null when there is no such row.</summary>
    public static FormPageModel? Row(FormEvaluation evaluation, string row, FormFaults? faults = null, FormPageOptions? options = null)
    {
        if (evaluation.ScopeOf(row) is not { Outer: not null } scope || RowPath.FieldOf(evaluation.Form, row) is not { } rows) return null;
        var number = RowPath.Split(row)!.Value.Index + 1;
        return Make(scope, scope.Fields, FormWords.Say("RowPageTitle", rows.Label, number), null, faults, options);
    }

    private static FormPageModel Make(FormScope scope, IReadOnlyList<FormField> fields, string title, string? intro, FormFaults? faults, FormPageOptions? options)
    {
        var parts = new PartBuilder(scope, faults ?? FormFaults.None, options ?? FormPageOptions.None);
        var built = parts.Build(fields);
        return new(title, intro, built, Errors(faults, parts.OnPage), faults?.Warnings ?? [], Refreshing(scope, fields));
    }

    /// <summary>The lines of the summary in the order of the page; a fault inside a row leads to the list of rows.</summary>
    private static List<FieldError> Errors(FormFaults? faults, IReadOnlyList<string> onPage)
    {
        var places = onPage.Index().ToDictionary(p => p.Item, p => p.Index, StringComparer.Ordinal);
        string Place(string? field) => field is null ? "" : places.ContainsKey(field) ? field : onPage.Where(p => field.StartsWith(p, StringComparison.Ordinal)).MaxBy(p => p.Length) ?? "";
        return (faults?.Hindrances ?? []).Select(f => new FieldError(Place(f.Field), f.Message)).OrderBy(e => places.GetValueOrDefault(e.Name, int.MaxValue)).ToList();
    }

    /// <summary>Fields of the page on which a condition or a computed value of the same page depends, and provinces, on which wards do.</summary>
    private static List<string> Refreshing(FormScope scope, IReadOnlyList<FormField> fields)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            foreach (var name in new[] { field.When, field.Formula }.OfType<FormExpression>().SelectMany(e => e.Names))
            {
                var used = FormScope.Candidates(name.Name, field.Prefix).FirstOrDefault(c => fields.Any(f => f.IsTyped && string.Equals(f.Id, c, StringComparison.Ordinal)));
                if (used is not null) names.Add(FieldPath.Join(scope.Path, used));
            }
            if (field.Type == FieldType.Address) names.UnionWith([FieldPath.Join(scope.Path, field.Id) + ".province_code", FieldPath.Join(scope.Path, field.Id) + ".country_code"]);
        }
        return names.Order(StringComparer.Ordinal).ToList();
    }

    internal static string? TextOf(JsonNode? node) => ExpressionValues.Of(node) as string;
}
