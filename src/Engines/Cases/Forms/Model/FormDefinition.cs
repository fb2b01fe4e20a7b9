using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms.Expressions;
using Saola.Engines.Cases.Forms.Schema;
using Saola.Kernel;

namespace Saola.Engines.Cases.Forms;

/// <summary>
/// A form: sections with fields, calculations and checks. Read from YAML (<see cref="Saola.Engines.Cases.Forms.Reading.FormReader"/>), stored with a case and served by
/// the API as JSON Schema 2020-12 (<see cref="ToSchema"/>), from which it comes back whole (<see cref="FromSchema(JsonNode)"/>).
/// </summary>
public sealed record FormDefinition
{
    /// <summary>A form that asks nothing.</summary>
    public static FormDefinition Empty { get; } = new() { Sections = [] };

    /// <summary>The sections in their order; one page each.</summary>
    public required IReadOnlyList<FormSection> Sections { get; init; }

    /// <summary>Named formulas that conditions, checks and templates use.</summary>
    public IReadOnlyList<FormCalculation> Calculations { get; init; } = [];

    /// <summary>Rules over several fields.</summary>
    public IReadOnlyList<FormCheck> Checks { get; init; } = [];

    /// <summary>All fields of the form in their order, without the fields of rows.</summary>
    public IEnumerable<FormField> Fields => Sections.SelectMany(s => s.Fields);

    /// <summary>The section of an identifier, or null.</summary>
    public FormSection? Section(string id) => Sections.FirstOrDefault(s => string.Equals(s.Id, id, StringComparison.Ordinal));

    /// <summary>
    /// The field at a path of data such as <c>owner.name_vi</c> or <c>units[0].tubes[1].kv_max</c>; a part of an address gives the address.
    /// Null when there is none.
    /// </summary>
    public FormField? Find(string path) => FieldPath.Find(this, path);

    /// <summary>The section in which the field of a path stands, or null.</summary>
    public FormSection? SectionOf(string path) =>
        Sections.FirstOrDefault(s => FieldPath.FindIn(s.Fields, FieldPath.Parse(path)) is not null);

    /// <summary>The form as JSON Schema 2020-12 with the keyword <c>x-saola</c>.</summary>
    public JsonObject ToSchema() => FormSchemaWriter.Write(this);

    /// <summary>The form of a stored schema; refused with the place when it is not one of ours.</summary>
    public static Result<FormDefinition> FromSchema(JsonNode schema) => FormSchemaReader.Read(schema);

    /// <summary>The form of a stored schema text; refused with the place when it is not one of ours.</summary>
    public static Result<FormDefinition> FromSchema(string json) => FormSchemaReader.Read(json);
}

/// <summary>A part of a form that is one page.</summary>
public sealed record FormSection
{
    /// <summary>Identifier, unique in the form.</summary>
    public required string Id { get; init; }

    /// <summary>Heading of the page.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence on what the page asks.</summary>
    public string? Intro { get; init; }

    /// <summary>The section is asked only when true.</summary>
    public FormExpression? When { get; init; }

    /// <summary>Fields in their order.</summary>
    public required IReadOnlyList<FormField> Fields { get; init; }
}

/// <summary>A named formula.</summary>
/// <param name="Id">Name in expressions and templates.</param>
/// <param name="Label">What it is, for officers and the applicant.</param>
/// <param name="Formula">The formula.</param>
/// <param name="Format">number, money, percent, text, date; null shows it plainly.</param>
public sealed record FormCalculation(string Id, string Label, FormExpression Formula, string? Format = null);

/// <summary>How much a failed check weighs.</summary>
public enum CheckLevel
{
    /// <summary>Must be mended before the form is filed.</summary>
    Error,

    /// <summary>Shown; the applicant may go on.</summary>
    Warn,

    /// <summary>This procedure is the wrong one; the form cannot be filed.</summary>
    Stop,
}

/// <summary>A rule over several fields.</summary>
/// <param name="Id">Identifier, unique in the form.</param>
/// <param name="Condition">True when all is well.</param>
/// <param name="At">Field at which a fault is shown; with <paramref name="Rows"/> a field of the row.</param>
/// <param name="Message">Template of the sentence.</param>
/// <param name="Level">How much it weighs.</param>
/// <param name="When">The rule holds only when true.</param>
/// <param name="Rows">Rows field whose every row is checked; null: the form once.</param>
public sealed record FormCheck(
    string Id, FormExpression Condition, string? At, string Message, CheckLevel Level, FormExpression? When = null, string? Rows = null);
