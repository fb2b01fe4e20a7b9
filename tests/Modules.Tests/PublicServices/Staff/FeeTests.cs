using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Kernel;
using Saola.Modules.Tests.PublicServices.Citizen;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Staff;

public sealed class FeeTests
{
    private const string WithoutFormula = "2.002380";
    private const string WithRelief = "1.001786";
    private static readonly CaseFeeDraft ThreeMillion = new("fee", "Phí thẩm định", new Money(3_000_000), "reception");

    [Theory, OnBothDatabases]
    public async Task A_fee_without_a_formula_is_set_with_a_reason_and_then_received(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var number = await FileAsync(site, WithoutFormula);
        using var clerk = await site.SignedInAsync("clerk@saola.test");
        await clerk.OpenAsync($"/can-bo/ho-so/{number}/phi");
        var link = clerk.Page.QuerySelector($"a[href^='/can-bo/ho-so/{number}/phi/']")!.GetAttribute("href")!;

        await clerk.OpenAsync(link);
        await clerk.SubmitAsync("main form", ("Amount", "1.500.000"), ("Reason", " "));
        Assert.NotNull(clerk.Page.QuerySelector(".errsum"));
        Assert.Equal("1.500.000", clerk.Page.QuerySelector("[name=Amount]")!.GetAttribute("value"));

        await clerk.SubmitAsync("main form", ("Amount", "1.500.000"), ("Reason", "Bậc 2 của biểu phí"));
        Assert.Equal($"/can-bo/ho-so/{number}/phi", clerk.Address.AbsolutePath);
        Assert.Equal(PaymentState.Due, (await ReadAsync(site, number)).Row.Payment);
        Assert.Contains("Bậc 2 của biểu phí", clerk.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await clerk.SubmitAsync("main form", ("Amount", "1.500.000"), ("Receipt", "BL-2026-00009"));
        var dossier = await ReadAsync(site, number);
        Assert.Equal((PaymentState.Paid, new Money(1_500_000)), (dossier.Row.Payment, dossier.Fees[0].Received));
        Assert.Equal(HttpStatusCode.OK, (await clerk.OpenAsync(link)).StatusCode);
        Assert.Null(clerk.Page.QuerySelector("[name=Amount]"));
    }

    [Theory, OnBothDatabases]
    public async Task A_result_is_not_issued_while_a_fee_has_no_amount(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var number = await FileAsync(site, WithoutFormula);
        await site.CarryToAsync(number, StepKind.Issue);
        using var clerk = await site.SignedInAsync("clerk@saola.test");

        await clerk.OpenAsync($"/can-bo/ho-so/{number}");
        await clerk.SubmitAsync("main form", ("Decision", Decisions.Issue));

        var fault = clerk.Page.QuerySelector(".errsum")!.TextContent;
        Assert.Contains("Chưa có mức thu", fault, StringComparison.Ordinal);
        Assert.Contains("Bộ phận Một cửa, kế toán hoặc người đang giữ hồ sơ", fault, StringComparison.Ordinal);
        Assert.Null((await ReadAsync(site, number)).Result!.Number);

        Assert.Null(await SetAsync(site, "clerk@saola.test", number, 0, "Cơ sở thuộc diện không thu"));
        Assert.Null(await site.DecideAsync("clerk@saola.test", number, Decisions.Issue));
        Assert.NotNull((await ReadAsync(site, number)).Result!.Number);
    }

    [Theory, OnBothDatabases]
    public async Task Through_the_interface_a_result_waits_for_the_amount_and_then_for_the_money(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var number = await FileAsync(site, WithoutFormula);
        await site.CarryToAsync(number, StepKind.Issue);
        using var clerk = await PersonProgram.ConnectAsync(site.Site, "clerk@saola.test");

        Assert.Equal("case.fee_unset", await IssueAsync(site, clerk, number));
        Assert.Null(await SetAsync(site, "clerk@saola.test", number, 500_000, "Bậc 1 của biểu phí"));
        Assert.Equal("case.fee_due", await IssueAsync(site, clerk, number));
    }

    [Theory, OnBothDatabases]
    public async Task A_relief_under_review_is_granted_once_with_a_reason(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var number = await FileAsync(site, WithRelief, ThreeMillion);
        using var clerk = await site.SignedInAsync("clerk@saola.test");
        await clerk.OpenAsync($"/can-bo/ho-so/{number}/phi/fee");

        await clerk.SubmitAsync("main form", ("Verdict", "grant"), ("ReliefReason", ""));
        Assert.NotNull(clerk.Page.QuerySelector(".errsum a[href='#ReliefReason']"));
        await clerk.SubmitAsync("main form", ("Verdict", "grant"), ("ReliefReason", "Còn hiệu lực đến hết năm 2026"));

        Assert.Equal(new Money(1_500_000), (await ReadAsync(site, number)).Fees[0].Amount);
        await clerk.OpenAsync($"/can-bo/ho-so/{number}/phi/fee");
        Assert.Null(clerk.Page.QuerySelector("[name=Verdict]"));
        Assert.Equal("fee.relief_decided", await DecideAsync(site, number, granted: true));
        Assert.Equal(new Money(1_500_000), (await ReadAsync(site, number)).Fees[0].Amount);
    }

    [Theory, OnBothDatabases]
    public async Task A_refused_relief_leaves_the_amount_and_keeps_the_reason(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var number = await FileAsync(site, WithRelief, ThreeMillion);

        Assert.Null(await DecideAsync(site, number, granted: false));

        Assert.Equal(new Money(3_000_000), (await ReadAsync(site, number)).Fees[0].Amount);
        await site.ActAsync("clerk@saola.test", async services =>
        {
            var dossier = (await services.GetRequiredService<ReadCase>().ForUserAsync(number, CancellationToken.None))!;
            var decided = Assert.Single(await services.GetRequiredService<ListFeeDecisions>().HandleAsync(dossier.Row.Id, CancellationToken.None));
            Assert.Equal(("Không thuộc diện", false), (decided.Reason, decided.Granted));
        });
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_to_pay_leaves_no_fee_due(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var number = await FileAsync(site, WithRelief, ThreeMillion);

        Assert.Null(await SetAsync(site, "clerk@saola.test", number, 0, "Hồ sơ thuộc diện không thu"));

        Assert.Equal(PaymentState.NotRequired, (await ReadAsync(site, number)).Row.Payment);
    }

    [Theory]
    [InlineData("clerk@saola.test", -1, "Lý do", "fee.out_of_range")]
    [InlineData("clerk@saola.test", 10_000_000_001, "Lý do", "fee.out_of_range")]
    [InlineData("clerk@saola.test", 1000, " \n", "fee.no_reason")]
    [InlineData("officer@saola.test", 1000, "Lý do", "case.not_yours")]
    [InlineData("citizen@saola.test", 1000, "Lý do", "case.not_yours")]
    public async Task A_wrong_amount_reason_or_person_is_refused(string email, long amount, string reason, string fault)
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        var number = await FileAsync(site, WithRelief, ThreeMillion);

        Assert.Equal(fault, await SetAsync(site, email, number, amount, reason));
        Assert.Equal(new Money(3_000_000), (await ReadAsync(site, number)).Fees[0].Amount);
    }

    [Fact]
    public async Task The_applicant_is_told_what_is_to_be_paid_and_why()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        var number = await FileAsync(site, WithRelief, ThreeMillion);
        Assert.Null(await SetAsync(site, "clerk@saola.test", number, 2_000_000, "Biểu phí mới"));
        using var citizen = await site.SignedInAsync("citizen@saola.test");

        await citizen.OpenAsync($"/ho-so/{number}");

        Assert.Contains("2.000.000 đồng", citizen.Page.QuerySelector("aside")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.OpenAsync($"/can-bo/ho-so/{number}/phi/fee")).StatusCode);
    }

    private static async Task<string> FileAsync(CitizenSite site, string code, params CaseFeeDraft[] fees)
    {
        var person = await site.PersonAsync("citizen@saola.test");
        var number = "";
        await site.ActAsync("citizen@saola.test", async services =>
        {
            var filed = await services.GetRequiredService<SubmitCase>().HandleAsync(new CaseSubmission
            {
                Type = services.GetRequiredService<CaseTypes>().Current(code)!, Key = "fees:" + code, Data = code == WithRelief ? CitizenSite.Sample(code) : new JsonObject(), Channel = CaseChannel.Online,
                ApplicantPersonId = person.Id, FilerPersonId = person.Id, ApplicantName = person.FullName, Email = person.Email, Attachments = [], Fees = fees,
            }, CancellationToken.None);
            number = filed.Value.Number;
        });
        return number;
    }

    private static async Task<CaseDetails> ReadAsync(CitizenSite site, string number)
    {
        CaseDetails? dossier = null;
        await site.ActAsync("clerk@saola.test", async services => dossier = await services.GetRequiredService<ReadCase>().ForUserAsync(number, CancellationToken.None));
        return dossier!;
    }

    private static async Task<string?> SetAsync(CitizenSite site, string email, string number, long amount, string reason)
    {
        var id = (await ReadAsync(site, number)).Row.Id;
        string? fault = null;
        await site.ActAsync(email, async services =>
        {
            var set = new FeeAmount { CaseId = id, FeeId = "fee", Name = "Phí thẩm định", Collected = "reception", Amount = new Money(amount), Reason = reason };
            var result = await services.GetRequiredService<SetFee>().HandleAsync(set, CancellationToken.None);
            fault = result.IsDone ? null : result.Faults[0].Code;
        });
        return fault;
    }

    private static async Task<string?> IssueAsync(CitizenSite site, HttpClient caller, string number)
    {
        var row = (await ReadAsync(site, number)).Row;
        using var answer = await caller.PostAsJsonAsync(new Uri($"/api/v1/cases/{number}/decisions", UriKind.Relative), new { row.StepId, row.RowVersion, Decision = Decisions.Issue });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["code"];
    }

    private static async Task<string?> DecideAsync(CitizenSite site, string number, bool granted)
    {
        var dossier = await ReadAsync(site, number);
        string? fault = null;
        await site.ActAsync("clerk@saola.test", async services =>
        {
            var decision = new FeeReliefDecision { CaseId = dossier.Row.Id, FeeId = "fee", Relief = "Giảm 50 % mức thu phí đến hết năm 2026", Factor = 0.5m, Granted = granted, Reason = "Không thuộc diện" };
            var result = await services.GetRequiredService<DecideFeeRelief>().HandleAsync(decision, CancellationToken.None);
            fault = result.IsDone ? null : result.Faults[0].Code;
        });
        return fault;
    }
}
