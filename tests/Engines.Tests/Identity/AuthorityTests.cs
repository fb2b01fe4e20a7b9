using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Identity;
using Saola.Engines.Identity.RoleKeeping;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Identity;

public sealed class AuthorityTests
{
    private static readonly DateOnly Today = VietnamTime.Day(SaolaTestHost.StandardNow);

    [Theory, OnBothDatabases]
    public async Task A_role_holds_from_its_first_day_to_the_end_of_its_last(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var person = await PersonAsync(host, "Trần Văn Bình");
        await GiveAsync(host, person, Roles.Officer, "science_dept", Today.AddDays(1), Today.AddDays(2));

        Assert.False((await AuthorityAsync(host, person)).IsStaff);
        host.Clock.SetUtcNow(VietnamTime.Instant(Today.AddDays(1), TimeOnly.MinValue));
        Assert.True((await AuthorityAsync(host, person)).Has(Roles.Officer, "science_dept"));
        host.Clock.SetUtcNow(VietnamTime.Instant(Today.AddDays(2), new TimeOnly(23, 59)));
        Assert.True((await AuthorityAsync(host, person)).Has(Roles.Officer, "science_dept"));
        host.Clock.SetUtcNow(VietnamTime.Instant(Today.AddDays(3), TimeOnly.MinValue));
        Assert.False((await AuthorityAsync(host, person)).IsStaff);
    }

    [Theory, OnBothDatabases]
    public async Task A_delegation_holds_inside_its_days_and_ends_by_itself(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var (head, officer) = await HeadAndOfficerAsync(host);

        await DelegateAsync(host, head, officer, Roles.UnitHead, Today, Today.AddDays(1));

        var held = (await AuthorityAsync(host, officer)).Roles.Single(r => r.Role == Roles.UnitHead);
        Assert.Equal(head, held.DelegatedBy);
        Assert.Contains(await HoldersAsync(host, Roles.UnitHead), p => p.Id == officer);
        host.Clock.SetUtcNow(VietnamTime.Instant(Today.AddDays(1), new TimeOnly(23, 59)));
        Assert.True((await AuthorityAsync(host, officer)).Has(Roles.UnitHead));
        host.Clock.SetUtcNow(VietnamTime.Instant(Today.AddDays(2), TimeOnly.MinValue));
        Assert.False((await AuthorityAsync(host, officer)).Has(Roles.UnitHead));
        Assert.DoesNotContain(await HoldersAsync(host, Roles.UnitHead), p => p.Id == officer);
    }

