using System.Net;
using AngleSharp.Dom;
using Saola.Data;
using Saola.Modules.Tests.PublicServices.Citizen;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Numbers;

public sealed class PublicNumbersTests
{
    [Theory, OnBothDatabases]
    public async Task The_front_page_shows_the_figures_that_the_public_page_has_by_field(DatabaseKind database)
    {
        await using var site = await InventedYear.StartAsync(database, 120);
        using var visitor = new Browser(site);
        await visitor.OpenAsync("/");
        var figures = visitor.Page.QuerySelectorAll("a[href='/so-lieu']").Select(a => a.Closest(".kpi, li, div")!.TextContent).ToList();
        Assert.Equal(3, figures.Count);

        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/so-lieu")).StatusCode);

        var total = visitor.Page.QuerySelectorAll("tr.tot td").Select(Value).ToList();
        Assert.Contains(total[0], figures[0], StringComparison.Ordinal);
        Assert.Contains(total[3], figures[2], StringComparison.Ordinal);
        var open = visitor.Page.QuerySelectorAll("tbody tr:not(.tot)").Sum(r => int.Parse(Value(r.QuerySelectorAll("td")[3]), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(total[3], open.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Without_a_dossier_the_front_page_shows_no_figures()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        using var visitor = site.Visitor();

        await visitor.OpenAsync("/");

        Assert.Null(visitor.Page.QuerySelector("a[href='/so-lieu']"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/so-lieu")).StatusCode);
    }

    // A cell has its heading in it, shown where the table stacks; the figure stands after it.
    private static string Value(IElement cell) => cell.LastElementChild!.TextContent.Trim();
}
