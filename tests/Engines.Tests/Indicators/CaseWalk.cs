using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Model;
using Saola.Engines.Identity;
using Saola.Engines.Search;
using Saola.Kernel;
using Saola.TestKit;

namespace Saola.Engines.Tests.Indicators;

/// <summary>
/// A random walk over the real handlers: cases of three types in two units are filed, received, asked to mend, answered, decided, stopped and rated
/// at random instants. The same seed walks the same way.
/// </summary>
internal sealed class CaseWalk(SaolaTestHost host, int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<Guid> _cases = [];
    private int _filed;

    public static readonly CaseTypeDefinition[] Types =
    [
        Type("9.000001", "an-toan-buc-xa", "techmarket_dept", "5wd"), Type("9.000002", "so-huu-tri-tue", "science_dept", "2wd"), Type("9.000003", "an-toan-buc-xa", "science_dept"),
    ];

    public static Task<SaolaTestHost> HostAsync(DatabaseKind database, WalkUser user, Action<IServiceCollection>? adjust = null) => SaolaTestHost.CreateAsync(database, services =>
    {
        services.AddScoped<ICurrentUser>(_ => user);
        services.Replace(ServiceDescriptor.Scoped<ISearchFeed, SilentFeed>());
        adjust?.Invoke(services);
    });

    public async Task StepsAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(_random.Next(5, 1500)));
            if (_cases.Count == 0 || _random.Next(100) < 32) await FileAsync();
            else await ActAsync(_cases[_random.Next(_cases.Count)]);
        }
    }

    private async Task FileAsync()
    {
        var type = Types[_random.Next(Types.Length)];
        var channel = _random.Next(10) switch { < 7 => CaseChannel.Online, < 9 => CaseChannel.Counter, _ => CaseChannel.Post };
        IReadOnlyList<CaseFeeDraft> fees = _random.Next(3) == 0 ? [new CaseFeeDraft("le-phi", "Lệ phí", new Money(10_000 * _random.Next(1, 90)), "at_intake")] : [];
        var filed = await RunAsync<SubmitCase, Result<FiledCase>>(handler => handler.HandleAsync(
            new CaseSubmission
            {
                Type = type, Key = $"walk:{seed}:{_filed++}", Data = new JsonObject { ["ten"] = "Thiết bị X" }, Channel = channel, ApplicantPersonId = User, FilerPersonId = User,
                ApplicantName = "Nguyễn Thị Mẫu", Attachments = [], Fees = fees,
            },
            CancellationToken.None));
        Xunit.Assert.True(filed.IsDone, string.Join("; ", filed.Faults));
        _cases.Add(filed.Value.Id);
    }

    private async Task ActAsync(Guid id)
    {
        var dossier = await CaseAsync(id);
        if (dossier.EndedAt is not null) await AfterEndAsync(dossier);
        else if (dossier.State == CaseState.SupplementRequested) await WhileAskedAsync(dossier);
        else if (dossier.State == CaseState.WithdrawalRequested) await WithdrawalAsync(dossier);
        else if (_random.Next(100) < 5) Good(await RunAsync<WithdrawCase, Result>(h => h.HandleAsync(id, null, CancellationToken.None)));
        else await DecideAsync(dossier);
    }

    private async Task AfterEndAsync(Case dossier)
    {
        if (dossier.State == CaseState.Resolved) Good(await RunAsync<ReturnResult, Result>(h => h.HandleAsync(dossier.Id, true, CancellationToken.None)));
        else if (dossier.Satisfaction is null)
            Good(await RunAsync<RateCase, Result>(h => h.HandleAsync(dossier.Id, Pick("satisfied", "satisfied", "acceptable", "dissatisfied"), null, CancellationToken.None)));
    }

    private async Task WhileAskedAsync(Case dossier)
    {
        if (_random.Next(10) < 7)
            Good(await RunAsync<AnswerSupplement, Result>(h => h.HandleAsync(new SupplementAnswer { CaseId = dossier.Id, Data = new JsonObject { ["ten"] = "Thiết bị Y" }, Attachments = [] }, CancellationToken.None)));
        else if (_random.Next(2) == 0) Good(await RunAsync<WithdrawCase, Result>(h => h.HandleAsync(dossier.Id, null, CancellationToken.None)));
        else Good(await RunAsync<StopCase, Result>(h => h.HandleAsync(dossier.Id, StopGround.SupplementOverdue, "Quá hạn bổ sung", CancellationToken.None)));
    }

    private async Task WithdrawalAsync(Case dossier)
    {
        if (_random.Next(2) == 0) Good(await RunAsync<RefuseWithdrawal, Result>(h => h.HandleAsync(dossier.Id, "Kết quả đã xong", CancellationToken.None)));
        else Good(await RunAsync<StopCase, Result>(h => h.HandleAsync(dossier.Id, StopGround.Withdrawn, "Người nộp xin rút", CancellationToken.None)));
    }

    private async Task DecideAsync(Case dossier)
    {
        var decision = dossier.StepId switch
        {
            "intake" => Pick(Decisions.Accept, Decisions.Accept, Decisions.Accept, Decisions.Accept, Decisions.Refuse, Decisions.Supplement),
            "examine" => Pick(Decisions.ProposeGrant, Decisions.ProposeGrant, Decisions.ProposeRefusal, Decisions.Supplement),
            "review" => Pick(Decisions.Approve, Decisions.Approve, Decisions.Approve, Decisions.Return),
            "sign" => Pick(Decisions.Sign, Decisions.Sign, Decisions.Reject),
            _ => Decisions.Issue,
        };
        if (dossier.StepId == "examine") Good(await RunAsync<DraftResult, Result>(h => h.HandleAsync(dossier.Id, "ket-qua", "Kết quả", "{}", CancellationToken.None)));
        if (decision == Decisions.Issue && dossier.Payment == PaymentState.Due) await PayAsync(dossier.Id);
        var seen = await CaseAsync(dossier.Id);
        Good(await RunAsync<DecideStep, Result>(h => h.HandleAsync(
            new StepDecision
            {
                CaseId = dossier.Id, RowVersion = seen.RowVersion, StepId = seen.StepId!, Decision = decision, Reason = "Theo hồ sơ",
                Items = decision == Decisions.Supplement ? [new SupplementItem("paper:giay", "Giấy tờ", "Ghi chưa rõ", null)] : [],
            },
            CancellationToken.None)));
    }

    private async Task PayAsync(Guid id)
    {
        var fee = await host.InScopeAsync(s => s.GetRequiredService<AppDbContext>().Set<CaseFee>().AsNoTracking().FirstAsync(f => f.CaseId == id));
        Good(await RunAsync<RecordFee, Result>(h => h.HandleAsync(id, fee.Id, fee.Amount, "", CancellationToken.None)));
    }

    private static Guid User => new WalkUser().PersonId!.Value;

    private Task<Case> CaseAsync(Guid id) => host.InScopeAsync(s => s.GetRequiredService<AppDbContext>().Set<Case>().AsNoTracking().FirstAsync(c => c.Id == id));

    private Task<TResult> RunAsync<THandler, TResult>(Func<THandler, Task<TResult>> act) where THandler : notnull =>
        host.InScopeAsync(s => act(s.GetRequiredService<THandler>()), new Actor(ActorKind.Person, User, "Nguyễn Thị Mẫu", "person"));

    private string Pick(params string[] words) => words[_random.Next(words.Length)];

    private static void Good(Result result) => Xunit.Assert.True(result.IsDone, string.Join("; ", result.Faults));

    private static CaseTypeDefinition Type(string code, string field, string unit, params string[] term) => new()
    {
        Code = code, Version = 1, Module = "Test", Name = "Thủ tục thử " + code, FieldCode = field, UnitCode = unit, Term = term, TermText = "", Papers = [new PaperDefinition("giay", "Giấy tờ", "upload")], FormSchema = "{}",
        Results = [new ResultDefinition("ket-qua", "Kết quả", "{seq}/KQ-SKHCN")],
        Steps =
        [
            Step("intake", StepKind.Intake, "office", Roles.Clerk, Decisions.Accept, Decisions.Refuse, Decisions.Supplement),
            Step("examine", StepKind.Examine, unit, Roles.Officer, Decisions.ProposeGrant, Decisions.ProposeRefusal, Decisions.Supplement),
            Step("review", StepKind.Review, unit, Roles.UnitHead, Decisions.Approve, Decisions.Return),
            Step("sign", StepKind.Sign, "board", Roles.Director, Decisions.Sign, Decisions.Reject),
            Step("issue", StepKind.Issue, "office", Roles.Clerk, Decisions.Issue),
        ],
    };

    private static StepDefinition Step(string id, StepKind kind, string unit, string role, params string[] decisions) =>
        new() { Id = id, Name = id, Kind = kind, UnitCode = unit, Role = role, Hours = 8, Decisions = decisions };
}