    [Theory, OnBothDatabases]
    public async Task A_delegation_ends_with_the_role_of_who_gave_it(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var head = await PersonAsync(host, "Đặng Thị Lan");
        var officer = await PersonAsync(host, "Võ Minh Trí");
        await GiveAsync(host, head, Roles.UnitHead, "science_dept", Today, Today.AddDays(3));
        await GiveAsync(host, officer, Roles.Officer, "science_dept", Today, null);
        await DelegateAsync(host, head, officer, Roles.UnitHead, Today, Today.AddDays(30));

        host.Clock.Advance(TimeSpan.FromDays(5));

        Assert.False((await AuthorityAsync(host, officer)).Has(Roles.UnitHead));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_delegates_more_than_he_holds_nor_hands_a_delegation_on(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var (head, officer) = await HeadAndOfficerAsync(host);
        await DelegateAsync(host, head, officer, Roles.UnitHead, Today, Today.AddDays(9));

        var wider = await DelegateAsync(host, head, officer, Roles.Director, Today, Today);
        var onward = await DelegateAsync(host, officer, head, Roles.UnitHead, Today, Today);
        var self = await DelegateAsync(host, head, head, Roles.UnitHead, Today, Today);

        Assert.Equal("identity.delegate_not_own", wider.Faults.Single().Code);
        Assert.Equal("identity.delegate_not_own", onward.Faults.Single().Code);
        Assert.Equal("identity.delegate_self", self.Faults.Single().Code);
    }

    [Theory, OnBothDatabases]
    public async Task A_delegation_is_taken_back_by_who_gave_it_and_by_nobody_else(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var (head, officer) = await HeadAndOfficerAsync(host);
        var delegation = (await DelegateAsync(host, head, officer, Roles.UnitHead, Today, Today.AddDays(9))).Value;

        var byOther = await EndAsync(host, officer, delegation);
        var byGiver = await EndAsync(host, head, delegation);

        Assert.False(byOther.IsDone);
        Assert.True(byGiver.IsDone);
        Assert.False((await AuthorityAsync(host, officer)).Has(Roles.UnitHead));
    }

    [Theory, OnBothDatabases]
    public async Task The_same_role_twice_at_one_time_is_refused(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var person = await PersonAsync(host, "Trần Văn Bình");
        await GiveAsync(host, person, Roles.Officer, "science_dept", Today, Today.AddDays(9));

        var overlapping = await GiveAsync(host, person, Roles.Officer, "science_dept", Today.AddDays(9), null);
        var after = await GiveAsync(host, person, Roles.Officer, "science_dept", Today.AddDays(10), null);

        Assert.Equal("identity.role_doubled", overlapping.Faults.Single().Code);
        Assert.True(after.IsDone);
    }

    [Theory, OnBothDatabases]
    public async Task A_role_that_is_ended_today_holds_until_midnight(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var person = await PersonAsync(host, "Trần Văn Bình");
        var role = (await GiveAsync(host, person, Roles.Officer, "science_dept", Today, null)).Value;

        await host.InScopeAsync(s => s.GetRequiredService<EndRole>().HandleAsync(role, Today, "Chuyển công tác", CancellationToken.None));

        Assert.True((await AuthorityAsync(host, person)).IsStaff);
        host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.False((await AuthorityAsync(host, person)).IsStaff);
    }

    internal static async Task<Guid> PersonAsync(SaolaTestHost host, string name, string? number = null) => (await host.InScopeAsync(services =>
        services.GetRequiredService<IDirectory>().EnsurePersonAsync(new PersonDraft { FullName = name, PersonalId = number }, CancellationToken.None))).Value;

    internal static Task<Authority> AuthorityAsync(SaolaTestHost host, Guid person) => host.InScopeAsync(
        services => services.GetRequiredService<ICurrentUser>().AuthorityAsync(CancellationToken.None), new Actor(ActorKind.Person, person, "", "person"));

    internal static Task<Result<Guid>> GiveAsync(SaolaTestHost host, Guid person, string role, string unit, DateOnly from, DateOnly? until) =>
        host.InScopeAsync(services => services.GetRequiredService<GiveRole>().HandleAsync(
            new GiveRoleInput { PersonId = person, Role = role, UnitCode = unit, From = from, Until = until }, CancellationToken.None));

    private static async Task<(Guid Head, Guid Officer)> HeadAndOfficerAsync(SaolaTestHost host)
    {
        var head = await PersonAsync(host, "Đặng Thị Lan");
        var officer = await PersonAsync(host, "Võ Minh Trí");
        await GiveAsync(host, head, Roles.UnitHead, "science_dept", Today, null);
        await GiveAsync(host, officer, Roles.Officer, "science_dept", Today, null);
        return (head, officer);
    }

    private static Task<Result<Guid>> DelegateAsync(SaolaTestHost host, Guid from, Guid to, string role, DateOnly first, DateOnly last) =>
        host.InScopeAsync(services => services.GetRequiredService<DelegateRole>().HandleAsync(new DelegateRoleInput
        {
            FromPersonId = from, ToPersonId = to, Role = role, UnitCode = "science_dept", From = first, Until = last, Reason = "Nghỉ phép năm",
        }, CancellationToken.None), new Actor(ActorKind.Person, from, "", "person"));

    private static Task<Result> EndAsync(SaolaTestHost host, Guid by, Guid delegation) => host.InScopeAsync(
        services => services.GetRequiredService<EndDelegation>().HandleAsync(delegation, CancellationToken.None), new Actor(ActorKind.Person, by, "", "person"));

    private static Task<IReadOnlyList<PersonCard>> HoldersAsync(SaolaTestHost host, string role) =>
        host.InScopeAsync(services => services.GetRequiredService<IDirectory>().HoldersAsync(role, "science_dept", CancellationToken.None));
}
