using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Identity.Clients;
using Saola.Engines.Identity.Model;
using Saola.Engines.Identity.People;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Identity;
using Saola.Kernel;
using Saola.Web.Composition;

namespace Saola.Engines.Identity.Demonstration;

/// <summary>Loads the people of the demonstration department: its accounts, staff of every unit, citizens and organisations. The same seed gives the same records.</summary>
internal sealed class LoadDemonstration(
    AppDbContext db, UnitOfWork work, ActRecorder acts, IUnits units, DemonstrationSecrets secrets, ClientKeeping clients, TimeProvider clock)
    : IDemonstrationLoader
{
    private const int RowsAtOnce = 100;

    /// <summary>The invented year begins this long ago.</summary>
    private static readonly TimeSpan Past = TimeSpan.FromDays(400);
    private static readonly Actor Loader = Actor.System("demonstration");
    private DateTimeOffset _since;
    private int _roles;

    public int Order => 0;

    public async Task<string?> LoadAsync(DemonstrationRequest request, CancellationToken cancellationToken)
    {
        if (await db.Set<Account>().AnyAsync(a => a.DemonstrationOrder != null, cancellationToken)) return null;
        await work.RunAsync(token => LoadAllAsync(request, token), cancellationToken);
        return $"Đã nạp {DemonstrationAccounts.All.Count} tài khoản, {InventedPeople.Citizens} người dân và {InventedPeople.Organisations} tổ chức không có thật.";
    }

    private async Task LoadAllAsync(DemonstrationRequest request, CancellationToken cancellationToken)
    {
        (_since, _roles) = (VietnamTime.Cut(clock.Now() - Past), 0);
        var people = new InventedPeople(new Dice(request.Seed), units.All("ward"), _since);
        db.ChangeTracker.AutoDetectChangesEnabled = false; // only adds; looking for changes at each act would be most of the time
        try
        {
            await AccountsAsync(people, cancellationToken);
            await StaffAsync(people, cancellationToken);
            request.Progress("Nạp người dân và tổ chức của bản trình diễn");
            for (var i = 0; i < InventedPeople.Citizens; i++) await AddAsync(people.Citizen(i), cancellationToken);
            for (var i = 0; i < InventedPeople.Organisations; i++)
            {
                var representative = people.Representative(i);
                await AddAsync(representative, cancellationToken);
                await AddAsync(people.Organisation(i, representative.FullName), representative, i, cancellationToken);
            }
            await db.SaveChangesAsync(cancellationToken);
            await clients.AddAsync(
                new ClientInput { ClientId = DemonstrationAccounts.Client, Name = "Hệ thống đối tác trình diễn", MayWrite = true, RedirectUri = "http://localhost:5090/callback" },
                DemonstrationAccounts.Password, cancellationToken);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private async Task AccountsAsync(InventedPeople people, CancellationToken cancellationToken)
    {
        var hash = secrets.Hash();
        foreach (var (number, account) in DemonstrationAccounts.All.Index())
        {
            var person = people.Person("account", number, account.Name, account.Woman, account.BirthDate);
            (person.Email, person.EmailConfirmed, person.Position) = (account.Email, true, account.Position);
            await AddAsync(person, cancellationToken);
            await AddAsync(Made(account, number, person, hash), cancellationToken);
            foreach (var role in account.Roles) await GiveAsync(person, role.Role, role.UnitCode, cancellationToken);
            if (account.Email == DemonstrationAccounts.Company)
                await AddAsync(people.Organisation("company", 0, "Công ty TNHH Thiết bị Sao La", "doanh_nghiep", DemonstrationAccounts.CompanyTaxCode, person.FullName), person, InventedPeople.Organisations, cancellationToken);
        }
    }

    private async Task StaffAsync(InventedPeople people, CancellationToken cancellationToken)
    {
        foreach (var (number, (unit, role, position)) in DemonstrationAccounts.Staff.Index())
        {
            var person = people.Staff(number, position);
            await AddAsync(person, cancellationToken);
            await GiveAsync(person, role, unit, cancellationToken);
        }
    }

    private Account Made(DemonstrationAccount account, int number, Person person, string hash) => new()
    {
        Id = InventedPeople.IdOf("sign-in", number), PersonId = person.Id, UserName = account.Email, NormalizedUserName = secrets.Normalized(account.Email),
        Email = account.Email, NormalizedEmail = secrets.Normalized(account.Email), EmailConfirmed = true, PasswordHash = hash, LockoutEnabled = true,
        SecurityStamp = InventedPeople.IdOf("stamp", number).ToString("N"), CreatedAt = _since, DemonstrationOrder = number,
    };

    private async Task AddAsync(Person person, CancellationToken cancellationToken)
    {
        db.Add(person);
        await acts.RecordAsync(Draft("identity.record_person", "person", person.Id), new PersonRecorded("demonstration", PersonFacts.Of(person)), cancellationToken);
        if (db.ChangeTracker.Entries().Count() < RowsAtOnce) return;
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private async Task AddAsync(Account account, CancellationToken cancellationToken)
    {
        db.Add(account);
        await acts.RecordAsync(Draft("identity.make_account", "account", account.Id), new AccountMade(account.PersonId, "demonstration"), cancellationToken);
    }

    private async Task AddAsync(Organisation organisation, Person representative, int number, CancellationToken cancellationToken)
    {
        db.Add(organisation);
        var membership = new OrganisationMembership
        {
            Id = InventedPeople.IdOf("membership", number), PersonId = representative.Id, OrganisationId = organisation.Id, Capacity = Capacities.LegalRepresentative,
            State = MembershipState.Verified, AskedAt = _since, DecidedAt = _since,
        };
        db.Add(membership);
        await acts.RecordAsync(
            Draft("identity.record_organisation", "organisation", organisation.Id),
            new OrganisationRecorded(organisation.Name, organisation.TaxCode, organisation.Kind, "demonstration"), cancellationToken);
        await acts.RecordAsync(
            Draft("identity.verify_membership", "membership", membership.Id),
            new MembershipVerified(representative.Id, organisation.Id, membership.Capacity), cancellationToken);
    }

    private async Task GiveAsync(Person person, string role, string unitCode, CancellationToken cancellationToken)
    {
        var assignment = new RoleAssignment
        {
            Id = InventedPeople.IdOf("role", _roles++), PersonId = person.Id, Role = role, UnitCode = unitCode, From = VietnamTime.Day(_since),
        };
        db.Add(assignment);
        await acts.RecordAsync(
            Draft("identity.give_role", "role", assignment.Id), new RoleGiven(person.Id, role, unitCode, assignment.From, null), cancellationToken);
    }

    private ActDraft Draft(string kind, string subject, Guid id) => new() { Kind = kind, Subject = new Subject(subject, id), At = _since, By = Loader };
}

/// <summary>The one password of all accounts of the demonstration, hashed once.</summary>
internal sealed class DemonstrationSecrets(IPasswordHasher<Account> hasher, ILookupNormalizer normalizer)
{
    public string Hash() => hasher.HashPassword(new Account { PersonId = Guid.Empty, CreatedAt = DateTimeOffset.UnixEpoch }, DemonstrationAccounts.Password);

    public string Normalized(string email) => normalizer.NormalizeEmail(email)!;
}
