using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Saola.Data;
using Saola.Engines.Identity;
using Saola.Engines.Identity.Model;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Identity;

public sealed partial class RegistrationTests
{
    private const string Email = "binh@saola.test";
    private const string Password = "đường dài mới biết";

    [Theory, OnBothDatabases]
    public async Task A_person_registers_confirms_by_the_letter_and_signs_in(DatabaseKind database)
    {
        var mail = new CapturedMail();
        await using var site = await StartAsync(database, mail);

        await RegisterAsync(site, Email, Password);
        var early = await SignInAsync(site, Email, Password);
        await ConfirmAsync(site, mail.Letters.Single(l => l.Kind == "identity.confirm"));
        var later = await SignInAsync(site, Email, Password);

        Assert.StartsWith("/dang-ky/da-gui", early, StringComparison.Ordinal);
        Assert.Equal("/", later);
    }

    [Theory, OnBothDatabases]
    public async Task Registering_a_known_address_looks_the_same_and_only_its_owner_is_told(DatabaseKind database)
    {
        var mail = new CapturedMail();
        await using var site = await StartAsync(database, mail);

        var fresh = await RegisterAsync(site, Email, Password);
        await ConfirmAsync(site, mail.Letters.Single());
        await ForgetPauseAsync(site);
        var known = await RegisterAsync(site, Email, "một bài thơ khác");

        Assert.Equal(fresh, known);
        Assert.Equal("identity.already_registered", mail.Letters[^1].Kind);
        Assert.Equal("/", await SignInAsync(site, Email, Password));
    }

    [Theory, OnBothDatabases]
    public async Task Who_registers_a_foreign_address_first_gains_nothing(DatabaseKind database)
    {
        var mail = new CapturedMail();
        await using var site = await StartAsync(database, mail);

        await RegisterAsync(site, Email, "kẻ đến trước đặt nó");
        await RegisterAsync(site, Email, Password);
        await ConfirmAsync(site, mail.Letters[^1]);

        Assert.Null(await SignInAsync(site, Email, "kẻ đến trước đặt nó"));
        Assert.Equal("/", await SignInAsync(site, Email, Password));
    }

    [Theory, OnBothDatabases]
    public async Task A_link_of_reset_is_good_once_lifts_the_lock_and_ends_sessions(DatabaseKind database)
    {
        var mail = new CapturedMail();
        await using var site = await StartAsync(database, mail);
        await RegisterAsync(site, Email, Password);
        await ConfirmAsync(site, mail.Letters.Single());
        for (var i = 0; i < 5; i++) await SignInAsync(site, Email, "sai");
        Assert.Null(await SignInAsync(site, Email, Password));
        await ForgetPauseAsync(site);

        using var browser = new Browser(site);
        await browser.OpenAsync("/quen-mat-khau");
        await browser.SubmitAsync("main form", ("Email", Email));
        var letter = mail.Letters.Last(l => l.Kind == "identity.reset");
        var first = await ResetAsync(site, letter, "con sóng mới toanh");
        var second = await ResetAsync(site, letter, "con sóng thứ ba đây");

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal("/", await SignInAsync(site, Email, "con sóng mới toanh"));
        Assert.Null(await SignInAsync(site, Email, Password));
    }

