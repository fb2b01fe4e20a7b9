using Saola.Engines.Documents.Model;

namespace Saola.Engines.Documents.Slips;

/// <summary>Why a file is not worked on any further.</summary>
public enum StopGround
{
    /// <summary>The applicant takes it back.</summary>
    Withdrawn,

    /// <summary>What was asked for did not come in time.</summary>
    SupplementOverdue,

    /// <summary>The fee was not paid.</summary>
    FeeUnpaid,

    /// <summary>An authority demands it.</summary>
    AuthorityDemand,
}

/// <summary>Form 05, thông báo dừng giải quyết hồ sơ.</summary>
public sealed record StopNotice : FileSlip
{
    /// <summary>Number without the sign, such as <c>07/TB-SKHCN</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The instant of valid reception.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>Why it stops.</summary>
    public required StopGround Ground { get; init; }

    /// <summary>The reason in words: what happened, when.</summary>
    public required string Reason { get; init; }

    /// <summary>The step at which it stops.</summary>
    public required string Stage { get; init; }

    /// <summary>Papers that are given back; may be empty.</summary>
    public required IReadOnlyList<string> ReturnedPapers { get; init; }

    /// <summary>What was paid and what is paid back, in a sentence; null when no fee was due.</summary>
    public string? Fee { get; init; }

    /// <summary>How to file again, in a sentence.</summary>
    public required string FileAgain { get; init; }

    /// <summary>Who signs.</summary>
    public required SlipSigner Signer { get; init; }

    /// <summary>Who receives a copy.</summary>
    public required Recipients Recipients { get; init; }

    /// <inheritdoc/>
    public override SlipForm Form => SlipForm.StopNotice;

    /// <inheritdoc/>
    public override SaolaDocument ToDocument() => SlipParts.Start(this, FileCode, SlipParts.Numbers(Number, FileCode))
        .Add(new Paragraph(SlipWording.Of("addressee", Applicant.Name), Emphasis.Bold) { Alignment = TextAlignment.Centre, SpaceBefore = 12 })
        .Add(new BodyText(SlipWording.Of("stop_notice.received", Head.IssuingOrganisation, SlipTime.InWords(AcceptedAt), Procedure.Name, Procedure.Code)) { SpaceBefore = 12 })
        .Add(new BodyText([new(SlipWording.Of("stop_notice.decision.before")), new(FileCode, Emphasis.Bold), new(SlipWording.Of("stop_notice.decision.after"))]))
        .Add(new BodyText([new(SlipWording.Of("stop_notice.ground"), Emphasis.Italic), new(GroundInWords), new(" " + Reason)]))
        .Add(new BodyText([new(SlipWording.Of("stop_notice.stage"), Emphasis.Italic), new(Stage)]))
        .Add(new BodyText([new(SlipWording.Of("stop_notice.papers"), Emphasis.Italic), new(ReturnedPapers.Count == 0 ? SlipWording.Of("stop_notice.no_papers") : "")]))
        .AddRange(ReturnedPapers.Count == 0 ? [] : [new NumberedList(ReturnedPapers) { SpaceBefore = 2 }])
        .AddIf(!string.IsNullOrWhiteSpace(Fee), () => new BodyText([new(SlipWording.Of("stop_notice.fee"), Emphasis.Italic), new(Fee!)]))
        .Add(new BodyText([new(SlipWording.Of("stop_notice.again"), Emphasis.Italic), new(FileAgain)]))
        .Contact(Contact)
        .Add(new ClosingBlock(Recipients, SlipParts.Box(Signer)))
        .Tracking(this)
        .Build();

    private string GroundInWords => SlipWording.Of(Ground switch
    {
        StopGround.Withdrawn => "stop_notice.ground.withdrawn",
        StopGround.SupplementOverdue => "stop_notice.ground.supplement_overdue",
        StopGround.FeeUnpaid => "stop_notice.ground.fee_unpaid",
        StopGround.AuthorityDemand => "stop_notice.ground.authority_demand",
        _ => throw new InvalidOperationException($"No words for {Ground}."),
    });
}
