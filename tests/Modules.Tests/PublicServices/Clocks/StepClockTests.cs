using System.Text.Json;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Clocks;

/// <summary>Each step has its own term: who holds it is warned before and after, once, and who let it pass is written down.</summary>
public sealed class StepClockTests
{
    // Thirty-two working hours from Wednesday 9:00 end on Tuesday 9:00.
    private static readonly DateTimeOffset StepDue = ClockDesk.At(12, 1, 9);

    [Theory, OnBothDatabases]
    public async Task Complaint_opencps_1269_who_oversteps_the_term_of_a_step_is_warned_and_written_down_once(DatabaseKind database)
    {
        await using var desk = await ClockDesk.ExaminedAsync(database);
        Assert.Equal(StepDue, (await desk.ReadAsync()).Row.StepDueAt);

        desk.GoTo(11, 30, 14, 29);
        await desk.RunJobsAsync();
        Assert.DoesNotContain("S1", await desk.NoticesAsync(ClockDesk.Officer));
        desk.GoTo(11, 30, 14, 30);
        await desk.RunJobsAsync();
        await desk.RunJobsAsync();
        Assert.Single(await desk.NoticesAsync(ClockDesk.Officer), kind => kind == "S1");
        Assert.Single(await desk.NoticesAsync(ClockDesk.Head), kind => kind == "S1");
        Assert.True(await desk.MailsAsync("Sắp hết hạn bước") >= 2, "by e-mail too");

        desk.GoTo(12, 1, 9, 1);
        var version = (await desk.ReadAsync()).Row.RowVersion;
        await desk.RunJobsAsync();
        await desk.RunJobsAsync();
        Assert.Single(await desk.NoticesAsync(ClockDesk.Officer), kind => kind == "S2");
        Assert.Single(await desk.NoticesAsync(ClockDesk.Head), kind => kind == "S2");
        using var late = JsonDocument.Parse(Assert.Single(await desk.EventsAsync("cases.step_overstepped")).Payload);
        Assert.Equal((await desk.PersonAsync(ClockDesk.Officer)).Id, late.RootElement.GetProperty("assignee").GetGuid());
        Assert.Equal(("examine", StepDue), (late.RootElement.GetProperty("stepId").GetString(), late.RootElement.GetProperty("dueAt").GetDateTimeOffset()));
        Assert.Equal(version, (await desk.ReadAsync()).Row.RowVersion);
        Assert.Empty(await desk.VerifyAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_step_that_ends_late_before_the_program_looked_is_written_down_with_its_end(DatabaseKind database)
    {
        await using var desk = await ClockDesk.ExaminedAsync(database);
        desk.GoTo(12, 1, 9, 30);
        Assert.Null(await desk.DecideAsync(ClockDesk.Officer, Decisions.Forward));
        await desk.RunJobsAsync();
        Assert.Single(await desk.EventsAsync("cases.step_overstepped"));
        Assert.DoesNotContain("S2", await desk.NoticesAsync(ClockDesk.Officer));
    }

    [Theory, OnBothDatabases]
    public async Task While_the_clock_stands_nobody_is_warned_and_afterwards_about_the_new_instant(DatabaseKind database)
    {
        await using var desk = await ClockDesk.ExaminedAsync(database);
        desk.GoTo(11, 30, 16, 0);
        await desk.RunJobsAsync();
        Assert.Null(await desk.AskAsync());
        desk.GoTo(12, 7, 8);
        await desk.RunJobsAsync();
        Assert.Empty(await desk.EventsAsync("cases.step_overstepped"));
        Assert.Null(await desk.AnswerAsync());
        var due = (await desk.ReadAsync()).Row.StepDueAt!.Value;
        // Two and a half working hours were left: from Monday 8:00 to 10:30.
        Assert.Equal(ClockDesk.At(12, 7, 10, 30), due);
        await desk.RunJobsAsync();
        Assert.Equal(2, (await desk.NoticesAsync(ClockDesk.Officer)).Count(kind => kind == "S1"));
    }

    [Fact]
    public async Task The_hours_before_a_warning_are_a_setting()
    {
        await using var desk = await ClockDesk.ExaminedAsync(DatabaseKind.Sqlite, configuration: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Saola:Cases:Clock:StepWarningHours"] = "0" });
        desk.GoTo(12, 1, 8, 59);
        await desk.RunJobsAsync();
        Assert.DoesNotContain("S1", await desk.NoticesAsync(ClockDesk.Officer));
    }

    [Theory, OnBothDatabases]
    public async Task The_reception_has_a_clock_too_and_warns_the_counter(DatabaseKind database)
    {
        await using var desk = await ClockDesk.OpenAsync(database);
        desk.GoTo(11, 26, 9, 1);
        await desk.RunJobsAsync();
        Assert.Contains("S2", await desk.NoticesAsync(ClockDesk.Clerk));
    }
}
