using Microsoft.Extensions.Options;
using Saola.Engines.Cases;
using Saola.Engines.Documents.Model;
using Saola.Engines.Documents.Slips;
using Saola.Engines.Identity;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Slips;

/// <summary>What all slips of a dossier say alike: who speaks, who filed, what was asked, whom to ask.</summary>
internal sealed class SlipFacts(IDirectory directory, IUnits units, IOptions<DepartmentSettings> department, SaolaSettings settings)
{
    public LetterHead Head => new()
    {
        ParentOrganisation = department.Value.ParentOrganisation, IssuingOrganisation = department.Value.Name, Place = department.Value.Place,
    };

    public SlipContact Contact(string unitCode) => new() { Name = units.NameOf(unitCode), Phone = department.Value.Phone };

    public string UnitName(string unitCode) => units.NameOf(unitCode);

    /// <summary>The page that the QR code of a slip opens: number and code, no personal data.</summary>
    public string TrackingAddress(CaseDetails dossier) =>
        $"{settings.PublicAddress}/tra-cuu?number={Uri.EscapeDataString(dossier.Row.Number)}&code={dossier.TrackingCode}";

    public string ResultAddress(string verificationCode) => $"{settings.PublicAddress}/ket-qua/{verificationCode}";

    public static SlipApplicant Applicant(CaseDetails dossier) => new()
    {
        Name = dossier.Row.ApplicantName, Number = dossier.ApplicantNumber, Address = dossier.Contact.Address ?? "–", Phone = dossier.Contact.Phone is { } phone ? VietnameseFormats.Phone(phone) : null, Email = dossier.Contact.Email,
    };

    public static SlipProcedure Procedure(CaseDetails dossier) => new(dossier.Row.TypeCode, dossier.Row.TypeName);

    public static FilingChannel Channel(CaseDetails dossier) => dossier.Row.Channel switch
    {
        CaseChannel.Online => FilingChannel.Online,
        CaseChannel.Post => FilingChannel.Post,
        CaseChannel.Counter => FilingChannel.Counter,
        var other => throw new InvalidOperationException($"No slip for channel {other}."),
    };

    /// <summary>The person who did something, with how it was approved; the unit when nobody is known.</summary>
    public async Task<SlipSigner> SignerAsync(Guid? personId, string unitCode, DateTimeOffset at, string? title, Guid? onBehalfOf, CancellationToken cancellationToken)
    {
        var person = personId is { } id ? await directory.PersonAsync(id, cancellationToken) : null;
        return new SlipSigner
        {
            Name = person?.FullName ?? units.NameOf(unitCode), Title = title, Authority = onBehalfOf is null ? null : Texts.Say("Slip.ByDelegation"),
            Evidence = Texts.Say("Slip.Approved", VietnameseFormats.Instant(at)),
        };
    }

    public async Task<string> NameAsync(Guid? personId, string otherwise, CancellationToken cancellationToken) =>
        personId is { } id ? (await directory.PersonAsync(id, cancellationToken))?.FullName ?? otherwise : otherwise;
}
