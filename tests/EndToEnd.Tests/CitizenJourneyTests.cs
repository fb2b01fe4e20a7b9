using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Identity;
using Saola.Engines.Jobs;
using Saola.TestKit;
using Xunit;

namespace Saola.EndToEnd.Tests;

/// <summary>
/// A citizen finds 1.001786 by plain words, fills every page, uploads, files, follows, gets the result and rates it; the officers carry that very dossier,
/// and the director's numbers count it.
/// </summary>
public sealed class CitizenJourneyTests
{
    private const string Code = "1.001786", Citizen = "citizen@saola.test";

    // One database each: what the browser does is the same, and the officers' part runs on both.
    private static readonly DatabaseKind Other = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("SAOLA_TEST_POSTGRES")) ? DatabaseKind.Sqlite : DatabaseKind.Postgres;

    [Fact]
    public Task Without_script_on_a_telephone() => WalkAsync(DatabaseKind.Sqlite, script: false, width: 360);

    [Fact]
    public Task With_script_and_every_page_accessible() => WalkAsync(Other, script: true, width: 1280);

    private static async Task WalkAsync(DatabaseKind database, bool script, int width)
    {
        await using var site = await DemoSite.StartAsync(database);
        await using var session = await BrowserSession.StartAsync(site);
        var director = await session.SignInAsync("director@saola.test");
        var before = await ReceivedAsync(director);
        var page = await session.OpenAsync(script, width);
        var journey = new Journey(site, page, script);

        await journey.FindAsync();
        await journey.FillAsync();
        await journey.AttachAsync();
        var (number, code) = await journey.ConfirmAsync();
        await journey.SlipAndMailAsync(number);
        await journey.TrackAsync(await session.OpenAsync(script, width), number, code);
        await OfficeDesk.CarryAsync(session, number, await DemoSite.PersonAsync(site, "officer@saola.test"));
        await journey.ResultAsync(number);
        await journey.RateAsync(number);

        Assert.Equal(before + 1, await ReceivedAsync(director));
        await director.GotoAsync($"can-bo/ho-so?text={number}");
        Assert.Contains(number, await director.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.True(journey.Faults.Count == 0, string.Join('\n', journey.Faults));
    }

    /// <summary>"Đã nhận" of this month on the director's page.</summary>
    private static async Task<int> ReceivedAsync(IPage director)
    {
        await director.GotoAsync("can-bo/so-lieu");
        var tile = director.Locator(".kpi", new() { HasText = "Đã nhận" }).Locator(".n").First;
        return int.Parse(new string([.. (await tile.InnerTextAsync()).Where(char.IsAsciiDigit)]), CultureInfo.InvariantCulture);
    }

    /// <summary>The citizen's own part.</summary>
    private sealed class Journey(SaolaTestSite site, IPage page, bool script)
    {
        public List<string> Faults { get; } = [];

        /// <summary>Plain words with and without accents find it; its page says papers, days, fee and the day of the answer.</summary>
        public async Task FindAsync()
        {
            foreach (var words in new[] { "đăng ký tổ chức khoa học", "dang ky to chuc khoa hoc" })
            {
                await page.GotoAsync("thu-tuc");
                await page.FillAsync("main form input[name=q]", words);
                await page.PressAsync("main form input[name=q]", "Enter");
                Assert.True(await page.Locator($"main a[href$='/thu-tuc/{Code}']").CountAsync() > 0, words);
            }
            await LookAsync();
            await page.ClickAsync($"main a[href$='/thu-tuc/{Code}']");
            var text = await page.InnerTextAsync("main");
            foreach (var said in new[] { "Điều lệ tổ chức và hoạt động", "ngày", "đồng", DateTime.UtcNow.Year.ToString(CultureInfo.InvariantCulture) }) Assert.Contains(said, text, StringComparison.Ordinal);
            await LookAsync();
            await page.Locator($"main a.btn[href^='/nop-ho-so/{Code}']").First.ClickAsync();
            await page.FillAsync("input[name=Email]", Citizen);
            await page.FillAsync("input[name=Password]", "saola-demo");
            await page.PressAsync("input[name=Password]", "Enter");
            await page.WaitForURLAsync(url => url.EndsWith("/nop-ho-so/" + Code, StringComparison.Ordinal));
            await LookAsync();
            await page.ClickAsync("main form[method=post] button.btn");
        }

        /// <summary>Every page of the form. What is typed wrongly is named at the top and at its field, and stays.</summary>
        public async Task FillAsync()
        {
            FormDefinition? form = null;
            await site.InScopeAsync(services =>
            {
                form = FormDefinition.FromSchema(services.GetRequiredService<CaseTypes>().Current(Code)!.FormSchema).Value;
                return Task.CompletedTask;
            });
            var sample = new FormData((JsonObject)JsonNode.Parse(await File.ReadAllTextAsync(Repository.Path("samples", "forms", Code + ".json")))!);
            var walker = new FormWalker(page, form!, sample, script);
            await TypeWronglyAsync(walker);
            if (script) await KeepsWhatIsTypedAsync(walker);
            while (!page.Url.EndsWith("/giay-to", StringComparison.Ordinal))
            {
                var here = page.Url;
                await walker.FillAsync();
                await walker.QuietAsync();
                await LookAsync();
                await walker.NextAsync();
                Assert.True(here != page.Url, $"{here}: {await walker.FaultsAsync()}");
            }
        }

        private async Task TypeWronglyAsync(FormWalker walker)
        {
            await page.FillAsync("#filer_phone", "12");
            await page.FillAsync("#filer_email", "không-phải-thư");
            await walker.NextAsync();
            Assert.Equal("12", await page.InputValueAsync("#filer_phone"));
            Assert.Equal("không-phải-thư", await page.InputValueAsync("#filer_email"));
            foreach (var id in new[] { "filer_phone", "filer_email" })
            {
                Assert.Equal(1, await page.Locator($".errsum a[href='#{id}']").CountAsync());
                Assert.Equal(1, await page.Locator($"#{id}-e").CountAsync());
                Assert.Equal("true", await page.GetAttributeAsync("#" + id, "aria-invalid"));
            }
            await LookAsync();
        }

        /// <summary>With JavaScript the draft is kept without a press: another window of the same person sees it.</summary>
        private async Task KeepsWhatIsTypedAsync(FormWalker walker)
        {
            var kept = page.WaitForResponseAsync(answer => answer.Request.Method == "POST" && answer.Url == page.Url);
            await page.FillAsync("#filer_phone", "0901234599");
            await kept;
            await walker.QuietAsync();
            var other = await page.Context.NewPageAsync();
            await other.GotoAsync(page.Url);
            Assert.Equal("090 123 4599", await other.InputValueAsync("#filer_phone"));
            await other.CloseAsync();
        }

        /// <summary>The papers; with JavaScript one of them is cut in the middle and goes on where it stopped.</summary>
        public async Task AttachAsync()
        {
            var names = await page.EvalOnSelectorAllAsync<string[]>("input[type=file]", "all => all.map(i => i.name)");
            Assert.True(names.Length >= 4);
            if (script) await CutAndResumeAsync(names[0]);
            foreach (var name in script ? names[1..] : names) await page.SetInputFilesAsync($"input[name='{name}']", FormWalker.Pdf("giấy tờ.pdf"));
            if (script) await page.WaitForFunctionAsync($"() => document.querySelectorAll('input[name$=\".upload\"]').length === {names.Length}");
            await LookAsync();
            await page.ClickAsync("button.btn[name=_do][value=next]");
            Assert.EndsWith("/xem-lai", page.Url, StringComparison.Ordinal);
        }

        private async Task CutAndResumeAsync(string name)
        {
            var offsets = new List<string>();
            var pieces = 0;
            await page.RouteAsync("**/tus/*", async route =>
            {
                if (route.Request.Method != "PATCH") { await route.ContinueAsync(); return; }
                lock (offsets) offsets.Add(route.Request.Headers["upload-offset"]);
                if (Interlocked.Increment(ref pieces) == 2) await route.AbortAsync();
                else await route.ContinueAsync();
            });
            var large = new byte[9 * 1024 * 1024];
            "%PDF-1.7\n"u8.CopyTo(large);
            "\n%%EOF\n"u8.CopyTo(large.AsSpan(large.Length - 7));
            await page.SetInputFilesAsync($"input[name='{name}']", new FilePayload { Name = "điều lệ dài.pdf", MimeType = "application/pdf", Buffer = large });
            await page.WaitForSelectorAsync($"input[name='{name}.upload']", new() { State = WaitForSelectorState.Attached });
            Assert.Equal(["0", "4194304", "4194304", "8388608"], offsets);
            await page.UnrouteAsync("**/tus/*");
        }

        /// <summary>Everything once more to be read, then the confirmation.</summary>
        public async Task<(string Number, string Code)> ConfirmAsync()
        {
            Assert.Contains("Viện Nghiên cứu Vật liệu mới Sao Mai", await page.InnerTextAsync("main"), StringComparison.Ordinal);
            await LookAsync();
            await page.FillAsync("textarea[name=note]", "Ngày sinh trong tài khoản bị sai.");
            await page.ClickAsync("form:has(input[name=v]) button.btn");
            Assert.Contains("/da-nop/", page.Url, StringComparison.Ordinal);
            await LookAsync();
            return ((await page.InnerTextAsync(".promise .big")).Trim(), (await page.InnerTextAsync(".promise b")).Trim());
        }

        /// <summary>Slip 01 can be read with its diacritics; the mail lies in the mailbox.</summary>
        public async Task SlipAndMailAsync(string number)
        {
            await DrainAsync();
            var slip = await DownloadAsync($"ho-so/{number}", "Giấy tiếp nhận");
            foreach (var said in new[] { "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", number, await NameAsync(), "Điều lệ tổ chức và hoạt động" }) Assert.Contains(said, slip, StringComparison.Ordinal);
            await LookAsync();
            var mail = page.Locator("main table a[lang=vi]", new() { HasText = number }).First;
            // The program's own workers may have taken the work: then it is done in a moment.
            for (var end = DateTime.UtcNow.AddSeconds(30); DateTime.UtcNow < end; await DrainAsync())
            {
                await page.GotoAsync("hop-thu-demo");
                if (await mail.CountAsync() > 0) break;
            }
            await LookAsync();
            await mail.ClickAsync();
            Assert.Contains(number, await page.InnerTextAsync("main"), StringComparison.Ordinal);
        }

        /// <summary>Somebody without an account follows it by number and code.</summary>
        public async Task TrackAsync(IPage visitor, string number, string code)
        {
            await visitor.GotoAsync("tra-cuu");
            await visitor.FillAsync("#number", number);
            await visitor.FillAsync("#code", "AAAAAAAA");
            await visitor.ClickAsync("main form button.btn");
            Assert.Equal(1, await visitor.Locator(".errsum").CountAsync());
            await visitor.FillAsync("#code", code);
            await visitor.ClickAsync("main form button.btn");
            var text = await visitor.InnerTextAsync("main");
            Assert.Contains(number, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Trần Minh Khôi", text, StringComparison.Ordinal);
            await LookAsync(visitor);
        }

        public async Task ResultAsync(string number)
        {
            await DrainAsync();
            // The result is signed behind the pages before it is issued.
            for (var look = 0; look < 120; look++)
            {
                await page.GotoAsync($"ho-so/{number}");
                if (await page.Locator("main a[href^='/ket-qua/']").CountAsync() > 0) break;
                await page.WaitForTimeoutAsync(500);
            }
            var result = await DownloadAsync($"ho-so/{number}", "Giấy chứng nhận");
            Assert.Contains("GIẤY CHỨNG NHẬN", result, StringComparison.Ordinal);
            Assert.Contains("Viện Nghiên cứu Vật liệu mới Sao Mai", result, StringComparison.OrdinalIgnoreCase);
            await LookAsync();
            await page.ClickAsync("main a[href^='/ket-qua/']");
            await LookAsync();
        }

        public async Task RateAsync(string number)
        {
            await page.GotoAsync($"ho-so/{number}/danh-gia");
            await page.CheckAsync("input[name=level][value=satisfied]");
            await LookAsync();
            await page.ClickAsync("main form button.btn");
            Assert.EndsWith("/ho-so/" + number, new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
            Assert.Contains("Hài lòng", await page.InnerTextAsync("main aside"), StringComparison.Ordinal);
        }

        /// <summary>Opens a document of the dossier's page and reads it.</summary>
        private async Task<string> DownloadAsync(string path, string title)
        {
            await page.GotoAsync(path);
            var link = page.Locator(".check li", new() { HasText = title }).Last.Locator("a", new() { HasText = "PDF" });
            var answer = await page.Context.APIRequest.GetAsync(new Uri(new Uri(page.Url), await link.GetAttributeAsync("href")).ToString());
            Assert.True(answer.Ok, $"{title}: {answer.Status}");
            return await PdfText.ReadAsync(await answer.BodyAsync());
        }

        private async Task<string> NameAsync()
        {
            var name = "";
            await site.InScopeAsync(async services => name = (await services.GetRequiredService<IDemonstrationPeople>().AccountAsync(Citizen, CancellationToken.None))!.FullName);
            return name;
        }

        private async Task DrainAsync()
        {
            for (var round = 0; round < 3; round++) await site.Services.GetRequiredService<IJobRunner>().RunOutboxAsync(CancellationToken.None);
        }

        private async Task LookAsync(IPage? other = null)
        {
            var seen = other ?? page;
            if (script) Faults.AddRange(await BrowserSession.FaultsOfAccessAsync(seen));
            if (await seen.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1")) Faults.Add($"{seen.Url}: scrolls sideways: {await seen.EvaluateAsync<string>("[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).slice(0, 4).map(e => e.outerHTML.slice(0, 120)).join(' | ')")}");
        }
    }
}
