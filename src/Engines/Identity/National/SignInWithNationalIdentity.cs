using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity.Accounts.Register;
using Saola.Engines.Identity.Accounts.SignIn;
using Saola.Engines.Identity.Model;
using Saola.Engines.Identity.People;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Identity;
using Saola.Kernel;

namespace Saola.Engines.Identity.National;

/// <summary>What is used of the answer of the national identity, and nothing else (domain.md 2.2).</summary>
internal sealed record NationalPerson
{
    public required string Subject { get; init; }
    public string? PersonalId { get; init; }
    public string? Name { get; init; }
    public DateOnly? BirthDate { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? EnterpriseId { get; init; }
    public string? EnterpriseName { get; init; }
    public string Level { get; init; } = "";

    /// <summary>Reads the claims; null without a subject.</summary>
    public static NationalPerson? Read(ClaimsPrincipal principal, NationalClaimNames names)
    {
        string? Of(string claim) => VietnameseText.Clean(principal.FindFirstValue(claim)) is { Length: > 0 } value ? value : null;
        return Of("sub") is not { } subject ? null : new NationalPerson
        {
            Subject = subject, PersonalId = Of(names.PersonalId), Name = Of(names.Name),
            BirthDate = VietnameseFormats.TryParseDay(Of(names.BirthDate), out var day) ? day : null,
            Phone = Numbers.TryPhone(Of(names.Phone), out var phone) ? phone : null, Email = Numbers.IsEmail(Of(names.Email)) ? Of(names.Email) : null,
            EnterpriseId = Of(names.EnterpriseId) ?? Of(names.TaxCode), EnterpriseName = Of(names.EnterpriseName), Level = Of(names.Level) ?? "",
        };
    }
}

/// <summary>Who signed in, and for which organisation when it is an organisation's account.</summary>
internal sealed record NationalSignIn(Account Account, Guid? OrganisationId);

/// <summary>
/// Signs in by the national identity. A known subject is its account; otherwise the personal number finds the person, whose record is made
/// when there is none. Only this and a clerk with the paper in hand may write a personal number into a record.
/// </summary>
internal sealed class SignInWithNationalIdentity(
    AppDbContext db, UnitOfWork work, NewAccount making, SignInGate gate, NationalLinks links, NationalFacts facts, IStringLocalizer<Texts> texts)
{
    public async Task<Result<NationalSignIn>> HandleAsync(NationalPerson input, CancellationToken cancellationToken)
    {
        var isPerson = Numbers.IsPersonalId(input.PersonalId, input.BirthDate?.Year);
        var isEnterprise = Numbers.IsTaxCode(input.EnterpriseId) && input.EnterpriseName is not null;
        if (!isPerson && !isEnterprise) return new Fault("identity.national_incomplete", texts["National.Incomplete"]);
        return await work.RunAsync(token => SignInAsync(isPerson ? input : input with { PersonalId = null }, isEnterprise, token), cancellationToken);
    }

    private async Task<Result<NationalSignIn>> SignInAsync(NationalPerson input, bool isEnterprise, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync("identity.national:" + input.Subject, cancellationToken);
        var account = await links.FindAsync(input.Subject, cancellationToken) ?? await LinkAsync(input, cancellationToken);
        if (gate.IsShut(account)) return new Fault("identity.sign_in_refused", texts["National.Shut"]);
        await facts.TakeOverAsync(account.PersonId, input, cancellationToken);
        var organisation = isEnterprise ? await links.MembershipAsync(account.PersonId, input, cancellationToken) : null;
        await db.SaveChangesAsync(cancellationToken);
        await gate.OpenAsync(account, "national", cancellationToken);
        return new NationalSignIn(account, organisation);
    }

    private async Task<Account> LinkAsync(NationalPerson input, CancellationToken cancellationToken)
    {
        var person = await facts.PersonAsync(input, cancellationToken);
        var account = await db.Set<Account>().Where(a => a.PersonId == person && a.ClosedAt == null).OrderBy(a => a.CreatedAt).FirstOrDefaultAsync(cancellationToken)
            ?? await making.AddAsync(person, email: null, hash: null, "national", cancellationToken);
        await links.AddAsync(account, input, cancellationToken);
        return account;
    }
}

/// <summary>The ties between accounts and the national identity.</summary>
internal sealed class NationalLinks(AppDbContext db, EnsureParty parties, ActRecorder acts, TimeProvider clock)
{
    public async Task<Account?> FindAsync(string subject, CancellationToken cancellationToken)
    {
        var id = await db.Set<IdentityUserLogin<Guid>>().Where(l => l.LoginProvider == NationalIdentity.Scheme && l.ProviderKey == subject)
            .Select(l => (Guid?)l.UserId).FirstOrDefaultAsync(cancellationToken);
        return id is null ? null : await db.Set<Account>().FirstAsync(a => a.Id == id, cancellationToken);
    }

    public Task AddAsync(Account account, NationalPerson input, CancellationToken cancellationToken)
    {
        db.Add(new IdentityUserLogin<Guid>
        {
            UserId = account.Id, LoginProvider = NationalIdentity.Scheme, ProviderKey = input.Subject, ProviderDisplayName = input.Level,
        });
        return acts.RecordAsync(
            new ActDraft { Kind = "identity.link_national_identity", Subject = new Subject("account", account.Id) },
            new NationalIdentityLinked(account.PersonId, input.Level), cancellationToken);
    }

    /// <summary>An organisation's account of the national identity is itself the proof that its holder acts for it.</summary>
    public async Task<Guid?> MembershipAsync(Guid personId, NationalPerson input, CancellationToken cancellationToken)
    {
        var organisation = await parties.FindOrAddOrganisationAsync(
            new OrganisationDraft { Name = input.EnterpriseName!, TaxCode = input.EnterpriseId, Kind = "doanh_nghiep" }, PersonSource.National, cancellationToken);
        if (!organisation.IsDone) return null;
        var id = organisation.Value;
        var known = await db.Set<OrganisationMembership>().FirstOrDefaultAsync(
            m => m.PersonId == personId && m.OrganisationId == id && (m.State == MembershipState.Asked || m.State == MembershipState.Verified), cancellationToken);
        if (known is { State: MembershipState.Verified }) return id;
        var membership = known ?? new OrganisationMembership
        {
            Id = Ids.New(clock), PersonId = personId, OrganisationId = id, Capacity = Capacities.Authorised, State = MembershipState.Verified, AskedAt = clock.Now(),
        };
        (membership.State, membership.DecidedAt) = (MembershipState.Verified, clock.Now());
        if (known is null) db.Add(membership);
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.verify_membership", Subject = new Subject("membership", membership.Id) },
            new MembershipVerified(personId, id, membership.Capacity), cancellationToken);
        return id;
    }
}
