using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Saola.TestKit;

namespace Saola.EndToEnd.Tests;

/// <summary>A real browser, Debian's Chromium, with or without JavaScript.</summary>
internal sealed class BrowserSession : IAsyncDisposable
{
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly SaolaTestSite _site;

    private BrowserSession(IPlaywright playwright, IBrowser browser, SaolaTestSite site) => (_playwright, _browser, _site) = (playwright, browser, site);

    public static async Task<BrowserSession> StartAsync(SaolaTestSite site)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Flags });
        return new BrowserSession(playwright, browser, site);
    }

    /// <summary>A window of its own with its own cookies.</summary>
    public async Task<IPage> OpenAsync(bool script, int width = 1280)
    {
        var context = await _browser.NewContextAsync(new() { JavaScriptEnabled = script, BaseURL = _site.Address.ToString(), Locale = "vi-VN", ViewportSize = new() { Width = width, Height = 900 } });
        // How many requests of the page's own scripts are on their way: a journey waits for none.
        await context.AddInitScriptAsync("window.saolaBusy = 0; const ask = window.fetch; window.fetch = (...all) => { window.saolaBusy++; return ask(...all).finally(() => setTimeout(() => window.saolaBusy--)); };");
        return await context.NewPageAsync();
    }

    /// <summary>A window in which a demonstration account is signed in, through the sign-in page.</summary>
    public async Task<IPage> SignInAsync(string email, bool script = false, int width = 1280)
    {
        var page = await OpenAsync(script, width);
        await page.GotoAsync("dang-nhap");
        await page.FillAsync("input[name=Email]", email);
        await page.FillAsync("input[name=Password]", "saola-demo");
        await page.PressAsync("input[name=Password]", "Enter");
        await page.WaitForURLAsync(url => !url.Contains("dang-nhap", StringComparison.Ordinal));
        return page;
    }

    /// <summary>What axe finds on the page, in words; needs JavaScript.</summary>
    public static async Task<IReadOnlyList<string>> FaultsOfAccessAsync(IPage page)
    {
        var result = await page.RunAxe();
        return [.. result.Violations.Select(v => $"{page.Url} {v.Id}: {v.Help} ({string.Join(", ", v.Nodes.Take(3).Select(n => n.Html))})")];
    }

    /// <summary>Keeps a picture of the page beside the test's output.</summary>
    public static Task KeepAsync(IPage page, string name) => page.ScreenshotAsync(new() { Path = Repository.Path("tests", "EndToEnd.Tests", "screens", name + ".png"), FullPage = true });

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }
}
