using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Filing;

namespace Saola.Modules.PublicServices.Api;

/// <summary>The person for whom a partner system files.</summary>
internal sealed record ApiApplicant(string FullName, string? PersonalId, DateOnly? BirthDate, string? Phone, string? Email, string? Address);

/// <summary>Who calls the API, for whom, and the present day.</summary>
internal sealed class ApiCaller(ICurrentUser user, IDirectory directory, TimeProvider clock)
{
    /// <summary>Stable code of the caller: the client, or the person.</summary>
    public string Code => user.ClientCode ?? user.PersonId?.ToString("N") ?? "visitor";

    public DateOnly Today => clock.Today();

    /// <summary>Whose dossier it is: the person whose program calls (or the organisation that they act for), else whom the partner system names.</summary>
    public async Task<Result<Applicant>> ApplicantAsync(ApiApplicant? named, CancellationToken cancellationToken)
    {
        if (user.PersonId is { } person) return await OwnAsync(person, cancellationToken);
        return named is null
            ? new Fault("applicant.missing", Texts.Say("Api.ApplicantMissing"), "applicant")
            : new Applicant(Guid.Empty, null, VietnameseText.Clean(named.FullName), named.PersonalId, named.Email, named.Phone, named.Address);
    }

    /// <summary>The person whom a partner system names, to be found or recorded in the commit of the case; null when a person's own program files.</summary>
    public PersonDraft? NewPerson(ApiApplicant? named) => user.PersonId is not null || named is null ? null : new PersonDraft
    {
        FullName = named.FullName, PersonalId = named.PersonalId, BirthDate = named.BirthDate, Phone = named.Phone, Email = named.Email, Address = named.Address,
    };

    private async Task<Applicant> OwnAsync(Guid person, CancellationToken cancellationToken)
    {
        var card = await directory.PersonAsync(person, cancellationToken) ?? throw new InvalidOperationException("The caller has no record.");
        return user.OrganisationId is { } organisation && await directory.OrganisationAsync(organisation, cancellationToken) is { } body
            ? new Applicant(person, organisation, body.Name, body.TaxCode, card.Email, card.Phone, body.Address)
            : new Applicant(person, null, card.FullName, card.PersonalId, card.Email, card.Phone, card.Address);
    }
}
