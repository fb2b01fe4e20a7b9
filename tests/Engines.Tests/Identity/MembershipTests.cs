using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Identity;
using Saola.Engines.Identity.Model;
using Saola.Engines.Identity.Organisations;
using Saola.Engines.Identity.People;
using Saola.Engines.Tests.Messages;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Identity;

public sealed class MembershipTests
{
    private const string Company = "Công ty TNHH Đo lường Sao Mai";

    [Theory, OnBothDatabases]
    public async Task Who_asked_for_a_link_is_told_on_the_site_and_by_email_that_it_was_accepted(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var (person, membership) = await AskAsync(host);

        Assert.True((await DecideAsync(host, decide => decide.VerifyAsync(membership, CancellationToken.None))).IsDone);

        var notice = Assert.Single(await host.InboxAsync());
        Assert.Equal((person, "identity.membership_verified", "/tai-khoan/to-chuc"), (notice.PersonId, notice.Kind, notice.Link));
        Assert.Equal($"Bạn đã được liên kết với {Company}", notice.Title);
        Assert.Contains("Chào Trần Văn Bình", notice.Body, StringComparison.Ordinal);
        Assert.Contains("Người được uỷ quyền", notice.Body, StringComparison.Ordinal);
        var mail = Assert.Single(await host.MailsAsync());
        Assert.Equal(("binh@saola.test", notice.Title), (mail.Address, mail.Subject));
    }

    [Theory, OnBothDatabases]
    public async Task Who_is_refused_reads_the_reason(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var (_, membership) = await AskAsync(host);

        await DecideAsync(host, decide => decide.RefuseAsync(membership, "Giấy uỷ quyền đã hết hạn ngày 01/10/2026", CancellationToken.None));

        var notice = Assert.Single(await host.InboxAsync());
        Assert.Equal("identity.membership_refused", notice.Kind);
        Assert.Contains("Lý do: Giấy uỷ quyền đã hết hạn ngày 01/10/2026\n", notice.Body, StringComparison.Ordinal);
        Assert.Contains("Giấy uỷ quyền đã hết hạn", Assert.Single(await host.MailsAsync()).Body, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_decision_that_is_not_made_tells_nothing_and_a_second_one_tells_nothing_more(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var (_, membership) = await AskAsync(host);

        Assert.False((await DecideAsync(host, decide => decide.RefuseAsync(membership, " ", CancellationToken.None))).IsDone);
        Assert.Empty(await host.InboxAsync());
        await DecideAsync(host, decide => decide.VerifyAsync(membership, CancellationToken.None));
        Assert.False((await DecideAsync(host, decide => decide.RefuseAsync(membership, "Nhầm người", CancellationToken.None))).IsDone);
        await DecideAsync(host, decide => decide.EndAsync(membership, CancellationToken.None));

        Assert.Single(await host.InboxAsync());
        Assert.Single(await host.MailsAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_link_asked_for_again_after_a_refusal_is_answered_again(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var (person, first) = await AskAsync(host);
        await DecideAsync(host, decide => decide.RefuseAsync(first, "Ảnh chụp bị mờ", CancellationToken.None));

        var second = await LinkAsync(host, person);
        await DecideAsync(host, decide => decide.VerifyAsync(second, CancellationToken.None));

        Assert.Equal(["identity.membership_refused", "identity.membership_verified"], (await host.InboxAsync()).Select(n => n.Kind).Order(StringComparer.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task After_a_merge_the_notice_goes_to_the_record_that_stands(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var (person, membership) = await AskAsync(host);
        var standing = await PersonAsync(host, new PersonDraft { FullName = "Trần Văn Bình", Phone = "+84900000009" });
        Assert.True((await host.InScopeAsync(services => services.GetRequiredService<MergePeople>().HandleAsync(person, standing, "Hai bản ghi của một người", CancellationToken.None))).IsDone);

        await DecideAsync(host, decide => decide.VerifyAsync(membership, CancellationToken.None));

        Assert.Equal(standing, Assert.Single(await host.InboxAsync()).PersonId);
    }

    [Fact]
    public async Task The_notice_is_in_Vietnamese_though_the_clerk_reads_English()
    {
        await using var host = await SaolaTestHost.CreateAsync(DatabaseKind.Sqlite);
        var (_, membership) = await AskAsync(host);
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

        await DecideAsync(host, decide => decide.VerifyAsync(membership, CancellationToken.None));
        CultureInfo.CurrentUICulture = before;

        Assert.StartsWith("Bạn đã được liên kết", Assert.Single(await host.InboxAsync()).Title, StringComparison.Ordinal);
    }

    private static async Task<(Guid Person, Guid Membership)> AskAsync(SaolaTestHost host)
    {
        var person = await PersonAsync(host, new PersonDraft { FullName = "Trần Văn Bình", PersonalId = "099088000123" });
        await host.InScopeAsync(services => services.GetRequiredService<AppDbContext>().Set<Person>().Where(p => p.Id == person)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Email, "binh@saola.test").SetProperty(p => p.EmailConfirmed, true)));
        return (person, await LinkAsync(host, person));
    }

    private static async Task<Guid> PersonAsync(SaolaTestHost host, PersonDraft draft) => (await host.InScopeAsync(services =>
        services.GetRequiredService<UnitOfWork>().RunAsync(token => services.GetRequiredService<IDirectory>().EnsurePersonAsync(draft, token), CancellationToken.None))).Value;

    private static async Task<Guid> LinkAsync(SaolaTestHost host, Guid person)
    {
        var asked = await host.InScopeAsync(services => services.GetRequiredService<LinkOrganisation>().HandleAsync(
            new LinkOrganisationInput
            {
                PersonId = person, TaxCode = "0399999999", Name = Company, Kind = "doanh_nghiep", Address = null,
                Capacity = Capacities.Authorised, ProofFileId = Guid.Parse("01900000-0000-7000-8000-00000000000f"),
            }, CancellationToken.None));
        Assert.Empty(asked.Faults);
        return asked.Value;
    }

    private static Task<Result> DecideAsync(SaolaTestHost host, Func<DecideMembership, Task<Result>> decide) =>
        host.InScopeAsync(services => decide(services.GetRequiredService<DecideMembership>()));
}
