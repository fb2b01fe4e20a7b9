using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Jobs;
using Saola.Modules.Tests.PublicServices.Citizen;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Clocks;

/// <summary>The clocks as officers, signers and applicants see them on the screen.</summary>
public sealed class ClockPagesTests
{
    private const string Citizen = "citizen@saola.test", Clerk = "clerk@saola.test", Officer = "officer@saola.test", Head = "head@saola.test", Code = "1.001786";

    [Theory, OnBothDatabases]
    public async Task Complaint_civiform_11321_the_officer_sees_what_a_supplement_changed_before_and_after(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var filed = await site.FileAsync(Citizen, Code);
        foreach (var name in new[] { "Viện Sao La", "Viện Sao La Xanh" }) await RoundAsync(site, filed, name);
        using var clerk = await site.SignedInAsync(Clerk);

        await clerk.OpenAsync($"/can-bo/ho-so/{filed.Number}/khac-biet");
        Assert.Equal(("Viện Sao La", "Viện Sao La Xanh"), (clerk.Page.QuerySelector("del")!.TextContent, clerk.Page.QuerySelector("ins")!.TextContent));

        await clerk.OpenAsync($"/can-bo/ho-so/{filed.Number}/khac-biet?tu=1&den=3");
        Assert.Equal("Viện Sao La Xanh", clerk.Page.QuerySelector("ins")!.TextContent);
        Assert.NotEqual("Viện Sao La", clerk.Page.QuerySelector("del")!.TextContent);
        Assert.NotNull(clerk.Page.QuerySelector("th[scope=row]"));

        await clerk.OpenAsync($"/can-bo/ho-so/{filed.Number}/dong-viec");
        Assert.Contains(clerk.Page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")), href => href == $"/can-bo/ho-so/{filed.Number}/khac-biet?tu=1&den=2");
        await clerk.OpenAsync($"/can-bo/ho-so/{filed.Number}/khac-biet?tu=1&den=9");
        Assert.Contains("Không có bản này", clerk.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await clerk.OpenAsync($"/can-bo/ho-so/{filed.Number}/bo-sung");
        Assert.Contains("quá một lần là trễ hạn", clerk.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Complaint_opencps_1252_time_left_stands_in_days_and_hours_for_the_dossier_and_its_step(DatabaseKind database)
    {
        var clock = new MovedClock();
        await using var site = await CitizenSite.StartAsync(database, clock);
        var filed = await ExaminedAsync(site);
        using var officer = await site.SignedInAsync(Officer);
        await officer.OpenAsync("/can-bo");
        var row = officer.Page.QuerySelectorAll("tr").Single(r => r.TextContent.Contains(filed.Number, StringComparison.Ordinal));
        foreach (var words in new[] { "còn 15 ngày 6 giờ", "còn 4 ngày" }) Assert.Contains(words, row.TextContent, StringComparison.Ordinal);
        await officer.OpenAsync($"/can-bo/ho-so/{filed.Number}");
        Assert.Contains("còn 4 ngày", officer.Page.QuerySelector(".side")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Complaint_opencps_1070_late_dossiers_stand_by_name_with_unit_officer_delay_and_reason(DatabaseKind database)
    {
        var clock = new MovedClock();
        await using var site = await CitizenSite.StartAsync(database, clock);
        var filed = await ExaminedAsync(site);
        clock.GoTo(ClockDesk.At(12, 17, 9));
        await RunJobsAsync(site);
        using var officer = await site.SignedInAsync(Officer);
        await officer.OpenAsync("/can-bo/qua-han");
        var row = officer.Page.QuerySelector("tbody tr")!.TextContent;
        foreach (var words in new[] { filed.Number, "1 giờ 30 phút", "Võ Minh Trí", "Chưa ghi lý do" }) Assert.Contains(words, row, StringComparison.Ordinal);

        await officer.OpenAsync($"/can-bo/ho-so/{filed.Number}/xin-loi");
        await officer.SubmitAsync("main form", ("Reason", ""));
        Assert.Contains("Hãy ghi lý do chậm", officer.Page.QuerySelector(".errsum")!.TextContent, StringComparison.Ordinal);
        await officer.SubmitAsync("main form", ("Reason", "Phải xác minh trụ sở."));
        await officer.OpenAsync("/can-bo/qua-han?sort=unit");
        Assert.Contains("Phải xác minh trụ sở.", officer.Page.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        var csv = await officer.Client.GetStringAsync(new Uri(officer.Address, "/can-bo/qua-han?handler=Export&format=csv"));
        Assert.Contains("Phải xác minh trụ sở.", csv, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await officer.Client.GetAsync(new Uri(officer.Address, "/can-bo/qua-han?handler=Export&format=xlsx"))).StatusCode);
        await officer.OpenAsync("/can-bo/qua-han?timing=step_overdue&sort=step");
        Assert.Contains(filed.Number, officer.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await SignAndTellAsync(site, filed);
        using var json = JsonDocument.Parse(await officer.Client.GetStringAsync(new Uri(officer.Address, "/api/v1/cases/overdue")));
        Assert.Equal((filed.Number, 90L), (json.RootElement.GetProperty("items")[0].GetProperty("number").GetString(), json.RootElement.GetProperty("items")[0].GetProperty("lateMinutes").GetInt64()));
        using var clocks = JsonDocument.Parse(await officer.Client.GetStringAsync(new Uri(officer.Address, $"/api/v1/cases/{filed.Number}/clock")));
        Assert.Equal(ClockDesk.At(12, 16, 17), clocks.RootElement.GetProperty("dueAt").GetDateTimeOffset());
    }

    // The applicant reads nothing of it before the head signs.
    private static async Task SignAndTellAsync(CitizenSite site, FiledCase filed)
    {
        using var citizen = await site.SignedInAsync(Citizen);
        await citizen.OpenAsync($"/ho-so/{filed.Number}");
        Assert.DoesNotContain("Phải xác minh trụ sở.", citizen.Page.Body!.TextContent, StringComparison.Ordinal);
        using var head = await site.SignedInAsync(Head);
        await head.OpenAsync("/can-bo/xin-loi");
        Assert.Contains(filed.Number, head.Page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        await head.OpenAsync($"/can-bo/ho-so/{filed.Number}/xin-loi");
        await head.SubmitAsync("form[action*=Sign]");
        await RunJobsAsync(site);
        await citizen.OpenAsync($"/ho-so/{filed.Number}");
        foreach (var words in new[] { "Phải xác minh trụ sở.", "xin lỗi vì chậm và hẹn lại", "16/12/2026" }) Assert.Contains(words, citizen.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_expired_supplement_is_ended_or_given_more_days_on_the_screen(DatabaseKind database)
    {
        var clock = new MovedClock();
        await using var site = await CitizenSite.StartAsync(database, clock);
        var filed = await site.FileAsync(Citizen, Code);
        await AskAsync(site, filed);
        clock.GoTo(ClockDesk.At(1, 5, 9, year: 2027));
        await RunJobsAsync(site);
        using var clerk = await site.SignedInAsync(Clerk);
        await clerk.OpenAsync("/can-bo/ho-so?timing=supplement_expired");
        Assert.Contains(filed.Number, clerk.Page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        await clerk.OpenAsync($"/can-bo/ho-so/{filed.Number}");
        Assert.Contains("Hồ sơ không tự kết thúc", clerk.Page.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        await clerk.OpenAsync($"/can-bo/ho-so/{filed.Number}/gia-han");
        await clerk.SubmitAsync("main form", ("DueBy", "15/01/2027"), ("Reason", "Người nộp đi công tác."));
        await clerk.OpenAsync($"/can-bo/ho-so/{filed.Number}");
        Assert.Contains("15/01/2027", clerk.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await clerk.OpenAsync($"/can-bo/ho-so/{filed.Number}/dung?ground=SupplementOverdue");
        Assert.NotNull(clerk.Page.QuerySelector("input[value=SupplementOverdue][checked], option[value=SupplementOverdue][selected]"));
    }

    private static async Task<FiledCase> ExaminedAsync(CitizenSite site)
    {
        var filed = await site.FileAsync(Citizen, Code);
        await DecideAsync(site, Clerk, filed, Decisions.Accept, null, []);
        await DecideAsync(site, Head, filed, Decisions.Assign, (await site.PersonAsync(Officer)).Id, []);
        return filed;
    }

    private static Task AskAsync(CitizenSite site, FiledCase filed) => DecideAsync(site, Clerk, filed, Decisions.Supplement, null, [new SupplementItem("org_name_vi", "Tên tổ chức", "Chưa đúng.", null)]);

    private static async Task RoundAsync(CitizenSite site, FiledCase filed, string name)
    {
        await AskAsync(site, filed);
        await site.ActAsync(Citizen, async services =>
        {
            var data = (JsonObject)JsonNode.Parse((await services.GetRequiredService<ReadCase>().ForUserAsync(filed.Number, CancellationToken.None))!.DataJson)!;
            data["org_name_vi"] = name;
            Assert.True((await services.GetRequiredService<AnswerSupplement>().HandleAsync(new SupplementAnswer { CaseId = filed.Id, Data = data, Attachments = [] }, CancellationToken.None)).IsDone);
        });
    }

    private static Task DecideAsync(CitizenSite site, string email, FiledCase filed, string decision, Guid? assignee, IReadOnlyList<SupplementItem> items) => site.ActAsync(email, async services =>
    {
        var row = (await services.GetRequiredService<ReadCase>().ForUserAsync(filed.Number, CancellationToken.None))!.Row;
        var done = await services.GetRequiredService<DecideStep>().HandleAsync(
            new StepDecision { CaseId = filed.Id, RowVersion = row.RowVersion, StepId = row.StepId!, Decision = decision, AssigneeId = assignee, Items = items }, CancellationToken.None);
        Assert.True(done.IsDone, done.Faults.FirstOrDefault()?.Message);
    });

    private static Task RunJobsAsync(CitizenSite site) => site.Site.InScopeAsync(async services =>
    {
        await services.GetRequiredService<IJobRunner>().RunScheduleAsync("cases.watch_clocks", CancellationToken.None);
        await services.GetRequiredService<IJobRunner>().RunOutboxAsync(CancellationToken.None);
    });
}

/// <summary>Shows the hour that the test says; timers run on real time. The faked clock of other tests rings every periodic timer of the web program on its way over weeks.</summary>
internal sealed class MovedClock : TimeProvider
{
    private DateTimeOffset _now = SaolaTestHost.StandardNow;

    public void GoTo(DateTimeOffset now) => _now = now.ToUniversalTime();

    public override DateTimeOffset GetUtcNow() => _now;
}
