using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Identity;

/// <summary>A form sent after the session has ended: what was typed comes back after the new sign-in, to the same person alone.</summary>
public sealed class LostSessionTests
{
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    [Theory, OnBothDatabases]
    public async Task What_was_typed_is_sent_again_after_the_new_sign_in(DatabaseKind database)
    {
        await using var site = await StartAsync(database);
        using var browser = await AdministrationTests.SignedInAsync(site, "citizen@saola.test");

        var refused = await SendAfterTheEndAsync(browser);
        await browser.FollowAsync(refused);
        var back = await browser.SubmitAsync("main form", ("Email", "citizen@saola.test"), ("Password", "saola-demo"));
        await browser.FollowAsync(back);
        var sent = await browser.SubmitAsync("main form");

        Assert.Equal("/dang-nhap/tiep-tuc", back.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal("+84912345678", await PhoneAsync(site));
    }

    [Theory, OnBothDatabases]
    public async Task Somebody_else_who_signs_in_there_does_not_see_it(DatabaseKind database)
    {
        await using var site = await StartAsync(database);
        using var browser = await AdministrationTests.SignedInAsync(site, "citizen@saola.test");
        var before = await PhoneAsync(site);

        await browser.FollowAsync(await SendAfterTheEndAsync(browser));
        await browser.FollowAsync(await browser.SubmitAsync("main form", ("Email", "officer@saola.test"), ("Password", "saola-demo")));
        await browser.OpenAsync("/dang-nhap/tiep-tuc");

        Assert.DoesNotContain("0912345678", browser.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(before, await PhoneAsync(site));
    }

    [Fact]
    public async Task Without_a_session_nothing_is_kept_and_the_person_is_told()
    {
        await using var site = await StartAsync(DatabaseKind.Sqlite);
        using var client = site.Client(followRedirects: false);

        using var form = new FormUrlEncodedContent([new("Input.Phone", "0912345678")]);
        var answer = await client.PostAsync(new Uri("/tai-khoan", UriKind.Relative), form);
        var page = await client.GetStringAsync(answer.Headers.Location);

        Assert.StartsWith("/dang-nhap?returnUrl=%2Ftai-khoan", answer.Headers.Location!.PathAndQuery, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("chưa được nhận", page, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Headers, header => header.Key == "Set-Cookie" && header.Value.Any(v => v.StartsWith("saola.kept", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Passwords_are_never_kept()
    {
        await using var site = await StartAsync(DatabaseKind.Sqlite);
        using var browser = await AdministrationTests.SignedInAsync(site, "citizen@saola.test");
        await browser.OpenAsync("/tai-khoan/bao-mat");
        EndSessions();

        var answer = await browser.SubmitAsync("form[action*=Password]", ("Present", "saola-demo"), ("Password", "đường dài mới biết"), ("PasswordAgain", "đường dài mới biết"));

        Assert.DoesNotContain("tiep-tuc", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private Task<SaolaTestSite> StartAsync(DatabaseKind database) => SignInPageTests.StartAsync(database, clock: _clock);

    private async Task<HttpResponseMessage> SendAfterTheEndAsync(Browser browser)
    {
        await browser.OpenAsync("/tai-khoan");
        EndSessions();
        var answer = await browser.SubmitAsync("main form:has([name='Input.Phone'])", ("Input.Phone", "0912345678"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer;
    }

    // Eight hours without a request end a session.
    private void EndSessions() => _clock.Advance(TimeSpan.FromHours(9));

    private static async Task<string?> PhoneAsync(SaolaTestSite site)
    {
        string? phone = null;
        await site.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<AppDbContext>();
            var person = await db.Set<Account>().Where(a => a.Email == "citizen@saola.test").Select(a => a.PersonId).SingleAsync();
            phone = await db.Set<Person>().Where(p => p.Id == person).Select(p => p.Phone).SingleAsync();
        });
        return phone;
    }
}
