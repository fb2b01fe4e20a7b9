using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Citizen;

/// <summary>What the applicant does after filing.</summary>
public sealed class CaseJourneyTests
{
    private const string Citizen = "citizen@saola.test";
    private static readonly SupplementItem Licence = new("health_licence_number", "Số giấy phép hoạt động", "Số không khớp bản chụp.", "Ghi đúng như trên giấy.");
    private static readonly SupplementItem Plate = new("paper:nameplate", "Ảnh nhãn máy", "Ảnh mờ.", null);

    [Theory, OnBothDatabases]
    public async Task A_supplement_unlocks_only_what_it_names(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var filed = await site.FileAsync(Citizen);
        await AskAsync(site, filed, Licence, Plate);
        using var browser = await site.SignedInAsync(Citizen);
        await browser.OpenAsync($"/ho-so/{filed.Number}");
        Assert.Contains("Số không khớp bản chụp.", browser.Page.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        await browser.OpenAsync($"/ho-so/{filed.Number}/bo-sung");
        await browser.SubmitAsync("main form");
        await browser.OpenAsync(browser.Page.QuerySelector(".check a.btn")!.GetAttribute("href")!);
        var names = browser.Page.QuerySelectorAll("main input:not([type=hidden]), main select, main textarea").Select(e => e.GetAttribute("name")).ToList();
        Assert.Equal(["health_licence_number"], names);
        // A post that was made by hand is refused by name, and changes nothing else.
        await browser.UploadAsync("form:has(input[name=v])", [], ("health_licence_number", "777/HCM-GPHĐ"), ("owner.name_vi", "Tên khác"), ("_do", "next"));
        Assert.Contains("nên không sửa được mục này", browser.Page.QuerySelector(".errsum")!.TextContent, StringComparison.Ordinal);
        await browser.UploadAsync("form:has(input[name=v])", [], ("_do", "next"));
        Assert.EndsWith("/bo-sung", browser.Address.AbsolutePath, StringComparison.Ordinal);
        await browser.UploadAsync("form:has(input[name=v])", [], ("act", "send"));
        Assert.Contains("Thiếu giấy tờ", browser.Page.QuerySelector(".errsum")!.TextContent, StringComparison.Ordinal);
        await browser.UploadAsync("form:has(input[name=v])", [("paper.nameplate", "nhan-may.pdf", FormFiller.Pdf)], ("act", "send"));
        Assert.Equal($"/ho-so/{filed.Number}", browser.Address.AbsolutePath);
        await site.ActAsync(Citizen, async services =>
        {
            var details = (await services.GetRequiredService<ReadCase>().ForUserAsync(filed.Number, CancellationToken.None))!;
            var expected = CitizenSite.Sample("2.002385");
            expected["health_licence_number"] = "777/HCM-GPHĐ";
            Assert.Equal(2, details.DataVersion);
            var data = new FormData((JsonObject)JsonNode.Parse(details.DataJson)!);
            Assert.Equal("777/HCM-GPHĐ", data.Text("health_licence_number"));
            Assert.Equal(new FormData(expected).Text("owner.name_vi"), data.Text("owner.name_vi"));
            Assert.Equal("nhan-may.pdf", Assert.Single(details.Papers).FileName);
            Assert.Equal(CaseState.Submitted, details.Row.State);
            Assert.Empty(await services.GetRequiredService<CaseDrafts>().MineAsync(CancellationToken.None));
        });
    }

    [Fact]
    public async Task A_field_that_is_left_as_it_is_is_asked_about_once()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        var filed = await site.FileAsync(Citizen);
        await AskAsync(site, filed, Licence);
        using var browser = await site.SignedInAsync(Citizen);
        await browser.OpenAsync($"/ho-so/{filed.Number}/bo-sung");
        await browser.SubmitAsync("main form");
        await browser.UploadAsync("form:has(input[name=v])", [], ("act", "send"));
        Assert.Contains("chưa được sửa", browser.Page.QuerySelector(".errsum")!.TextContent, StringComparison.Ordinal);
        await browser.UploadAsync("form:has(input[name=v])", [], ("as_is", "true"), ("act", "send"));
        Assert.Equal($"/ho-so/{filed.Number}", browser.Address.AbsolutePath);
    }

    [Fact]
    public async Task Somebody_elses_dossier_does_not_exist()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        var filed = await site.FileAsync(Citizen);
        using var other = await site.SignedInAsync("scientist@saola.test");
        foreach (var page in new[] { "", "/bo-sung", "/rut", "/danh-gia" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/ho-so/{filed.Number}{page}")).StatusCode);
        await other.OpenAsync("/ho-so");
        Assert.DoesNotContain(filed.Number, other.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_are_led_to_their_own_page()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        var filed = await site.FileAsync(Citizen);
        using var clerk = await site.SignedInAsync("clerk@saola.test");
        await clerk.OpenAsync($"/ho-so/{filed.Number}");
        Assert.Equal($"/can-bo/ho-so/{filed.Number}", clerk.Address.AbsolutePath);
    }

    [Fact]
    public async Task A_dossier_is_withdrawn_after_the_consequence_was_read()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        var filed = await site.FileAsync(Citizen);
        using var browser = await site.SignedInAsync(Citizen);
        await browser.OpenAsync($"/ho-so/{filed.Number}/rut");
        Assert.Contains("kết thúc ngay", browser.Page.QuerySelector(".confirm")!.TextContent, StringComparison.Ordinal);
        await browser.SubmitAsync(".confirm", ("reason", "Khai nhầm"));
        Assert.Contains("dừng giải quyết", browser.Page.QuerySelector(".promise")!.TextContent, StringComparison.Ordinal);
        await browser.OpenAsync($"/ho-so/{filed.Number}/danh-gia");
        await browser.SubmitAsync("form:has(input[name=level])", ("level", "satisfied"));
        Assert.Contains("Hài lòng", browser.Page.QuerySelector(".side")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drafts_stand_above_what_was_filed()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        var filed = await site.FileAsync(Citizen);
        using var browser = await site.SignedInAsync(Citizen);
        await browser.OpenAsync("/nop-ho-so/1.001786");
        await browser.SubmitAsync("main form");
        await browser.OpenAsync("/ho-so");
        Assert.Contains("1.001786", browser.Page.QuerySelector("section:has(#nhap) a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains(filed.Number, browser.Page.QuerySelector("section:has(#ds)")!.TextContent, StringComparison.Ordinal);
        await browser.OpenAsync("/ho-so?view=ended");
        Assert.DoesNotContain(filed.Number, browser.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_result_is_said_to_be_unknown()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        using var browser = site.Visitor();
        await browser.OpenAsync("/ket-qua/ABCDEFGHJKMNPQRSTVWXYZ2345");
        Assert.Contains("Không có kết quả nào mang mã này", browser.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static Task AskAsync(CitizenSite site, FiledCase filed, params SupplementItem[] items) => site.ActAsync("clerk@saola.test", async services =>
    {
        var details = (await services.GetRequiredService<ReadCase>().ForUserAsync(filed.Number, CancellationToken.None))!;
        var asked = await services.GetRequiredService<DecideStep>().HandleAsync(new StepDecision
        {
            CaseId = filed.Id, RowVersion = details.Row.RowVersion, StepId = details.Row.StepId!, Decision = Decisions.Supplement, Items = items,
        }, CancellationToken.None);
        Assert.True(asked.IsDone, asked.Faults.FirstOrDefault()?.Message);
    });
}
