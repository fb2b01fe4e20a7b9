using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Identity;

public sealed class SecondFactorTests
{
    [Theory, OnBothDatabases]
    public async Task With_codes_on_a_password_alone_does_not_open(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        var (key, _) = await SwitchOnAsync(site);

        using var browser = new Browser(site);
        await PasswordAsync(browser);
        var wrong = await browser.SubmitAsync("main form", ("Code", "000000"));
        var right = await browser.SubmitAsync("main form", ("Code", CodeOf(key, 1)));

        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        Assert.Equal("/", right.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/tai-khoan")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_code_is_not_taken_twice(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        var (key, _) = await SwitchOnAsync(site);
        var code = CodeOf(key, 1);

        using var first = new Browser(site);
        await PasswordAsync(first);
        await first.SubmitAsync("main form", ("Code", code));
        using var second = new Browser(site);
        await PasswordAsync(second);
        var again = await second.SubmitAsync("main form", ("Code", code));

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_recovery_code_opens_once(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        var (_, recovery) = await SwitchOnAsync(site);

        Assert.Equal(10, recovery.Count);
        Assert.Equal(HttpStatusCode.Redirect, (await RecoverAsync(site, recovery[0])).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await RecoverAsync(site, recovery[0])).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task Wrong_codes_lock_the_account(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        var (key, _) = await SwitchOnAsync(site);

        using var browser = new Browser(site);
        await PasswordAsync(browser);
        for (var i = 0; i < 5; i++) await browser.SubmitAsync("main form", ("Code", "000000"));
        var right = await browser.SubmitAsync("main form", ("Code", CodeOf(key, 1)));

        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        await site.InScopeAsync(async services =>
        {
            var account = await services.GetRequiredService<AppDbContext>().Set<Account>().SingleAsync(a => a.Email == "citizen@saola.test");
            Assert.NotNull(account.LockoutEnd);
        });
    }

    [Theory, OnBothDatabases]
    public async Task Changing_the_password_keeps_this_session_and_ends_the_others(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        using var here = new Browser(site);
        await PasswordAsync(here);

        await here.OpenAsync("/tai-khoan/bao-mat");
        var changed = await here.SubmitAsync("form[action*=Password]", ("Present", "saola-demo"), ("Password", "đường dài mới biết"), ("PasswordAgain", "đường dài mới biết"));

        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.OpenAsync("/tai-khoan")).StatusCode);
        Assert.Null(await RegistrationTests.SignInAsync(site, "citizen@saola.test", "saola-demo"));
        Assert.Equal("/", await RegistrationTests.SignInAsync(site, "citizen@saola.test", "đường dài mới biết"));
    }

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(20000000000, "353130")]
    public void The_code_of_these_tests_is_that_of_rfc_6238(long seconds, string code) => Assert.Equal(code, Code("12345678901234567890"u8, seconds / 30));

    private static async Task<(byte[] Key, IReadOnlyList<string> Recovery)> SwitchOnAsync(SaolaTestSite site)
    {
        using var browser = new Browser(site);
        await PasswordAsync(browser);
        await browser.OpenAsync("/tai-khoan/bao-mat");
        await browser.FollowAsync(await browser.SubmitAsync("form[action*=Begin]"));
        var key = FromBase32(browser.Page.QuerySelector("main ol .code")!.TextContent);
        await browser.SubmitAsync("form[action*=SwitchOn]", ("Code", CodeOf(key, 0)));
        return (key, [.. browser.Page.QuerySelectorAll("main li > .code").Select(code => code.TextContent)]);
    }

    private static async Task<HttpResponseMessage> RecoverAsync(SaolaTestSite site, string code)
    {
        using var browser = new Browser(site);
        await PasswordAsync(browser);
        await browser.OpenAsync("/dang-nhap/ma?recovery=true");
        return await browser.SubmitAsync("main form", ("Code", code));
    }

    private static async Task PasswordAsync(Browser browser)
    {
        await browser.OpenAsync("/dang-nhap");
        await browser.FollowAsync(await browser.SubmitAsync("main form", ("Email", "citizen@saola.test"), ("Password", "saola-demo")));
    }

    private static string CodeOf(ReadOnlySpan<byte> key, int stepsAhead) => Code(key, (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30) + stepsAhead);

    private static string Code(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 is written over SHA-1, and so is every authenticator app
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Where(char.IsLetterOrDigit).Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
