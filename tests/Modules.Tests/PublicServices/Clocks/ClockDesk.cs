using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Engines.Jobs;
using Saola.Engines.Ledger;
using Saola.Kernel;
using Saola.Modules.Tests.PublicServices.Citizen;
using Saola.TestKit;
using Saola.Web.Composition;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Clocks;

/// <summary>The program without its web server: people who act on one dossier, a clock that the test moves, jobs on demand.</summary>
internal sealed class ClockDesk : IAsyncDisposable
{
    public const string Citizen = "citizen@saola.test", Clerk = "clerk@saola.test", Head = "head@saola.test", Officer = "officer@saola.test", Director = "director@saola.test", Market = "techmarket@saola.test";
    private const string Code = "1.001786";
    private readonly SaolaTestHost _host;

    private ClockDesk(SaolaTestHost host) => _host = host;

    public FakeTimeProvider Clock => _host.Clock;

    public string Number { get; private set; } = "";

    public Guid Id { get; private set; }

    public static async Task<ClockDesk> OpenAsync(DatabaseKind database, Func<CaseTypeDefinition, CaseTypeDefinition>? adjust = null, IDictionary<string, string?>? configuration = null)
    {
        var desk = new ClockDesk(await SaolaTestHost.CreateAsync(database, configuration: configuration));
        await desk._host.InScopeAsync(async services =>
        {
            foreach (var loader in services.GetServices<IDemonstrationLoader>().Where(l => l.Order == 0)) await loader.LoadAsync(new(0, 1, _ => { }), CancellationToken.None);
        }, Actor.System("test"));
        await desk.FileAsync(adjust);
        return desk;
    }

    /// <summary>Received by the clerk and given to the officer: the examination begins at 9:00 of the standard morning.</summary>
    public static async Task<ClockDesk> ExaminedAsync(DatabaseKind database, Func<CaseTypeDefinition, CaseTypeDefinition>? adjust = null, IDictionary<string, string?>? configuration = null)
    {
        var desk = await OpenAsync(database, adjust, configuration);
        Assert.Null(await desk.DecideAsync(Clerk, Decisions.Accept));
        Assert.Null(await desk.DecideAsync(Head, Decisions.Assign, assignee: (await desk.PersonAsync(Officer)).Id));
        return desk;
    }

    public void Wait(TimeSpan time) => Clock.Advance(time);

    /// <summary>Sets the clock to an instant in Vietnam.</summary>
    public void GoTo(int month, int day, int hour, int minute = 0, int year = 2026) => Clock.SetUtcNow(At(month, day, hour, minute, year));

    public static DateTimeOffset At(int month, int day, int hour, int minute = 0, int year = 2026) => VietnamTime.Instant(new DateTime(year, month, day, hour, minute, 0, DateTimeKind.Unspecified));

    public async Task<PersonCard> PersonAsync(string email) =>
        await _host.InScopeAsync(async services => (await services.GetRequiredService<IDemonstrationPeople>().AccountAsync(email, CancellationToken.None))!);

    public async Task<T> AsAsync<T>(string email, Func<IServiceProvider, Task<T>> work)
    {
        var person = await PersonAsync(email);
        return await _host.InScopeAsync(work, new Actor(ActorKind.Person, person.Id, person.FullName, "person"));
    }

    /// <summary>Does something; gives the code of the first fault, or null.</summary>
    public async Task<string?> TryAsync<THandler>(string email, Func<THandler, Task<Result>> act) where THandler : notnull
    {
        var result = await AsAsync(email, services => act(services.GetRequiredService<THandler>()));
        return result.IsDone ? null : result.Faults[0].Code;
    }

    public Task<CaseDetails> ReadAsync() => _host.InScopeAsync(async services => (await services.GetRequiredService<ReadCase>().ForProgramAsync(Id, CancellationToken.None))!);

