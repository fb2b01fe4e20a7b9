using Saola.Engines.Documents.Codes;
using Saola.Engines.Documents.Model;
using Saola.Kernel;

namespace Saola.Engines.Documents.Slips;

/// <summary>What the forms have in common: head, title, applicant, contact, signatures.</summary>
internal static class SlipParts
{
    private static readonly double BarcodeWidth = Millimetres.ToPoints(58);
    private const double PenRoom = 48;
    private const double NoPenRoom = 24;
    private static readonly double BarcodeHeight = Millimetres.ToPoints(8);

    /// <summary>A document with head, number and title of a form.</summary>
    /// <param name="slip">The form.</param>
    /// <param name="key">What tells it from other forms of its kind.</param>
    /// <param name="numberLine">The line under the organisation.</param>
    /// <param name="barcode">What the bar code under it holds, or null for none.</param>
    /// <param name="titleSpace">Free space above the title in points; 0 takes the usual one.</param>
    public static DocumentBuilder Start(Slip slip, string key, string numberLine, string? barcode = null, double titleSpace = 0)
    {
        var info = new DocumentInfo
        {
            Title = $"{slip.Form.Title} {key}", Author = slip.Head.IssuingOrganisation, IssuedAt = slip.IssuedAt,
            Key = $"{slip.Form.Identifier}/{key}",
        };
        var image = barcode is not null && Code128.CanEncode(barcode)
            ? new CodeImage(Code128.Of(barcode), BarcodeWidth, BarcodeHeight, SlipWording.Of("barcode.alt", barcode))
            : null;
        return new DocumentBuilder(info)
            .WithFooter(SlipWording.Of("footer", slip.Form.Number))
            .Add(new LetterHeadBlock(slip.Head, VietnamTime.Day(slip.IssuedAt)) { NumberLine = numberLine, Barcode = image })
            .Add(new TitleBlock(slip.Form.Title) { SpaceBefore = titleSpace });
    }

    /// <summary>Number and file code under the organisation.</summary>
    public static string Numbers(string number, string fileCode) => $"{SlipWording.Of("number", number)}\n{Code(fileCode)}";

    /// <summary>The file code under the organisation.</summary>
    public static string Code(string fileCode) => SlipWording.Of("file_code", fileCode);

    /// <summary>Who filed, with the number covered.</summary>
    public static DocumentBuilder Applicant(this DocumentBuilder document, SlipApplicant applicant, string label, double spaceBefore = 0) => document
        .Add(new LabelLine(label, applicant.Name) { Emphasis = Emphasis.Bold, SpaceBefore = spaceBefore })
        .FactIfKnown(SlipWording.Of("applicant.number"), PersonalNumbers.Masked(applicant.Number))
        .Fact(SlipWording.Of("applicant.address"), applicant.Address)
        .AddIf(applicant.Phone is not null || applicant.Email is not null, () => Reach(applicant.Phone, applicant.Email));

    /// <summary>What was asked for.</summary>
    public static DocumentBuilder Procedure(this DocumentBuilder document, SlipProcedure procedure) =>
        document.Fact(SlipWording.Of("procedure"), SlipWording.Of("procedure.with_code", procedure.Name, procedure.Code), Emphasis.Bold);

    /// <summary>Whom to ask, as a sentence.</summary>
    public static DocumentBuilder Contact(this DocumentBuilder document, SlipContact contact) =>
        document.Text(SlipWording.Of("contact", contact.Name, WithEmail(contact)));

    /// <summary>The code that opens the file's page, and what to do with it.</summary>
    public static DocumentBuilder Tracking(this DocumentBuilder document, FileSlip slip, params IReadOnlyList<string> more) =>
        document.Add(new QrPanel(slip.TrackingAddress,
            [SlipWording.Of("tracking.head"), SlipWording.Of("tracking.how", Typed(slip.TrackingAddress), slip.FileCode, slip.TrackingCode), .. more]));

    /// <summary>Telephone, with the e-mail when there is one.</summary>
    public static string WithEmail(SlipContact contact) =>
        contact.Email is null ? contact.Phone : SlipWording.Of("contact.email", contact.Phone, contact.Email);

    /// <summary>A box for somebody whose role the form names.</summary>
    public static SignatureBox Box(string role, SlipSigner? signer, string? note = null) => new()
    {
        Title = SlipWording.Of(role), Note = signer?.Evidence ?? note ?? SlipWording.Of("sign_here"), Name = signer?.Name,
        Room = signer?.Evidence is null && note is null ? PenRoom : NoPenRoom,
    };

    /// <summary>A box for somebody who signs with his own title.</summary>
    public static SignatureBox Box(SlipSigner signer) => new()
    {
        Authority = signer.Authority, Title = signer.Title ?? "", Note = signer.Evidence, Name = signer.Name, Room = PenRoom,
    };

    /// <summary>Cells of a header row.</summary>
    public static TableRow Header(double size, IEnumerable<string> names) =>
        new([.. names.Select(name => new TableCell(name, size, TextAlignment.Centre, Emphasis.Bold) { Vertical = VerticalAlignment.Middle })]);

    /// <summary>What somebody types by hand: the address without the scheme and the query, which the scanner reads.</summary>
    public static string Typed(string address)
    {
        var page = address.Split('?')[0];
        var scheme = page.IndexOf("://", StringComparison.Ordinal);
        return scheme < 0 ? page : page[(scheme + 3)..];
    }

    private static LabelLine Reach(string? phone, string? email)
    {
        if (phone is null) return new LabelLine(SlipWording.Of("applicant.email"), email!);
        return new LabelLine(SlipWording.Of("applicant.phone"), email is null ? phone : SlipWording.Of("applicant.phone_email", phone, email));
    }
}
