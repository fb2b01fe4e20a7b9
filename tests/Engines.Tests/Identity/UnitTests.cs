using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Identity;
using Saola.Engines.Identity.Model;
using Saola.Engines.Identity.Units;
using Saola.Engines.Ledger.Model;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Identity;

public sealed class UnitTests
{
    [Theory, OnBothDatabases]
    public async Task The_department_and_the_168_wards_stand_after_the_start(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var units = host.Services.GetRequiredService<IUnits>();

        Assert.Equal(168, units.All("ward").Count);
        Assert.Equal("Phòng Quản lý Khoa học", units.NameOf("science_dept"));
        Assert.Equal("department", units.Find("science_dept")!.ParentCode);
        Assert.Equal("Phường Thủ Dầu Một", units.NameOf("25747"));
        Assert.Equal("không-có", units.NameOf("không-có"));
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_that_was_dissolved_is_found_but_not_listed(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var units = host.Services.GetRequiredService<IUnits>();

        Assert.NotNull(units.Find("ict_department"));
        Assert.DoesNotContain(units.All(), unit => unit.Code == "ict_department");
    }

    [Theory, OnBothDatabases]
    public async Task Loading_the_same_catalogue_again_changes_nothing(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);

        await LoadAsync(host);

        Assert.Equal(1, await CountOfLoadsAsync(host));
    }

    [Theory, OnBothDatabases]
    public async Task What_was_edited_on_screen_outlives_the_catalogue(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        await ChangeAsync(host, "science_dept", unit => (unit.Name, unit.CatalogueDigest, unit.EditedAt) = ("Phòng Khoa học", "old", SaolaTestHost.StandardNow));
        await ChangeAsync(host, "office", unit => (unit.Name, unit.CatalogueDigest) = ("Tên cũ", "old"));

        await LoadAsync(host);

        var units = host.Services.GetRequiredService<IUnits>();
        Assert.Equal("Phòng Khoa học", units.NameOf("science_dept"));
        Assert.Equal("Văn phòng Sở", units.NameOf("office"));
        Assert.Equal(2, await CountOfLoadsAsync(host));
    }

    private static Task LoadAsync(SaolaTestHost host) => host.InScopeAsync(services =>
        services.GetServices<Saola.Web.Composition.IStartupTask>().OfType<LoadUnits>().Single().RunAsync(CancellationToken.None));

    private static Task<int> CountOfLoadsAsync(SaolaTestHost host) => host.InScopeAsync(services =>
        services.GetRequiredService<AppDbContext>().Set<LedgerEvent>().CountAsync(e => e.Kind == "identity.units_loaded"));

    private static Task ChangeAsync(SaolaTestHost host, string code, Action<Unit> change) => host.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<AppDbContext>();
        change(await db.Set<Unit>().SingleAsync(u => u.Code == code));
        await db.SaveChangesAsync();
    });
}
