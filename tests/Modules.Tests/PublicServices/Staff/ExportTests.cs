using MiniExcelLibs;
using Saola.Data;
using Saola.Kernel;
using Saola.Modules.Tests.PublicServices.Citizen;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Staff;

public sealed class ExportTests
{
    [Theory, OnBothDatabases]
    public async Task An_exported_list_holds_real_dates_and_names_the_step_in_words(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var filed = await site.FileAsync("citizen@saola.test");
        using var clerk = await site.SignedInAsync("clerk@saola.test");

        var bytes = await clerk.Client.GetByteArrayAsync(new Uri(clerk.Address, "/can-bo/ho-so?handler=Export&format=xlsx"));

        using var file = new MemoryStream(bytes);
        var row = file.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().Single(r => filed.Number.Equals(r.Values.First()));
        Assert.Contains(row.Values, value => value is DateTime day && day == VietnamTime.Local(SaolaTestHost.StandardNow));
        Assert.Contains("Tiếp nhận", string.Join('|', row.Values), StringComparison.Ordinal);
    }
}
