using Saola.Data;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Modules.PublicServices.Filing;

namespace Saola.Modules.PublicServices.Api;

/// <summary>The person for whom a partner system files.</summary>
internal sealed record ApiApplicant(string FullName, string? PersonalId, DateOnly? BirthDate, string? Phone, string? Email, string? Address);

/// <summary>Who calls the API, for whom, and the present day.</summary>
internal sealed class ApiCaller(ICurrentUser user, IDirectory directory, UnitOfWork work, TimeProvider clock)
{
    /// <summary>Stable code of the caller: the client, or the person.</summary>
    public string Code => user.ClientCode ?? user.PersonId?.ToString("N") ?? "visitor";

    public DateOnly Today => clock.Today();

    /// <summary>Whose dossier it is: the person whose program calls (or the organisation that they act for), else whom the partner system names.</summary>
    public async Task<Result<Applicant>> ApplicantAsync(ApiApplicant? named, CancellationToken cancellationToken)
    {
        if (user.PersonId is { } person) return await OwnAsync(person, cancellationToken);
        if (named is null) return new Fault("applicant.missing", Texts.Say("Api.ApplicantMissing"), "applicant");
        var recorded = await work.RunAsync(token => directory.EnsurePersonAsync(new PersonDraft
        {
            FullName = named.FullName, PersonalId = named.PersonalId, BirthDate = named.BirthDate, Phone = named.Phone, Email = named.Email, Address = named.Address,
        }, token), cancellationToken);
        return recorded.IsDone
            ? new Applicant(recorded.Value, null, VietnameseText.Clean(named.FullName), named.PersonalId, named.Email, named.Phone, named.Address) : Result<Applicant>.Refused(recorded.Faults);
    }

    private async Task<Applicant> OwnAsync(Guid person, CancellationToken cancellationToken)
    {
        var card = await directory.PersonAsync(person, cancellationToken) ?? throw new InvalidOperationException("The caller has no record.");
        return user.OrganisationId is { } organisation && await directory.OrganisationAsync(organisation, cancellationToken) is { } body
            ? new Applicant(person, organisation, body.Name, body.TaxCode, card.Email, card.Phone, body.Address)
            : new Applicant(person, null, card.FullName, card.PersonalId, card.Email, card.Phone, card.Address);
    }
}
