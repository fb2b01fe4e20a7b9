using Microsoft.Playwright;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.TestKit;
using Xunit;

namespace Saola.EndToEnd.Tests;

/// <summary>Clerk, head, officer and director carry 1.001786 to its result in a real browser without JavaScript; the citizen follows it.</summary>
public sealed class CarryThroughTests
{
    [Theory, OnBothDatabases]
    public async Task A_dossier_is_carried_to_its_result_without_script(DatabaseKind database)
    {
        await using var site = await DemoSite.StartAsync(database);
        var filed = await DemoSite.FileAsync(site, "1.001786");
        await using var session = await BrowserSession.StartAsync(site);
        var clerk = await session.SignInAsync("clerk@saola.test");
        var head = await session.SignInAsync("head@saola.test");
        var officer = await session.SignInAsync("officer@saola.test");
        var director = await session.SignInAsync("director@saola.test");

        await DecideAsync(clerk, filed, Decisions.Accept);
        await PayAsync(clerk, filed);
        await AssignAsync(head, filed, await DemoSite.PersonAsync(site, "officer@saola.test"));
        await DecideAsync(officer, filed, Decisions.ProposeGrant);
        await DraftAsync(officer, filed);
        await DecideAsync(officer, filed, Decisions.ProposeGrant);
        await DecideAsync(head, filed, Decisions.Approve);
        await DecideAsync(director, filed, Decisions.Sign);
        await DecideAsync(clerk, filed, Decisions.Issue);

        await director.GotoAsync("can-bo/so-lieu");
        Assert.True((await director.GotoAsync($"can-bo/ho-so?text={filed.Number}"))!.Ok);
        Assert.Contains(filed.Number, await director.InnerTextAsync("main"), StringComparison.Ordinal);
        var visitor = await session.OpenAsync(script: false, width: 360);
        await visitor.GotoAsync($"tra-cuu?number={filed.Number}&code={filed.TrackingCode}");
        var text = await visitor.InnerTextAsync("main");
        Assert.Contains(filed.Number, text, StringComparison.Ordinal);
        Assert.True(text.Contains("Đã có kết quả", StringComparison.Ordinal) || text.Contains("Đã trả kết quả", StringComparison.Ordinal), text);
    }

    private static async Task DecideAsync(IPage page, FiledCase filed, string decision)
    {
        await page.GotoAsync($"can-bo/ho-so/{filed.Number}");
        await page.CheckAsync($"input[name=Decision][value={decision}]");
        await page.ClickAsync("form:has(input[name=Decision]) button.btn:has-text('Quyết định')");
        Assert.Equal("/can-bo", new Uri(page.Url).AbsolutePath);
    }

    private static async Task AssignAsync(IPage page, FiledCase filed, Guid officer)
    {
        await page.GotoAsync($"can-bo/ho-so/{filed.Number}");
        await page.CheckAsync($"input[name=Decision][value={Decisions.Assign}]");
        await page.SelectOptionAsync("select[name=AssigneeId]", officer.ToString("D"));
        await page.ClickAsync("form:has(input[name=Decision]) button.btn:has-text('Quyết định')");
        Assert.Equal("/can-bo", new Uri(page.Url).AbsolutePath);
    }

    private static async Task PayAsync(IPage page, FiledCase filed)
    {
        await page.GotoAsync($"can-bo/ho-so/{filed.Number}/phi");
        await page.FillAsync("input[name=Receipt]", "BL-2026-00001");
        await page.ClickAsync("form:has(input[name=Receipt]) button.btn");
        Assert.Equal($"/can-bo/ho-so/{filed.Number}", new Uri(page.Url).AbsolutePath);
    }

    private static async Task DraftAsync(IPage page, FiledCase filed)
    {
        await page.GotoAsync($"can-bo/ho-so/{filed.Number}/du-thao");
        await page.ClickAsync("form:has(input[name=Kind]) button.btn:has-text('Lưu dự thảo')");
        Assert.Contains("Đã lưu dự thảo", await page.InnerTextAsync("body"), StringComparison.Ordinal);
    }
}
