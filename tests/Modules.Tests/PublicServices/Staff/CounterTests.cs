using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Modules.PublicServices.Filing;
using Saola.Modules.Tests.PublicServices.Citizen;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Staff;

public sealed class CounterTests
{
    private const string Code = "2.002385";

    [Theory, OnBothDatabases]
    public async Task A_clerk_files_for_a_visitor_who_is_the_applicant(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        using var clerk = await site.SignedInAsync("clerk@saola.test");
        await clerk.OpenAsync("/can-bo/tiep-nhan");

        await clerk.SubmitAsync("main form", ("Procedure", Code), ("FullName", "Đặng Thị Khách"), ("Phone", "0901234567"), ("Organisation", "Công ty TNHH Thử Quầy"));

        Assert.StartsWith($"/nop-ho-so/{Code}/", clerk.Address.AbsolutePath, StringComparison.Ordinal);
        var draft = Guid.Parse(clerk.Address.AbsolutePath.Split('/')[3]);
        var row = await FileAsync(site, draft);
        Assert.Equal(CaseChannel.Counter, row.Channel);
        Assert.Equal("Công ty TNHH Thử Quầy", row.ApplicantName);
    }

    [Fact]
    public async Task Without_a_name_or_a_procedure_the_page_says_what_is_missing_and_keeps_the_rest()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        using var clerk = await site.SignedInAsync("clerk@saola.test");
        await clerk.OpenAsync("/can-bo/tiep-nhan");

        await clerk.SubmitAsync("main form", ("Procedure", Code), ("FullName", ""), ("Address", "12 Đường Mẫu"));

        Assert.NotNull(clerk.Page.QuerySelector(".errsum"));
        Assert.Equal("12 Đường Mẫu", clerk.Page.QuerySelector("[name=Address]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_officer_who_is_no_clerk_has_no_counter()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        using var officer = await site.SignedInAsync("officer@saola.test");

        Assert.Equal(HttpStatusCode.Forbidden, (await officer.OpenAsync("/can-bo/tiep-nhan")).StatusCode);
    }

    private static async Task<CaseRow> FileAsync(CitizenSite site, Guid draft)
    {
        CaseRow? row = null;
        await site.ActAsync("clerk@saola.test", async services =>
        {
            var drafts = services.GetRequiredService<CaseDrafts>();
            var view = (await drafts.FindAsync(draft, CancellationToken.None))!;
            var saved = await drafts.SaveAsync(draft, new FormData(CitizenSite.Sample(Code)).ToDraft(), [], view.RowVersion, CancellationToken.None);
            var filed = await services.GetRequiredService<FileDossier>().HandleAsync(Code, draft, saved.Value.RowVersion, null, CancellationToken.None);
            row = (await services.GetRequiredService<ReadCase>().ForUserAsync(filed.Value.Number, CancellationToken.None))!.Row;
        });
        return row!;
    }
}
