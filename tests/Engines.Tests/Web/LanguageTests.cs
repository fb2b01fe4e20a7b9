using Xunit;

namespace Saola.Engines.Tests.Web;

public sealed class LanguageTests(SharedFace face) : IClassFixture<SharedFace>
{
    [Theory]
    [InlineData("/_thanh-phan", "vi", "Đăng nhập")]
    [InlineData("/_thanh-phan?lang=en", "en", "Sign in")]
    [InlineData("/en/_thanh-phan", "en", "Sign in")]
    [InlineData("/en/_thanh-phan?lang=vi", "vi", "Đăng nhập")]
    public async Task The_language_follows_the_address(string path, string code, string word)
    {
        using var client = face.Site.Client();

        var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var page = await FaceSite.PageAsync(answer);

        Assert.Equal(code, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal([code], answer.Content.Headers.ContentLanguage);
        Assert.Equal(word, page.QuerySelector(".top a.btn")!.TextContent);
    }

    [Fact]
    public async Task A_language_once_chosen_stays_on_every_address()
    {
        using var client = face.Site.Client();

        await client.GetAsync(new Uri("/en/_thanh-phan", UriKind.Relative));
        var page = await FaceSite.PageAsync(await client.GetAsync(new Uri("/_thanh-phan", UriKind.Relative)));

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task The_switch_keeps_the_page_and_its_query()
    {
        var page = await face.Site.PageAsync("/_thanh-phan?office=true&errors=true");

        Assert.Equal("/_thanh-phan?office=true&errors=true&lang=en", page.QuerySelector("footer .lang a[hreflang=en]")!.GetAttribute("href"));
        Assert.Equal("true", page.QuerySelector("footer .lang a[hreflang=vi]")!.GetAttribute("aria-current"));
    }

    [Theory]
    [InlineData("", "screen and (prefers-color-scheme: dark)")]
    [InlineData("?theme=dark", "screen")]
    [InlineData("?theme=light", "none")]
    public async Task The_dark_sheet_is_linked_for_dark_systems_always_or_never(string query, string? media)
    {
        var page = await face.Site.PageAsync("/_thanh-phan" + query);

        var dark = page.QuerySelector("link[rel=stylesheet][href*='dark']");

        Assert.Equal(media, dark is null ? "none" : dark.GetAttribute("media"));
    }

    [Fact]
    public async Task A_chosen_theme_stays_until_the_system_is_asked_again()
    {
        using var client = face.Site.Client();

        await client.GetAsync(new Uri("/_thanh-phan?theme=light", UriKind.Relative));
        var light = await FaceSite.PageAsync(await client.GetAsync(new Uri("/_thanh-phan", UriKind.Relative)));
        await client.GetAsync(new Uri("/_thanh-phan?theme=system", UriKind.Relative));
        var system = await FaceSite.PageAsync(await client.GetAsync(new Uri("/_thanh-phan", UriKind.Relative)));

        Assert.Null(light.QuerySelector("link[href*='dark']"));
        Assert.NotNull(system.QuerySelector("link[href*='dark']"));
    }

    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        var vietnamese = Keys("Texts.resx");
        var english = Keys("Texts.en.resx");

        Assert.Equal(vietnamese, english);
    }

    private static List<string> Keys(string file) =>
        [.. System.Xml.Linq.XDocument.Load(TestKit.Repository.Path($"src/Web/{file}")).Descendants("data").Select(d => d.Attribute("name")!.Value).Order(StringComparer.Ordinal)];
}
