using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms.Expressions;

namespace Saola.Engines.Cases.Forms;

/// <summary>
/// One field. Its <see cref="Id"/> is the path inside its container (the form, or a row): <c>owner.name_vi</c> for a field that came from
/// a block with a prefix. What is null or empty is not said.
/// </summary>
public sealed record FormField
{
    /// <summary>Path inside the container.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of value.</summary>
    public required FieldType Type { get; init; }

    /// <summary>What the applicant reads.</summary>
    public string Label { get; init; } = "";

    /// <summary>Help under the label.</summary>
    public string? Hint { get; init; }

    /// <summary>Always asked for.</summary>
    public bool Required { get; init; }

    /// <summary>Asked for when true; beside <see cref="Required"/> false.</summary>
    public FormExpression? RequiredWhen { get; init; }

    /// <summary>The field exists only when true.</summary>
    public FormExpression? When { get; init; }

    /// <summary>Where a first value comes from.</summary>
    public string? Prefill { get; init; }

    /// <summary>A value that came from <see cref="Prefill"/> cannot be changed.</summary>
    public bool Locked { get; init; }

    /// <summary>First value when nothing else gives one.</summary>
    public JsonNode? Default { get; init; }

    /// <summary>Least length, amount, number of rows or of choices.</summary>
    public decimal? Min { get; init; }

    /// <summary>Most of the same.</summary>
    public decimal? Max { get; init; }

    /// <summary>Decimals of a number.</summary>
    public int? Decimals { get; init; }

    /// <summary>Unit of a number, shown behind it: kV, m².</summary>
    public string? Unit { get; init; }

    /// <summary>Regular expression that the text must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>Sentence shown when a rule of this field fails.</summary>
    public string? Message { get; init; }

    /// <summary>A yes that must be ticked (a pledge, a consent), instead of a choice of yes and no.</summary>
    public bool MustBeTrue { get; init; }

    /// <summary>The only province that an address may lie in.</summary>
    public string? Province { get; init; }

    /// <summary>Rules of a day.</summary>
    public DateRules Dates { get; init; } = DateRules.None;

    /// <summary>Choices that stand in the form itself.</summary>
    public IReadOnlyList<FormOption> Options { get; init; } = [];

    /// <summary>Name of a code list that is too long to stand in the form.</summary>
    public string? Codes { get; init; }

    /// <summary>Kinds of files.</summary>
    public IReadOnlyList<string> FileTypes { get; init; } = [];

    /// <summary>Largest file in megabytes.</summary>
    public int? MaxMegabytes { get; init; }

    /// <summary>Fields of a row.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [];

    /// <summary>Fields of a row that together must not occur twice.</summary>
    public IReadOnlyList<string> Unique { get; init; } = [];

    /// <summary>How a row is named: a template such as <c>{full_name}</c>.</summary>
    public string? ItemLabel { get; init; }

    /// <summary>Rows that are given; the applicant completes them and adds none.</summary>
    public IReadOnlyList<JsonObject> FixedRows { get; init; } = [];

    /// <summary>Formula of a derived field.</summary>
    public FormExpression? Formula { get; init; }

    /// <summary>How a derived value is shown: number, money, percent, text, date.</summary>
    public string? Format { get; init; }

    /// <summary>The sentence of a note; a note without one is a heading, which is its label.</summary>
    public string? Text { get; init; }

    /// <summary>The last part of <see cref="Id"/>.</summary>
    public string Name => Id[(Id.LastIndexOf('.') + 1)..];

    /// <summary>What stands before <see cref="Name"/>, without the point; empty for a field without a prefix.</summary>
    public string Prefix => Id.LastIndexOf('.') is var at and >= 0 ? Id[..at] : "";

    /// <summary>Whether the applicant may type here.</summary>
    public bool IsTyped => Type is not (FieldType.Derived or FieldType.Note);
}

/// <summary>One choice.</summary>
/// <param name="Value">The code that is stored.</param>
/// <param name="Label">What is read.</param>
/// <param name="Hint">A line under the label.</param>
public sealed record FormOption(string Value, string Label, string? Hint = null);

/// <summary>Rules of a day.</summary>
/// <param name="Past">Not after today.</param>
/// <param name="Future">Not before today.</param>
/// <param name="NotBefore">Field whose day must not be later.</param>
/// <param name="WithinMonths">Not older than so many months (or, with <paramref name="Future"/>, not further away).</param>
public sealed record DateRules(bool Past, bool Future, string? NotBefore, int? WithinMonths)
{
    /// <summary>No rule.</summary>
    public static DateRules None { get; } = new(false, false, null, null);
}
