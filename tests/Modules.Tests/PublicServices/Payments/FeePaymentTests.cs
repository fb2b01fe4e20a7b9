using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Ledger;
using Saola.Kernel;
using Saola.Modules.Tests.PublicServices.Api;
using Saola.Modules.Tests.PublicServices.Citizen;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Payments;

public sealed class FeePaymentTests
{
    private const string Citizen = "citizen@saola.test";
    private const string Code = "1.001786";

    [Theory, OnBothDatabases]
    public async Task The_applicant_pays_on_line_and_gets_a_receipt_that_others_can_only_check(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var filed = await FileAsync(site);
        using var browser = await site.SignedInAsync(Citizen);
        await browser.OpenAsync($"/ho-so/{filed.Number}");
        await browser.OpenAsync(browser.Page.QuerySelector(".note a.btn")!.GetAttribute("href")!);
        await browser.SubmitAsync("main form", ("FeeId", "fee"));
        var page = browser.Address.PathAndQuery;
        Assert.StartsWith("/thanh-toan/SK", page, StringComparison.Ordinal);
        Assert.Contains("Mã VietQR", browser.Page.QuerySelector("svg[role=img]")!.GetAttribute("aria-label")!, StringComparison.Ordinal);

        await browser.SubmitAsync("main form");
        await browser.OpenAsync(browser.Page.QuerySelector("main a.btn")!.GetAttribute("href")!);
        await browser.SubmitAsync("main form", ("pays", "true"));

        Assert.StartsWith(page.Split('?')[0], browser.Address.PathAndQuery, StringComparison.Ordinal);
        Assert.Contains("Đã nộp", browser.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(PaymentState.Paid, (await ReadAsync(site, filed.Number)).Row.Payment);
        var receipt = browser.Page.QuerySelector("a[href^='/bien-lai/'][href*='/pdf']")!.GetAttribute("href")!;
        var check = browser.Page.QuerySelector("a[href^='/bien-lai/']:not([href*='/pdf'])")!.GetAttribute("href")!;
        Assert.Equal("application/pdf", (await browser.OpenAsync(receipt)).Content.Headers.ContentType!.MediaType);
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(receipt.Split('?')[0])).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(page.Split('?')[0])).StatusCode);
        await visitor.OpenAsync(check);
        Assert.Contains("còn giá trị", visitor.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain((await site.PersonAsync(Citizen)).FullName, visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        await VerifyAsync(site);
    }

    [Fact]
    public async Task Whoever_holds_the_tracking_code_may_pay_and_a_refusal_at_the_gateway_takes_nothing()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        var filed = await FileAsync(site);
        using var visitor = site.Visitor();
        await visitor.OpenAsync($"/tra-cuu?number={filed.Number}&code={filed.TrackingCode}");
        await visitor.OpenAsync(visitor.Page.QuerySelector(".note a.btn")!.GetAttribute("href")!);
        await visitor.SubmitAsync("main form", ("FeeId", "fee"));
        await visitor.SubmitAsync("main form");
        await visitor.OpenAsync(visitor.Page.QuerySelector("main a.btn")!.GetAttribute("href")!);

        await visitor.SubmitAsync("main form", ("pays", "false"));

        Assert.Contains("Nộp không thành công", visitor.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(PaymentState.Due, (await ReadAsync(site, filed.Number)).Row.Payment);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/ho-so/{filed.Number}/nop-phi?code=AAAAAAAA")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task The_clerk_takes_cash_without_a_number_and_an_electronic_receipt_is_issued(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var filed = await FileAsync(site);
        using var clerk = await site.SignedInAsync("clerk@saola.test");
        await clerk.OpenAsync($"/can-bo/ho-so/{filed.Number}/phi");

        await clerk.SubmitAsync("main form", ("Amount", "3.000.000"), ("Receipt", ""));

        var dossier = await ReadAsync(site, filed.Number);
        Assert.Equal((PaymentState.Paid, "BLDT26-0000001"), (dossier.Row.Payment, dossier.Fees[0].ReceiptNumber));
        await clerk.OpenAsync("/can-bo/thu-phi/bien-lai");
        Assert.Contains("BLDT26-0000001", clerk.Page.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        await clerk.OpenAsync("/can-bo/thu-phi/chot-ngay");
        await clerk.SubmitAsync("main form[method=post]", ("Counted", "2.999.000"));
        Assert.NotNull(clerk.Page.QuerySelector(".errsum"));
        await clerk.SubmitAsync("main form[method=post]", ("Counted", "3.000.000"));
        Assert.Contains("Đã chốt", clerk.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await VerifyAsync(site);
    }

    [Fact]
    public async Task The_accountant_tries_a_statement_and_then_takes_it_in()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        var filed = await FileAsync(site);
        var reference = await AskedAsync(site, filed.Number);
        using var finance = await site.SignedInAsync("finance@saola.test");
        await finance.OpenAsync("/can-bo/thu-phi/doi-soat");
        var csv = Encoding.UTF8.GetBytes($"Ngày,Ghi có,Nội dung\r\n25/11/2026,3.000.000,{reference}\r\n25/11/2026,5.000,khong ma\r\n");
        (string, string, byte[])[] file = [("Statement", "sao-ke.csv", csv)];

        await finance.UploadAsync("main form[enctype]", file, ("Try", "true"));
        Assert.Equal(PaymentState.Due, (await ReadAsync(site, filed.Number)).Row.Payment);
        await finance.UploadAsync("main form[enctype]", file, ("Try", "false"));

        Assert.Equal(PaymentState.Paid, (await ReadAsync(site, filed.Number)).Row.Payment);
        await finance.OpenAsync(finance.Page.QuerySelector("main td a.go")!.GetAttribute("href")!);
        await finance.SubmitAsync("main form", ("Reference", ""), ("Reason", "Chuyển nhầm"));
        Assert.Equal("/can-bo/thu-phi/doi-soat", finance.Address.AbsolutePath);
        await VerifyAsync(site);
    }

    [Fact]
    public async Task Money_is_given_back_by_two_people_on_the_screen()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        var filed = await FileAsync(site);
        using var clerk = await site.SignedInAsync("clerk@saola.test");
        await clerk.OpenAsync($"/can-bo/ho-so/{filed.Number}/phi");
        await clerk.SubmitAsync("main form", ("Amount", "3.000.000"), ("Receipt", ""));
        await clerk.OpenAsync($"/can-bo/ho-so/{filed.Number}/phi");
        await clerk.OpenAsync(clerk.Page.QuerySelector("a[href^='/can-bo/thu-phi/khoan/']")!.GetAttribute("href")!);
        await clerk.OpenAsync(clerk.Page.QuerySelector("main td a.go")!.GetAttribute("href")!);
        await clerk.SubmitAsync("main form", ("Reason", "Nộp trùng"), ("Beneficiary", "Vietcombank, 0011, NGUYEN THI MAU"));
        using var finance = await site.SignedInAsync("finance@saola.test");
        await finance.OpenAsync("/can-bo/thu-phi/hoan-tien");
        await finance.OpenAsync(finance.Page.QuerySelector("main td a.go")!.GetAttribute("href")!);

        await finance.SubmitAsync("main form", ("Verdict", "approve"), ("Reason", "Đúng là nộp trùng"));
        await finance.SubmitAsync("main form", ("Evidence", "FT26330001"));

        Assert.Contains("Đã hoàn", finance.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await VerifyAsync(site);
    }

    [Fact]
    public async Task A_forged_notification_is_refused_and_moves_nothing()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        var filed = await FileAsync(site);
        var reference = await AskedAsync(site, filed.Number);
        using var visitor = site.Visitor();

        var answer = await visitor.Client.GetFromJsonAsync<JsonElement>(new Uri(site.Site.Address,
            $"/api/v1/payments/notifications/simulated?vnp_TmnCode=SAOLADEMO&vnp_TxnRef={reference}01&vnp_Amount=300000000&vnp_ResponseCode=00&vnp_TransactionStatus=00&vnp_SecureHash={new string('a', 128)}"), TestContext.Current.CancellationToken);

        Assert.Equal("97", answer.GetProperty("RspCode").GetString());
        Assert.Equal(PaymentState.Due, (await ReadAsync(site, filed.Number)).Row.Payment);
        await visitor.OpenAsync("/thanh-toan/ve/simulated?vnp_TxnRef=x");
        Assert.Equal("/thanh-toan/loi", visitor.Address.AbsolutePath);
    }

    [Theory]
    [InlineData("citizen@saola.test")]
    [InlineData("officer@saola.test")]
    public async Task Who_is_no_cashier_sees_none_of_the_cashiers_pages(string email)
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        using var browser = await site.SignedInAsync(email);

        foreach (var page in new[] { "", "/doi-soat", "/hoan-tien", "/bien-lai", "/chot-ngay" }) Assert.Equal(HttpStatusCode.Forbidden, (await browser.OpenAsync("/can-bo/thu-phi" + page)).StatusCode);
    }

    [Fact]
    public async Task A_program_reads_the_fees_and_asks_for_the_payment_once()
    {
        await using var site = await ApiPartner.SiteAsync(DatabaseKind.Sqlite);
        using var partner = await ApiPartner.ConnectAsync(site);
        var data = CitizenSite.Sample(Code);
        await partner.SendFieldsAsync(data);
        var papers = new System.Text.Json.Nodes.JsonArray();
        var body = new System.Text.Json.Nodes.JsonObject { ["procedure"] = Code, ["data"] = data, ["applicant"] = new System.Text.Json.Nodes.JsonObject { ["fullName"] = "Nguyễn Văn Mẫu" }, ["papers"] = papers };
        using var refused = await partner.FileAsync((System.Text.Json.Nodes.JsonObject)body.DeepClone(), "fees-1");
        foreach (var (_, field, _) in await refused.FaultsAsync())
            if (field?.StartsWith("paper:", StringComparison.Ordinal) == true) papers.Add(new System.Text.Json.Nodes.JsonObject { ["paper"] = field["paper:".Length..], ["file"] = await partner.FileIdAsync() });
        using var filed = await partner.FileAsync(body, "fees-1");
        var number = (await filed.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("number").GetString();
        var path = $"/api/v1/cases/{number}/fees";
        var fee = (await partner.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken))[0];

        using var first = await partner.WriteAsync($"{path}/{fee.GetProperty("fee").GetString()}/payment", new { });
        using var second = await partner.WriteAsync($"{path}/{fee.GetProperty("fee").GetString()}/payment", new { });

        var asked = await first.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("Created", asked.GetProperty("paymentState").GetString());
        Assert.Equal(asked.GetProperty("payment").GetString(), (await second.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("payment").GetString());
        using var page = site.Client();
        Assert.Equal(HttpStatusCode.OK, (await page.GetAsync(new Uri(asked.GetProperty("page").GetString()!, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        using var cash = await partner.WriteAsync($"{path}/{fee.GetProperty("fee").GetString()}/cash", new { dong = fee.GetProperty("dong").GetInt64() });
        Assert.Equal("case.not_yours", (await cash.FaultsAsync())[0].Code);
    }

    private static async Task<FiledCase> FileAsync(CitizenSite site)
    {
        var person = await site.PersonAsync(Citizen);
        FiledCase? filed = null;
        await site.ActAsync(Citizen, async services => filed = (await services.GetRequiredService<SubmitCase>().HandleAsync(new CaseSubmission
        {
            Type = services.GetRequiredService<CaseTypes>().Current(Code)!, Key = "payments:" + Code, Data = CitizenSite.Sample(Code), Channel = CaseChannel.Online, ApplicantPersonId = person.Id,
            FilerPersonId = person.Id, ApplicantName = person.FullName, Email = person.Email, Attachments = [], Fees = [new CaseFeeDraft("fee", "Phí thẩm định", new Money(3_000_000), "reception")],
        }, CancellationToken.None)).Value);
        return filed!;
    }

    private static async Task<string> AskedAsync(CitizenSite site, string number)
    {
        var reference = "";
        await site.ActAsync(Citizen, async services =>
        {
            var dossier = (await services.GetRequiredService<ReadCase>().ForUserAsync(number, CancellationToken.None))!;
            reference = (await services.GetRequiredService<Engines.Payments.OpenPayment>().HandleAsync(CaseSubject.Of(dossier.Row.Id), "fee", CancellationToken.None)).Value.Reference;
        });
        return reference;
    }

    private static async Task<CaseDetails> ReadAsync(CitizenSite site, string number)
    {
        CaseDetails? dossier = null;
        await site.ActAsync("clerk@saola.test", async services => dossier = await services.GetRequiredService<ReadCase>().ForUserAsync(number, CancellationToken.None));
        return dossier!;
    }

    private static Task VerifyAsync(CitizenSite site) => site.Site.InScopeAsync(async services =>
    {
        foreach (var verification in services.GetServices<IVerification>())
            await foreach (var fault in verification.FaultsAsync(TestContext.Current.CancellationToken)) Assert.Fail($"{verification.Name}: {fault}");
    });
}
