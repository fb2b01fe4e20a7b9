using Saola.Data;
using Saola.Engines.Calendar;
using Saola.Engines.Cases;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Clocks;

/// <summary>Slip 04: drafted by itself, signed by a person, told only then; the case still counts as late.</summary>
public sealed class ApologyTests
{
    private const string Reason = "Phải kiểm tra lại trụ sở vì địa chỉ khai có hai nơi.";

    [Theory, OnBothDatabases]
    public async Task Complaint_of_the_press_a_late_case_gets_an_apology_that_a_person_signs(DatabaseKind database)
    {
        await using var desk = await LateAsync(database);
        var drafted = Assert.Single((await desk.ReadAsync()).Apologies);
        Assert.Equal((ApologyState.Drafted, 1, false), (drafted.State, drafted.Round, drafted.Foreseen));
        Assert.True(drafted.NewDueAt > desk.Clock.GetUtcNow());
        Assert.Contains("S4", await desk.NoticesAsync(ClockDesk.Officer));
        Assert.DoesNotContain("N14", await desk.NoticesAsync(ClockDesk.Citizen));

        Assert.Equal("apology.reason_missing", await ProposeAsync(desk, ""));
        Assert.Equal("apology.date", await ProposeAsync(desk, Reason, drafted.MissedDueAt));
        Assert.Null(await ProposeAsync(desk, Reason));
        await desk.RunJobsAsync();
        Assert.Contains("S10", await desk.NoticesAsync(ClockDesk.Head));
        Assert.Null((await desk.ReadAsync()).Row.PromisedAt);

        Assert.Equal("apology.not_signer", await SignAsync(desk, ClockDesk.Officer));
        Assert.Equal("case.reason_missing", await ReturnAsync(desk, " "));
        Assert.Null(await ReturnAsync(desk, "Ghi rõ hơn vì sao."));
        Assert.Null(await ProposeAsync(desk, Reason + " Chủ hộ vắng mặt hai lần."));
        Assert.Null(await SignAsync(desk, ClockDesk.Head));
        await desk.RunJobsAsync();

        var signed = await desk.ReadAsync();
        Assert.Equal((signed.Apologies[0].NewDueAt, ApologyState.Signed), (signed.Row.PromisedAt!.Value, signed.Apologies[0].State));
        Assert.Contains(signed.Documents, d => d.Kind == "apology_extension" && d.ForApplicant);
        Assert.Single(await desk.NoticesAsync(ClockDesk.Citizen), kind => kind == "N14");
        Assert.Equal(ClockState.Overdue, signed.Clock!.State);
        Assert.Equal("apology.changed", await SignAsync(desk, ClockDesk.Head));
        Assert.Empty(await desk.VerifyAsync());
    }

    [Theory, OnBothDatabases]
    public async Task An_apology_kept_its_new_date_and_the_on_time_figure_still_counts_the_case_late(DatabaseKind database)
    {
        await using var desk = await LateAsync(database);
        Assert.Null(await ProposeAsync(desk, Reason));
        Assert.Null(await SignAsync(desk, ClockDesk.Head));
        foreach (var (who, decision) in new[] { (ClockDesk.Officer, Decisions.Forward) }) Assert.Null(await desk.DecideAsync(who, decision));
        var read = await desk.ReadAsync();
        Assert.True(read.Row.PromisedAt > desk.Clock.GetUtcNow(), "it would be in time by the new date");
        Assert.True(read.Row.DueAt < desk.Clock.GetUtcNow(), "and is late by the one that counts");
    }

