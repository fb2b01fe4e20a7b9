using Saola.Engines.Indicators;
using Xunit;

namespace Saola.Engines.Tests.Indicators;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2026-11", "2026-11-01", "2026-11-30", "2026-10")]
    [InlineData("2026-01", "2026-01-01", "2026-01-31", "2025-12")]
    [InlineData("2028-02", "2028-02-01", "2028-02-29", "2028-01")]
    [InlineData("2026-Q1", "2026-01-01", "2026-03-31", "2025-Q4")]
    [InlineData("2026-Q4", "2026-10-01", "2026-12-31", "2026-Q3")]
    [InlineData("2026", "2026-01-01", "2026-12-31", "2025")]
    [InlineData("2026-02-01..2026-02-14", "2026-02-01", "2026-02-14", "2026-01-18..2026-01-31")]
    public void A_period_is_read_and_knows_the_one_before(string code, string from, string to, string before)
    {
        Assert.True(IndicatorPeriod.TryParse(code, out var period));
        Assert.Equal(code, period.Code);
        Assert.Equal(from, period.From.ToString("yyyy-MM-dd", null));
        Assert.Equal(to, period.To.ToString("yyyy-MM-dd", null));
        Assert.Equal(before, period.Before().Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nay")]
    [InlineData("2026-13")]
    [InlineData("2026-Q5")]
    [InlineData("26-01")]
    [InlineData("2026-02-01..")]
    [InlineData("1990-01-01..2026-02-01")]
    [InlineData("0001-01-01..0001-01-02")]
    public void What_is_no_period_is_refused(string? code) => Assert.False(IndicatorPeriod.TryParse(code, out _));
}
