using System.Globalization;
using Saola.Engines.Documents.Model;
using Saola.Kernel;

namespace Saola.Engines.Documents.Slips;

/// <summary>Form 01, giấy tiếp nhận hồ sơ và hẹn trả kết quả: what was received, and when the answer is promised.</summary>
public sealed record ReceiptSlip : FileSlip
{
    /// <summary>The unit that received (bộ phận tiếp nhận và trả kết quả).</summary>
    public required string ReceivingUnit { get; init; }

    /// <summary>What was handed in.</summary>
    public required IReadOnlyList<SlipPaper> Papers { get; init; }

    /// <summary>How many sets were handed in.</summary>
    public required int SetCount { get; init; }

    /// <summary>The term in words, such as <c>15 ngày làm việc</c>.</summary>
    public required string Term { get; init; }

    /// <summary>The instant of valid reception.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>The instant at which the result is promised; null where no term is set by law.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>Where and how the result is received.</summary>
    public required string Delivery { get; init; }

    /// <summary>How it was filed: on line nobody signs at the left.</summary>
    public required FilingChannel Channel { get; init; }

    /// <summary>Fee and whether it is paid, such as <c>3.000.000 đồng (đã nộp)</c>; null when the procedure has none.</summary>
    public string? Fee { get; init; }

    /// <summary>Volume of the register, or null.</summary>
    public string? RegisterVolume { get; init; }

    /// <summary>Number in the register, or null.</summary>
    public string? RegisterNumber { get; init; }

    /// <summary>Who received.</summary>
    public required SlipSigner Receiver { get; init; }

    /// <inheritdoc/>
    public override SlipForm Form => SlipForm.ReceiptSlip;

    /// <inheritdoc/>
    public override SaolaDocument ToDocument() => SlipParts.Start(this, FileCode, SlipParts.Code(FileCode), FileCode)
        .Add(new LabelLine(SlipWording.Of("receipt_slip.unit"), ReceivingUnit) { SpaceBefore = 12 })
        .Applicant(Applicant, SlipWording.Of("receipt_slip.applicant"))
        .Procedure(Procedure)
        .Add(new Paragraph(SlipWording.Of("receipt_slip.papers")) { SpaceBefore = 4, KeepWithNext = true })
        .Add(PaperTable())
        .Add(new LabelLine(SlipWording.Of("receipt_slip.sets"), SlipWording.Of("receipt_slip.sets.count", SetCount)) { SpaceBefore = 8 })
        .Fact(SlipWording.Of("receipt_slip.term"), Term)
        .Fact(SlipWording.Of("receipt_slip.accepted"), SlipTime.InWords(AcceptedAt))
        .Fact(SlipWording.Of("receipt_slip.due"), DueAt is { } due ? SlipTime.WithWeekday(due) : SlipWording.Of("no_term"), Emphasis.Bold)
        .Fact(SlipWording.Of("receipt_slip.delivery"), Delivery)
        .FactIfKnown(SlipWording.Of("receipt_slip.fee"), Fee)
        .AddIf(RegisterVolume is not null, () => new LabelLine(SlipWording.Of("receipt_slip.register"), SlipWording.Of("receipt_slip.register.place", RegisterVolume, RegisterNumber)))
        .Add(new SignatureRow([Submitter(), SlipParts.Box("role.receiver", Receiver)]) { KeepWithNext = true })
        .Tracking(this, SlipWording.Of("receipt_slip.bring"), SlipWording.Of("hotline", Contact.Name, Contact.Phone))
        .Build();

    private SignatureBox Submitter() => Channel switch
    {
        FilingChannel.Online => SlipParts.Box("role.submitter", null, SlipWording.Of("receipt_slip.online")),
        FilingChannel.Post => SlipParts.Box("role.submitter", null, SlipWording.Of("receipt_slip.post")),
        _ => SlipParts.Box("role.submitter", null),
    };

    private Table PaperTable()
    {
        const double size = 12;
        var rows = Papers.Select((paper, i) => new TableRow(
        [
            new((i + 1).ToString(CultureInfo.InvariantCulture), size, TextAlignment.Centre),
            new(paper.Name, size),
            new(paper.Kind, size),
            new(VietnameseFormats.Number(paper.Count), size, TextAlignment.Right),
        ]));
        return new Table([7, 55, 24, 14], [.. rows])
        {
            Header = [SlipParts.Header(size, ["STT", .. new[] { "name", "kind", "count" }.Select(column => SlipWording.Of("receipt_slip.papers." + column))])],
            SpaceBefore = 4,
        };
    }
}

/// <summary>A paper that was handed in.</summary>
/// <param name="Name">What it is called in the procedure.</param>
/// <param name="Kind">Original, copy, electronic copy, data that was looked up: in words.</param>
/// <param name="Count">How many.</param>
public sealed record SlipPaper(string Name, string Kind, int Count);
