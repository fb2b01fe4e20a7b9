using Saola.Engines.Documents.Model;

namespace Saola.Engines.Documents.Slips;

/// <summary>
/// Form 04, văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết: sent before the promised instant, names who is late and why,
/// and promises once more. The file still counts as late.
/// </summary>
public sealed record ApologyExtension : FileSlip
{
    /// <summary>Number without the sign.</summary>
    public required string Number { get; init; }

    /// <summary>The instant of valid reception.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>The instant that was promised.</summary>
    public required DateTimeOffset OriginalDueAt { get; init; }

    /// <summary>The instant that is promised now.</summary>
    public required DateTimeOffset NewDueAt { get; init; }

    /// <summary>Why it is late.</summary>
    public required string Reason { get; init; }

    /// <summary>The step and the unit that are late.</summary>
    public required string Step { get; init; }

    /// <summary>Who signs.</summary>
    public required SlipSigner Signer { get; init; }

    /// <summary>Who receives a copy.</summary>
    public required Recipients Recipients { get; init; }

    /// <inheritdoc/>
    public override SlipForm Form => SlipForm.ApologyExtension;

    /// <inheritdoc/>
    public override SaolaDocument ToDocument() => SlipParts.Start(this, FileCode, SlipParts.Numbers(Number, FileCode))
        .Add(new Paragraph(SlipWording.Of("addressee", Applicant.Name), Emphasis.Bold) { Alignment = TextAlignment.Centre, SpaceBefore = 12 })
        .Add(new BodyText(SlipWording.Of("apology_extension.received", Head.IssuingOrganisation, SlipTime.InWords(AcceptedAt), Procedure.Name, Procedure.Code, SlipTime.WithWeekday(OriginalDueAt))) { SpaceBefore = 12 })
        .Text(SlipWording.Of("apology_extension.late", Step, Reason))
        .Text(SlipWording.Of("apology_extension.sorry", Head.IssuingOrganisation))
        .Add(new BodyText([new(SlipWording.Of("apology_extension.new_due")), new(SlipTime.WithWeekday(NewDueAt), Emphasis.Bold), new(".")]))
        .Contact(Contact)
        .Add(new ClosingBlock(Recipients, SlipParts.Box(Signer)))
        .Tracking(this)
        .Build();
}
