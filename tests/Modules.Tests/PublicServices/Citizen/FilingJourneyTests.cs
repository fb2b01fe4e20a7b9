using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Filing;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Citizen;

/// <summary>The whole way from the page of a procedure to the number, without JavaScript.</summary>
public sealed class FilingJourneyTests
{
    [Theory, OnBothDatabases]
    public Task An_x_ray_unit_is_declared(DatabaseKind database) => FileAsync(database, "2.002385");

    [Theory, OnBothDatabases]
    public Task An_organisation_is_registered(DatabaseKind database) => FileAsync(database, "1.001786");

    [Fact]
    public async Task A_visitor_is_sent_to_the_sign_in_and_back()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        using var browser = site.Visitor();
        await browser.OpenAsync("/nop-ho-so/2.002385");
        Assert.Equal("/dang-nhap", browser.Address.AbsolutePath);
        Assert.Contains("2.002385", Uri.UnescapeDataString(browser.Address.Query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_page_keeps_what_was_typed_and_says_what_to_mend()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        using var browser = await site.SignedInAsync("citizen@saola.test");
        await BeginAsync(browser);
        await browser.SubmitAsync("form", ("filer_phone", "12"), ("_do", "next"));
        Assert.NotNull(browser.Page.QuerySelector(".errsum a[href='#filer_phone']"));
        Assert.Equal("12", browser.Page.QuerySelector("#filer_phone")!.GetAttribute("value"));
        Assert.StartsWith("Có 2 chỗ cần sửa", browser.Page.Title!, StringComparison.Ordinal);
        await browser.OpenAsync(browser.Address.AbsolutePath);
        Assert.Equal("12", browser.Page.QuerySelector("#filer_phone")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_draft_is_continued_or_begun_anew_with_one_click()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        using var browser = await site.SignedInAsync("citizen@saola.test");
        await BeginAsync(browser);
        await browser.SubmitAsync("form", ("filer_phone", "0903334445"), ("_do", "save"));
        await browser.OpenAsync("/nop-ho-so/2.002385");
        await browser.OpenAsync(browser.Page.QuerySelector("a.btn")!.GetAttribute("href")!);
        Assert.Equal("090 333 4445", browser.Page.QuerySelector("#filer_phone")!.GetAttribute("value"));
        await browser.OpenAsync("/nop-ho-so/2.002385");
        await browser.SubmitAsync("main form");
        Assert.NotEqual("090 333 4445", browser.Page.QuerySelector("#filer_phone")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_second_window_is_told_and_overwrites_nothing_unseen()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        using var first = await site.SignedInAsync("citizen@saola.test");
        await BeginAsync(first);
        using var second = await site.SignedInAsync("citizen@saola.test");
        await second.OpenAsync(first.Address.AbsolutePath);
        await first.SubmitAsync("form", ("filer_phone", "0901111111"), ("_do", "save"));
        await second.SubmitAsync("form", ("filer_phone", "0902222222"), ("_do", "save"));
        Assert.Contains("cửa sổ khác", second.Page.QuerySelector(".errsum")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("090 222 2222", second.Page.QuerySelector("#filer_phone")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Somebody_elses_draft_does_not_exist()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        using var owner = await site.SignedInAsync("citizen@saola.test");
        await BeginAsync(owner);
        using var other = await site.SignedInAsync("scientist@saola.test");
        foreach (var page in new[] { owner.Address.AbsolutePath, Parent(owner) + "/giay-to", Parent(owner) + "/xem-lai" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(page)).StatusCode);
    }

    [Fact]
    public async Task What_is_missing_is_listed_with_links_and_nothing_is_filed()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        using var browser = await site.SignedInAsync("citizen@saola.test");
        await BeginAsync(browser, "1.001786");
        var draft = Parent(browser);
        await browser.OpenAsync(draft + "/xem-lai");
        var faults = browser.Page.QuerySelectorAll(".errsum a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Contains(faults, f => f.StartsWith(draft + "/giay-to#", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("?check=true#", StringComparison.Ordinal));
        Assert.DoesNotContain(browser.Page.QuerySelectorAll("button"), b => b.TextContent.Contains("Xác nhận và nộp", StringComparison.Ordinal));
        foreach (var link in faults.Take(6)) Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync(link)).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_thousand_submits_of_one_draft_make_one_case(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var (draft, version) = (Guid.Empty, 0);
        await site.ActAsync("citizen@saola.test", async services =>
        {
            var drafts = services.GetRequiredService<DossierDrafts>();
            draft = await drafts.BeginAsync(services.GetRequiredService<ProcedureCatalogue>().Current("2.002385", new(2026, 11, 25))!, CancellationToken.None);
            var open = (await drafts.OpenAsync("2.002385", draft, CancellationToken.None))!;
            foreach (var (name, value) in CitizenSite.Sample("2.002385")) open.Data.Set(name, value?.DeepClone());
            version = (await drafts.SaveAsync(open, open.View.RowVersion, CancellationToken.None)).Value.RowVersion;
        });
        var numbers = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 1000), new ParallelOptions { MaxDegreeOfParallelism = 24 }, async (_, token) =>
            await site.ActAsync("citizen@saola.test", async services =>
                numbers.Add((await services.GetRequiredService<FileDossier>().HandleAsync("2.002385", draft, version, null, token)).Value.Number)));
        Assert.Equal(1000, numbers.Count);
        Assert.Single(numbers.Distinct());
        await site.ActAsync("citizen@saola.test", async services =>
            Assert.Single((await services.GetRequiredService<ListCases>().PageAsync(new CaseFilter { Own = true }, CancellationToken.None)).Items));
    }

    private static async Task FileAsync(DatabaseKind database, string code)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var procedure = site.Services.GetRequiredService<ProcedureCatalogue>().Current(code, new(2026, 11, 25))!;
        var sample = new FormData(CitizenSite.Sample(code));
        using var browser = await site.SignedInAsync("citizen@saola.test");
        await BeginAsync(browser, code);
        var draft = Parent(browser);
        var filler = new FormFiller(browser, procedure.Form, sample);
        while (!browser.Address.AbsolutePath.EndsWith("/giay-to", StringComparison.Ordinal))
        {
            var section = procedure.Form.Section(browser.Address.AbsolutePath.Split('/')[^1])!;
            var before = browser.Address;
            await filler.SectionAsync(section);
            Assert.True(before != browser.Address, $"{section.Id}: {browser.Page.QuerySelector(".errsum")?.TextContent}");
        }
        await AttachAsync(browser, draft);
        Assert.EndsWith("/xem-lai", browser.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.True(browser.Page.QuerySelector(".errsum") is null, browser.Page.QuerySelector(".errsum")?.TextContent);
        await browser.SubmitAsync("form:has(input[name=v])", ("note", "Ngày sinh trong tài khoản bị sai."));
        Assert.Contains("/da-nop/", browser.Address.AbsolutePath, StringComparison.Ordinal);
        var number = browser.Address.AbsolutePath.Split('/')[^1];
        Assert.Contains(number, browser.Page.QuerySelector(".promise")!.TextContent, StringComparison.Ordinal);
        await CheckAsync(site, number, procedure, sample);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(draft + "/xem-lai")).StatusCode);
    }

    private static async Task AttachAsync(Browser browser, string draft)
    {
        var files = browser.Page.QuerySelectorAll("input[type=file]").Select(i => (i.GetAttribute("name")!, "giay-to.pdf", FormFiller.Pdf)).ToList();
        await browser.UploadAsync("form:has(input[name=v])", files, ("_do", "save"));
        Assert.True(browser.Page.QuerySelector(".errsum") is null, browser.Page.QuerySelector(".errsum")?.TextContent);
        Assert.Equal(draft + "/giay-to", browser.Address.AbsolutePath);
        Assert.Equal(files.Count, browser.Page.QuerySelectorAll(".hash").Length);
        await browser.UploadAsync("form:has(input[name=v])", [], ("_do", "next"));
    }

    /// <summary>What was filed is what was typed, beside what the account gives.</summary>
    private static Task CheckAsync(CitizenSite site, string number, Procedure procedure, FormData sample) => site.ActAsync("citizen@saola.test", async services =>
    {
        var details = (await services.GetRequiredService<ReadCase>().ForUserAsync(number, CancellationToken.None))!;
        var filed = (JsonObject)JsonNode.Parse(details.DataJson)!;
        Assert.Equal(CaseState.Submitted, details.Row.State);
        Assert.Equal(FeeCalculator.Compute(procedure, new FormEvaluation(procedure.Form, sample, services.GetRequiredService<FormContexts>().For("office")), new(2026, 11, 25)).Count, details.Fees.Count);
        foreach (var (name, value) in sample.Values.Where(p => !p.Key.StartsWith("filer_", StringComparison.Ordinal) && p.Value is not JsonArray))
        {
            if (procedure.Form.Find(name)?.Type is FieldType.File or null) continue;
            // An address at home need not say its country.
            if (value is JsonObject address && address["country_code"]?.GetValue<string>() == "VN") address.Remove("country_code");
            // A box that was not ticked says nothing.
            if (value is JsonValue unticked && unticked.TryGetValue<bool>(out var ticked) && !ticked && filed[name] is null) continue;
            Assert.True(JsonNode.DeepEquals(value, filed[name]), $"{name}: {value?.ToJsonString()} / {filed[name]?.ToJsonString()}");
        }
        foreach (var (name, value) in sample.Values.Where(p => p.Value is JsonArray && procedure.Form.Find(p.Key)?.Type == FieldType.Rows)) Assert.Equal(((JsonArray)value!).Count, ((JsonArray)filed[name]!).Count);
    });

    private static async Task BeginAsync(Browser browser, string code = "2.002385")
    {
        await browser.OpenAsync("/nop-ho-so/" + code);
        await browser.SubmitAsync("main form");
    }

    private static string Parent(Browser browser) => browser.Address.AbsolutePath[..browser.Address.AbsolutePath.LastIndexOf('/')];
}
