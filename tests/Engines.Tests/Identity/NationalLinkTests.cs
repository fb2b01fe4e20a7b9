using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Engines.Identity.National;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Identity;

/// <summary>The national identity is tied to an account that is signed in, and taken off it again.</summary>
public sealed class NationalLinkTests : IAsyncLifetime
{
    private const string Number = "079190004567";
    private const string Page = "/tai-khoan/dinh-danh";
    private OidcServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await OidcServer.StartAsync();
        (_server.Claims["SoDinhDanh"], _server.Claims["HoVaTen"], _server.Claims["NgayThangNamSinh"]) = (Number, "Trần Thị Bình", "02/09/1990");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory, OnBothDatabases]
    public async Task A_signed_in_person_sees_whose_identity_it_is_and_links_it(DatabaseKind database)
    {
        await using var site = await StartAsync(database);
        var citizen = await PersonAsync(site, "citizen@saola.test");
        using var browser = await SignedInAsync(site, "citizen@saola.test");

        await ConnectAsync(browser);
        Assert.Contains("Trần Thị Bình", browser.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, browser.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(site));
        await browser.SubmitAsync("form[action*='handler=Link']");

        Assert.Equal(1, await CountAsync(site));
        var person = await FindAsync(site, citizen);
        Assert.Equal((Number, null, "Trần Thị Bình", new DateOnly(1990, 9, 2)), (person.PersonalId, person.DeclaredPersonalId, person.FullName, person.BirthDate));
        Assert.Contains("identity.link_national_identity", await ActsAsync(site));

        using var later = new Browser(site, followRedirects: true);
        await later.OpenAsync("/dang-nhap/quoc-gia?returnUrl=/tai-khoan");
        Assert.Equal("/tai-khoan", later.Address.AbsolutePath);
        Assert.Equal("citizen@saola.test", later.Page.QuerySelector("[name='Input.Email']")!.GetAttribute("value"));
    }

    [Theory, OnBothDatabases]
    public async Task An_identity_of_another_account_is_refused_with_what_to_do(DatabaseKind database)
    {
        await using var site = await StartAsync(database);
        using (var owner = await SignedInAsync(site, "citizen@saola.test"))
        {
            await ConnectAsync(owner);
            await owner.SubmitAsync("form[action*='handler=Link']");
        }
        using var other = await SignedInAsync(site, "company@saola.test");

        await ConnectAsync(other);
        await other.SubmitAsync("form[action*='handler=Link']");

        Assert.Contains("Bộ phận Một cửa", other.Page.QuerySelector(".errsum")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(site));
    }

    [Theory, OnBothDatabases]
    public async Task A_number_of_another_record_is_refused_and_so_is_another_number_than_the_verified_one(DatabaseKind database)
    {
        await using var site = await StartAsync(database);
        var company = await PersonAsync(site, "company@saola.test");
        await site.InScopeAsync(services => services.GetRequiredService<AppDbContext>().Set<Person>().Where(p => p.Id == company)
            .ExecuteUpdateAsync(row => row.SetProperty(p => p.PersonalId, Number)));
        using var citizen = await SignedInAsync(site, "citizen@saola.test");

        await ConnectAsync(citizen);
        await citizen.SubmitAsync("form[action*='handler=Link']");
        Assert.Contains("thuộc một hồ sơ khác", citizen.Page.QuerySelector(".errsum")!.TextContent, StringComparison.Ordinal);

        (_server.Subject, _server.Claims["SoDinhDanh"], _server.Claims["NgayThangNamSinh"]) = ("subject-2", "079185004567", "02/09/1985");
        using var owner = await SignedInAsync(site, "company@saola.test");
        await ConnectAsync(owner);
        await owner.SubmitAsync("form[action*='handler=Link']");
        Assert.Contains("khác với số đã xác minh", owner.Page.QuerySelector(".errsum")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(site));
        Assert.Equal(Number, (await FindAsync(site, company)).PersonalId);
    }

    [Theory, OnBothDatabases]
    public async Task The_link_goes_only_with_the_right_password(DatabaseKind database)
    {
        await using var site = await StartAsync(database);
        using var browser = await SignedInAsync(site, "citizen@saola.test");
        await ConnectAsync(browser);
        await browser.SubmitAsync("form[action*='handler=Link']");
        await browser.OpenAsync(Page);

        await browser.SubmitAsync("form[action*='handler=Unlink']", ("Password", "không đúng"));
        Assert.NotNull(browser.Page.QuerySelector(".errsum"));
        Assert.Equal(1, await CountAsync(site));

        await browser.SubmitAsync("form[action*='handler=Unlink']", ("Password", "saola-demo"));
        Assert.Equal(0, await CountAsync(site));
        Assert.NotNull(browser.Page.QuerySelector("a[href*='handler=Connect']"));
        Assert.Contains("identity.unlink_national_identity", await ActsAsync(site));
    }

    [Fact]
    public async Task Whoever_signs_in_by_the_national_identity_alone_cannot_lock_himself_out()
    {
        await using var site = await StartAsync(DatabaseKind.Sqlite);
        using var browser = new Browser(site, followRedirects: true);
        await browser.OpenAsync("/dang-nhap/quoc-gia?returnUrl=" + Page);

        Assert.Equal(Page, browser.Address.AbsolutePath);
        Assert.Null(browser.Page.QuerySelector("form[action*='handler=Unlink']"));
        Assert.NotNull(browser.Page.QuerySelector("main a[href='/tai-khoan/bao-mat']"));
    }

    [Fact]
    public async Task What_waits_for_confirmation_is_nobody_elses()
    {
        await using var site = await StartAsync(DatabaseKind.Sqlite);
        using var browser = await SignedInAsync(site, "citizen@saola.test");
        await ConnectAsync(browser);
        var form = browser.Page.QuerySelector("form[action*='handler=Link']");
        Assert.NotNull(form);

        await browser.OpenAsync("/dang-xuat");
        await browser.SubmitAsync("main form");
        await browser.OpenAsync("/dang-nhap");
        await browser.SubmitAsync("form", ("Email", "company@saola.test"), ("Password", "saola-demo"));
        await browser.OpenAsync(Page + "?handler=Back");

        Assert.Null(browser.Page.QuerySelector("form[action*='handler=Link']"));
        Assert.Contains("Chưa liên kết được", browser.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journey_that_breaks_off_comes_back_to_the_account()
    {
        await using var site = await StartAsync(DatabaseKind.Sqlite);
        _server.Mischief = OidcMischief.Refused;
        using var browser = await SignedInAsync(site, "citizen@saola.test");

        await ConnectAsync(browser);

        Assert.Equal(Page, browser.Address.AbsolutePath);
        Assert.Contains("Chưa liên kết được", browser.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_server_nothing_is_offered()
    {
        await using var site = await SignInPageTests.StartAsync(DatabaseKind.Sqlite);
        using var browser = await SignedInAsync(site, "citizen@saola.test");

        await browser.OpenAsync(Page);

        Assert.Null(browser.Page.QuerySelector("a[href*='handler=Connect']"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(Page + "?handler=Connect")).StatusCode);
    }

    // The people of the demonstration have verified numbers; these tests begin with people who have none.
    private async Task<SaolaTestSite> StartAsync(DatabaseKind database)
    {
        var site = await SignInPageTests.StartAsync(database, services => NationalIdentity.Add(
            services, new NationalIdentitySettings { Authority = _server.Authority, ClientId = OidcServer.ClientId, ClientSecret = OidcServer.ClientSecret }));
        await site.InScopeAsync(services => services.GetRequiredService<AppDbContext>().Set<Person>().ExecuteUpdateAsync(row => row.SetProperty(p => p.PersonalId, (string?)null)));
        return site;
    }

    private static async Task<Browser> SignedInAsync(SaolaTestSite site, string email)
    {
        var browser = new Browser(site, followRedirects: true);
        await browser.OpenAsync("/dang-nhap");
        await browser.SubmitAsync("form", ("Email", email), ("Password", "saola-demo"));
        return browser;
    }

    private static async Task ConnectAsync(Browser browser)
    {
        await browser.OpenAsync(Page);
        await browser.OpenAsync(browser.Page.QuerySelector("a[href*='handler=Connect']")!.GetAttribute("href")!);
    }

    private static async Task<Guid> PersonAsync(SaolaTestSite site, string email)
    {
        Guid id = default;
        await site.InScopeAsync(async services => id = await services.GetRequiredService<AppDbContext>().Set<Account>().Where(a => a.Email == email).Select(a => a.PersonId).SingleAsync());
        return id;
    }

    private static async Task<Person> FindAsync(SaolaTestSite site, Guid id)
    {
        Person? person = null;
        await site.InScopeAsync(async services => person = await services.GetRequiredService<AppDbContext>().Set<Person>().AsNoTracking().SingleAsync(p => p.Id == id));
        return person!;
    }

    private static async Task<int> CountAsync(SaolaTestSite site)
    {
        var count = 0;
        await site.InScopeAsync(async services => count = await services.GetRequiredService<AppDbContext>().Set<IdentityUserLogin<Guid>>().CountAsync());
        return count;
    }

    private static async Task<IReadOnlyList<string>> ActsAsync(SaolaTestSite site)
    {
        IReadOnlyList<string> kinds = [];
        await site.InScopeAsync(async services => kinds = await services.GetRequiredService<AppDbContext>().Set<Saola.Engines.Ledger.Model.LedgerAct>().Select(a => a.Kind).Distinct().ToListAsync());
        return kinds;
    }
}
