using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Identity;
using Saola.Kernel;

namespace Saola.Engines.Identity.People;

/// <summary>
/// One person, one record: whom a clerk files for or a form names is found by personal number, an organisation by tax code, or recorded now.
/// What is already on record is not overwritten.
/// </summary>
internal sealed class EnsureParty(AppDbContext db, UnitOfWork work, ActRecorder acts, PersonRecords records, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    public Task<Result<Guid>> PersonAsync(PersonDraft draft, CancellationToken cancellationToken) =>
        work.RunAsync(token => FindOrAddPersonAsync(draft, PersonSource.Counter, token), cancellationToken);

    public Task<Result<Guid>> OrganisationAsync(OrganisationDraft draft, CancellationToken cancellationToken) =>
        work.RunAsync(token => FindOrAddOrganisationAsync(draft, PersonSource.Counter, token), cancellationToken);

    public async Task<Result<Guid>> FindOrAddPersonAsync(PersonDraft draft, PersonSource source, CancellationToken cancellationToken)
    {
        var name = VietnameseText.Clean(draft.FullName);
        if (name.Length is < 2 or > 100) return new Fault("person.name", texts["Person.Name"], "FullName");
        if (draft.PersonalId is { } number)
        {
            if (!Numbers.IsPersonalId(number, draft.BirthDate?.Year)) return new Fault("person.personal_id", texts["Person.PersonalId"], "PersonalId");
            await db.TakeTurnAsync("identity.person:" + number, cancellationToken);
            var known = db.Set<Person>().Local.FirstOrDefault(p => p.PersonalId == number)
                ?? await db.Set<Person>().FirstOrDefaultAsync(p => p.PersonalId == number, cancellationToken);
            if (known is not null) return await KnownAsync(known, name, cancellationToken);
        }
        var person = new Person
        {
            Id = Ids.New(clock), FullName = name, FoldedName = VietnameseText.Fold(name), PersonalId = draft.PersonalId, BirthDate = draft.BirthDate,
            Phone = draft.Phone, Email = draft.Email, Address = draft.Address, Source = source, CreatedAt = clock.Now(),
        };
        await AddAsync(person, cancellationToken);
        return person.Id;
    }

    public async Task<Result<Guid>> FindOrAddOrganisationAsync(OrganisationDraft draft, PersonSource source, CancellationToken cancellationToken)
    {
        var name = VietnameseText.Clean(draft.Name);
        if (name.Length is < 3 or > 250) return new Fault("organisation.name", texts["Organisation.Name"], "Name");
        if (draft.TaxCode is { } code)
        {
            if (!Numbers.IsTaxCode(code)) return new Fault("organisation.tax_code", texts["Organisation.TaxCode"], "TaxCode");
            await db.TakeTurnAsync("identity.organisation:" + code, cancellationToken);
            var known = db.Set<Organisation>().Local.FirstOrDefault(o => o.TaxCode == code)
                ?? await db.Set<Organisation>().FirstOrDefaultAsync(o => o.TaxCode == code, cancellationToken);
            if (known is not null) return known.Id;
        }
        var organisation = new Organisation
        {
            Id = Ids.New(clock), Name = name, FoldedName = VietnameseText.Fold(name), TaxCode = draft.TaxCode, Kind = draft.Kind, Address = draft.Address,
            Phone = draft.Phone, Email = draft.Email, Representative = draft.Representative, Source = source, CreatedAt = clock.Now(),
        };
        await AddAsync(organisation, cancellationToken);
        return organisation.Id;
    }

    /// <summary>Adds the record with its act; joins the present unit of work.</summary>
    public async Task AddAsync(Person person, CancellationToken cancellationToken)
    {
        db.Add(person);
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.record_person", Subject = new Subject("person", person.Id) },
            new PersonRecorded(SourceWord(person.Source), PersonFacts.Of(person)), cancellationToken);
    }

    /// <summary>Adds the record with its act; joins the present unit of work.</summary>
    public async Task AddAsync(Organisation organisation, CancellationToken cancellationToken)
    {
        db.Add(organisation);
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.record_organisation", Subject = new Subject("organisation", organisation.Id) },
            new OrganisationRecorded(organisation.Name, organisation.TaxCode, organisation.Kind, SourceWord(organisation.Source)), cancellationToken);
    }

    /// <summary>A person of whom only the name is known yet; to be added with <see cref="AddAsync(Person, CancellationToken)"/>.</summary>
    public Person NewPerson(string name, PersonSource source) =>
        new() { Id = Ids.New(clock), FullName = name, FoldedName = VietnameseText.Fold(name), Source = source, CreatedAt = clock.Now() };

    /// <summary>Records that facts of a person changed; joins the present unit of work.</summary>
    public Task ChangedAsync(Person person, IReadOnlyList<string> fields, CancellationToken cancellationToken) => acts.RecordAsync(
        new ActDraft { Kind = "identity.change_person", Subject = new Subject("person", person.Id) },
        new PersonChanged(fields, PersonFacts.Of(person, [.. fields])), cancellationToken);

    // A wrong digit must not file in somebody else's name; the name on record is not told.
    private async Task<Result<Guid>> KnownAsync(Person known, string name, CancellationToken cancellationToken) =>
        known.FoldedName == VietnameseText.Fold(name)
            ? await records.StandingAsync(known.Id, cancellationToken)
            : new Fault("person.name_differs", texts["Person.NameDiffers", Masked.Number(known.PersonalId)], "PersonalId");

    private static string SourceWord(PersonSource source) => source.ToString().ToLowerInvariant();
}
