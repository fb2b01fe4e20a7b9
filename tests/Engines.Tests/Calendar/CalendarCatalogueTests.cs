using System.Globalization;
using Saola.Engines.Calendar;
using Saola.Engines.Calendar.Catalogue;
using Saola.Engines.Calendar.Lunar;
using Xunit;

namespace Saola.Engines.Tests.Calendar;

public sealed class CalendarCatalogueTests : IDisposable
{
    private const string GoodYear = """
        year: 2030
        sources:
          law: "Bộ luật Lao động 45/2019/QH14, Điều 112"
        days:
          - {date: 2030-01-01, kind: holiday, status: luat_dinh, name: Tết Dương lịch, source: law}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("saola-calendar-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_shipped_catalogue_has_no_fault_and_holds_2020_to_2027()
    {
        Assert.Empty(CalendarCatalogue.Shipped.Faults);
        Assert.Equal(Enumerable.Range(2020, 8), CalendarCatalogue.Shipped.Years.Select(year => year.Year));
        Assert.Equal(WeeklyHours.Standard, CalendarCatalogue.Shipped.Hours.Standard);
    }

    [Fact]
    public void The_days_agree_with_the_table_of_119_days()
    {
        var kinds = new Dictionary<string, DayKind> { ["ngay_le"] = DayKind.Holiday, ["nghi_bu"] = DayKind.Compensation, ["nghi_hoan_doi"] = DayKind.SwapOff, ["lam_bu"] = DayKind.MakeUpWork };
        var statuses = new Dictionary<string, DayStatus> { ["luat_dinh"] = DayStatus.Statutory, ["da_cong_bo"] = DayStatus.Announced, ["du_bao"] = DayStatus.Forecast, ["can_xac_minh"] = DayStatus.Unverified };
        var expected = CalendarData.Rows("ngay_nghi_2020_2027.csv").Select(row => (Date(row[0]), kinds[row[2]], statuses[row[^1]]));
        var days = CalendarCatalogue.Shipped.Years.SelectMany(year => year.Days).Select(day => (day.Date, day.Kind, day.Status)).ToList();
        Assert.Equal(119, days.Count);
        Assert.Equal(expected, days);
    }

    [Fact]
    public void The_holidays_by_the_moon_fall_where_the_moon_puts_them()
    {
        foreach (var year in CalendarCatalogue.Shipped.Years)
        {
            Assert.Contains(year.Days, day => day.Date == LunarCalendar.HungKings(year.Year) && day.Name.StartsWith("Giỗ Tổ", StringComparison.Ordinal));
            for (var i = -1; i < 4; i++)
            {
                var tet = LunarCalendar.NewYear(year.Year).AddDays(i);
                Assert.Contains(year.Days, day => day.Date == tet && day.Kind == DayKind.Holiday);
            }
        }
    }

    [Fact]
    public void Every_fixed_holiday_stands_in_every_year()
    {
        foreach (var year in CalendarCatalogue.Shipped.Years)
        {
            foreach (var (month, day) in new[] { (1, 1), (4, 30), (5, 1), (9, 2) })
            {
                Assert.Contains(year.Days, fact => fact.Date == new DateOnly(year.Year, month, day) && fact is { Kind: DayKind.Holiday, Status: DayStatus.Statutory });
            }
        }
    }

    [Theory]
    [InlineData("kind: holiday", "kind: feast", 5, "kind")]
    [InlineData("status: luat_dinh", "status: sure", 5, "status")]
    [InlineData("2030-01-01, ", "2030-02-30, ", 5, "2030-02-30")]
    [InlineData("2030-01-01, ", "2031-01-01, ", 5, "2030")]
    [InlineData("source: law}", "source: rumour}", 5, "rumour")]
    [InlineData("name: Tết Dương lịch, ", "", 5, "name")]
    [InlineData("name: Tết", "nmae: Tết", 5, "nmae")]
    [InlineData("year: 2030", "year: 30", 1, "30")]
    [InlineData("days:", "dayz:", 4, "dayz")]
    [InlineData("source: law}", "source: law", 5, "")]
    [InlineData("holiday", "make_up_work", 5, "2030-01-01")]
    [InlineData("name: Tết Dương lịch", "name: \"Tê\u0301t\"", 5, "name")]
    public void A_fault_names_file_and_line(string good, string bad, int line, string named)
    {
        var reading = CalendarYearReader.Read("vn-2030.yaml", GoodYear.Replace(good, bad, StringComparison.Ordinal));
        Assert.Null(reading.Value);
        Assert.Contains(reading.Faults, fault => fault.File == "vn-2030.yaml" && fault.Message.Contains(named, StringComparison.Ordinal)
            && (fault.Line == line || (named.Length == 0 && fault.Line >= line)));
    }

    [Fact]
    public void All_faults_of_a_file_are_named_at_once()
    {
        var reading = CalendarYearReader.Read("vn-2030.yaml", GoodYear.Replace("holiday", "feast", StringComparison.Ordinal).Replace("luat_dinh", "sure", StringComparison.Ordinal));
        Assert.Equal(2, reading.Faults.Length);
    }

    [Fact]
    public void A_date_that_stands_twice_is_a_fault()
    {
        var twice = GoodYear + "\n" + GoodYear.Split('\n')[^1];
        Assert.Equal(6, Assert.Single(CalendarYearReader.Read("vn-2030.yaml", twice).Faults).Line);
    }

    [Fact]
    public void A_file_that_no_longer_parses_is_refused_and_the_one_before_serves()
    {
        Write("vn-2030.yaml", GoodYear);
        var first = Read(CalendarCatalogue.ShippedFiles);
        Assert.Empty(first.Faults);
        Write("vn-2030.yaml", "year: [");
        var content = Read(first.Serving);
        Assert.Equal("vn-2030.yaml", Assert.Single(content.Faults).File);
        Assert.Equal(2030, Assert.Single(content.Years).Year);
        Assert.Equal(GoodYear, content.Serving["vn-2030.yaml"]);
    }

    [Fact]
    public void At_the_first_start_the_shipped_year_serves_for_a_broken_one()
    {
        Write("vn-2026.yaml", "year: 2026");
        var content = Read(CalendarCatalogue.ShippedFiles);
        Assert.NotEmpty(content.Faults);
        Assert.Equal(17, Assert.Single(content.Years).Days.Length);
    }

    [Fact]
    public void A_broken_new_file_without_a_good_text_is_left_out()
    {
        Write("vn-2031.yaml", "year: 2031");
        var content = Read(CalendarCatalogue.ShippedFiles);
        Assert.NotEmpty(content.Faults);
        Assert.Empty(content.Years);
    }

    [Fact]
    public void A_broken_hours_file_leaves_the_hours_as_they_were()
    {
        Write("hours.yaml", "standard: {week: {}}");
        var content = Read(CalendarCatalogue.ShippedFiles);
        Assert.NotEmpty(content.Faults);
        Assert.Equal(WeeklyHours.Standard, content.Hours.Standard);
    }

    [Fact]
    public void A_year_in_two_files_is_refused_in_the_second()
    {
        Write("vn-2030.yaml", GoodYear);
        Write("vn-2030b.yaml", GoodYear);
        Assert.Equal("vn-2030b.yaml", Assert.Single(Read(CalendarCatalogue.ShippedFiles).Faults).File);
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_refused()
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, "vn-2030.yaml"), [0x79, 0x65, 0xff, 0xfe]);
        Assert.Equal("vn-2030.yaml", Assert.Single(Read(CalendarCatalogue.ShippedFiles).Faults).File);
    }

    [Fact]
    public void Without_a_folder_the_shipped_catalogue_serves() =>
        Assert.Equal(CalendarCatalogue.ShippedFiles.Keys, CalendarCatalogue.FilesIn(Path.Combine(_folder.FullName, "absent")).Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Hours_survive_their_notation()
    {
        var read = WeeklyHours.Read(WeeklyHours.Standard.ToString());
        Assert.Equal(WeeklyHours.Standard, read.Value);
        Assert.StartsWith("monday=07:30-11:30,13:00-17:00;", WeeklyHours.Standard.ToString(), StringComparison.Ordinal);
    }

    private CatalogueContent Read(IReadOnlyDictionary<string, string> lastGood) => CalendarCatalogue.Read(CalendarCatalogue.FilesIn(_folder.FullName), lastGood);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
