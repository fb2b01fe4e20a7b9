using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Saola.Data;
using Saola.Engines.Calendar;
using Saola.Engines.Calendar.Editing;
using Saola.Engines.Calendar.Serving;
using Saola.Engines.Identity;
using Saola.Engines.Ledger.Model;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Calendar;

public sealed class CalendarEditingDbTests
{
    private static readonly DateOnly Culture = new(2026, 11, 24);

    [Theory]
    [OnBothDatabases]
    public async Task The_catalogue_is_taken_in_once_at_the_first_start(DatabaseKind kind)
    {
        await using var host = await HostAsync(kind);
        Assert.Equal(1, Calendars(host).Snapshot.Version);
        await SaolaAgainAsync(host);
        Assert.Equal(1, Calendars(host).Snapshot.Version);
        Assert.Equal("2026-11-25 16:55", Due(host, "2026-11-23 16:55", "8h"));
        Assert.Equal(1, await ActsAsync(host, "calendar.take_in_catalogue"));
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_day_that_is_taken_away_is_worked_and_leaves_an_act_and_word_to_those_who_depend_on_it(DatabaseKind kind)
    {
        var dependant = new Dependant();
        await using var host = await HostAsync(kind, dependant);
        var result = await ChangeAsync(host, Ordinary(Culture));
        Assert.True(result.IsDone, result.IsDone ? "" : result.Faults[0].Message);
        Assert.Equal("2026-11-24 16:55", Due(host, "2026-11-23 16:55", "8h"));
        var change = Assert.Single(dependant.Changes);
        Assert.Equal((2L, Culture, Culture, null), (change.Version, change.FirstDay, change.LastDay, change.UnitCode));
        var payload = await host.InScopeAsync(services => services.GetRequiredService<AppDbContext>().Set<LedgerEvent>()
            .Where(row => row.Kind == "calendar.changed" && row.SubjectKind == "calendar_day").Select(row => row.Payload).SingleAsync());
        Assert.Contains("\"before\":\"holiday\"", payload, StringComparison.Ordinal);
        Assert.DoesNotContain("\"after\":\"", payload, StringComparison.Ordinal);
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_notice_that_comes_makes_days_off_and_a_worked_saturday(DatabaseKind kind)
    {
        await using var host = await HostAsync(kind);
        Assert.True((await ChangeAsync(host, new ChangeDayInput
        {
            Date = new DateOnly(2026, 12, 31), Kind = DayKind.SwapOff, Name = "Nghỉ hoán đổi", Source = "Công văn 1/VPCP", Reason = "Theo công văn mới",
        })).IsDone);
        Assert.True((await ChangeAsync(host, new ChangeDayInput
        {
            Date = new DateOnly(2027, 1, 9), Kind = DayKind.MakeUpWork, Name = "Làm bù thứ Bảy", Source = "Công văn 1/VPCP", Reason = "Theo công văn mới",
        })).IsDone);
        Assert.Equal("2027-01-09 17:00", Due(host, "2026-12-30 09:00", "6wd"));
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_day_that_is_restored_follows_the_catalogue_again(DatabaseKind kind)
    {
        await using var host = await HostAsync(kind);
        await ChangeAsync(host, Ordinary(Culture));
        var restored = await host.InScopeAsync(services => services.GetRequiredService<RestoreDay>()
            .HandleAsync(new RestoreDayInput(Culture, "Đã có thông báo chính thức", 1), CancellationToken.None), Administrator);
        Assert.True(restored.IsDone);
        Assert.Equal("2026-11-25 16:55", Due(host, "2026-11-23 16:55", "8h"));
        Assert.Equal(3, Calendars(host).Snapshot.Version);
    }

    [Theory]
    [OnBothDatabases]
    public async Task The_second_of_two_administrators_is_told_and_overwrites_nothing(DatabaseKind kind)
    {
        await using var host = await HostAsync(kind);
        Assert.True((await ChangeAsync(host, Ordinary(Culture))).IsDone);
        var second = await ChangeAsync(host, Ordinary(Culture));
        Assert.Equal("calendar.changed_meanwhile", Assert.Single(second.Faults).Code);
        Assert.True((await ChangeAsync(host, Ordinary(Culture) with { SeenVersion = 1 })).IsDone);
    }

    [Theory]
    [OnBothDatabases]
    public async Task Of_many_at_once_each_gets_its_own_version_or_is_told(DatabaseKind kind)
    {
        await using var host = await HostAsync(kind);
        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => ChangeAsync(host, Ordinary(Culture.AddDays(i % 4)))));
        Assert.Equal(4, results.Count(result => result.IsDone));
        Assert.All(results.Where(result => !result.IsDone), result => Assert.Equal("calendar.changed_meanwhile", result.Faults[0].Code));
        Assert.Equal(5, Calendars(host).Snapshot.Version);
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_unit_gets_hours_of_its_own_and_loses_them_again(DatabaseKind kind)
    {
        var dependant = new Dependant();
        await using var host = await HostAsync(kind, dependant);
        var week = Enum.GetValues<DayOfWeek>().ToDictionary(day => day, day => day is DayOfWeek.Sunday or DayOfWeek.Saturday ? "" : "8:00-12:00, 13:00-16:00");
        var input = new ChangeHoursInput { UnitCode = "office", Week = week!, MakeUp = "8:00-12:00", Source = "Quyết định 1/QĐ-SKHCN", Reason = "Giờ mới từ tháng này" };
        Assert.True((await HoursAsync(host, input)).IsDone);
        Assert.Equal("2026-11-25 16:00", CountingTable.Local(host.Services.GetRequiredService<ICalendars>().For("office").Due(CountingTable.At("2026-11-23 09:00"), Term.WorkingDays(1)).Due));
        Assert.Equal("2026-11-25 17:00", Due(host, "2026-11-23 09:00", "1wd"));
        Assert.Equal("office", Assert.Single(dependant.Changes).UnitCode);
        Assert.True((await HoursAsync(host, input with { Week = null, SeenVersion = 1, Reason = "Trở lại giờ chung" })).IsDone);
        Assert.Same(Calendars(host).Current.Standard, Calendars(host).Current.For("office"));
    }

    [Theory]
    [OnBothDatabases]
    public async Task Another_node_takes_a_change_over(DatabaseKind kind)
    {
        await using var host = await HostAsync(kind);
        using var other = new Calendars(host.Services.GetRequiredService<IServiceScopeFactory>());
        await other.RefreshAsync(CancellationToken.None);
        await ChangeAsync(host, Ordinary(Culture));
        Assert.False(other.Current.Standard.IsWorkingDay(Culture));
        await other.RefreshAsync(CancellationToken.None);
        Assert.True(other.Current.Standard.IsWorkingDay(Culture));
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_file_that_breaks_between_two_starts_is_refused_and_the_stored_one_serves(DatabaseKind kind)
    {
        var folder = Directory.CreateTempSubdirectory("saola-calendars-");
        var calendars = Directory.CreateDirectory(Path.Combine(folder.FullName, "calendars")).FullName;
        foreach (var file in Directory.EnumerateFiles(Repository.Path("catalog", "calendars"))) File.Copy(file, Path.Combine(calendars, Path.GetFileName(file)));
        var year = Path.Combine(calendars, "vn-2026.yaml");
        var text = await File.ReadAllTextAsync(year);
        var dependant = new Dependant();
        await using var host = await HostAsync(kind, dependant);
        var source = host.Services.GetRequiredService<CatalogueSource>();
        await File.WriteAllTextAsync(year, text.Replace("  - {date: 2026-11-24", "  # - {date: 2026-11-24", StringComparison.Ordinal));
        await SaolaAgainAsync(host, source with { Folder = calendars });
        Assert.True(Calendars(host).Current.Standard.IsWorkingDay(Culture));
        Assert.Equal((Culture, Culture), (dependant.Changes[0].FirstDay, dependant.Changes[0].LastDay));
        await File.WriteAllTextAsync(year, "year: [");
        await SaolaAgainAsync(host, source with { Folder = calendars });
        Assert.Equal("vn-2026.yaml", Assert.Single(source.Faults.Found).File);
        Assert.True(Calendars(host).Current.Standard.IsWorkingDay(Culture));
        Assert.False(Calendars(host).Current.Standard.IsWorkingDay(new DateOnly(2026, 2, 17)));
        Assert.Single(dependant.Changes);
        folder.Delete(recursive: true);
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_change_without_reason_name_or_source_is_refused_at_its_fields(DatabaseKind kind)
    {
        await using var host = await HostAsync(kind);
        var refused = await ChangeAsync(host, new ChangeDayInput { Date = new DateOnly(2026, 12, 5), Kind = DayKind.SwapOff, Reason = "x" });
        Assert.Equal(["Kind", "Name", "Source", "Reason"], refused.Faults.Select(fault => fault.Field));
        Assert.Equal(["Date", "Kind", "Name", "Source", "Reason"], (await ChangeAsync(host, new ChangeDayInput { Date = null, Reason = null })).Faults.Select(fault => fault.Field));
        var hours = await HoursAsync(host, new ChangeHoursInput { UnitCode = "nowhere", Week = new Dictionary<DayOfWeek, string?> { [DayOfWeek.Monday] = "sáng" }, Reason = null });
        Assert.Equal(["UnitCode", "Monday", "Source", "Reason"], hours.Faults.Select(fault => fault.Field));
        Assert.Equal(1, Calendars(host).Snapshot.Version);
    }

    private static Actor Administrator { get; } = Actor.System("test");

    private static ChangeDayInput Ordinary(DateOnly date) => new() { Date = date, IsOrdinary = true, Reason = "Không có văn bản cho nghỉ" };

    private static Task<SaolaTestHost> HostAsync(DatabaseKind kind, Dependant? dependant = null) => SaolaTestHost.CreateAsync(kind, services =>
    {
        services.Replace(ServiceDescriptor.Singleton<IUnits>(new TwoUnits()));
        if (dependant is not null) services.AddSingleton<ICalendarDependant>(dependant);
    });

    private static Calendars Calendars(SaolaTestHost host) => host.Services.GetRequiredService<Calendars>();

    private static string Due(SaolaTestHost host, string from, string term) =>
        CountingTable.Local(host.Services.GetRequiredService<ICalendars>().For(null).Due(CountingTable.At(from), Term.Parse(term)).Due);

    private static Task<Result> ChangeAsync(SaolaTestHost host, ChangeDayInput input) =>
        host.InScopeAsync(services => services.GetRequiredService<ChangeDay>().HandleAsync(input, CancellationToken.None), Administrator);

    private static Task<Result> HoursAsync(SaolaTestHost host, ChangeHoursInput input) =>
        host.InScopeAsync(services => services.GetRequiredService<ChangeHours>().HandleAsync(input, CancellationToken.None), Administrator);

    private static Task<int> ActsAsync(SaolaTestHost host, string kind) =>
        host.InScopeAsync(services => services.GetRequiredService<AppDbContext>().Set<LedgerAct>().CountAsync(act => act.Kind == kind), Administrator);

    /// <summary>The program starts again on the same database.</summary>
    private static Task SaolaAgainAsync(SaolaTestHost host, CatalogueSource? source = null) =>
        host.InScopeAsync(services => ActivatorUtilities.CreateInstance<TakeInCatalogue>(services, source ?? services.GetRequiredService<CatalogueSource>())
            .RunAsync(CancellationToken.None), Administrator);

    private sealed class Dependant : ICalendarDependant
    {
        public List<CalendarChange> Changes { get; } = [];

        public Task CalendarChangedAsync(CalendarChange change, CancellationToken cancellationToken)
        {
            Changes.Add(change);
            return Task.CompletedTask;
        }
    }

    private sealed class TwoUnits : IUnits
    {
        private static readonly UnitCard[] Cards = [new("office", "Văn phòng Sở", "Văn phòng", null, "division"), new("science_dept", "Phòng Quản lý Khoa học", "QLKH", null, "division")];

        public UnitCard? Find(string code) => Array.Find(Cards, unit => unit.Code == code);

        public string NameOf(string code) => Find(code)?.Name ?? code;

        public IReadOnlyList<UnitCard> All(string? kind = null) => Cards;
    }
}
