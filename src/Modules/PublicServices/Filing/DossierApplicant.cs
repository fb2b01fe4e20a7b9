using Microsoft.Extensions.Localization;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Identity;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Filing;

/// <summary>Whose dossier it is and where notices go.</summary>
internal sealed record Applicant(Guid PersonId, Guid? OrganisationId, string Name, string? Number, string? Email, string? Phone, string? Address);

/// <summary>
/// Reads the applicant off the account, the organisation that is acted for, and the form: somebody who files for a body without an
/// organisation account declares it in the form, and the slip then names the body.
/// </summary>
internal sealed class DossierApplicant(IDirectory directory, ICurrentUser user, IStringLocalizer<CitizenTexts> texts)
{
    /// <summary>The applicant; refused when the person may no longer act for the organisation of the draft.</summary>
    public async Task<Result<Applicant>> OfAsync(OpenDraft draft, CancellationToken cancellationToken)
    {
        if (draft.View.ApplicantId is { } visitor) return await VisitorAsync(draft, visitor, cancellationToken);
        var person = user.PersonId ?? throw new InvalidOperationException("Filing needs a signed-in person.");
        var card = await directory.PersonAsync(person, cancellationToken) ?? throw new InvalidOperationException("The signed-in person has no record.");
        var contact = (Email: draft.Data.Text("filer_email") ?? card.Email, Phone: draft.Data.Text("filer_phone") ?? card.Phone);
        if (draft.View.OrganisationId is { } organisation)
        {
            var membership = (await directory.MembershipsAsync(person, cancellationToken)).FirstOrDefault(m => m.Verified && m.Organisation.Id == organisation);
            if (membership is null) return new Fault("applicant.no_member", texts["File.NoMember"]);
            var body = membership.Organisation;
            return new Applicant(person, organisation, body.Name, body.TaxCode, contact.Email, contact.Phone, body.Address);
        }
        return Declared(draft) is var (name, number)
            ? new Applicant(person, null, name, number, contact.Email, contact.Phone, card.Address)
            : new Applicant(person, null, card.FullName, card.PersonalId, contact.Email, contact.Phone, card.Address);
    }

    /// <summary>At the counter the clerk has seen the visitor's papers: no account and no membership are asked.</summary>
    private async Task<Result<Applicant>> VisitorAsync(OpenDraft draft, Guid visitor, CancellationToken cancellationToken)
    {
        var card = await directory.PersonAsync(visitor, cancellationToken) ?? throw new InvalidOperationException("The visitor has no record.");
        var (email, phone) = (draft.Data.Text("filer_email") ?? card.Email, draft.Data.Text("filer_phone") ?? card.Phone);
        if (draft.View.OrganisationId is { } organisation && await directory.OrganisationAsync(organisation, cancellationToken) is { } body)
            return new Applicant(visitor, organisation, body.Name, body.TaxCode, email, phone, body.Address ?? card.Address);
        return new Applicant(visitor, null, card.FullName, card.PersonalId, email, phone, card.Address);
    }

    /// <summary>The body that the form declares first: the fields of the common block of organisations.</summary>
    private static (string Name, string? Number)? Declared(OpenDraft draft)
    {
        var evaluation = draft.Evaluation;
        foreach (var field in draft.Form.Fields.Where(f => f.Type == FieldType.Text && f.Name == "name_vi" && evaluation.Asks(f.Id)))
        {
            if (draft.Data.Text(field.Id) is { Length: > 0 } name) return (name, draft.Data.Text(field.Prefix.Length == 0 ? "tax_code" : field.Prefix + ".tax_code"));
        }
        return null;
    }
}
