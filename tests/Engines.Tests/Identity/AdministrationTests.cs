using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Identity;
using Saola.Engines.Identity.Commands;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Identity;

public sealed class AdministrationTests
{
    [Theory, OnBothDatabases]
    public async Task An_administrator_gives_a_role_and_the_person_comes_to_the_desk(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        using var admin = await SignedInAsync(site, "admin@saola.test");
        await admin.OpenAsync("/quan-tri/nguoi-dung?q=minh hanh");
        await admin.OpenAsync(admin.Page.QuerySelectorAll("main table a").Single(a => a.TextContent.Contains("Nguyễn Thị Minh Hạnh", StringComparison.Ordinal)).GetAttribute("href")!);

        var given = await admin.SubmitAsync("form[action*=GiveRole]", ("Input.Role", "officer"), ("Input.UnitCode", "science_dept"), ("Input.From", "01/01/2026"), ("Input.Until", ""));

        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        Assert.Equal("/can-bo", await RegistrationTests.SignInAsync(site, "citizen@saola.test", "saola-demo"));
    }

    [Fact]
    public async Task Every_page_of_administration_opens_for_the_administrator_and_for_nobody_else()
    {
        await using var site = await SignInPageTests.StartAsync(DatabaseKind.Sqlite);
        using var admin = await SignedInAsync(site, "admin@saola.test");
        using var officer = await SignedInAsync(site, "officer@saola.test");
        using var visitor = new Browser(site);

        foreach (var path in new[] { "nguoi-dung", "vai-tro", "don-vi", "don-vi/moi", "don-vi/science_dept", "to-chuc", "ung-dung" })
        {
            Assert.Equal(HttpStatusCode.OK, (await admin.OpenAsync("/quan-tri/" + path)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await officer.OpenAsync("/quan-tri/" + path)).StatusCode);
            Assert.StartsWith("/dang-nhap?returnUrl=", (await visitor.OpenAsync("/quan-tri/" + path)).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_first_page_of_administration_leads_to_every_page_that_one_may_open_and_to_no_other()
    {
        await using var site = await SignInPageTests.StartAsync(DatabaseKind.Sqlite);
        using var admin = await SignedInAsync(site, "admin@saola.test");
        using var clerk = await SignedInAsync(site, "clerk@saola.test");
        using var officer = await SignedInAsync(site, "officer@saola.test");

        await admin.OpenAsync("/quan-tri");
        var all = admin.Page.QuerySelectorAll("main a.door").Select(a => a.GetAttribute("href")!).ToList();
        foreach (var path in all)
        {
            Assert.Equal(HttpStatusCode.OK, (await admin.OpenAsync(path)).StatusCode);
            Assert.Single(admin.Page.QuerySelectorAll($"main .views a[href='{path}'][aria-current=page]"));
        }
        await clerk.OpenAsync("/quan-tri");
        await officer.OpenAsync("/can-bo");

        Assert.Equal(["/quan-tri/nguoi-dung", "/quan-tri/vai-tro", "/quan-tri/don-vi", "/quan-tri/to-chuc", "/quan-tri/ung-dung", "/quan-tri/lich", "/quan-tri/mau-ket-qua", "/quan-tri/cong-viec", "/quan-tri/thu", "/quan-tri/webhook", "/quan-tri/tep"], all);
        Assert.Equal(["/quan-tri/to-chuc"], clerk.Page.QuerySelectorAll("main a.door").Select(a => a.GetAttribute("href")));
        Assert.Empty(officer.Page.QuerySelectorAll("a[href='/quan-tri']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.OpenAsync("/quan-tri")).StatusCode);
    }

    [Fact]
    public async Task A_head_delegates_on_the_page_and_the_colleague_holds_the_role()
    {
        await using var site = await SignInPageTests.StartAsync(DatabaseKind.Sqlite);
        using var head = await SignedInAsync(site, "head@saola.test");
        await head.OpenAsync("/can-bo/uy-quyen");
        var colleague = head.Page.QuerySelectorAll("main option").Single(o => o.TextContent.StartsWith("Võ Minh Trí", StringComparison.Ordinal)).GetAttribute("value")!;
        var today = VietnameseFormats.Day(VietnamTime.Today(TimeProvider.System));

        var done = await head.SubmitAsync(
            "main form", ("Input.Role", "unit_head@science_dept"), ("Input.ToPersonId", colleague), ("Input.From", today), ("Input.Until", today), ("Input.Reason", "Họp cả ngày"));

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        await site.InScopeAsync(async services => Assert.True(
            (await services.GetRequiredService<ICurrentUser>().AuthorityAsync(CancellationToken.None)).Has(Roles.UnitHead, "science_dept")),
            new Actor(ActorKind.Person, Guid.Parse(colleague), "", "person"));
    }

    [Fact]
    public async Task A_secret_is_shown_once_and_works()
    {
        await using var site = await SignInPageTests.StartAsync(DatabaseKind.Sqlite);
        using var admin = await SignedInAsync(site, "admin@saola.test");
        await admin.OpenAsync("/quan-tri/ung-dung");

        await admin.SubmitAsync("main form", ("Input.Name", "Hệ thống quận"), ("Input.ClientId", "district"), ("Input.RedirectUri", ""));
        var secret = admin.Page.QuerySelector("main .code")!.TextContent;
        await admin.OpenAsync("/quan-tri/ung-dung");

        Assert.True(secret.Length > 30);
        Assert.DoesNotContain(secret, admin.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("district", admin.Page.Body.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_first_administrator_is_made_from_the_machine_with_a_link_or_a_password(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);

        var byLink = await CreateAsync(host, "mot@saola.test", null);
        var again = await CreateAsync(host, "mot@saola.test", null);
        var byPassword = await CreateAsync(host, "hai@saola.test", "đường dài mới biết");
        var weak = await CreateAsync(host, "ba@saola.test", "ngắn");

        Assert.StartsWith(host.Settings.PublicAddress + "/quen-mat-khau/dat-lai?id=", byLink.Value.Link, StringComparison.Ordinal);
        Assert.Equal(byLink.Value.PersonId, again.Value.PersonId);
        Assert.Null(byPassword.Value.Link);
        Assert.Equal("identity.password_short", weak.Faults.Single().Code);
        Assert.True((await AuthorityTests.AuthorityAsync(host, byPassword.Value.PersonId)).Has(Roles.Administrator));
    }

    [Fact]
    public async Task Outside_a_demonstration_an_administrator_without_a_second_factor_is_led_to_add_one()
    {
        await using var site = await SignInPageTests.StartAsync(DatabaseKind.Sqlite);
        using var admin = await SignedInAsync(site, "admin@saola.test");
        site.Settings.Demo = false;

        var answer = await admin.OpenAsync("/quan-tri/nguoi-dung");

        Assert.StartsWith("/tai-khoan/bao-mat", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    internal static async Task<Browser> SignedInAsync(SaolaTestSite site, string email)
    {
        var browser = new Browser(site);
        await browser.OpenAsync("/dang-nhap");
        var answer = await browser.SubmitAsync("main form", ("Email", email), ("Password", "saola-demo"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    private static Task<Result<AdministratorMade>> CreateAsync(SaolaTestHost host, string email, string? password) => host.InScopeAsync(services =>
        services.GetRequiredService<CreateAdministrator>().HandleAsync(new AdministratorInput { Email = email, Name = "Quản trị viên", Password = password }, CancellationToken.None));
}
