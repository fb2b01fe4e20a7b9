using Saola.Engines.Documents.Model;
using Saola.Kernel;

namespace Saola.Engines.Documents.Slips;

/// <summary>
/// Form 06, phiếu kiểm soát quá trình giải quyết hồ sơ: one row per hand-over, printed from what was recorded and never edited.
/// </summary>
public sealed record ControlSlip : FileSlip
{
    /// <summary>The instant of valid reception.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>The instant that is promised, or null where no term is set.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>Hand-overs in order.</summary>
    public required IReadOnlyList<HandOver> HandOvers { get; init; }

    /// <summary>When the result was given back; null while it was not.</summary>
    public DateTimeOffset? ReturnedAt { get; init; }

    /// <inheritdoc/>
    public override SlipForm Form => SlipForm.ControlSlip;

    /// <inheritdoc/>
    public override SaolaDocument ToDocument() => SlipParts.Start(this, FileCode, SlipParts.Code(FileCode), FileCode)
        .Add(new LabelLine(SlipWording.Of("control_slip.applicant"), Applicant.Name) { Emphasis = Emphasis.Bold, SpaceBefore = 12 })
        .FactIfKnown(SlipWording.Of("applicant.phone"), Applicant.Phone)
        .Procedure(Procedure)
        .Fact(SlipWording.Of("receipt_slip.accepted"), SlipTime.InWords(AcceptedAt))
        .Fact(SlipWording.Of("control_slip.due"), DueAt is { } due ? SlipTime.WithWeekday(due) : SlipWording.Of("no_term"))
        .Add(HandOverTable())
        .Add(new LabelLine(SlipWording.Of("control_slip.returned"), ReturnedAt is { } returned ? SlipTime.InWords(returned) : SlipWording.Of("control_slip.not_returned"))
        {
            Emphasis = Emphasis.Bold, SpaceBefore = 10,
        })
        .Tracking(this, SlipWording.Of("control_slip.source", SlipTime.InWords(IssuedAt)))
        .Build();

    private Table HandOverTable()
    {
        const double size = 12;
        string[] columns = ["units", "time", "outcome", "note"];
        return new Table([34, 32, 16, 18], [.. HandOvers.Select(Row)])
        {
            Header = [SlipParts.Header(size, columns.Select(column => SlipWording.Of("control_slip.column." + column)))],
            SpaceBefore = 8,
        };
    }

    private static TableRow Row(HandOver step)
    {
        const double size = 12;
        return new TableRow(
        [
            new([Labelled("control_slip.gives", step.FromUnit), Labelled("control_slip.takes", step.ToUnit)]),
            new([new Paragraph(VietnameseFormats.Instant(step.At), Emphasis.Bold, size), Labelled("control_slip.giver", step.Giver), Labelled("control_slip.taker", step.Receiver)]),
            new(OutcomeInWords(step.Outcome), size, TextAlignment.Centre) { Vertical = VerticalAlignment.Middle },
            new(step.Note ?? "", size),
        ]);

        static Paragraph Labelled(string key, string value) => new([new TextRun(SlipWording.Of(key), Emphasis.Italic, size), new TextRun(value, Emphasis.None, size)]);
    }

    private static string OutcomeInWords(HandOverOutcome outcome) => outcome switch
    {
        HandOverOutcome.None => "–",
        HandOverOutcome.Early => SlipWording.Of("control_slip.outcome.early"),
        HandOverOutcome.OnTime => SlipWording.Of("control_slip.outcome.on_time"),
        HandOverOutcome.Late => SlipWording.Of("control_slip.outcome.late"),
        _ => throw new InvalidOperationException($"No words for {outcome}."),
    };
}

/// <summary>How a step stood against its own term when it was handed over.</summary>
public enum HandOverOutcome
{
    /// <summary>The step has no term.</summary>
    None,

    /// <summary>Before it ended.</summary>
    Early,

    /// <summary>When it ended.</summary>
    OnTime,

    /// <summary>After it had ended.</summary>
    Late,
}

/// <summary>A file passes from hand to hand.</summary>
public sealed record HandOver
{
    /// <summary>The unit that gives.</summary>
    public required string FromUnit { get; init; }

    /// <summary>The unit that takes.</summary>
    public required string ToUnit { get; init; }

    /// <summary>Who gives.</summary>
    public required string Giver { get; init; }

    /// <summary>Who takes.</summary>
    public required string Receiver { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How the step stood against its term.</summary>
    public required HandOverOutcome Outcome { get; init; }

    /// <summary>A remark, or null.</summary>
    public string? Note { get; init; }
}