    [Theory, OnBothDatabases]
    public async Task One_lateness_has_one_apology_and_a_second_one_needs_a_new_reason(DatabaseKind database)
    {
        await using var desk = await LateAsync(database);
        Assert.Equal("apology.there_already", await desk.TryAsync<DraftApology>(ClockDesk.Officer, draft => draft.HandleAsync(desk.Id, CancellationToken.None)));
        Assert.Null(await ProposeAsync(desk, Reason));
        Assert.Null(await SignAsync(desk, ClockDesk.Head));
        await desk.RunJobsAsync();
        Assert.Single((await desk.ReadAsync()).Apologies);

        var promised = (await desk.ReadAsync()).Row.PromisedAt!.Value;
        desk.Clock.SetUtcNow(promised.AddMinutes(1));
        await desk.RunJobsAsync();
        await desk.RunJobsAsync();
        var apologies = (await desk.ReadAsync()).Apologies;
        Assert.Equal((2, promised), (apologies.Count, apologies[1].MissedDueAt));
        Assert.Contains("S9", await desk.NoticesAsync(ClockDesk.Officer));
        Assert.Equal("apology.reason_again", await ProposeAsync(desk, Reason.ToUpperInvariant()));
        Assert.Null(await ProposeAsync(desk, "Cơ quan phối hợp chưa trả lời xác minh."));
        Assert.Null(await SignAsync(desk, ClockDesk.Head));
        Assert.Equal(2, (await desk.ReadAsync()).Apologies.Count(a => a.State == ApologyState.Signed));
        Assert.Equal(2, (await desk.EventsAsync("cases.apology_signed")).Count);
    }

    [Theory, OnBothDatabases]
    public async Task An_officer_who_foresees_it_apologises_before_the_date(DatabaseKind database)
    {
        await using var desk = await ClockDesk.ExaminedAsync(database);
        Assert.Equal("case.not_yours", await desk.TryAsync<DraftApology>(ClockDesk.Market, draft => draft.HandleAsync(desk.Id, CancellationToken.None)));
        Assert.Null(await desk.TryAsync<DraftApology>(ClockDesk.Officer, draft => draft.HandleAsync(desk.Id, CancellationToken.None)));
        Assert.Null(await ProposeAsync(desk, Reason));
        Assert.Null(await SignAsync(desk, ClockDesk.Head));
        desk.GoTo(12, 17, 9);
        await desk.RunJobsAsync();
        var read = await desk.ReadAsync();
        Assert.Equal((true, 1), (read.Apologies[0].Foreseen, read.Apologies.Count));
        Assert.Single(await desk.EventsAsync("cases.became_overdue"));
    }

    [Fact]
    public async Task The_signer_is_the_director_where_the_department_says_so()
    {
        await using var desk = await ClockDesk.ExaminedAsync(DatabaseKind.Sqlite, configuration: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Saola:Cases:Clock:ApologySigner"] = "director" });
        Assert.Null(await desk.TryAsync<DraftApology>(ClockDesk.Officer, draft => draft.HandleAsync(desk.Id, CancellationToken.None)));
        Assert.Null(await ProposeAsync(desk, Reason));
        Assert.Equal("apology.not_signer", await SignAsync(desk, ClockDesk.Head));
        Assert.Null(await SignAsync(desk, ClockDesk.Director));
    }

    // Fifteen working days from Wednesday 25/11 end on Wednesday 16/12 at 17:00.
    private static async Task<ClockDesk> LateAsync(DatabaseKind database)
    {
        var desk = await ClockDesk.ExaminedAsync(database);
        Assert.Equal(ClockDesk.At(12, 16, 17), (await desk.ReadAsync()).Row.DueAt);
        desk.GoTo(12, 17, 9);
        await desk.RunJobsAsync();
        await desk.RunJobsAsync();
        return desk;
    }

    private static async Task<string?> ProposeAsync(ClockDesk desk, string reason, DateTimeOffset? newDue = null)
    {
        var open = (await desk.ReadAsync()).Apologies[^1];
        return await desk.TryAsync<ProposeApology>(ClockDesk.Officer, propose => propose.HandleAsync(
            new ApologyProposal { CaseId = desk.Id, ApologyId = open.Id, RowVersion = open.RowVersion, Reason = reason, NewDueAt = newDue ?? open.NewDueAt }, CancellationToken.None));
    }

    private static async Task<string?> SignAsync(ClockDesk desk, string email)
    {
        var open = (await desk.ReadAsync()).Apologies[^1];
        return await desk.TryAsync<SignApology>(email, sign => sign.HandleAsync(desk.Id, open.Id, open.RowVersion, CancellationToken.None));
    }

    private static async Task<string?> ReturnAsync(ClockDesk desk, string reason)
    {
        var open = (await desk.ReadAsync()).Apologies[^1];
        return await desk.TryAsync<SignApology>(ClockDesk.Head, sign => sign.ReturnAsync(desk.Id, open.Id, open.RowVersion, reason, CancellationToken.None));
    }
}
