using Saola.Engines.Documents.Model;

namespace Saola.Engines.Documents.Slips;

/// <summary>Form 03, phiếu từ chối tiếp nhận giải quyết hồ sơ: why a file is not taken, by which law, and where to go instead.</summary>
public sealed record RefusalSlip : FileSlip
{
    /// <summary>Number without the sign, or null where the series is not kept.</summary>
    public string? Number { get; init; }

    /// <summary>The unit that refuses.</summary>
    public required string ReceivingUnit { get; init; }

    /// <summary>The reason in words.</summary>
    public required string Reason { get; init; }

    /// <summary>The article of law: a refusal without one is not lawful, so it is never empty.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>Where the matter belongs, or null.</summary>
    public string? Redirect { get; init; }

    /// <summary>How it was filed.</summary>
    public required FilingChannel Channel { get; init; }

    /// <summary>Who refuses.</summary>
    public required SlipSigner Receiver { get; init; }

    /// <inheritdoc/>
    public override SlipForm Form => SlipForm.RefusalSlip;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The legal basis is empty.</exception>
    public override SaolaDocument ToDocument()
    {
        if (string.IsNullOrWhiteSpace(LegalBasis)) throw new InvalidOperationException("A refusal names the article of law that it rests on.");
        return SlipParts.Start(this, FileCode, Number is null ? SlipParts.Code(FileCode) : SlipParts.Numbers(Number, FileCode))
            .Add(new LabelLine(SlipWording.Of("receipt_slip.unit"), ReceivingUnit) { SpaceBefore = 12 })
            .Applicant(Applicant, SlipWording.Of("refusal_slip.applicant"))
            .Procedure(Procedure)
            .Add(new BodyText(SlipWording.Of("refusal_slip.intro", ReceivingUnit)) { SpaceBefore = 10, KeepWithNext = true })
            .Text(Reason, Emphasis.Bold)
            .Add(new BodyText([new(SlipWording.Of("legal_basis"), Emphasis.Italic), new(LegalBasis)]))
            .AddIf(!string.IsNullOrWhiteSpace(Redirect), () => new BodyText([new(SlipWording.Of("refusal_slip.redirect"), Emphasis.Italic), new(Redirect!)]))
            .Text(SlipWording.Of("refusal_slip.complaint"))
            .Contact(Contact)
            .Add(new SignatureRow([
                SlipParts.Box("role.submitter", null, Channel == FilingChannel.Online ? SlipWording.Of("receipt_slip.online") : null),
                SlipParts.Box("role.receiver", Receiver)]))
            .Tracking(this)
            .Build();
    }
}
