using System.Net;
using Xunit;

namespace Saola.Engines.Tests.Web;

public sealed class FaultPageTests(SharedFace face) : IClassFixture<SharedFace>
{
    [Theory]
    [InlineData("GET", "/khong-co", HttpStatusCode.NotFound, "Không có trang này")]
    [InlineData("POST", "/refused", HttpStatusCode.Forbidden, "Bạn chưa có quyền xem trang này")]
    [InlineData("GET", "/boom", HttpStatusCode.InternalServerError, "Hệ thống có lỗi, không phải do bạn")]
    [InlineData("GET", "/_loi", HttpStatusCode.NotFound, "Không có trang này")]
    public async Task A_person_reads_what_happened_and_a_number_to_quote(string method, string path, HttpStatusCode status, string title)
    {
        using var client = face.Site.Client();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        var answer = await client.SendAsync(request);
        var page = await FaceSite.PageAsync(answer);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.Matches("Mã tra cứu: [0-9a-zA-Z:]+", page.Body!.TextContent);
        Assert.DoesNotContain("secret detail", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_links_of_an_error_page_lead_back_to_what_was_asked_for()
    {
        var page = await face.Site.PageAsync("/khong-co?q=x");

        Assert.Equal("/khong-co?q=x&lang=en", page.QuerySelector(".lang a[hreflang=en]")!.GetAttribute("href"));
        Assert.Equal("/dang-nhap?returnUrl=%2Fkhong-co%3Fq%3Dx", page.QuerySelector(".top a.btn")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_program_gets_the_bare_status()
    {
        using var client = new HttpClient { BaseAddress = face.Site.Address };
        client.DefaultRequestHeaders.Add("Accept", "application/json");

        var answer = await client.GetAsync(new Uri("/khong-co", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_a_signed_in_person_sees_is_kept_in_no_cache()
    {
        await using var site = await FaceSite.StartAsync(signedIn: "Lê Quang Vinh");
        using var client = site.Client();

        var answer = await client.GetAsync(new Uri("/_thanh-phan", UriKind.Relative));

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("Lê Quang Vinh", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
