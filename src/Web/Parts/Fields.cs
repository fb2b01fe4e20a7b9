namespace Saola.Web;

/// <summary>What stands in a field.</summary>
public enum FieldKind
{
    /// <summary>What the type of the property says; text where there is none.</summary>
    Auto,

    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines; the box grows with the text.</summary>
    TextLong,

    /// <summary>A secret line.</summary>
    Password,

    /// <summary>An address of electronic mail.</summary>
    Email,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A number, right-aligned in a short box.</summary>
    Number,

    /// <summary>Whole đồng, right-aligned, with the unit behind it.</summary>
    Money,

    /// <summary>A day in one box: 25/11/2026.</summary>
    Date,

    /// <summary>A day in three boxes named <c>.d</c>, <c>.m</c>, <c>.y</c>: for days that people know by heart.</summary>
    DateParts,

    /// <summary>One of many in a list that folds.</summary>
    Select,

    /// <summary>One of few, all in sight.</summary>
    Radio,

    /// <summary>Several of few, all in sight.</summary>
    Checkboxes,

    /// <summary>One yes: its label stands behind the box.</summary>
    Checkbox,

    /// <summary>A file; resumable with the upload island when <see cref="FieldModel.UploadHref"/> is given.</summary>
    File,

    /// <summary>A search word.</summary>
    Search,
}

/// <summary>How wide a control is: as wide as what is expected in it.</summary>
public enum FieldWidth
{
    /// <summary>By kind.</summary>
    Auto,

    /// <summary>A number, a code: 9rem.</summary>
    Short,

    /// <summary>A name of a person, a document number: 18rem.</summary>
    Medium,

    /// <summary>A name of an organisation: 34rem.</summary>
    Long,

    /// <summary>All there is.</summary>
    Full,
}

/// <summary>One choice of a list.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Text">What is read.</param>
/// <param name="Hint">A second line, for radio buttons and check boxes.</param>
public sealed record Choice(string Value, string Text, string? Hint = null);

/// <summary>A field as <c>&lt;s-field&gt;</c> draws it: label, hint, error, control, in this order.</summary>
public sealed record FieldModel
{
    /// <summary>Name under which the control is posted.</summary>
    public required string Name { get; init; }

    /// <summary>The question.</summary>
    public required string Label { get; init; }

    /// <summary>What stands in it.</summary>
    public FieldKind Kind { get; init; }

    /// <summary>Help that is always in sight; a placeholder never carries information.</summary>
    public string? Hint { get; init; }

    /// <summary>What is wrong and how to mend it.</summary>
    public string? Error { get; init; }

    /// <summary>The value as it was typed.</summary>
    public string? Value { get; init; }

    /// <summary>The chosen values of <see cref="FieldKind.Checkboxes"/>.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The choices of a list.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>First line of a <see cref="FieldKind.Select"/>, with an empty value; null: none.</summary>
    public string? Nothing { get; init; }

    /// <summary>Marked "(không bắt buộc)": the few optional fields are marked, not the many required ones.</summary>
    public bool Optional { get; init; }

    /// <summary>Prefilled from a register: can be read and copied, not changed.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Width of the control.</summary>
    public FieldWidth Width { get; init; }

    /// <summary>Unit behind the control, such as <c>đồng</c>, <c>m²</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>Value of the <c>autocomplete</c> attribute, such as <c>name</c> (WCAG 1.3.5).</summary>
    public string? Autocomplete { get; init; }

    /// <summary>Most characters; null: no limit in the control.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Lines of a <see cref="FieldKind.TextLong"/> to begin with.</summary>
    public int Rows { get; init; } = 4;

    /// <summary>Smaller label and control: filters, officers' side panels.</summary>
    public bool Compact { get; init; }

    /// <summary>Address of the resumable upload (tus) for a <see cref="FieldKind.File"/>.</summary>
    public string? UploadHref { get; init; }

    /// <summary>File endings of a <see cref="FieldKind.File"/>: <c>.pdf,.jpg</c>.</summary>
    public string? Accept { get; init; }

    /// <summary>Several files at once.</summary>
    public bool Multiple { get; init; }

    /// <summary>Identifier of the (first) control; the error summary links to it.</summary>
    public string Id => IdOf(Name);

    /// <summary>The identifier that belongs to a name: <c>Input.Items[0].Name</c> becomes <c>Input_Items_0__Name</c>.</summary>
    public static string IdOf(string name) => Microsoft.AspNetCore.Mvc.Rendering.TagBuilder.CreateSanitizedId(name, "_");
}

/// <summary>A line of the error summary.</summary>
/// <param name="Name">Name of the field; empty: no link.</param>
/// <param name="Message">The same words as at the field.</param>
public sealed record FieldError(string Name, string Message);
