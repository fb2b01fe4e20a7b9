using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using Saola.Web.Navigation;
using Saola.Web.Parts;
using Saola.Web;
using Xunit;

namespace Saola.Engines.Tests.Web;

public sealed class PieceTests(SharedFace face) : IClassFixture<SharedFace>
{
    [Fact]
    public async Task A_sorted_head_says_its_order_and_turns_it_round()
    {
        var standing = (await face.Site.PageAsync("/_thanh-phan")).QuerySelector("th[aria-sort]")!;
        var turned = (await face.Site.PageAsync("/_thanh-phan?sort=-due&cursor=abc")).QuerySelector("th[aria-sort]")!;

        Assert.Equal("ascending", standing.GetAttribute("aria-sort"));
        Assert.Equal("/_thanh-phan?sort=-due", standing.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("descending", turned.GetAttribute("aria-sort"));
        Assert.Equal("/_thanh-phan?sort=due", turned.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_pager_goes_on_by_cursor_and_back_to_the_first_page()
    {
        var pager = (await face.Site.PageAsync("/_thanh-phan?view=late&cursor=abc")).QuerySelector(".pager")!;

        Assert.Equal(["/_thanh-phan?view=late", "/_thanh-phan?view=late&cursor=trang-2", "#"], pager.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task A_filter_keeps_the_view_and_forgets_the_cursor()
    {
        var filter = (await face.Site.PageAsync("/_thanh-phan?view=late&cursor=abc&q=x")).QuerySelector("form.filt")!;

        Assert.Equal(["view"], filter.QuerySelectorAll("input[type=hidden]").Select(i => i.GetAttribute("name")));
        Assert.Equal("get", filter.GetAttribute("method"));
    }

    [Fact]
    public async Task The_two_bars_say_in_words_what_they_show()
    {
        var bars = (await face.Site.PageAsync("/_thanh-phan")).QuerySelectorAll("svg.hv");

        Assert.Equal("Đã dùng 68% thời gian, xong 60% công việc", bars[0].GetAttribute("aria-label"));
        Assert.Equal(["100", "68", "100", "60"], bars[0].QuerySelectorAll("rect").Select(r => r.GetAttribute("width")));
        Assert.NotNull(bars[1].QuerySelector("rect.tre"));
    }

    [Theory]
    [InlineData("Giấy phép máy X-quang y tế", "Giấy phép máy <span class=\"nw\">X-quang</span> y tế")]
    [InlineData("Rút hồ sơ H29.15-261106-0031?", "Rút hồ sơ H29.15-261106-0031?")]
    [InlineData("Tiêu chuẩn - đo lường", "Tiêu chuẩn - đo lường")]
    [InlineData("a-very-long-name-of-a-file.pdf", "a-very-long-name-of-a-file.pdf")]
    public async Task A_word_with_a_hyphen_stays_whole_in_a_heading(string written, string drawn)
    {
        var output = new TagHelperOutput("h1", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent().SetHtmlContent(written)));

        await new HeadingTag().ProcessAsync(new TagHelperContext([], new Dictionary<object, object>(), "1"), output);

        Assert.Equal(drawn, output.Content.IsModified ? output.Content.GetContent() : written);
    }

    [Fact]
    public async Task Every_chart_has_its_table()
    {
        var page = await face.Site.PageAsync("/_thanh-phan");

        Assert.All(page.QuerySelectorAll(".chart:has(.plot)"), chart => Assert.Equal(12, chart.QuerySelectorAll("details tbody tr").Length));
    }

    [Fact]
    public async Task The_navigation_is_ordered_marks_the_present_page_and_counts_only_for_those_who_see_it()
    {
        await using var site = await FaceSite.StartAsync(services: s => s.AddScoped<INavigationSource, FaceSite.Entries>());
        var front = await site.PageAsync("/_thanh-phan");
        var office = await site.PageAsync("/_thanh-phan?office=true");

        Assert.Equal(["Thành phần", "Tin tức"], front.QuerySelectorAll(".nav a").Select(a => a.TextContent));
        Assert.Equal("Thành phần", front.QuerySelector(".nav [aria-current=page]")!.TextContent);
        Assert.Equal(["Việc của tôi 1.204"], office.QuerySelectorAll(".otop nav a").Select(a => a.TextContent));
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(3, 4)]
    [InlineData(17, 20)]
    [InlineData(980, 1000)]
    [InlineData(1001, 2000)]
    public void The_axis_ends_at_a_plain_number(double highest, double top) => Assert.Equal(top, ChartDrawing.NiceTop(highest));

    [Fact]
    public void A_deadline_is_near_below_two_days()
    {
        Assert.Equal(DeadlineKind.Running, Deadline.Left(new Stretch(2)).Kind);
        Assert.Equal(DeadlineKind.Near, Deadline.Left(new Stretch(1, 7)).Kind);
        Assert.Equal(DeadlineKind.Today, Deadline.Left(new Stretch(0, 2), isToday: true).Kind);
    }
}
