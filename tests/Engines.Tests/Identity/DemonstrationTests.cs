using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Identity;
using Saola.Engines.Identity.Model;
using Saola.Kernel;
using Saola.TestKit;
using Saola.Web.Composition;
using Xunit;

namespace Saola.Engines.Tests.Identity;

public sealed class DemonstrationTests
{
    [Theory, OnBothDatabases]
    public async Task Loaded_twice_it_is_the_same_and_on_two_machines_too(DatabaseKind database)
    {
        await using var one = await SaolaTestHost.CreateAsync(database);
        await using var other = await SaolaTestHost.CreateAsync(DatabaseKind.Sqlite);

        var first = await LoadAsync(one);
        var again = await LoadAsync(one);
        await LoadAsync(other);

        Assert.NotNull(first);
        Assert.Null(again);
        Assert.Equal(await FingerprintAsync(one), await FingerprintAsync(other));
    }

    [Theory, OnBothDatabases]
    public async Task Every_number_keeps_the_rules_and_nobody_shares_one(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        await LoadAsync(host);

        var (citizens, organisations) = await host.InScopeAsync(async services =>
        {
            var people = services.GetRequiredService<IDemonstrationPeople>();
            return (await people.CitizensAsync(CancellationToken.None), await people.OrganisationsAsync(CancellationToken.None));
        });

        Assert.Equal(400, citizens.Count);
        Assert.Equal(120, organisations.Count);
        Assert.All(citizens, p => Assert.True(Numbers.IsPersonalId(p.PersonalId, p.BirthDate!.Value.Year, p.Sex), p.PersonalId));
        Assert.All(organisations, o => Assert.True(Numbers.IsTaxCode(o.Organisation.TaxCode), o.Organisation.TaxCode));
        Assert.All(citizens, p => Assert.True(Numbers.TryPhone(p.Phone, out _)));
        Assert.Equal(120, organisations.Select(o => o.Organisation.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory, OnBothDatabases]
    public async Task The_listed_accounts_can_carry_every_procedure(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        await LoadAsync(host);

        Assert.True((await AuthorityAsync(host, "clerk@saola.test")).Has(Roles.Clerk, "office"));
        Assert.True((await AuthorityAsync(host, "officer@saola.test")).Has(Roles.Officer, "science_dept"));
        Assert.True((await AuthorityAsync(host, "head@saola.test")).Has(Roles.UnitHead, "science_dept"));
        Assert.True((await AuthorityAsync(host, "director@saola.test")).Has(Roles.Director, "board"));
        Assert.True((await AuthorityAsync(host, "techmarket@saola.test")).Has(Roles.UnitHead, "techmarket_dept"));
        Assert.True((await AuthorityAsync(host, "quality@saola.test")).Has(Roles.UnitHead, "stameq_subdept"));
        Assert.False((await AuthorityAsync(host, "citizen@saola.test")).IsStaff);
    }

    [Theory, OnBothDatabases]
    public async Task The_company_account_acts_for_its_company(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        await LoadAsync(host);

        var memberships = await host.InScopeAsync(async services =>
        {
            var person = await services.GetRequiredService<IDemonstrationPeople>().AccountAsync("company@saola.test", CancellationToken.None);
            return await services.GetRequiredService<IDirectory>().MembershipsAsync(person!.Id, CancellationToken.None);
        });

        var membership = Assert.Single(memberships);
        Assert.True(membership.Verified);
        Assert.Equal("0319999996", membership.Organisation.TaxCode);
    }

    internal static Task<string?> LoadAsync(SaolaTestHost host) => host.InScopeAsync(services =>
        services.GetServices<IDemonstrationLoader>().Single(l => l.Order == 0).LoadAsync(new DemonstrationRequest(0, 20261125, _ => { }), CancellationToken.None));

    private static Task<Authority> AuthorityAsync(SaolaTestHost host, string email) => host.InScopeAsync(async services =>
    {
        var person = await services.GetRequiredService<IDemonstrationPeople>().AccountAsync(email, CancellationToken.None);
        services.GetRequiredService<ScopedActor>().Become(new Actor(ActorKind.Person, person!.Id, person.FullName, "person"));
        return await services.GetRequiredService<ICurrentUser>().AuthorityAsync(CancellationToken.None);
    });

    private static Task<string> FingerprintAsync(SaolaTestHost host) => host.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<AppDbContext>();
        var people = (await db.Set<Person>().AsNoTracking().ToListAsync()).OrderBy(p => p.Id).Select(p => $"{p.Id} {p.Card()} {p.WardCode}");
        var organisations = (await db.Set<Organisation>().AsNoTracking().ToListAsync()).OrderBy(o => o.Id).Select(o => o.Card().ToString());
        var roles = (await db.Set<RoleAssignment>().AsNoTracking().ToListAsync()).OrderBy(r => r.Id).Select(r => $"{r.Id} {r.PersonId} {r.Role} {r.UnitCode}");
        return string.Join('\n', [.. people, .. organisations, .. roles]);
    });
}
