using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Sampling;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.EndToEnd.Tests;

/// <summary>
/// A member of staff builds a procedure whose form nobody had modelled before (2.001277, the declaration of conformity, after form 02 of Circular 28/2012),
/// a second person publishes it, a citizen files it and the clerk receives it.
/// </summary>
public sealed class BuilderJourneyTests
{
    private const string Code = "2.001277", Start = "can-bo/soan-thu-tuc";

    [Theory, OnBothDatabases]
    public async Task A_new_procedure_is_built_published_filed_and_received(DatabaseKind database)
    {
        await using var site = await DemoSite.StartAccountsAsync(database);
        await using var session = await BrowserSession.StartAsync(site);
        var writer = new Builder(await session.SignInAsync("procedures@saola.test"));

        await writer.BeginAsync(Code);
        await writer.FormAsync();
        await writer.StepsAsync();
        await writer.LookAsync();
        await writer.SubmitAsync();
        await PublishAsync(await session.SignInAsync("director@saola.test"), writer.Draft);
        var number = await FileAsync(site, await session.SignInAsync("citizen@saola.test"));

        var clerk = await session.SignInAsync("clerk@saola.test");
        await OfficeDesk.DecideAsync(clerk, number, Decisions.Accept);
        await clerk.GotoAsync($"can-bo/ho-so/{number}/don");
        Assert.Contains("Mũ bảo hiểm", await clerk.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_of_the_builder_are_accessible()
    {
        await using var site = await DemoSite.StartAccountsAsync(DatabaseKind.Sqlite);
        await using var session = await BrowserSession.StartAsync(site);
        var page = await session.SignInAsync("procedures@saola.test", script: true, width: 360);
        var writer = new Builder(page);
        var faults = new List<string>();
        await page.GotoAsync(Start);
        faults.AddRange(await BrowserSession.FaultsOfAccessAsync(page));
        await writer.BeginAsync("2.002385");
        foreach (var path in new[] { "", "/sua?at=facts", "/sua?at=form", "/sua?at=form.sections[0]", "/sua?at=form.sections[0].fields[0]", "/sua?at=papers[0]&check=true", "/xem-thu", "/xem-thu?as=officer", "/so-sanh", "/cong-bo" })
        {
            await page.GotoAsync(writer.Draft + path);
            faults.AddRange(await BrowserSession.FaultsOfAccessAsync(page));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 360"), path);
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static async Task PublishAsync(IPage director, string draft)
    {
        await director.GotoAsync(draft + "/so-sanh");
        Assert.Contains("Nội dung công bố hợp quy", await director.InnerTextAsync("main"), StringComparison.Ordinal);
        await director.GotoAsync(draft + "/cong-bo");
        await director.ClickAsync("form[action*=Approve] button");
        Assert.Contains("Đã công bố phiên bản 2", await director.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private static async Task<string> FileAsync(SaolaTestSite site, IPage citizen)
    {
        FormDefinition? form = null;
        FormData? sample = null;
        await site.InScopeAsync(services =>
        {
            var type = services.GetRequiredService<CaseTypes>().Current(Code)!;
            Assert.Equal(2, type.Version);
            form = FormDefinition.FromSchema(type.FormSchema).Value;
            sample = new FormData(FormSampler.Fill(form, new FormContext(services.GetRequiredService<TimeProvider>().Today(), services.GetRequiredService<ICodeLists>()), SampleRandom.Of(5)));
            return Task.CompletedTask;
        });
        sample!.Set("product_name", "Mũ bảo hiểm");
        await citizen.GotoAsync("nop-ho-so/" + Code);
        await citizen.ClickAsync("main form[method=post] button.btn");
        var walker = new FormWalker(citizen, form!, sample, script: false);
        while (!citizen.Url.EndsWith("/giay-to", StringComparison.Ordinal))
        {
            var here = citizen.Url;
            await walker.FillAsync();
            await walker.NextAsync();
            Assert.True(here != citizen.Url, $"{here}: {await walker.FaultsAsync()}");
        }
        await citizen.SetInputFilesAsync("input[type=file]", FormWalker.Pdf("giấy chứng nhận hợp quy.pdf"));
        await citizen.ClickAsync("button.btn[name=_do][value=next]");
        Assert.EndsWith("/xem-lai", citizen.Url, StringComparison.Ordinal);
        await citizen.ClickAsync("form:has(input[name=v]) button.btn");
        Assert.Contains("/da-nop/", citizen.Url, StringComparison.Ordinal);
        return (await citizen.InnerTextAsync(".promise .big")).Trim();
    }

    /// <summary>What the writer presses.</summary>
    private sealed class Builder(IPage page)
    {
        /// <summary>Address of the draft.</summary>
        public string Draft { get; private set; } = "";

        public async Task BeginAsync(string code)
        {
            await page.GotoAsync(Start);
            await page.SelectOptionAsync("select[name=Copy]", code);
            await page.ClickAsync("form[action*=Copy] button");
            Draft = new Uri(page.Url).AbsolutePath.TrimStart('/');
        }

        public async Task FormAsync()
        {
            await AddAsync("form", "section");
            await SaveAsync(("id", "filer"), ("title", "Người nộp hồ sơ"));
            await BlockAsync("form.sections[0]", "account", "");
            await AddAsync("form", "section");
            await SaveAsync(("id", "product"), ("title", "Nội dung công bố hợp quy"), ("intro", "Sản phẩm, quy chuẩn áp dụng và căn cứ đánh giá."));
            await FieldAsync("product_name", "Tên sản phẩm, hàng hóa", "text", required: true, ("max", "250"));
            await FieldAsync("product_type", "Kiểu, loại, nhãn hiệu", "text", required: true);
            await FieldAsync("standard", "Số hiệu quy chuẩn kỹ thuật", "text", required: true, ("hint", "Ví dụ QCVN 2:2021/BKHCN."));
            await FieldAsync("basis", "Loại hình đánh giá", "enum", required: true, ("options", "ben_thu_ba | Tổ chức chứng nhận đã đăng ký\ntu_danh_gia | Tự đánh giá"));
            await FieldAsync("certificate_number", "Số giấy chứng nhận hợp quy", "text", required: false, ("when", "basis = 'ben_thu_ba'"));
            await AddAsync("form.sections[1]", "field");
            await SaveAsync(("id", "pledge"), ("label", "Tôi chịu trách nhiệm về tính phù hợp của sản phẩm đã công bố"), ("type", "bool"));
            await SaveAsync(("required", "yes"), ("must_be_true", "true"));
        }

        public async Task StepsAsync()
        {
            await page.GotoAsync($"{Draft}/sua?at=results[0].body[1]&check=true");
            Assert.Contains("org.name_vi", await page.InnerTextAsync("main"), StringComparison.Ordinal);
            await SaveAsync(("label", "Sản phẩm"), ("value", "{product_name}"));
            await page.GotoAsync($"{Draft}/sua?at=results[0].body[2]");
            await SaveAsync(("value", "{standard}"));
            await page.GotoAsync($"{Draft}/sua?at=results[0].body[3]");
            await SaveAsync(("value", "{product_type}"));
            foreach (var (id, name, unit, role, hours, kind, decisions) in new[]
            {
                ("accept", "Tiếp nhận, kiểm tra hồ sơ", "office", "clerk", "8", "intake", new[] { "accept", "supplement", "refuse" }), ("examine", "Thẩm định", "stameq_subdept", "officer", "40", "examine", ["propose_grant", "propose_refusal", "supplement"]),
                ("sign", "Ký thông báo", "stameq_subdept", "unit_head", "8", "sign", ["sign", "return"]), ("issue", "Trả kết quả", "office", "clerk", "4", "issue", ["issue"]),
            })
            {
                await AddAsync("steps", "step");
                foreach (var decision in decisions) await page.CheckAsync($"input[name=decisions][value={decision}]");
                await SaveAsync(("id", id), ("name", name), ("unit", unit), ("role", role), ("hours", hours), ("kind", kind));
            }
            await page.GotoAsync($"{Draft}/sua?at=steps");
            await SaveAsync(("reserve_hours", "4"));
        }

        /// <summary>The draft is complete; its preview asks what it will ask.</summary>
        public async Task LookAsync()
        {
            await page.GotoAsync(Draft);
            Assert.True(await page.Locator("main .ul a[href*='check=true']").CountAsync() == 0, await page.InnerTextAsync("main"));
            await page.GotoAsync($"{Draft}/xem-thu?section=product");
            Assert.Contains("Số hiệu quy chuẩn kỹ thuật", await page.InnerTextAsync("main"), StringComparison.Ordinal);
            await page.GotoAsync($"{Draft}/xem-thu?as=officer");
            Assert.Contains("Ký thông báo", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        }

        public async Task SubmitAsync()
        {
            await page.GotoAsync(Draft + "/cong-bo");
            await page.FillAsync("[name=DecisionNumber]", "4321/QĐ-UBND");
            await page.FillAsync("[name=DecisionDate]", VietnameseFormats.Day(TimeProvider.System.Today()));
            await page.FillAsync("[name=ValidFrom]", VietnameseFormats.Day(TimeProvider.System.Today()));
            await page.SetInputFilesAsync("input[type=file]", FormWalker.Pdf("quyết định công bố.pdf"));
            await page.ClickAsync("form[action*=Submit] button.btn");
            Assert.Contains("Chờ duyệt", await page.InnerTextAsync("main"), StringComparison.Ordinal);
            Assert.Equal(0, await page.Locator("form[action*=Approve]").CountAsync());
        }

        private async Task FieldAsync(string id, string label, string type, bool required, params (string Name, string Value)[] more)
        {
            await AddAsync("form.sections[1]", "field");
            await SaveAsync(("id", id), ("label", label), ("type", type));
            await SaveAsync([("required", required ? "yes" : "no"), .. more]);
        }

        private async Task BlockAsync(string at, string block, string prefix)
        {
            await page.GotoAsync($"{Draft}/sua?at={at}");
            await page.ClickAsync("details:has(select[name=Block]) summary");
            await page.SelectOptionAsync("select[name=Block]", block);
            await page.FillAsync("input[name=Prefix]", prefix);
            await page.ClickAsync("button[value='block:']");
        }

        private async Task AddAsync(string at, string kind)
        {
            await page.GotoAsync($"{Draft}/sua?at={at}");
            await page.ClickAsync($"button[value='add:{kind}']");
        }

        private async Task SaveAsync(params (string Name, string Value)[] values)
        {
            foreach (var (name, value) in values)
            {
                var control = page.Locator($"form[action*='handler=Save'] [name='{name}']:not([type=hidden])").First;
                if (await page.Locator($"select[name='{name}']").CountAsync() > 0) await control.SelectOptionAsync(value);
                else if (await page.Locator($"[name='{name}'][type=radio]").CountAsync() > 0) await page.CheckAsync($"[name='{name}'][type=radio][value='{value}']");
                else if (await page.Locator($"[name='{name}'][type=checkbox]").CountAsync() > 0) await page.CheckAsync($"[name='{name}'][type=checkbox]");
                else await control.FillAsync(value);
            }
            await page.ClickAsync("form[action*='handler=Save'] button.btn");
        }
    }
}
