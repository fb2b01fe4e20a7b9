using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Modules.PublicServices.Staff;
using Saola.Modules.Tests.PublicServices.Citizen;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Clocks;

/// <summary>A return without a reason is impossible on the page and in a batch; the handler behind the interface is the same.</summary>
public sealed class ReasonEverywhereTests
{
    private const string Citizen = "citizen@saola.test", Clerk = "clerk@saola.test", Head = "head@saola.test", Code = "1.001786";

    [Theory, OnBothDatabases]
    public async Task Complaint_of_the_press_nothing_comes_back_without_a_reason_by_page_or_batch(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var filed = await site.FileAsync(Citizen, Code);
        using var clerk = await site.SignedInAsync(Clerk);
        await clerk.OpenAsync($"/can-bo/ho-so/{filed.Number}");
        await clerk.SubmitAsync("form:has([name=Decision])", ("Decision", "refuse"), ("Reason", " \u200b"));
        Assert.Contains("Hãy ghi lý do", clerk.Page.QuerySelector(".errsum")!.TextContent, StringComparison.Ordinal);
        await clerk.OpenAsync($"/can-bo/ho-so/{filed.Number}/bo-sung");
        await clerk.SubmitAsync("main form:has([name=chosen])", ("chosen", "org_name_vi"), ("problem:org_name_vi", "  "));
        Assert.Contains("chưa ghi thiếu hoặc sai gì", clerk.Page.QuerySelector(".errsum")!.TextContent, StringComparison.Ordinal);

        await site.ActAsync(Clerk, async services => Assert.False((await services.GetRequiredService<DecideBatch>().HandleAsync([filed.Number], Decisions.Refuse, "\u200b", CancellationToken.None))[0].IsDone));
        await site.ActAsync(Clerk, async services => Assert.True((await services.GetRequiredService<DecideBatch>().HandleAsync([filed.Number], Decisions.Accept, null, CancellationToken.None))[0].IsDone));
        await site.ActAsync(Head, async services => Assert.False((await services.GetRequiredService<DecideBatch>().HandleAsync([filed.Number], Decisions.Return, " ", CancellationToken.None))[0].IsDone));
    }
}
