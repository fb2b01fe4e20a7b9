using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Calendar;
using Saola.Engines.Cases;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Clocks;

/// <summary>The clock stands while the applicant mends what was asked, and what follows when the applicant does not.</summary>
public sealed class SupplementClockTests
{
    [Theory, OnBothDatabases]
    public async Task Complaint_opencps_1254_many_supplement_rounds_never_make_a_case_overdue(DatabaseKind database)
    {
        await using var desk = await ClockDesk.ExaminedAsync(database);
        var (agency, lengths) = (0L, new[] { 3, 27, 51, 8, 120, 1, 75, 240, 14, 33 });
        var pauses = new List<Pause>();
        foreach (var hours in lengths)
        {
            desk.Wait(TimeSpan.FromMinutes(7));
            Assert.Null(await desk.AskAsync());
            var asked = await desk.ReadAsync();
            agency = asked.Time!.Agency.Minutes;
            desk.Wait(TimeSpan.FromHours(hours));
            await desk.RunJobsAsync();
            var waiting = await desk.ReadAsync();
            Assert.Equal(agency, waiting.Time!.Agency.Minutes);
            Assert.NotEqual(ClockState.Overdue, waiting.Clock!.State);
            Assert.Null(await desk.AnswerAsync($"Viện Sao La {hours}"));
            pauses.Add(new Pause(asked.Row.PausedAt!.Value, desk.Clock.GetUtcNow()));
        }
        var read = await desk.ReadAsync();
        Assert.Equal((10, 11, agency), (read.Row.SupplementRounds, read.DataVersion, read.Time!.Agency.Minutes));
        Assert.True(agency <= 70, "seven minutes for each round are the authority's, and no more");
        var calendar = await desk.AsAsync(ClockDesk.Officer, services => Task.FromResult(services.GetRequiredService<ICalendars>().For(read.Row.UnitCode)));
        Assert.Equal(calendar.Due(read.Row.AcceptedAt!.Value, Term.Parse("15wd"), pauses).Due, read.Row.DueAt);
        Assert.Equal(pauses.Sum(p => (long)calendar.WorkingTime(p.Start, p.End!.Value).TotalMinutes), read.Time.Citizen.Minutes, 10L);
        Assert.Empty(await desk.EventsAsync("cases.became_overdue", "cases.step_overstepped"));
        Assert.Empty(await desk.VerifyAsync());
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_that_does_not_come_proposes_the_end_and_a_person_decides(DatabaseKind database)
    {
        await using var desk = await ClockDesk.ExaminedAsync(database, type => type with { Steps = [.. type.Steps.Select(s => s.Id == "examine" ? s with { SupplementWithin = "15d", SupplementOverdue = StepDefinition.ProposeStop } : s)] });
        Assert.Null(await desk.AskAsync());
        var dueBy = (await desk.ReadAsync()).Supplements[0].DueBy;
        desk.GoTo(dueBy.Month, dueBy.Day - 3, 9);
        await desk.RunJobsAsync();
        await desk.RunJobsAsync();
        Assert.Single(await desk.NoticesAsync(ClockDesk.Citizen), kind => kind == "N11");

        desk.GoTo(dueBy.Month, dueBy.Day, 23, 59);
        await desk.RunJobsAsync();
        Assert.Empty(await desk.EventsAsync("cases.supplement_expired"));
        desk.Wait(TimeSpan.FromMinutes(2));
        await desk.RunJobsAsync();
        await desk.RunJobsAsync();

        var expired = await desk.ReadAsync();
        Assert.Equal((CaseState.SupplementRequested, true), (expired.Row.State, expired.Supplements[0].StopProposed));
        Assert.Single(await desk.EventsAsync("cases.supplement_expired"));
        Assert.Single(await desk.NoticesAsync(ClockDesk.Officer), kind => kind == "S5");
        Assert.Single(await desk.NoticesAsync(ClockDesk.Head), kind => kind == "S5");
        Assert.Single(await desk.NoticesAsync(ClockDesk.Citizen), kind => kind == "N12");

        Assert.Equal("case.reason_missing", await desk.TryAsync<StopCase>(ClockDesk.Officer, stop => stop.HandleAsync(desk.Id, StopGround.SupplementOverdue, " ", CancellationToken.None)));
        Assert.Null(await desk.TryAsync<StopCase>(ClockDesk.Officer, stop => stop.HandleAsync(desk.Id, StopGround.SupplementOverdue, "Quá hạn bổ sung đã thông báo.", CancellationToken.None)));
        await desk.RunJobsAsync();
        var stopped = await desk.ReadAsync();
        Assert.Equal(CaseState.Stopped, stopped.Row.State);
        Assert.Contains(stopped.Documents, d => d.Kind == "stop_notice");
        Assert.Empty(await desk.VerifyAsync());
    }

    [Theory, OnBothDatabases]
    public async Task More_days_may_be_given_after_the_last_one_with_a_reason_and_the_answer_is_then_in_time(DatabaseKind database)
    {
        await using var desk = await ClockDesk.ExaminedAsync(database);
        Assert.Null(await desk.AskAsync(dueBy: new DateOnly(2026, 12, 1)));
        desk.GoTo(12, 2, 8);
        await desk.RunJobsAsync();
        Assert.NotNull((await desk.ReadAsync()).Supplements[0].ExpiredAt);
        Assert.False((await desk.ReadAsync()).Supplements[0].StopProposed, "this procedure proposes nothing");

        Task<string?> Extend(int day, string? reason) => desk.TryAsync<ExtendSupplement>(ClockDesk.Officer, extend => extend.HandleAsync(desk.Id, new DateOnly(2026, 12, day), reason, CancellationToken.None));
        Assert.Equal("case.reason_missing", await Extend(9, "  "));
        Assert.Equal("supplement.due_not_later", await Extend(1, "Người nộp xin thêm."));
        Assert.Null(await Extend(9, "Người nộp xin thêm thời gian."));

        await desk.RunJobsAsync();
        var open = (await desk.ReadAsync()).Supplements[0];
        Assert.Equal((new DateOnly(2026, 12, 9), null), (open.DueBy, open.ExpiredAt));
        Assert.Single(await desk.NoticesAsync(ClockDesk.Citizen), kind => kind == "N13");
        Assert.Null(await desk.AnswerAsync());
        Assert.Equal(CaseState.Processing, (await desk.ReadAsync()).Row.State);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  \t ")]
    [InlineData("\u200b\u00a0\u2003")]
    public async Task A_return_or_a_request_without_a_reason_is_impossible(string? nothing)
    {
        await using var desk = await ClockDesk.ExaminedAsync(DatabaseKind.Sqlite);
        Assert.Equal("supplement.no_problem", await desk.DecideAsync(ClockDesk.Officer, Decisions.Supplement, items: [new SupplementItem("org_name_vi", "Tên tổ chức", nothing ?? "", null)]));
        Assert.Equal("case.reason_missing", await desk.DecideAsync(ClockDesk.Officer, Decisions.ProposeRefusal, nothing));
        Assert.Equal("supplement.target_unknown", await desk.DecideAsync(ClockDesk.Officer, Decisions.Supplement, items: [new SupplementItem("no_such_field", "Ô lạ", "Sai.", null)]));
        Assert.Equal("supplement.target_unknown", await desk.DecideAsync(ClockDesk.Officer, Decisions.Supplement, items: [new SupplementItem("paper:no_such_paper", "Giấy lạ", "Sai.", null)]));
        Assert.Null(await desk.DecideAsync(ClockDesk.Officer, Decisions.Forward));
        Assert.Equal("examine", (await desk.ReadAsync()).Runs[^2].StepId);
    }
}
