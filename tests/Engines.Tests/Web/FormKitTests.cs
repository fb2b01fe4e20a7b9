using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Xunit;

namespace Saola.Engines.Tests.Web;

public sealed class FormKitTests(SharedFace face) : IClassFixture<SharedFace>
{
    [Theory, InlineData("/_thanh-phan"), InlineData("/_thanh-phan?errors=true"), InlineData("/_thanh-phan?office=true&lang=en")]
    public async Task Every_control_has_a_label(string path)
    {
        var page = await face.Site.PageAsync(path);

        var unnamed = Controls(page).Where(control => page.QuerySelector($"label[for='{control.Id}']") is null && control.Closest("label") is null);

        Assert.Empty(unnamed.Select(control => control.OuterHtml));
    }

    [Theory, InlineData("/_thanh-phan"), InlineData("/_thanh-phan?errors=true"), InlineData("/_thanh-phan?office=true")]
    public async Task Every_reference_points_at_something_and_no_identifier_stands_twice(string path)
    {
        var page = await face.Site.PageAsync(path);

        var references = page.All.SelectMany(element => new[] { "aria-describedby", "aria-labelledby", "for" }
            .SelectMany(name => (element.GetAttribute(name) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)));

        Assert.DoesNotContain(references, id => page.GetElementById(id) is null);
        Assert.Empty(page.All.Where(element => element.HasAttribute("id")).GroupBy(element => element.Id).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public async Task Each_line_of_the_error_summary_leads_to_a_control_that_says_the_same()
    {
        var page = await face.Site.PageAsync("/_thanh-phan?errors=true");

        var links = page.QuerySelectorAll(".errsum a").OfType<IHtmlAnchorElement>().ToList();

        Assert.Equal(2, links.Count);
        Assert.All(links, link =>
        {
            var control = page.GetElementById(link.GetAttribute("href")![1..])!;
            Assert.Equal("true", control.GetAttribute("aria-invalid"));
            Assert.Contains(link.TextContent, page.QuerySelector($"#{control.Id}-e")!.TextContent, StringComparison.Ordinal);
        });
        Assert.Equal("Còn 2 chỗ cần sửa", page.QuerySelector(".errsum h2")!.TextContent);
        Assert.StartsWith("Có 2 chỗ cần sửa: ", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hint_and_error_are_read_with_the_control_in_this_order()
    {
        var page = await face.Site.PageAsync("/_thanh-phan?errors=true");

        Assert.Equal("Input_Certificate-h Input_Certificate-e", page.GetElementById("Input_Certificate")!.GetAttribute("aria-describedby"));
        Assert.Equal("Input_Checked-e", page.GetElementById("Input_Checked")!.Closest("fieldset")!.GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task Choices_are_a_group_with_a_legend_and_the_present_one_is_chosen()
    {
        var page = await face.Site.PageAsync("/_thanh-phan");

        var group = page.QuerySelectorAll("fieldset").Single(f => f.QuerySelector("legend")!.TextContent == "Bạn nhận kết quả bằng cách nào?");

        Assert.Equal(3, group.QuerySelectorAll("input[type=radio][name='Input.Delivery']").Length);
        Assert.Equal("e", group.QuerySelector("input:checked")!.GetAttribute("value"));
        Assert.Equal("Input_Delivery", group.QuerySelector("input")!.Id);
    }

    [Fact]
    public async Task Values_stand_in_the_Vietnamese_way()
    {
        var page = await face.Site.PageAsync("/_thanh-phan?lang=en");

        Assert.Equal("2.000.000", Value(page, "Input_Fee"));
        Assert.Equal("16,5", Value(page, "Input_Area"));
        Assert.Equal("14/10/2027", Value(page, "Input_ValidTo"));
        Assert.Equal(["14", "10", "2026"], new[] { "", "-m", "-y" }.Select(part => Value(page, "Input_Checked" + part)));
    }

    [Theory, InlineData("/_thanh-phan?errors=true"), InlineData("/_thanh-phan?office=true"), InlineData("/khong-co")]
    public async Task Nothing_on_a_page_breaks_the_strict_policy(string path)
    {
        var page = await face.Site.PageAsync(path);

        Assert.Empty(page.All.Where(element => element.HasAttribute("style") || element.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal))).Select(e => e.OuterHtml));
        Assert.All(page.QuerySelectorAll("script"), script => Assert.Equal(24, script.GetAttribute("nonce")!.Length));
        Assert.Empty(page.QuerySelectorAll("script:not([src]), style"));
    }

    [Fact]
    public async Task A_file_without_an_upload_address_goes_with_the_form()
    {
        var page = await face.Site.PageAsync("/_thanh-phan");

        Assert.NotEmpty(page.QuerySelectorAll("input[type=file]"));
        Assert.Empty(page.QuerySelectorAll("[data-tus]"));
    }

    [Fact]
    public async Task Vietnamese_letters_are_written_as_letters()
    {
        using var client = face.Site.Client();

        var html = await client.GetStringAsync(new Uri("/_thanh-phan", UriKind.Relative));

        Assert.Contains("Thành phần giao diện", html, StringComparison.Ordinal);
        Assert.DoesNotContain("&#x1E", html, StringComparison.OrdinalIgnoreCase);
    }

    private static string? Value(IHtmlDocument page, string id) => ((IHtmlInputElement)page.GetElementById(id)!).Value;

    private static IEnumerable<IElement> Controls(IHtmlDocument page) =>
        page.QuerySelectorAll("input:not([type=hidden]), select, textarea");
}
