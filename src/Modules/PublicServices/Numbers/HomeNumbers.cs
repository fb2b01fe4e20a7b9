using Microsoft.Extensions.Localization;
using Saola.Engines.Indicators;
using Saola.Kernel;
using Saola.Web;
using Saola.Web.Language;
using Saola.Web.Navigation;

namespace Saola.Modules.PublicServices.Numbers;

/// <summary>The live figures of the front page: received this month, in time this month, open now. Each opens the page that has them by field.</summary>
internal sealed class HomeNumbers(PublicNumbers numbers, IIndicators indicators, IStringLocalizer<NumberTexts> texts) : IHomeFigures
{
    public int Order => 10;

    public async Task<HomeFigures?> ReadAsync(CancellationToken cancellationToken)
    {
        var figures = await numbers.ReadAsync(cancellationToken);
        var total = figures.Total;
        return total is { Received: 0, Open: 0 } ? null : new HomeFigures(figures.At, [Received(figures), OnTime(total), Open(total)]);
    }

    private Kpi Received(PublicFigures figures) => new(texts["Home.Received", figures.Month.Month], VietnameseFormats.Number(figures.Total.Received), texts["Home.ByField"], PublicNumbers.Address);

    private Kpi OnTime(PublicRow total)
    {
        var share = indicators.Definitions.First(d => d.Id == "on_time_share");
        return new(ScreenLanguage.IsEnglish ? share.NameEnglish : share.Name, share.Write(total.OnTime), texts["Home.ByField"], PublicNumbers.Address)
        {
            Unit = total.OnTime is null ? null : "%", Comparison = share.Goal is { } goal ? texts["Home.Goal", share.Write(goal)].Value : null,
        };
    }

    private Kpi Open(PublicRow total) => new(texts["Home.OpenNow"], VietnameseFormats.Number(total.Open), texts["Home.ByField"], PublicNumbers.Address);
}
