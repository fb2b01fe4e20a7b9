using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.TestKit;
using Saola.Web.Composition;
using Xunit;

namespace Saola.Engines.Tests.Identity;

public sealed class SignInPageTests
{
    [Theory, OnBothDatabases]
    public async Task A_person_signs_in_with_a_password_and_goes_where_he_was_going(DatabaseKind database)
    {
        await using var site = await StartAsync(database);
        using var browser = new Browser(site);

        await browser.OpenAsync("/dang-nhap?returnUrl=/thu-tuc");
        var answer = await browser.SubmitAsync("form", ("Email", "citizen@saola.test"), ("Password", "saola-demo"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/thu-tuc", answer.Headers.Location!.ToString());
    }

    [Theory, OnBothDatabases]
    public async Task A_demonstration_account_is_one_press_away_and_staff_come_to_their_desk(DatabaseKind database)
    {
        await using var site = await StartAsync(database);
        using var browser = new Browser(site);

        await browser.OpenAsync("/dang-nhap");
        var answer = await browser.SubmitAsync("form[action*=Demonstration]:has(input[value='officer@saola.test'])");

        Assert.Equal("/can-bo", answer.Headers.Location!.ToString());
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_is_sent_to_another_site(DatabaseKind database)
    {
        await using var site = await StartAsync(database);
        using var browser = new Browser(site);

        await browser.OpenAsync("/dang-nhap?returnUrl=https://example.test/");
        var answer = await browser.SubmitAsync("form", ("Email", "citizen@saola.test"), ("Password", "saola-demo"));

        Assert.Equal("/", answer.Headers.Location!.ToString());
    }

    [Theory, OnBothDatabases]
    public async Task An_unknown_address_a_wrong_password_and_a_locked_account_read_the_same(DatabaseKind database)
    {
        await using var site = await StartAsync(database);

        var unknown = await WordsAsync(site, "nobody@saola.test", "saola-demo");
        var wrong = await WordsAsync(site, "citizen@saola.test", "wrong");
        for (var i = 0; i < 4; i++) await WordsAsync(site, "citizen@saola.test", "wrong");
        var locked = await WordsAsync(site, "citizen@saola.test", "saola-demo");

        Assert.NotEqual("", unknown);
        Assert.Equal(unknown, wrong);
        Assert.Equal(unknown, locked);
    }

    internal static Task<SaolaTestSite> StartAsync(DatabaseKind database, Action<IServiceCollection>? adjust = null, TimeProvider? clock = null) => SaolaTestSite.StartAsync(database, clock, adjust: builder => adjust?.Invoke(builder.Services), seed: services =>
        services.GetServices<IDemonstrationLoader>().Single(l => l.Order == 0).LoadAsync(new DemonstrationRequest(0, 20261125, _ => { }), CancellationToken.None));

    private static async Task<string> WordsAsync(SaolaTestSite site, string email, string password)
    {
        using var browser = new Browser(site);
        await browser.OpenAsync("/dang-nhap");
        using var answer = await browser.SubmitAsync("form", ("Email", email), ("Password", password));
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return string.Join('\n', page.QuerySelectorAll(".validation-summary-errors li, [role=alert] li").Select(li => li.TextContent.Trim()));
    }
}
