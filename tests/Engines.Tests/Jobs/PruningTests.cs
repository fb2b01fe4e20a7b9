using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.EntityFrameworkCore.Models;
using Saola.Data;
using Saola.Engines.Files.Model;
using Saola.Engines.Identity.Model;
using Saola.Engines.Jobs.Desk;
using Saola.Engines.Ledger.Model;
using Saola.Engines.Messages.Model;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Saola.Engines.Tests.Jobs;

public sealed class PruningTests
{
    private static readonly DateTimeOffset Now = SaolaTestHost.StandardNow;

    [Theory, OnBothDatabases]
    public async Task Tries_to_sign_in_go_after_400_days(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        await AddAsync(host, SignIn(401), SignIn(399), SignIn(0));

        await PruneAsync(host);

        Assert.Equal([Now.AddDays(-399), Now], (await AllAsync<SignInAttempt>(host)).Select(a => a.At).Order());
        host.Clock.Advance(TimeSpan.FromDays(2));
        await PruneAsync(host);
        Assert.Single(await AllAsync<SignInAttempt>(host));
    }

    [Theory]
    [InlineData("30", 2)]
    [InlineData("0", 3)]
    [InlineData("500", 3)]
    [InlineData("999999", 3)]
    public async Task Tries_to_sign_in_are_kept_as_set_and_never_less_than_a_year(string days, int left)
    {
        await using var host = await SaolaTestHost.CreateAsync(
            DatabaseKind.Sqlite, configuration: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Saola:Identity:KeepSignInDays"] = days });
        await AddAsync(host, SignIn(401), SignIn(360), SignIn(31));

        await PruneAsync(host);

        Assert.Equal(left, (await AllAsync<SignInAttempt>(host)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task Tokens_go_a_month_after_their_end_and_what_was_allowed_once_with_the_last_of_them(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var (over, alive, forGood, revoked) = (Allowed(90), Allowed(90), Allowed(90, AuthorizationTypes.Permanent), Allowed(90, AuthorizationTypes.Permanent, Statuses.Revoked));
        await AddAsync(host, over, alive, forGood, revoked, Token(31, over), Token(29, alive), Token(31, alive), Token(-1, null), Token(40, null));

        await PruneAsync(host);

        Assert.Equal([Now.AddDays(-29), Now.AddDays(1)], (await AllAsync<OpenIddictEntityFrameworkCoreToken<Guid>>(host)).Select(t => new DateTimeOffset(t.ExpirationDate!.Value)).Order());
        Assert.Equal(new[] { alive.Id, forGood.Id }.Order(), (await AllAsync<OpenIddictEntityFrameworkCoreAuthorization<Guid>>(host)).Select(a => a.Id).Order());
    }

    [Theory, OnBothDatabases]
    public async Task Who_read_a_file_is_known_for_two_years(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        await AddAsync(host, Access(731), Access(729), Access(0));

        await PruneAsync(host);

        Assert.Equal([Now.AddDays(-729), Now], (await AllAsync<AccessRow>(host)).Select(a => a.At).Order());
    }

    [Theory, OnBothDatabases]
    public async Task Mail_that_is_settled_goes_after_400_days_and_mail_that_waits_for_somebody_stays(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        await AddAsync(
            host,
            Letter(MailState.Sent, 401), Letter(MailState.Refused, 401), Letter(MailState.Held, 401), Letter(MailState.Uncertain, 401), Letter(MailState.Sent, 399),
            Letter(MailState.Sent, 500, sentDaysAgo: 10), new UsedKey { Key = "N2" });

        await PruneAsync(host);

        Assert.Equal(
            [MailState.Held, MailState.Sent, MailState.Sent, MailState.Uncertain],
            (await AllAsync<Mail>(host)).Select(m => m.State).OrderBy(s => s.ToString(), StringComparer.Ordinal));
        Assert.Single(await AllAsync<UsedKey>(host));
    }

    [Theory, OnBothDatabases]
    public async Task What_was_removed_is_an_act_for_each_piece_and_nothing_is_no_act(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        await AddAsync(host, [.. Enumerable.Range(0, PruneOldRows.PieceSize + 1).Select(_ => SignIn(500))]);

        await PruneAsync(host);
        await PruneAsync(host);

        var acts = (await AllAsync<LedgerAct>(host)).Where(a => a.Kind == "jobs.prune").ToList();
        Assert.Equal(2, acts.Count);
        Assert.Single(acts.Select(a => a.SubjectId).Distinct());
        Assert.All(acts, act => Assert.Equal("job:jobs.prune", act.ActorCode));
        var events = (await AllAsync<LedgerEvent>(host)).Where(e => e.Kind == "jobs.rows_pruned").Select(e => JsonNode.Parse(e.Payload)!).ToList();
        Assert.Equal([1, PruneOldRows.PieceSize], events.Select(e => (int)e["count"]!).Order());
        Assert.All(events, e => Assert.Equal("identity_sign_ins", (string?)e["table"]));
        Assert.Empty(await AllAsync<SignInAttempt>(host));
    }

    [Theory, OnBothDatabases]
    public async Task A_table_that_cannot_be_pruned_does_not_keep_the_others_and_is_shown(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database, services => services.Insert(0, ServiceDescriptor.Scoped<IPruning, BrokenPruning>()));
        await AddAsync(host, SignIn(500));

        Assert.False(await host.Runner().RunScheduleAsync(PruneOldRows.Name, CancellationToken.None));

        Assert.Empty(await AllAsync<SignInAttempt>(host));
        var lines = await host.InScopeAsync(services => services.GetRequiredService<WorkDesk>().SchedulesAsync(CancellationToken.None));
        Assert.Contains("test_broken", lines.Single(l => l.Name == PruneOldRows.Name).LastError, StringComparison.Ordinal);
    }

    private static async Task PruneAsync(SaolaTestHost host) => Assert.True(await host.Runner().RunScheduleAsync(PruneOldRows.Name, CancellationToken.None));

    private static Task AddAsync(SaolaTestHost host, params object[] rows) => host.InScopeAsync(services => services.GetRequiredService<UnitOfWork>().RunAsync(_ =>
    {
        services.GetRequiredService<AppDbContext>().AddRange(rows);
        return Task.CompletedTask;
    }, CancellationToken.None));

    private static Task<List<TRow>> AllAsync<TRow>(SaolaTestHost host) where TRow : class =>
        host.InScopeAsync(services => services.GetRequiredService<AppDbContext>().Set<TRow>().AsNoTracking().ToListAsync());

    private static SignInAttempt SignIn(int daysAgo) =>
        new() { Id = Ids.At(Now.AddDays(-daysAgo)), At = Now.AddDays(-daysAgo), Method = "password", Outcome = SignInOutcome.Succeeded };

    private static AccessRow Access(int daysAgo) => new()
    {
        Id = Ids.At(Now.AddDays(-daysAgo)), FileId = Guid.Empty, At = Now.AddDays(-daysAgo), ActorKind = "Person", ActorCode = "", Purpose = "download",
    };

    private static Mail Letter(MailState state, int daysAgo, int? sentDaysAgo = null) => new()
    {
        Id = Ids.At(Now.AddDays(-daysAgo)), Address = "binh@saola.test", Subject = "Thư", Body = "Chào bạn", Files = [], MessageId = $"{state}-{daysAgo}@saola.test", State = state,
        CreatedAt = Now.AddDays(-daysAgo), SentAt = state == MailState.Sent ? Now.AddDays(-(sentDaysAgo ?? daysAgo)) : null,
    };

    private static OpenIddictEntityFrameworkCoreAuthorization<Guid> Allowed(int daysAgo, string type = AuthorizationTypes.AdHoc, string status = Statuses.Valid) => new()
    {
        Id = Ids.At(Now.AddDays(-daysAgo)), CreationDate = Now.AddDays(-daysAgo).UtcDateTime, Type = type, Status = status, Subject = "person",
    };

    private static OpenIddictEntityFrameworkCoreToken<Guid> Token(int endedDaysAgo, OpenIddictEntityFrameworkCoreAuthorization<Guid>? authorization) => new()
    {
        Id = Ids.At(Now.AddDays(-endedDaysAgo - 1)), CreationDate = Now.AddDays(-endedDaysAgo - 1).UtcDateTime, ExpirationDate = Now.AddDays(-endedDaysAgo).UtcDateTime,
        Status = Statuses.Valid, Subject = "person", Type = TokenTypeHints.AccessToken, Authorization = authorization,
    };

    private sealed class BrokenPruning : IPruning
    {
        public string Table => "test_broken";

        public int KeepDays => 1;

        public Task<int> RemoveAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) => throw new InvalidOperationException("test_broken is locked.");
    }
}
