using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Files;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Clocks;

/// <summary>Lấy ý kiến: in parallel, with a term of its own; the case goes on unless the law stops its clock.</summary>
public sealed class OpinionClockTests
{
    [Theory, OnBothDatabases]
    public async Task The_clock_of_the_case_goes_on_while_an_opinion_is_awaited(DatabaseKind database)
    {
        await using var desk = await ClockDesk.ExaminedAsync(database);
        var due = (await desk.ReadAsync()).Row.DueAt;
        Assert.Null(await AskAsync(desk, 2));
        Assert.Equal((ClockDesk.At(11, 27, 9), null), ((await desk.ReadAsync()).Opinions[0].DueAt, (await desk.ReadAsync()).Row.PausedAt));
        await desk.RunJobsAsync();
        Assert.Contains("S6", await desk.NoticesAsync(ClockDesk.Market));

        desk.GoTo(11, 26, 15, 0);
        await desk.RunJobsAsync();
        Assert.Single(await desk.NoticesAsync(ClockDesk.Market), kind => kind == "S7");
        desk.GoTo(11, 27, 9, 1);
        await desk.RunJobsAsync();
        await desk.RunJobsAsync();
        Assert.Single(await desk.EventsAsync("cases.opinion_lapsed"));
        Assert.Single(await desk.NoticesAsync(ClockDesk.Market), kind => kind == "S8");
        Assert.Single(await desk.NoticesAsync(ClockDesk.Officer), kind => kind == "S8");
        Assert.Single(await ListAsync(desk, ClockDesk.Market, OpinionSide.Owed));
        Assert.Single(await ListAsync(desk, ClockDesk.Officer, OpinionSide.Awaited));
        Assert.Empty(await ListAsync(desk, ClockDesk.Officer, OpinionSide.Owed));

        Assert.Null(await AnswerAsync(desk, await FileAsync(desk)));
        var read = await desk.ReadAsync();
        Assert.Equal(("ý kiến.pdf", due), (read.Opinions[0].FileName, read.Row.DueAt));
        Assert.Empty(await ListAsync(desk, ClockDesk.Market, OpinionSide.Owed));
    }

    [Theory, OnBothDatabases]
    public async Task Where_the_law_stops_the_clock_it_stands_until_the_answer_and_is_nobodys_time(DatabaseKind database)
    {
        await using var desk = await ClockDesk.ExaminedAsync(database, Pausing);
        desk.GoTo(11, 25, 10);
        Assert.Null(await AskAsync(desk, 5));
        desk.GoTo(11, 26, 10);
        Assert.Equal(ClockDesk.At(11, 25, 10), (await desk.ReadAsync()).Row.PausedAt);
        Assert.Null(await AnswerAsync(desk, null));
        var read = await desk.ReadAsync();
        Assert.Equal((null, 60L, 0L, 480L), (read.Row.PausedAt, read.Time!.Agency.Minutes, read.Time.Citizen.Minutes, read.Time.Others.Minutes));
        Assert.Equal(ClockDesk.At(12, 17, 17), read.Row.DueAt);
        Assert.Single(await desk.EventsAsync("cases.due_moved"));
        Assert.Empty(await desk.VerifyAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_body_that_is_late_does_not_stop_the_clock_beyond_its_term(DatabaseKind database)
    {
        await using var desk = await ClockDesk.ExaminedAsync(database, Pausing);
        Assert.Null(await AskAsync(desk, 1));
        desk.GoTo(12, 4, 16);
        await desk.RunJobsAsync();
        var read = await desk.ReadAsync();
        Assert.Equal(new CaseStop("opinion", ClockDesk.At(11, 25, 9), ClockDesk.At(11, 26, 9)), Assert.Single(read.Stops));
        Assert.Null(read.Row.PausedAt);
        Assert.Equal(480L, read.Time!.Others.Minutes);
        Assert.Empty(await desk.VerifyAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_supplement_inside_a_stopped_clock_is_the_applicants_time_and_neither_ends_the_other(DatabaseKind database)
    {
        await using var desk = await ClockDesk.ExaminedAsync(database, Pausing);
        Assert.Null(await AskAsync(desk, 5));
        desk.GoTo(11, 25, 10);
        Assert.Null(await desk.AskAsync());
        desk.GoTo(11, 25, 11);
        Assert.Null(await desk.AnswerAsync());
        Assert.Equal(ClockDesk.At(11, 25, 9), (await desk.ReadAsync()).Row.PausedAt);
        desk.GoTo(11, 25, 11, 30);
        Assert.Null(await AnswerAsync(desk, null));
        var read = await desk.ReadAsync();
        Assert.Equal((null, 0L, 60L, 90L), (read.Row.PausedAt, read.Time!.Agency.Minutes, read.Time.Citizen.Minutes, read.Time.Others.Minutes));
        Assert.Empty(await desk.VerifyAsync());
    }

    private static CaseTypeDefinition Pausing(CaseTypeDefinition type) => type with { Steps = [.. type.Steps.Select(s => s.Kind == StepKind.Opinions ? s with { Beside = "examine", PausesClock = true } : s)] };

    private static Task<string?> AskAsync(ClockDesk desk, int days) =>
        desk.TryAsync<AskOpinion>(ClockDesk.Officer, ask => ask.HandleAsync(new OpinionQuestion(desk.Id, "techmarket_dept", "Công nghệ này có thuộc danh mục hạn chế không?", days), CancellationToken.None));

    private static async Task<string?> AnswerAsync(ClockDesk desk, Guid? file)
    {
        var opinion = (await desk.ReadAsync()).Opinions[0];
        return await desk.TryAsync<GiveOpinion>(ClockDesk.Market, give => give.HandleAsync(new OpinionAnswer(desk.Id, opinion.Id, "agree", "Không thuộc danh mục.", file), CancellationToken.None));
    }

    private static Task<Guid> FileAsync(ClockDesk desk) => desk.AsAsync(ClockDesk.Market, async services =>
    {
        using var content = new MemoryStream(Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"));
        return (await services.GetRequiredService<ISentFiles>().StoreAsync(content, "ý kiến.pdf", CancellationToken.None)).Value.Id;
    });

    private static Task<IReadOnlyList<AwaitedOpinion>> ListAsync(ClockDesk desk, string email, OpinionSide side) =>
        desk.AsAsync(email, services => services.GetRequiredService<ListOpinions>().HandleAsync(side, lateOnly: true, CancellationToken.None));
}
