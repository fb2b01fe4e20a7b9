using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Identity;
using Saola.Engines.Identity.Model;
using Saola.Engines.Identity.National;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Identity;

/// <summary>Sign-in with the national identity against a server of the tests, through the pages, with the claims of domain.md 2.2.</summary>
public sealed class NationalSignInTests : IAsyncLifetime
{
    private const string Number = "079190004567";
    private OidcServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await OidcServer.StartAsync();
        (_server.Claims["SoDinhDanh"], _server.Claims["HoVaTen"], _server.Claims["NgayThangNamSinh"]) = (Number, "Trần Thị Bình", "02/09/1990");
        (_server.Claims["SoDienThoai"], _server.Claims["ThuDienTu"], _server.Claims["loAs"]) = ("0901234567", "binh@example.test", "2");
        _server.Claims["ThuongTru"] = "Số 1 đường Không Lưu"; // sent, and not kept: least data
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory, OnBothDatabases]
    public async Task A_citizen_signs_in_and_comes_where_he_was_going(DatabaseKind database)
    {
        await using var site = await StartAsync(database);
        using var browser = new Browser(site);

        var answer = await JourneyAsync(browser, "/dang-nhap/quoc-gia?returnUrl=/tai-khoan");

        Assert.Equal("/tai-khoan", answer.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/tai-khoan")).StatusCode);
        var person = Assert.Single(await PeopleAsync(site));
        Assert.Equal(("Trần Thị Bình", new DateOnly(1990, 9, 2), "+84901234567", PersonSource.National, null), (person.FullName, person.BirthDate!.Value, person.Phone, person.Source, person.Address));
    }

    [Theory, OnBothDatabases]
    public async Task The_second_sign_in_finds_the_same_person_and_takes_over_a_new_name(DatabaseKind database)
    {
        await using var site = await StartAsync(database);

        await SignInAsync(site);
        _server.Claims["HoVaTen"] = "Trần Thị Thanh Bình";
        await SignInAsync(site);

        var person = Assert.Single(await PeopleAsync(site));
        Assert.Equal("Trần Thị Thanh Bình", person.FullName);
        Assert.Equal(1, await CountAsync<IdentityUserLogin<Guid>>(site));
    }

    [Theory, OnBothDatabases]
    public async Task A_new_subject_with_a_known_number_is_the_same_person_and_account(DatabaseKind database)
    {
        await using var site = await StartAsync(database);

        await SignInAsync(site);
        _server.Subject = "subject-2";
        await SignInAsync(site);

        Assert.Single(await PeopleAsync(site));
        Assert.Equal(2, await CountAsync<IdentityUserLogin<Guid>>(site));
        Assert.Equal(1, await CountAsync<Account>(site));
    }

    [Theory, OnBothDatabases]
    public async Task An_account_whose_number_somebody_saw_is_linked_a_declared_number_is_not(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database, Client);
        Guid citizen = default, pretender = default;
        await site.InScopeAsync(async services =>
        {
            var people = await services.GetRequiredService<AppDbContext>().Set<Account>().Where(a => a.Email == "citizen@saola.test" || a.Email == "officer@saola.test")
                .OrderBy(a => a.Email).Select(a => a.PersonId).ToListAsync();
            (citizen, pretender) = (people[0], people[1]);
            var db = services.GetRequiredService<AppDbContext>().Set<Person>();
            await db.Where(p => p.Id == citizen).ExecuteUpdateAsync(row => row.SetProperty(p => p.PersonalId, Number));
            await db.Where(p => p.Id == pretender).ExecuteUpdateAsync(row => row.SetProperty(p => p.DeclaredPersonalId, Number));
        });

        await SignInAsync(site);

        await site.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<AppDbContext>();
            var linked = await db.Set<IdentityUserLogin<Guid>>().Select(l => l.UserId).SingleAsync();
            Assert.Equal(citizen, await db.Set<Account>().Where(a => a.Id == linked).Select(a => a.PersonId).SingleAsync());
        });
    }

    [Theory, OnBothDatabases]
    public async Task An_organisations_account_signs_in_for_the_organisation(DatabaseKind database)
    {
        await using var site = await StartAsync(database);
        (_server.Claims["MaSoDoanhNghiep"], _server.Claims["TenDoanhNghiep"]) = ("031234567" + Numbers.CheckDigit("031234567"), "Công ty TNHH Sao Biển");

        await SignInAsync(site);
        await SignInAsync(site);

        await site.InScopeAsync(async services =>
        {
            var membership = await services.GetRequiredService<AppDbContext>().Set<OrganisationMembership>().SingleAsync();
            Assert.Equal(MembershipState.Verified, membership.State);
        });
    }

    [Theory, OnBothDatabases]
    public async Task What_the_server_does_wrong_is_refused_with_a_sentence(DatabaseKind database)
    {
        await using var site = await StartAsync(database);
        await SignInAsync(site); // a code that was used, for the one that is tried again
        var before = await CountAsync<SignInAttempt>(site);

        foreach (var mischief in Enum.GetValues<OidcMischief>().Where(m => m != OidcMischief.None))
        {
            _server.Mischief = mischief;
            using var browser = new Browser(site);
            var answer = await JourneyAsync(browser, "/dang-nhap/quoc-gia?returnUrl=/tai-khoan");

            Assert.True(answer.Headers.Location?.ToString().StartsWith("/dang-nhap?national=failed", StringComparison.Ordinal) is true, $"{mischief}: {answer.StatusCode} {answer.Headers.Location}");
            await browser.FollowAsync(answer);
            Assert.NotEmpty(browser.Page.QuerySelectorAll("[role=alert] li, .err-sum li"));
            Assert.Equal(HttpStatusCode.Redirect, (await browser.OpenAsync("/tai-khoan")).StatusCode);
        }
        Assert.Equal(before, await CountAsync<SignInAttempt>(site));
    }

    [Fact]
    public async Task The_answer_of_the_server_opens_only_once()
    {
        await using var site = await StartAsync(DatabaseKind.Sqlite);
        using var browser = new Browser(site);
        var back = await ToServerAndBackAsync(browser, "/dang-nhap/quoc-gia");
        await browser.FollowAsync(back);

        var again = await browser.FollowAsync(back);
        using var other = new Browser(site);
        var elsewhere = await other.FollowAsync(back);

        Assert.StartsWith("/dang-nhap?national=failed", again.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("/dang-nhap?national=failed", elsewhere.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, _server.TokensGiven);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("079185004567")] // another year of birth than the one sent
    public async Task Without_a_right_personal_number_nobody_is_signed_in(string number)
    {
        await using var site = await StartAsync(DatabaseKind.Sqlite);
        _server.Claims["SoDinhDanh"] = number;
        using var browser = new Browser(site);

        var answer = await JourneyAsync(browser, "/dang-nhap/quoc-gia?returnUrl=/tai-khoan");

        Assert.Equal("/dang-nhap?returnUrl=%2Ftai-khoan", answer.Headers.Location!.ToString(), ignoreCase: true);
        Assert.Equal(0, await CountAsync<Person>(site));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.OpenAsync("/tai-khoan")).StatusCode);
    }

    [Fact]
    public async Task A_closed_account_stays_closed_and_nobody_is_sent_to_another_site()
    {
        await using var site = await StartAsync(DatabaseKind.Sqlite);
        using var browser = new Browser(site);
        Assert.Equal("/", (await JourneyAsync(browser, "/dang-nhap/quoc-gia?returnUrl=https://example.test/")).Headers.Location!.ToString());
        await site.InScopeAsync(services => services.GetRequiredService<AppDbContext>().Set<Account>()
            .ExecuteUpdateAsync(row => row.SetProperty(a => a.ClosedAt, (DateTimeOffset?)TimeProvider.System.GetUtcNow())));

        using var later = new Browser(site);
        var answer = await JourneyAsync(later, "/dang-nhap/quoc-gia");

        Assert.StartsWith("/dang-nhap", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_server_the_page_does_not_offer_it()
    {
        await using var site = await SaolaTestSite.StartAsync(DatabaseKind.Sqlite);
        using var browser = new Browser(site);

        await browser.OpenAsync("/dang-nhap");

        Assert.Empty(browser.Page.QuerySelectorAll("a[href^='/dang-nhap/quoc-gia']"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync("/dang-nhap/quoc-gia")).StatusCode);
    }

    private Task<SaolaTestSite> StartAsync(DatabaseKind database) => SaolaTestSite.StartAsync(database, adjust: builder => Client(builder.Services));

    private void Client(IServiceCollection services) => NationalIdentity.Add(
        services, new NationalIdentitySettings { Authority = _server.Authority, ClientId = OidcServer.ClientId, ClientSecret = OidcServer.ClientSecret });

    private static async Task SignInAsync(SaolaTestSite site)
    {
        using var browser = new Browser(site);
        var answer = await JourneyAsync(browser, "/dang-nhap/quoc-gia?returnUrl=/tai-khoan");
        Assert.Equal("/tai-khoan", answer.Headers.Location?.ToString());
    }

    // Site to server, server back to the site, which either opens or refuses.
    private static async Task<HttpResponseMessage> JourneyAsync(Browser browser, string start)
    {
        var answer = await browser.FollowAsync(await ToServerAndBackAsync(browser, start));
        return answer.Headers.Location?.ToString().Contains("handler=Back", StringComparison.OrdinalIgnoreCase) is true ? await browser.FollowAsync(answer) : answer;
    }

    private static async Task<HttpResponseMessage> ToServerAndBackAsync(Browser browser, string start) => await browser.FollowAsync(await browser.OpenAsync(start));

    private static async Task<IReadOnlyList<Person>> PeopleAsync(SaolaTestSite site)
    {
        IReadOnlyList<Person> found = [];
        await site.InScopeAsync(async services => found = await services.GetRequiredService<AppDbContext>().Set<Person>().AsNoTracking().Where(p => p.PersonalId == Number).ToListAsync());
        return found;
    }

    private static async Task<int> CountAsync<T>(SaolaTestSite site) where T : class
    {
        var count = 0;
        await site.InScopeAsync(async services => count = await services.GetRequiredService<AppDbContext>().Set<T>().CountAsync());
        return count;
    }
}
