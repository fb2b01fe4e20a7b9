using System.Net;
using System.Text;
using Saola.Data;
using Saola.Modules.Tests.PublicServices.Citizen;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Builder;

public sealed class DraftPagesTests
{
    private const string Start = "/can-bo/soan-thu-tuc", Control = "procedures@saola.test";

    [Theory, OnBothDatabases]
    public async Task What_is_typed_wrongly_is_kept_and_named_at_its_field(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        using var writer = await site.SignedInAsync(Control);
        await writer.OpenAsync(Start);
        await writer.SubmitAsync("form[action*=Blank]");
        var draft = writer.Address.AbsolutePath;
        await writer.OpenAsync(draft + "/sua?at=facts");

        await writer.SubmitAsync("form[action*='handler=Save']", ("code", "12"), ("name", "Cấp giấy xác nhận để thử"), ("set_count", "hai"));

        Assert.Contains("at=facts", writer.Address.Query, StringComparison.Ordinal);
        Assert.Equal("12", writer.Page.QuerySelector("[name=code]")!.GetAttribute("value"));
        Assert.Equal("hai", writer.Page.QuerySelector("[name=set_count]")!.GetAttribute("value"));
        Assert.Contains("1.001786", writer.Page.QuerySelector("#code-e")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(writer.Page.QuerySelector(".errsum a[href='#set_count']"));
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_writers_the_second_is_told_and_keeps_what_was_typed(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        using var one = await site.SignedInAsync(Control);
        using var other = await site.SignedInAsync(Control);
        await one.OpenAsync(Start);
        await one.SubmitAsync("form[action*=Copy]", ("Copy", "2.002385"));
        var page = one.Address.AbsolutePath + "/sua?at=facts";
        await one.OpenAsync(page);
        await other.OpenAsync(page);

        await one.SubmitAsync("form[action*='handler=Save']", ("summary", "Người thứ nhất viết."));
        await other.SubmitAsync("form[action*='handler=Save']", ("summary", "Người thứ hai viết."));

        Assert.Contains("Người khác vừa lưu", other.Page.QuerySelector(".errsum")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Người thứ hai viết.", other.Page.QuerySelector("[name=summary]")!.TextContent.Trim());
        await other.SubmitAsync("form[action*='handler=Save']");
        await one.OpenAsync(page);
        Assert.Equal("Người thứ hai viết.", one.Page.QuerySelector("[name=summary]")!.TextContent.Trim());
    }

    [Fact]
    public async Task Items_are_added_moved_and_taken_out_without_script()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        using var writer = await site.SignedInAsync(Control);
        await writer.OpenAsync(Start);
        await writer.SubmitAsync("form[action*=Copy]", ("Copy", "2.001277"));
        var draft = writer.Address.AbsolutePath;
        await PressAsync(writer, draft, "papers", "add:paper");
        Assert.Contains("papers%5B3%5D", writer.Address.Query, StringComparison.Ordinal);
        await writer.SubmitAsync("form[action*='handler=Save']", ("id", "plan"), ("name", "Phương án thử"), ("kind", "upload"), ("required", "yes"));

        await PressAsync(writer, draft, "papers", "up:papers[3]");
        await PressAsync(writer, draft, "papers", "remove:papers[0]");

        var names = writer.Page.QuerySelectorAll("#list-papers li > p:first-child a").Select(a => a.TextContent.Trim()).ToList();
        Assert.Equal(3, names.Count);
        Assert.Equal("Phương án thử", names[1]);
    }

    [Fact]
    public async Task A_file_that_is_exported_and_imported_again_is_the_same_to_the_byte()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        using var writer = await site.SignedInAsync(Control);
        await writer.OpenAsync(Start);
        await writer.SubmitAsync("form[action*=Copy]", ("Copy", "2.002248"));
        var first = await writer.Client.GetByteArrayAsync(writer.Address.AbsolutePath + "?handler=Export");
        await writer.OpenAsync(Start);

        await writer.UploadAsync("form[action*=Import]", [("Upload", "2.002248.yaml", first)]);

        Assert.Equal(first, await writer.Client.GetByteArrayAsync(writer.Address.AbsolutePath + "?handler=Export"));
        await writer.OpenAsync(Start);
        await writer.UploadAsync("form[action*=Import]", [("Upload", "a.yaml", Encoding.UTF8.GetBytes("a: [1"))]);
        Assert.Contains("không đọc được", writer.Page.QuerySelector(".errsum")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_right_to_procedures_does_not_see_the_builder()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        using var officer = await site.SignedInAsync("officer@saola.test");
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.OpenAsync(Start)).StatusCode);

        using var director = await site.SignedInAsync("director@saola.test");
        Assert.Equal(HttpStatusCode.OK, (await director.OpenAsync(Start)).StatusCode);
        Assert.Null(director.Page.QuerySelector("form[action*=Blank]"));
    }

    /// <summary>Presses a button of a list on the page of a part.</summary>
    private static async Task PressAsync(Browser writer, string draft, string part, string button)
    {
        await writer.OpenAsync($"{draft}/sua?at={part}");
        var form = writer.Page.QuerySelector($"button[value='{button}']")!.Closest("form")!;
        var fields = form.QuerySelectorAll("input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)).Append(KeyValuePair.Create("do", button));
        var answer = await writer.Client.PostAsync(new Uri(writer.Address, form.GetAttribute("action")), new FormUrlEncodedContent(fields));
        await writer.OpenAsync(answer.RequestMessage!.RequestUri!.PathAndQuery);
    }
}
