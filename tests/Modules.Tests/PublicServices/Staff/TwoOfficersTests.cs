using System.Net;
using Saola.Data;
using Saola.Modules.Tests.PublicServices.Citizen;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Staff;

public sealed class TwoOfficersTests
{
    private const string Typed = "Thiếu bản vẽ phòng đặt máy, đã gọi người nộp lúc 9 giờ.";

    [Theory, OnBothDatabases]
    public async Task The_second_of_two_decisions_sees_what_happened_and_keeps_what_was_typed(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var filed = await site.FileAsync("citizen@saola.test");
        using var first = await site.SignedInAsync("clerk@saola.test");
        using var second = await site.SignedInAsync("office@saola.test");
        await first.OpenAsync($"/can-bo/ho-so/{filed.Number}");
        await second.OpenAsync($"/can-bo/ho-so/{filed.Number}");

        await first.SubmitAsync("main form", ("Decision", "accept"));
        var answer = await second.SubmitAsync("main form", ("Decision", "refuse"), ("Reason", Typed));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(second.Page.QuerySelector(".errsum"));
        Assert.Contains(Typed, second.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await first.OpenAsync($"/can-bo/ho-so/{filed.Number}/dong-viec");
        Assert.DoesNotContain(Typed, first.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
