using Saola.Data;
using Xunit;

namespace Saola.EndToEnd.Tests;

/// <summary>The main screens at both widths: axe finds nothing, nothing scrolls sideways; a picture of each is kept.</summary>
public sealed class AccessTests
{
    private static readonly string[] PublicPages = ["", "thu-tuc", "thu-tuc/1.001786", "tra-cuu", "tim?q=to+chuc+khoa+hoc", "dang-nhap"];
    private static readonly string[] AdministrationPages =
    [
        "quan-tri", "quan-tri/nguoi-dung", "quan-tri/vai-tro", "quan-tri/don-vi", "quan-tri/don-vi/moi", "quan-tri/to-chuc", "quan-tri/ung-dung", "quan-tri/lich", "quan-tri/lich/ngay",
        "quan-tri/lich/gio", "quan-tri/cong-viec", "quan-tri/thu", "quan-tri/tep",
    ];

    private static readonly string[] OfficePages = ["can-bo", "can-bo/ho-so", "can-bo/so-lieu", "can-bo/so-theo-doi", "can-bo/y-kien"];

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task The_main_screens_are_accessible(int width)
    {
        await using var site = await DemoSite.StartAsync(DatabaseKind.Sqlite);
        var filed = await DemoSite.FileAsync(site, "1.001786");
        await using var session = await BrowserSession.StartAsync(site);
        var faults = new List<string>();

        var visitor = await session.OpenAsync(script: true, width);
        foreach (var path in PublicPages) faults.AddRange(await LookAsync(visitor, path, width));
        var citizen = await session.SignInAsync("citizen@saola.test", script: true, width);
        foreach (var path in new[] { "ho-so", "ho-so/" + filed.Number, "nop-ho-so/2.002385", "hop-thu" }) faults.AddRange(await LookAsync(citizen, path, width));
        var director = await session.SignInAsync("director@saola.test", script: true, width);
        foreach (var path in OfficePages) faults.AddRange(await LookAsync(director, path, width));
        var clerk = await session.SignInAsync("clerk@saola.test", script: true, width);
        foreach (var path in new[] { "", "/don", "/giay-to", "/trao-doi", "/dong-viec", "/bo-sung", "/phi" }) faults.AddRange(await LookAsync(clerk, $"can-bo/ho-so/{filed.Number}{path}", width));

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task The_pages_of_administration_are_accessible(int width)
    {
        await using var site = await DemoSite.StartAccountsAsync(DatabaseKind.Sqlite);
        await using var session = await BrowserSession.StartAsync(site);
        var faults = new List<string>();

        var admin = await session.SignInAsync("admin@saola.test", script: true, width);
        foreach (var path in AdministrationPages) faults.AddRange(await LookAsync(admin, path, width));

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static async Task<IReadOnlyList<string>> LookAsync(Microsoft.Playwright.IPage page, string path, int width)
    {
        var answer = await page.GotoAsync(path.Length == 0 ? "./" : path);
        if (!answer!.Ok) return [$"{path}: {answer.Status}"];
        await BrowserSession.KeepAsync(page, $"{(path.Length == 0 ? "home" : path.Split('?')[0].Replace('/', '_'))}-{width}");
        var wide = await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");
        return [.. await BrowserSession.FaultsOfAccessAsync(page), .. wide ? [$"{path}: scrolls sideways at {width}"] : Array.Empty<string>()];
    }
}
