using System.Globalization;
using Saola.Engines.Documents.Model;

namespace Saola.Engines.Documents.Slips;

/// <summary>Form 02, phiếu yêu cầu bổ sung, hoàn thiện hồ sơ: everything that is missing, at once, and how to mend it.</summary>
public sealed record SupplementRequest : FileSlip
{
    /// <summary>Number without the sign, such as <c>15/HDHS</c>.</summary>
    public required string Number { get; init; }

    /// <summary>What is asked for; at least one.</summary>
    public required IReadOnlyList<SupplementItem> Items { get; init; }

    /// <summary>Which request of this file it is, from 1.</summary>
    public required int Round { get; init; }

    /// <summary>Until when it must be in.</summary>
    public required DateTimeOffset DueBy { get; init; }

    /// <summary>Who asks.</summary>
    public required SlipSigner Signer { get; init; }

    /// <inheritdoc/>
    public override SlipForm Form => SlipForm.SupplementRequest;

    /// <inheritdoc/>
    public override SaolaDocument ToDocument() => SlipParts.Start(this, $"{FileCode} lần {Round.ToString(CultureInfo.InvariantCulture)}", SlipParts.Numbers(Number, FileCode))
        .Add(new Paragraph(SlipWording.Of("supplement_request.round", Round), Emphasis.Italic) { Alignment = TextAlignment.Centre })
        .Applicant(Applicant, SlipWording.Of("supplement_request.applicant"), spaceBefore: 10)
        .Procedure(Procedure)
        .Add(new BodyText(SlipWording.Of("supplement_request.intro")) { KeepWithNext = true, SpaceBefore = 10 })
        .AddRange(Items.SelectMany(ItemBlocks))
        .Add(new BodyText([new(SlipWording.Of("supplement_request.due")), new(SlipTime.WithWeekday(DueBy), Emphasis.Bold), new(SlipWording.Of("supplement_request.clock"))]) { SpaceBefore = 10 })
        .Contact(Contact)
        .Add(new SignatureRow([SlipParts.Box("role.guide", Signer)]))
        .Tracking(this)
        .Build();

    private static IEnumerable<Block> ItemBlocks(SupplementItem item, int index)
    {
        var number = (index + 1).ToString(CultureInfo.InvariantCulture);
        yield return new BodyText([new($"{number}. {item.Target}: ", Emphasis.Bold), new(item.Problem)]) { KeepWithNext = true };
        yield return new BodyText([new(SlipWording.Of("supplement_request.basis"), Emphasis.Italic), new(item.Basis)]) { SpaceBefore = 2, KeepWithNext = true };
        yield return new BodyText([new(SlipWording.Of("supplement_request.guidance"), Emphasis.Italic), new(item.Guidance)]) { SpaceBefore = 2 };
    }
}

/// <summary>One thing that is missing or wrong. It comes from the same object that unlocks the field or the paper in the form.</summary>
public sealed record SupplementItem
{
    /// <summary>The field or the paper.</summary>
    public required string Target { get; init; }

    /// <summary>What is missing or wrong.</summary>
    public required string Problem { get; init; }

    /// <summary>Why: the rule that asks for it.</summary>
    public required string Basis { get; init; }

    /// <summary>How to mend it.</summary>
    public required string Guidance { get; init; }
}
