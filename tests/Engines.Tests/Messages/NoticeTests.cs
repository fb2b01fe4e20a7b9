using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Messages.Desk;
using Saola.Engines.Messages.Inbox;
using Saola.Engines.Messages.Model;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Messages;

public sealed class NoticeTests
{
    [Theory, OnBothDatabases]
    public async Task A_notice_is_an_entry_of_the_inbox_and_an_email(DatabaseKind database)
    {
        await using var host = await MessagesSamples.DemonstrationAsync(database);

        await host.QueueAsync(MessagesSamples.Notice());
        await host.RunJobsAsync();

        Assert.Equal("Hồ sơ đã được tiếp nhận", Assert.Single(await host.InboxAsync()).Title);
        var mail = Assert.Single(await host.MailsAsync());
        Assert.Equal(("sao@saola.test", MailState.Sent), (mail.Address, mail.State));
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_goes_to_an_address_that_is_not_confirmed_unless_it_is_given(DatabaseKind database)
    {
        await using var host = await MessagesSamples.DemonstrationAsync(database);

        await host.QueueAsync(MessagesSamples.Notice(person: SmallDirectory.Unconfirmed));
        await host.QueueAsync(MessagesSamples.Notice(person: SmallDirectory.Unconfirmed) with { Email = "khac@saola.test" });

        Assert.Equal("khac@saola.test", Assert.Single(await host.MailsAsync()).Address);
        Assert.Equal(2, (await host.InboxAsync()).Count);
    }

    [Theory, OnBothDatabases]
    public async Task A_notice_with_the_same_key_is_queued_once_even_at_the_same_time(DatabaseKind database)
    {
        await using var host = await MessagesSamples.DemonstrationAsync(database);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.QueueAsync(MessagesSamples.Notice("case:1:N2"))));
        await host.RunJobsAsync();
        await host.QueueAsync(MessagesSamples.Notice("case:1:N2"));

        Assert.Single(await host.InboxAsync());
        Assert.Single(await host.MailsAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_notice_of_a_change_that_is_rolled_back_is_not_there_and_its_key_is_free(DatabaseKind database)
    {
        await using var host = await MessagesSamples.DemonstrationAsync(database);

        await host.QueueAsync(MessagesSamples.Notice("k"), refuse: true);
        Assert.Empty(await host.InboxAsync());
        Assert.Empty(await host.MailsAsync());
        await host.QueueAsync(MessagesSamples.Notice("k"));

        Assert.Single(await host.InboxAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Opening_a_notice_marks_it_as_read(DatabaseKind database)
    {
        await using var host = await MessagesSamples.DemonstrationAsync(database);
        await host.QueueAsync(MessagesSamples.Notice());
        await host.QueueAsync(MessagesSamples.Notice());
        var id = (await host.InboxAsync())[0].Id;

        var (before, notice, after) = await host.InScopeAsync(async services =>
        {
            var inbox = services.GetRequiredService<PersonInbox>();
            var unread = await inbox.UnreadAsync(SmallDirectory.Confirmed, CancellationToken.None);
            var opened = await inbox.OpenAsync(SmallDirectory.Confirmed, id, CancellationToken.None);
            return (unread, opened, await inbox.UnreadAsync(SmallDirectory.Confirmed, CancellationToken.None));
        });

        Assert.Equal((2, 1), (before, after));
        Assert.Equal("/ho-so/1", notice!.Link);
    }

    [Theory, OnBothDatabases]
    public async Task The_notice_of_another_person_does_not_exist(DatabaseKind database)
    {
        await using var host = await MessagesSamples.DemonstrationAsync(database);
        await host.QueueAsync(MessagesSamples.Notice());
        var id = (await host.InboxAsync())[0].Id;

        var opened = await host.InScopeAsync(services => services.GetRequiredService<PersonInbox>().OpenAsync(SmallDirectory.Unconfirmed, id, CancellationToken.None));

        Assert.Null(opened);
        Assert.Null((await host.InboxAsync())[0].ReadAt);
    }

    [Theory, OnBothDatabases]
    public async Task The_inbox_is_read_page_by_page_without_a_gap(DatabaseKind database)
    {
        await using var host = await MessagesSamples.DemonstrationAsync(database);
        for (var n = 0; n < 7; n++)
        {
            await host.QueueAsync(MessagesSamples.Notice() with { Title = $"Tin {n}" });
            host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var titles = await host.InScopeAsync(async services =>
        {
            var read = new List<string>();
            string? cursor = null;
            do
            {
                var page = await services.GetRequiredService<PersonInbox>().ListAsync(SmallDirectory.Confirmed, cursor, 3, CancellationToken.None);
                read.AddRange(page.Items.Select(i => i.Title));
                cursor = page.Next;
            }
            while (cursor is not null);
            return read;
        });

        Assert.Equal(Enumerable.Range(0, 7).Reverse().Select(n => $"Tin {n}"), titles);
    }

    [Theory, OnBothDatabases]
    public async Task The_mailbox_of_the_demonstration_lists_by_address(DatabaseKind database)
    {
        await using var host = await MessagesSamples.DemonstrationAsync(database);
        await host.QueueAsync(MessagesSamples.Notice());
        await host.QueueAsync(MessagesSamples.Notice() with { Email = "khac@saola.test" });

        var (all, one) = await host.InScopeAsync(async services =>
        {
            var desk = services.GetRequiredService<MailDesk>();
            return (await desk.MailboxAsync(null, null, 25, CancellationToken.None), await desk.MailboxAsync("khac@saola.test", null, 25, CancellationToken.None));
        });

        Assert.Equal((2, 1), (all.Items.Count, one.Items.Count));
    }
}
