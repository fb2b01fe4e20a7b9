using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Identity;
using Saola.Engines.Identity.Model;
using Saola.Engines.Identity.People;
using Saola.Engines.Ledger.Model;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Identity;

public sealed class MergeTests
{
    private const string Number = "099088000123";
    private static readonly DateOnly Today = VietnamTime.Day(SaolaTestHost.StandardNow);

    [Theory, OnBothDatabases]
    public async Task After_a_merge_both_ids_show_the_standing_record_with_what_it_lacked(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var (registered, counter) = await TwoRecordsAsync(host);

        await MergeAsync(host, counter, registered);

        var people = await host.InScopeAsync(s => s.GetRequiredService<IDirectory>().PeopleAsync([registered, counter], CancellationToken.None));
        Assert.Equal(registered, people[counter].Id);
        Assert.Equal(Number, people[registered].PersonalId);
        var same = await host.InScopeAsync(s => s.GetRequiredService<IPersonRecords>().SamePersonAsync(counter, CancellationToken.None));
        Assert.Equal([registered, counter], same);
    }

    [Theory, OnBothDatabases]
    public async Task Undoing_a_merge_gives_both_records_back_as_they_were(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var (registered, counter) = await TwoRecordsAsync(host);
        var before = await CardsAsync(host, registered, counter);

        var merge = (await MergeAsync(host, counter, registered)).Value;
        var undone = await host.InScopeAsync(s => s.GetRequiredService<UndoMerge>().HandleAsync(merge, "Nhầm người", CancellationToken.None));
        var again = await host.InScopeAsync(s => s.GetRequiredService<UndoMerge>().HandleAsync(merge, "Nhầm người", CancellationToken.None));

        Assert.True(undone.IsDone);
        Assert.Equal("identity.merge_missing", again.Faults.Single().Code);
        Assert.Equal(before, await CardsAsync(host, registered, counter));
    }

    [Theory, OnBothDatabases]
    public async Task Roles_of_both_records_count_for_the_one_person(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var (registered, counter) = await TwoRecordsAsync(host);
        await AuthorityTests.GiveAsync(host, counter, Roles.Officer, "science_dept", Today, null);

        await MergeAsync(host, counter, registered);

        Assert.True((await AuthorityTests.AuthorityAsync(host, registered)).Has(Roles.Officer, "science_dept"));
    }

    [Theory, OnBothDatabases]
    public async Task Two_different_personal_numbers_are_two_people(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var one = await AuthorityTests.PersonAsync(host, "Trần Văn Bình", Number);
        var other = await AuthorityTests.PersonAsync(host, "Trần Văn Bình", "099088000124");

        Assert.Equal("identity.merge_two_numbers", (await MergeAsync(host, one, other)).Faults.Single().Code);
    }

    [Theory, OnBothDatabases]
    public async Task A_merge_and_its_undoing_are_acts_with_their_reasons(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var (registered, counter) = await TwoRecordsAsync(host);
        var merge = (await MergeAsync(host, counter, registered)).Value;
        await host.InScopeAsync(s => s.GetRequiredService<UndoMerge>().HandleAsync(merge, "Nhầm người", CancellationToken.None));

        var acts = await host.InScopeAsync(s => s.GetRequiredService<AppDbContext>().Set<LedgerAct>().Where(a => a.SubjectId == registered)
            .Select(a => $"{a.Kind}: {a.Reason}").ToListAsync());

        Assert.Equal(["identity.merge_people: Cùng số căn cước", "identity.record_person: ", "identity.undo_merge: Nhầm người"], acts.Order(StringComparer.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Erasing_a_person_blanks_every_record_of_them(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var (registered, counter) = await TwoRecordsAsync(host);
        await MergeAsync(host, counter, registered);

        var erased = await host.InScopeAsync(s => s.GetRequiredService<ErasePerson>().HandleAsync(registered, "Đơn yêu cầu xoá dữ liệu", CancellationToken.None));

        Assert.True(erased.IsDone);
        var left = await host.InScopeAsync(s => s.GetRequiredService<AppDbContext>().Set<Person>().AsNoTracking().Where(p => p.Id == registered || p.Id == counter).ToListAsync());
        Assert.All(left, p => Assert.True(p.IsErased && p.PersonalId is null && p.Phone is null && !p.FullName.Contains("Bình", StringComparison.Ordinal)));
    }

    private static async Task<(Guid Registered, Guid Counter)> TwoRecordsAsync(SaolaTestHost host)
    {
        var registered = await AuthorityTests.PersonAsync(host, "Trần Văn Bình");
        var counter = (await host.InScopeAsync(services => services.GetRequiredService<IDirectory>().EnsurePersonAsync(
            new PersonDraft { FullName = "Trần Văn Bình", PersonalId = Number, BirthDate = new DateOnly(1988, 3, 4), Phone = "+84900000001" }, CancellationToken.None))).Value;
        return (registered, counter);
    }

    private static Task<Result<Guid>> MergeAsync(SaolaTestHost host, Guid source, Guid target) =>
        host.InScopeAsync(services => services.GetRequiredService<MergePeople>().HandleAsync(source, target, "Cùng số căn cước", CancellationToken.None));

    private static async Task<string> CardsAsync(SaolaTestHost host, params Guid[] ids)
    {
        var cards = await host.InScopeAsync(services => services.GetRequiredService<IDirectory>().PeopleAsync(ids, CancellationToken.None));
        return string.Join('\n', ids.Select(id => cards[id].ToString()));
    }
}
