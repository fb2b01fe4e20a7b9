using Microsoft.Playwright;
using Saola.Data;
using Saola.TestKit;
using Xunit;

namespace Saola.EndToEnd.Tests;

/// <summary>A passkey is made and used in a real browser whose authenticator is virtual (WebAuthn over the DevTools protocol).</summary>
public sealed class PasskeyTests
{
    [Theory, OnBothDatabases]
    public async Task A_passkey_is_added_on_the_account_page_and_opens_without_a_password(DatabaseKind database)
    {
        await using var site = await DemoSite.StartAccountsAsync(database);
        await using var session = await BrowserSession.StartAsync(site);
        var page = await session.SignInAsync("citizen@saola.test", script: true);
        await AddAuthenticatorAsync(page);

        await page.GotoAsync("tai-khoan/bao-mat");
        await page.FillAsync("input[name=passkeyName]", "Điện thoại của Hạnh");
        await page.ClickAsync("form[data-passkey=create] button.btn");
        await page.WaitForSelectorAsync("li:has-text('Điện thoại của Hạnh')");
        await SignOutAsync(page);
        await page.GotoAsync("dang-nhap?returnUrl=/tai-khoan/bao-mat");
        await page.ClickAsync("form[data-passkey=get] button");
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/tai-khoan/bao-mat");

        Assert.Contains("Điện thoại của Hạnh", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_passkey_that_was_removed_opens_no_more(DatabaseKind database)
    {
        await using var site = await DemoSite.StartAccountsAsync(database);
        await using var session = await BrowserSession.StartAsync(site);
        var page = await session.SignInAsync("citizen@saola.test", script: true);
        await AddAuthenticatorAsync(page);
        await page.GotoAsync("tai-khoan/bao-mat");
        await page.FillAsync("input[name=passkeyName]", "Khoá cũ");
        await page.ClickAsync("form[data-passkey=create] button.btn");
        await page.ClickAsync("form[action*=RemovePasskey] button");
        await page.WaitForSelectorAsync("form[action*=RemovePasskey]", new() { State = WaitForSelectorState.Detached });

        await SignOutAsync(page);
        await page.GotoAsync("dang-nhap?returnUrl=/tai-khoan");
        await page.ClickAsync("form[data-passkey=get] button");
        await page.WaitForSelectorAsync("#noi-dung [role=alert]");

        Assert.Equal("/dang-nhap", new Uri(page.Url).AbsolutePath);
    }

    // A device that keeps the key itself and, as a telephone does, asks for a finger before it answers.
    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GotoAsync("dang-xuat");
        await page.ClickAsync("main form button");
        await page.WaitForURLAsync(url => !url.Contains("dang-xuat", StringComparison.Ordinal));
    }
}
