using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Time.Testing;
using Saola.Kernel;
using Saola.Web;
using Xunit;

namespace Saola.Engines.Tests.Web;

public sealed class ScreenFormatTests
{
    [Theory]
    [InlineData("vi", DeadlineKind.Running, 3, 2, 0, "còn 3 ngày 2 giờ")]
    [InlineData("vi", DeadlineKind.Near, 1, 6, 30, "còn 1 ngày 6 giờ")]
    [InlineData("vi", DeadlineKind.Today, 0, 2, 0, "hôm nay, còn 2 giờ")]
    [InlineData("vi", DeadlineKind.Today, 0, 0, 0, "hôm nay")]
    [InlineData("vi", DeadlineKind.Over, 1, 3, 0, "quá 1 ngày 3 giờ")]
    [InlineData("vi", DeadlineKind.Over, 0, 0, 0, "vừa quá hạn")]
    [InlineData("vi", DeadlineKind.Paused, 4, 0, 0, "dừng, còn 4 ngày")]
    [InlineData("vi", DeadlineKind.Early, 2, 0, 0, "sớm 2 ngày")]
    [InlineData("vi", DeadlineKind.Early, 0, 0, 0, "đúng hạn")]
    [InlineData("en", DeadlineKind.Running, 1, 2, 0, "1 day 2 hours left")]
    [InlineData("en", DeadlineKind.Over, 0, 0, 40, "40 minutes overdue")]
    public void A_badge_says_two_units_at_most(string language, DeadlineKind kind, int days, int hours, int minutes, string said) =>
        Assert.Equal(said, In(language, formats => formats.Deadline(new Deadline(kind, new Stretch(days, hours, minutes)))));

    [Theory]
    [InlineData("vi", "2026-11-25T08:05", "Hôm nay, 8:05")]
    [InlineData("vi", "2026-11-06T14:20", "Thứ Sáu 06/11, 14:20")]
    [InlineData("vi", "2025-12-28T09:00", "Chủ nhật 28/12/2025, 9:00")]
    [InlineData("en", "2026-11-06T14:20", "Friday 06/11, 14:20")]
    public void A_line_of_a_history_names_the_day_as_people_do(string language, string local, string said) =>
        Assert.Equal(said, In(language, formats => formats.Moment(VietnamTime.Instant(DateTime.Parse(local, CultureInfo.InvariantCulture)))));

    [Theory]
    [InlineData(12, "12 B")]
    [InlineData(640_000, "640 KB")]
    [InlineData(1_800_000, "1,8 MB")]
    [InlineData(12_000_000, "12 MB")]
    public void A_size_is_said_with_a_comma(long bytes, string said) => Assert.Equal(said, In("vi", formats => formats.FileSize(bytes)));

    private static string In(string language, Func<ScreenFormats, string> say)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
            return say(new ScreenFormats(services.GetRequiredService<IStringLocalizer<Texts>>(), new FakeTimeProvider(FaceSite.Now)));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