    [Theory, OnBothDatabases]
    public async Task Asking_for_a_reset_of_an_unknown_address_answers_the_same_and_sends_nothing(DatabaseKind database)
    {
        var mail = new CapturedMail();
        await using var site = await StartAsync(database, mail);

        using var browser = new Browser(site);
        await browser.OpenAsync("/quen-mat-khau");
        var answer = await browser.SubmitAsync("main form", ("Email", "ai.do@saola.test"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Empty(mail.Letters);
    }

    [Theory, OnBothDatabases]
    public async Task Every_fault_of_a_registration_is_listed_and_nothing_typed_is_lost(DatabaseKind database)
    {
        await using var site = await StartAsync(database, new CapturedMail());
        using var browser = new Browser(site);

        await browser.OpenAsync("/dang-ky");
        await browser.SubmitAsync("main form", ("Input.FullName", "B"), ("Input.Email", "không phải thư"), ("Input.Phone", "12"), ("Input.Password", "ngắn"), ("Input.PasswordAgain", ""));

        var page = browser.Page;
        Assert.Equal(5, page.QuerySelectorAll("main [role=alert] li").Length);
        Assert.Contains(page.QuerySelectorAll("main input"), input => input.GetAttribute("value") == "không phải thư");
        Assert.DoesNotContain(page.QuerySelectorAll("main input[type=password]"), input => !string.IsNullOrEmpty(input.GetAttribute("value")));
    }

    [Theory]
    [InlineData("ngắn quá", false)]
    [InlineData("1234567890ab", false)]
    [InlineData("aaaaaaaaaaaa", false)]
    [InlineData("binh-binh-2026", false)]
    [InlineData("Mật Khẩu của tôi", false)]
    [InlineData("đường dài mới biết", true)]
    [InlineData("saola-demo", true)]
    public async Task A_password_is_long_and_not_one_that_is_tried_first(string password, bool good)
    {
        await using var host = await SaolaTestHost.CreateAsync(DatabaseKind.Sqlite);

        var fault = await host.InScopeAsync(s => Task.FromResult(s.GetRequiredService<Saola.Engines.Identity.Accounts.Register.PasswordRules>().Check(password, Email)));

        Assert.Equal(good, fault is null);
    }

    internal static Task<SaolaTestSite> StartAsync(DatabaseKind database, CapturedMail mail) => SaolaTestSite.StartAsync(
        database, adjust: builder => builder.Services.Replace(ServiceDescriptor.Singleton<IAccountMail>(mail)));

    internal static async Task<string> RegisterAsync(SaolaTestSite site, string email, string password)
    {
        using var browser = new Browser(site);
        await browser.OpenAsync("/dang-ky");
        var answer = await browser.SubmitAsync(
            "main form", ("Input.FullName", "Trần Văn Bình"), ("Input.Email", email), ("Input.Password", password), ("Input.PasswordAgain", password), ("Input.Consent", "true"));
        return $"{answer.StatusCode} {answer.Headers.Location}";
    }

    internal static async Task ConfirmAsync(SaolaTestSite site, AccountLetter letter)
    {
        using var browser = new Browser(site);
        await browser.OpenAsync(LinkOf(letter));
        var answer = await browser.SubmitAsync("main form");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>Where a sign-in leads to; null when it was refused.</summary>
    internal static async Task<string?> SignInAsync(SaolaTestSite site, string email, string password)
    {
        using var browser = new Browser(site);
        await browser.OpenAsync("/dang-nhap");
        var answer = await browser.SubmitAsync("main form", ("Email", email), ("Password", password));
        return answer.Headers.Location?.ToString();
    }

    private static async Task<HttpResponseMessage> ResetAsync(SaolaTestSite site, AccountLetter letter, string password)
    {
        using var browser = new Browser(site);
        await browser.OpenAsync(LinkOf(letter));
        return await browser.SubmitAsync("main form", ("Password", password), ("PasswordAgain", password));
    }

    private static string LinkOf(AccountLetter letter) => new Uri(Link().Match(letter.Body).Value).PathAndQuery;

    // The pause of a minute between two letters is told by the clock, which is the real one here.
    private static Task ForgetPauseAsync(SaolaTestSite site) => site.InScopeAsync(services =>
        services.GetRequiredService<AppDbContext>().Set<Account>().ExecuteUpdateAsync(row => row.SetProperty(a => a.LastLetterAt, (DateTimeOffset?)null)));

    [GeneratedRegex(@"http\S+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}

/// <summary>Keeps the letters of accounts in the place of sending them.</summary>
internal sealed class CapturedMail : IAccountMail
{
    public List<AccountLetter> Letters { get; } = [];

    public Task EnqueueAsync(AccountLetter letter, CancellationToken cancellationToken)
    {
        Letters.Add(letter);
        return Task.CompletedTask;
    }
}