    public async Task<string?> DecideAsync(string email, string decision, string? reason = null, Guid? assignee = null, IReadOnlyList<SupplementItem>? items = null, DateOnly? dueBy = null)
    {
        var row = (await ReadAsync()).Row;
        return await TryAsync<DecideStep>(email, decide => decide.HandleAsync(new StepDecision
        {
            CaseId = Id, RowVersion = row.RowVersion, StepId = row.StepId ?? "", Decision = decision, Reason = reason, AssigneeId = assignee, Items = items ?? [], DueBy = dueBy,
        }, CancellationToken.None));
    }

    public Task<string?> AskAsync(string email = Officer, DateOnly? dueBy = null) =>
        DecideAsync(email, Decisions.Supplement, items: [new SupplementItem("org_name_vi", "Tên tổ chức", "Chưa đúng điều lệ.", null)], dueBy: dueBy);

    /// <summary>The applicant sends the declaration with another name.</summary>
    public async Task<string?> AnswerAsync(string name = "Viện Nghiên cứu Sao La")
    {
        var data = (System.Text.Json.Nodes.JsonObject)System.Text.Json.Nodes.JsonNode.Parse((await ReadAsync()).DataJson)!;
        data["org_name_vi"] = name;
        return await TryAsync<AnswerSupplement>(Citizen, answer => answer.HandleAsync(new SupplementAnswer { CaseId = Id, Data = data, Attachments = [] }, CancellationToken.None));
    }

    /// <summary>What the clock starts, and the work that follows from it.</summary>
    public async Task RunJobsAsync()
    {
        await _host.InScopeAsync(async services =>
        {
            var runner = services.GetRequiredService<IJobRunner>();
            Assert.True(await runner.RunScheduleAsync("cases.watch_clocks", CancellationToken.None));
            await runner.RunOutboxAsync(CancellationToken.None);
        }, Actor.System("test"));
    }

    /// <summary>Kinds of the notices in a person's inbox.</summary>
    public async Task<IReadOnlyList<string>> NoticesAsync(string email)
    {
        var person = (await PersonAsync(email)).Id;
        return await _host.InScopeAsync(async services =>
            (IReadOnlyList<string>)await services.GetRequiredService<AppDbContext>().Database.SqlQuery<string>($"SELECT kind AS \"Value\" FROM messages_inbox WHERE person_id = {person} ORDER BY created_at, kind").ToListAsync());
    }

    /// <summary>How many e-mails stand with a subject that contains some words.</summary>
    public Task<int> MailsAsync(string words) => _host.InScopeAsync(async services =>
        await services.GetRequiredService<AppDbContext>().Database.SqlQuery<int>($"SELECT CAST(COUNT(*) AS INTEGER) AS \"Value\" FROM messages_mails WHERE subject LIKE {"%" + words + "%"}").SingleAsync());

    public Task<IReadOnlyList<RecordedEvent>> EventsAsync(params string[] kinds) =>
        _host.InScopeAsync(services => services.GetRequiredService<ILedgerReader>().EventsAsync([Id], kinds, CancellationToken.None));

    /// <summary>Faults that <c>./saola verify</c> finds in the cases.</summary>
    public Task<List<string>> VerifyAsync() => _host.InScopeAsync(async services =>
    {
        var faults = new List<string>();
        foreach (var check in services.GetServices<IVerification>().Where(v => v.Name.Contains("Trạng thái hồ sơ", StringComparison.Ordinal)))
            await foreach (var fault in check.FaultsAsync(CancellationToken.None)) faults.Add(fault);
        return faults;
    });

    private async Task FileAsync(Func<CaseTypeDefinition, CaseTypeDefinition>? adjust)
    {
        var person = await PersonAsync(Citizen);
        var filed = await AsAsync(Citizen, async services =>
        {
            var type = services.GetRequiredService<CaseTypes>().Current(Code)!;
            if (adjust is not null) type = adjust(type) with { Version = 99 };
            return (await services.GetRequiredService<SubmitCase>().HandleAsync(new CaseSubmission
            {
                Type = type, Key = "clock-desk", Data = CitizenSite.Sample(Code), Channel = CaseChannel.Online, ApplicantPersonId = person.Id, FilerPersonId = person.Id,
                ApplicantName = person.FullName, Email = person.Email, Attachments = [],
            }, CancellationToken.None)).Value;
        });
        (Number, Id) = (filed.Number, filed.Id);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
