using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Identity.Model;
using Saola.Engines.Jobs;
using Saola.Engines.Messages.Model;
using Saola.Kernel;
using Saola.Modules.Tests.PublicServices.Citizen;
using Saola.Modules.Tests.PublicServices.Staff;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Notices;

/// <summary>Every kind of notice: who gets it, what it says, where it leads, and what it tells to nobody else.</summary>
public sealed class NoticeKindsTests
{
    private const string Citizen = "citizen@saola.test", Company = "company@saola.test", Typed = "van-phong@saola.test", WithoutFormula = "2.002380";

    [Theory, OnBothDatabases]
    public async Task Each_kind_reaches_the_filer_alone_with_its_words_and_in_both_languages_if_asked(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var citizen = await site.PersonAsync(Citizen);
        await SpeakAsync(site, citizen.Id, "en");
        var (asked, refused, stopped, granted) = await FourCoursesAsync(site);
        var inbox = await InboxAsync(site, 13);

        (Guid Case, string Kind, string[] Words)[] expected =
        [
            (asked.Id, "N1", ["đã tới Bộ phận Một cửa", "reached the one-stop unit", "Việc tiếp theo"]),
            (granted.Id, "N2", ["Hẹn trả kết quả", "Result promised"]),
            (asked.Id, "N3", ["Ảnh nhãn máy: Ảnh mờ số máy.", "Hãy bổ sung trước", "Send them by"]),
            (refused.Id, "N4", ["Máy không thuộc diện cấp phép.", "không được tiếp nhận", "was not accepted"]),
            (granted.Id, "N5", ["Phí thẩm định: 0 đồng. Không thu", "have been set"]),
            (stopped.Id, "N6", ["Lịch làm việc thay đổi", "working calendar changed"]),
            (stopped.Id, "N7", ["Cơ sở đã giải thể.", "dừng giải quyết", "was stopped"]),
            (granted.Id, "N8", ["Nhận kết quả: Tại Bộ phận Một cửa", "has a result"]),
            (granted.Id, "N9", ["ba mức", "three levels"]),
        ];
        Assert.All(expected, e =>
        {
            var notice = Assert.Single(inbox, n => n.AboutId == e.Case && n.Kind == e.Kind);
            Assert.Equal(citizen.Id, notice.PersonId);
            var number = new[] { asked, refused, stopped, granted }.First(f => f.Id == e.Case).Number;
            Assert.Equal("/ho-so/" + number, notice.Link);
            Assert.Contains(number, notice.Title, StringComparison.Ordinal);
            Assert.All(e.Words, word => Assert.Contains(word, notice.Body, StringComparison.Ordinal));
            Assert.Contains("1022", notice.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("Notice.", notice.Title + notice.Body, StringComparison.Ordinal);
        });
        await OnlyTheOwnerKnowsAsync(site, citizen.PersonalId!, [asked, refused, stopped, granted]);
    }

    [Theory, OnBothDatabases]
    public async Task Who_chose_nothing_gets_vietnamese_and_another_persons_inbox_stays_empty(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var filed = await FileAsync(site, Company, email: Company);

        var notice = Assert.Single(await InboxAsync(site, 1));

        Assert.Equal((await site.PersonAsync(Company)).Id, notice.PersonId);
        Assert.DoesNotContain("———", notice.Body, StringComparison.Ordinal);
        var mail = Assert.Single(await MailsAsync(site));
        Assert.Equal(Company, mail.Address);
        Assert.Contains(filed.TrackingCode, mail.Body, StringComparison.Ordinal);
        using var other = await site.SignedInAsync(Citizen);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await other.OpenAsync($"/hop-thu/{notice.Id}")).StatusCode);
    }

    [Fact]
    public async Task A_person_chooses_the_language_of_letters_on_the_account_page()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        using var browser = await site.SignedInAsync(Citizen);
        await browser.OpenAsync("/tai-khoan");

        await browser.SubmitAsync("main form", ("Input.Language", "en"));

        Assert.Equal("en", (await site.PersonAsync(Citizen)).Language);
    }

    // Asked for more, refused, stopped, and granted with a fee.
    private static async Task<(FiledCase Asked, FiledCase Refused, FiledCase Stopped, FiledCase Granted)> FourCoursesAsync(CitizenSite site)
    {
        var asked = await FileAsync(site, Citizen);
        Assert.Null(await site.DecideAsync("clerk@saola.test", asked.Number, Decisions.Supplement, items: new SupplementItem("paper:device_declaration", "Ảnh nhãn máy", "Ảnh mờ số máy.", null)));
        var refused = await FileAsync(site, Citizen);
        Assert.Null(await site.DecideAsync("clerk@saola.test", refused.Number, Decisions.Refuse, "Máy không thuộc diện cấp phép."));
        var stopped = await FileAsync(site, Citizen);
        await site.CarryToAsync(stopped.Number, StepKind.Examine);
        await StopAsync(site, stopped.Id);
        await ReactAsync(site, stopped.Id, CaseTransition.DueMoved);
        var granted = await FileAsync(site, Citizen);
        await SetFeeAsync(site, granted.Id, 0);
        await site.CarryToAsync(granted.Number, StepKind.Issue);
        Assert.Null(await site.DecideAsync("clerk@saola.test", granted.Number, Decisions.Issue));
        await site.SignedAsync(granted.Number);
        await ReturnAsync(site, granted.Id);
        return (asked, refused, stopped, granted);
    }

    // The confirmed address gets all; the one that was only typed learns that there is news, and nothing that opens the dossier.
    private static async Task OnlyTheOwnerKnowsAsync(CitizenSite site, string personalNumber, IReadOnlyList<FiledCase> filed)
    {
        var mails = await MailsAsync(site);
        Assert.Equal([Citizen, Typed], mails.Select(m => m.Address).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(mails.Count(m => m.Address == Citizen), mails.Count(m => m.Address == Typed));
        Assert.All(mails, mail =>
        {
            var dossier = filed.Single(f => mail.Subject.Contains(f.Number, StringComparison.Ordinal));
            Assert.Equal(mail.Address == Citizen, mail.Body.Contains(dossier.TrackingCode, StringComparison.Ordinal));
            Assert.DoesNotContain(personalNumber, mail.Subject + mail.Body, StringComparison.Ordinal);
            Assert.Contains("———", mail.Body, StringComparison.Ordinal);
        });
        Assert.All(mails.Where(m => m.Address == Typed), mail => Assert.Empty(mail.Files));
        Assert.NotEmpty(mails.Where(m => m.Address == Citizen).SelectMany(m => m.Files));
    }

    private static async Task<FiledCase> FileAsync(CitizenSite site, string account, string email = Typed)
    {
        var person = await site.PersonAsync(account);
        FiledCase? filed = null;
        await site.ActAsync(account, async services => filed = (await services.GetRequiredService<SubmitCase>().HandleAsync(new CaseSubmission
        {
            Type = services.GetRequiredService<CaseTypes>().Current(WithoutFormula)!, Key = Guid.NewGuid().ToString(), Data = new JsonObject(), Channel = CaseChannel.Online, ApplicantPersonId = person.Id,
            FilerPersonId = person.Id, ApplicantName = person.FullName, ApplicantNumber = person.PersonalId, Email = email, DeliveryMode = DeliveryMode.Counter, Attachments = [],
        }, CancellationToken.None)).Value);
        return filed!;
    }

    private static Task SpeakAsync(CitizenSite site, Guid person, string language) => site.Site.InScopeAsync(services =>
        services.GetRequiredService<AppDbContext>().Set<Person>().Where(p => p.Id == person).ExecuteUpdateAsync(row => row.SetProperty(p => p.Language, language)));

    private static Task StopAsync(CitizenSite site, Guid id) => site.ActAsync("techmarket@saola.test", async services =>
        Assert.True((await services.GetRequiredService<StopCase>().HandleAsync(id, StopGround.Ordered, "Cơ sở đã giải thể.", CancellationToken.None)).IsDone));

    private static Task SetFeeAsync(CitizenSite site, Guid id, long amount) => site.ActAsync("clerk@saola.test", async services =>
    {
        var set = new FeeAmount { CaseId = id, FeeId = "fee", Name = "Phí thẩm định", Collected = "reception", Amount = new Money(amount), Reason = "Không thu" };
        Assert.True((await services.GetRequiredService<SetFee>().HandleAsync(set, CancellationToken.None)).IsDone);
    });

    private static Task ReturnAsync(CitizenSite site, Guid id) => site.ActAsync("clerk@saola.test", async services =>
        Assert.True((await services.GetRequiredService<ReturnResult>().HandleAsync(id, byProgram: false, CancellationToken.None)).IsDone));

    private static Task ReactAsync(CitizenSite site, Guid id, CaseTransition transition) => site.Site.InScopeAsync(async services =>
    {
        foreach (var reaction in services.GetServices<ICaseReaction>()) await reaction.ReactAsync(id, transition, 1, CancellationToken.None);
    });

    // The program's own worker runs beside: the notices are there when the number is.
    private static async Task<List<InboxNotice>> InboxAsync(CitizenSite site, int count)
    {
        List<InboxNotice> rows = [];
        for (var end = TimeProvider.System.GetUtcNow().AddSeconds(90); rows.Count < count && TimeProvider.System.GetUtcNow() < end;)
        {
            await site.Services.GetRequiredService<IJobRunner>().RunOutboxAsync(CancellationToken.None);
            await site.Site.InScopeAsync(async services => rows = await services.GetRequiredService<AppDbContext>().Set<InboxNotice>().AsNoTracking().ToListAsync());
        }
        return rows;
    }

    private static async Task<List<Mail>> MailsAsync(CitizenSite site)
    {
        List<Mail> mails = [];
        await site.Site.InScopeAsync(async services => mails = await services.GetRequiredService<AppDbContext>().Set<Mail>().AsNoTracking().ToListAsync());
        return mails;
    }
}
