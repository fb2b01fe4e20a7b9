using Microsoft.Playwright;
using Saola.Engines.Cases;
using Xunit;

namespace Saola.EndToEnd.Tests;

/// <summary>What the officers press.</summary>
internal static class OfficeDesk
{
    /// <summary>Clerk, head, officer, director and office carry a dossier of 1.001786 from the reception to the issued result.</summary>
    public static async Task CarryAsync(BrowserSession session, string number, Guid officerId)
    {
        var clerk = await session.SignInAsync("clerk@saola.test");
        var head = await session.SignInAsync("head@saola.test");
        var officer = await session.SignInAsync("officer@saola.test");
        var director = await session.SignInAsync("director@saola.test");

        await DecideAsync(clerk, number, Decisions.Accept);
        await PayAsync(clerk, number);
        await AssignAsync(head, number, officerId);
        await DecideAsync(officer, number, Decisions.ProposeGrant);
        await DraftAsync(officer, number);
        await DecideAsync(officer, number, Decisions.ProposeGrant);
        await DecideAsync(head, number, Decisions.Approve);
        await DecideAsync(director, number, Decisions.Sign);
        await DecideAsync(clerk, number, Decisions.Issue);
    }

    public static async Task DecideAsync(IPage page, string number, string decision)
    {
        await page.GotoAsync($"can-bo/ho-so/{number}");
        await page.CheckAsync($"input[name=Decision][value={decision}]");
        await page.ClickAsync("form:has(input[name=Decision]) button.btn:has-text('Quyết định')");
        Assert.Equal("/can-bo", new Uri(page.Url).AbsolutePath);
    }

    public static async Task AssignAsync(IPage page, string number, Guid officer)
    {
        await page.GotoAsync($"can-bo/ho-so/{number}");
        await page.CheckAsync($"input[name=Decision][value={Decisions.Assign}]");
        await page.SelectOptionAsync("select[name=AssigneeId]", officer.ToString("D"));
        await page.ClickAsync("form:has(input[name=Decision]) button.btn:has-text('Quyết định')");
        Assert.Equal("/can-bo", new Uri(page.Url).AbsolutePath);
    }

    public static async Task PayAsync(IPage page, string number)
    {
        await page.GotoAsync($"can-bo/ho-so/{number}/phi");
        await page.FillAsync("input[name=Receipt]", "BL-2026-00001");
        await page.ClickAsync("form:has(input[name=Receipt]) button.btn");
        Assert.Equal($"/can-bo/ho-so/{number}", new Uri(page.Url).AbsolutePath);
    }

    public static async Task DraftAsync(IPage page, string number)
    {
        await page.GotoAsync($"can-bo/ho-so/{number}/du-thao");
        await page.ClickAsync("form:has(input[name=Kind]) button.btn:has-text('Lưu dự thảo')");
        Assert.Contains("Đã lưu dự thảo", await page.InnerTextAsync("body"), StringComparison.Ordinal);
    }
}
