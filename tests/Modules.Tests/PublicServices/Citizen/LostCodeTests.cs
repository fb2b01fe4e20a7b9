using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Messages.Model;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Citizen;

/// <summary>A lost tracking code: only a confirmed address gets it, and nobody learns from the answer what exists.</summary>
public sealed class LostCodeTests
{
    private const string Account = "citizen@saola.test", Typed = "nguoi-la@example.test";

    [Theory, OnBothDatabases]
    public async Task A_confirmed_address_gets_the_code_and_a_typed_one_only_the_way_to_have_it_back(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var filed = await FileAsync(site);

        await AskAsync(site, filed.Number, Typed);
        await AskAsync(site, filed.Number, Account.ToUpperInvariant());
        await AskAsync(site, filed.Number, Typed);
        await AskAsync(site, filed.Number, "khong-lien-quan@example.test");
        await AskAsync(site, "H29.15-000000-0000", Account);

        var mails = await MailsAsync(site);
        var (code, pointer) = (Assert.Single(mails, m => m.Address == Account), Assert.Single(mails, m => m.Address == Typed));
        Assert.Equal(2, mails.Count);
        Assert.Contains(filed.TrackingCode, code.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(filed.TrackingCode, pointer.Body, StringComparison.Ordinal);
        Assert.Contains("Bộ phận Một cửa", pointer.Body, StringComparison.Ordinal);
        Assert.Contains("định danh quốc gia", pointer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_is_the_same_for_a_confirmed_a_typed_and_a_foreign_address()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        var filed = await FileAsync(site);
        using var browser = site.Visitor();
        var answers = new List<string>();

        foreach (var (number, email) in new[] { (filed.Number, Account), (filed.Number, Typed), (filed.Number, "khong-lien-quan@example.test"), ("H29.15-000000-0000", Account) })
        {
            await browser.OpenAsync("/tra-cuu");
            await browser.SubmitAsync("form[action*=Lost]", ("number", number), ("email", email));
            answers.Add(browser.Page.QuerySelector("main")!.TextContent);
        }

        Assert.Single(answers.Distinct(StringComparer.Ordinal));
    }

    private static async Task<FiledCase> FileAsync(CitizenSite site)
    {
        var person = await site.PersonAsync(Account);
        FiledCase? filed = null;
        await site.ActAsync(Account, async services => filed = (await services.GetRequiredService<SubmitCase>().HandleAsync(new CaseSubmission
        {
            Type = services.GetRequiredService<CaseTypes>().Current("2.002385")!, Key = "lost-code", Data = CitizenSite.Sample("2.002385"), Channel = CaseChannel.Online, ApplicantPersonId = person.Id,
            FilerPersonId = person.Id, ApplicantName = person.FullName, Email = Typed, Attachments = [],
        }, CancellationToken.None)).Value);
        return filed!;
    }

    private static Task AskAsync(CitizenSite site, string number, string email) =>
        site.Site.InScopeAsync(services => services.GetRequiredService<SendTrackingCode>().HandleAsync(number, email, CancellationToken.None));

    private static async Task<List<Mail>> MailsAsync(CitizenSite site)
    {
        List<Mail> mails = [];
        await site.Site.InScopeAsync(async services => mails = await services.GetRequiredService<AppDbContext>().Set<Mail>().AsNoTracking().Where(m => m.Subject.StartsWith("Mã tra cứu")).ToListAsync());
        return mails;
    }
}
