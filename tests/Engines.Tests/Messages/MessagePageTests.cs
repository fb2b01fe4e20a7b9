using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Identity;
using Saola.Engines.Messages;
using Saola.Engines.Messages.Model;
using Saola.Engines.Tests.Identity;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Messages;

public sealed class MessagePageTests
{
    [Theory, OnBothDatabases]
    public async Task A_person_reads_a_notice_and_nobody_else_can(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        var id = await NoticeForAsync(site, "citizen@saola.test");
        using var citizen = await SignedInAsync(site, "citizen@saola.test");
        using var other = await SignedInAsync(site, "company@saola.test");

        await citizen.OpenAsync("/hop-thu");
        var listed = citizen.Page.QuerySelector($"a[href='/hop-thu/{id}']");
        var opened = await citizen.OpenAsync($"/hop-thu/{id}");
        var stolen = await other.OpenAsync($"/hop-thu/{id}");

        Assert.Equal("Hồ sơ đã được tiếp nhận", listed!.TextContent);
        Assert.Equal("Hồ sơ đã được tiếp nhận", citizen.Page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(citizen.Page.QuerySelector("a[href='/ho-so/1']"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (opened.StatusCode, stolen.StatusCode));
        await citizen.OpenAsync("/hop-thu");
        Assert.Contains("Bạn đã đọc hết.", citizen.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_inbox_asks_a_visitor_to_sign_in(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        using var visitor = new Browser(site);

        var answer = await visitor.OpenAsync("/hop-thu");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/dang-nhap", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_mailbox_of_the_demonstration_is_open_to_anyone(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        await NoticeForAsync(site, "citizen@saola.test");
        using var visitor = new Browser(site);

        await visitor.OpenAsync("/hop-thu-demo?to=citizen@saola.test");
        var link = visitor.Page.QuerySelector("td a[href^='/hop-thu-demo/']")!.GetAttribute("href")!;
        await visitor.OpenAsync(link);

        Assert.Equal("Hồ sơ đã được tiếp nhận", visitor.Page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(visitor.Page.QuerySelector("a[href$='/ho-so/1']"));
    }

    [Theory, OnBothDatabases]
    public async Task Outside_the_demonstration_there_is_no_open_mailbox(DatabaseKind database)
    {
        await using var site = await SaolaTestSite.StartAsync(database, adjust: builder =>
            builder.Services.AddSingleton(new Saola.Engines.Messages.Mailing.MailSettings().Of(new Saola.Kernel.SaolaSettings { Demo = false })));
        using var visitor = new Browser(site);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/hop-thu-demo")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/hop-thu-demo/{Guid.Empty}")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task An_administrator_says_that_an_uncertain_mail_arrived(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        // In the commit of the notice itself: the sender of the running site never sees the mail waiting.
        await NoticeForAsync(site, "citizen@saola.test", async (db, token) =>
        {
            await db.SaveChangesAsync(token);
            await db.Set<Mail>().ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.Uncertain), token);
        });
        using var admin = await SignedInAsync(site, "admin@saola.test");
        using var officer = await SignedInAsync(site, "officer@saola.test");

        var refused = await officer.OpenAsync("/quan-tri/thu");
        await admin.OpenAsync("/quan-tri/thu");
        var answer = await admin.SubmitAsync("form[action*='handler=Sent']");
        await admin.FollowAsync(answer);

        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
        Assert.Contains("Đã ghi nhận thư này tới nơi.", admin.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(admin.Page.QuerySelector("form[action*='handler=Sent']"));
    }

    internal static async Task<Browser> SignedInAsync(SaolaTestSite site, string email)
    {
        var browser = new Browser(site);
        await browser.OpenAsync("/dang-nhap");
        await browser.SubmitAsync("form", ("Email", email), ("Password", "saola-demo"));
        return browser;
    }

    private static async Task<Guid> NoticeForAsync(SaolaTestSite site, string email, Func<AppDbContext, CancellationToken, Task>? inSameCommit = null)
    {
        var id = Guid.Empty;
        await site.InScopeAsync(async services =>
        {
            var person = await services.GetRequiredService<IDemonstrationPeople>().AccountAsync(email, CancellationToken.None);
            await services.GetRequiredService<UnitOfWork>().RunAsync(async token =>
            {
                await services.GetRequiredService<INotices>().EnqueueAsync(MessagesSamples.Notice(person: person!.Id), token);
                if (inSameCommit is not null) await inSameCommit(services.GetRequiredService<AppDbContext>(), token);
            }, CancellationToken.None);
            id = await services.GetRequiredService<AppDbContext>().Set<InboxNotice>().Where(n => n.PersonId == person!.Id).Select(n => n.Id).SingleAsync();
        });
        return id;
    }
}
