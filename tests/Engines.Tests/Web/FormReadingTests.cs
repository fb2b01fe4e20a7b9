using System.Net;
using AngleSharp.Html.Dom;
using Xunit;

namespace Saola.Engines.Tests.Web;

public sealed class FormReadingTests(SharedFace face) : IClassFixture<SharedFace>
{
    [Theory]
    [InlineData("14", "10", "2026", null)]
    [InlineData(" 5 ", "1", "2026", null)]
    [InlineData("", "", "", null)]
    [InlineData("31", "2", "2026", "Không có ngày này")]
    [InlineData("14", "", "2026", "Không có ngày này")]
    public async Task A_day_is_read_from_three_boxes(string day, string month, string year, string? fault)
    {
        var page = await SentAsync(("Input.Checked.d", day), ("Input.Checked.m", month), ("Input.Checked.y", year));

        Assert.Equal(fault is not null, page.QuerySelector("#Input_Checked-e") is { } error && error.TextContent.Contains(fault ?? "?", StringComparison.Ordinal));
        if (fault is not null) Assert.Equal(day, ((IHtmlInputElement)page.GetElementById("Input_Checked")!).Value);
    }

    [Theory]
    [InlineData("Input.ValidTo", "25/11/2026", true)]
    [InlineData("Input.ValidTo", "5/1/2026", true)]
    [InlineData("Input.ValidTo", "2026-11-25", true)]
    [InlineData("Input.ValidTo", "11/25/2026", false)]
    [InlineData("Input.Fee", "1.234.567 đồng", true)]
    [InlineData("Input.Fee", "hai triệu", false)]
    [InlineData("Input.Area", "1.234,5", true)]
    [InlineData("Input.Area", "16.5", true)]
    [InlineData("Input.Area", "1,2,3", false)]
    public async Task What_is_written_in_a_box_is_read_or_refused_at_the_box(string name, string written, bool isRead)
    {
        var page = await SentAsync((name, written));

        var id = name.Replace('.', '_');
        Assert.Equal(isRead, page.QuerySelector($"#{id}-e") is null);
        if (!isRead) Assert.Equal(written, ((IHtmlInputElement)page.GetElementById(id)!).Value);
    }

    [Fact]
    public async Task Decomposed_letters_arrive_composed()
    {
        var page = await SentAsync(("Input.Certificate", "Quye\u0302\u0301t"));

        Assert.Contains("Quy\u1EBFt", page.QuerySelector(".flash")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sentence_after_a_redirect_is_said_once()
    {
        using var client = face.Site.Client();
        var sent = await PostAsync(client, ("Input.Certificate", "0215/2026/KĐ"));
        var again = await FaceSite.PageAsync(await client.GetAsync(new Uri("/_thanh-phan", UriKind.Relative)));

        Assert.Equal("Đã nhận giấy chứng nhận 0215/2026/KĐ.", sent.QuerySelector(".flash p")!.TextContent);
        Assert.Null(again.QuerySelector(".flash"));
    }

    [Fact]
    public async Task A_lost_form_key_comes_back_as_the_page_with_a_sentence()
    {
        using var client = face.Site.Client(followRedirects: false);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Input.Certificate", "1")]);

        var answer = await client.PostAsync(new Uri("/_thanh-phan?office=true", UriKind.Relative), form);
        var page = await FaceSite.PageAsync(await client.GetAsync(answer.Headers.Location));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/_thanh-phan?office=true", answer.Headers.Location!.ToString());
        Assert.Contains("Trang đã mở quá lâu", page.QuerySelector(".flash")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<IHtmlDocument> SentAsync(params (string Name, string Value)[] values)
    {
        using var client = face.Site.Client();
        return await PostAsync(client, values);
    }

    private static async Task<IHtmlDocument> PostAsync(HttpClient client, params (string Name, string Value)[] values)
    {
        var page = await FaceSite.PageAsync(await client.GetAsync(new Uri("/_thanh-phan", UriKind.Relative)));
        var key = ((IHtmlInputElement)page.QuerySelector("input[name=__RequestVerificationToken]")!).Value;
        var fields = values.Append(("__RequestVerificationToken", key)).Select(v => KeyValuePair.Create(v.Item1, v.Item2)).ToList();
        if (values.All(v => v.Name != "Input.Certificate")) fields.Add(KeyValuePair.Create("Input.Certificate", "0215/2026/KĐ"));
        using var form = new FormUrlEncodedContent(fields);
        return await FaceSite.PageAsync(await client.PostAsync(new Uri("/_thanh-phan", UriKind.Relative), form));
    }
}
