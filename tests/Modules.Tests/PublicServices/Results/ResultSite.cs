using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Kernel;
using Saola.Modules.Tests.PublicServices.Citizen;
using Saola.Modules.Tests.PublicServices.Staff;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Results;

/// <summary>A site on which one dossier is carried to its result by those who decide on it.</summary>
internal sealed class ResultSite : IAsyncDisposable
{
    private static readonly (string Account, string Decision)[] Way =
    [
        ("clerk@saola.test", Decisions.Accept), ("head@saola.test", Decisions.Assign), ("officer@saola.test", Decisions.ProposeGrant), ("officer@saola.test", Decisions.ProposeGrant),
        ("head@saola.test", Decisions.Approve), ("director@saola.test", Decisions.Sign), ("clerk@saola.test", Decisions.Issue),
    ];

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);

    private readonly bool _isGuest;

    private ResultSite(CitizenSite site, string number, bool isGuest = false) => (Site, Number, _isGuest) = (site, number, isGuest);

    public CitizenSite Site { get; }

    public string Number { get; }

    public string KeyFolder => Path.Combine(Site.Site.Settings.DataFolder, "signing");

    /// <summary>A dossier that waits for the clerk to number and issue its result.</summary>
    public static async Task<ResultSite> StartAsync(DatabaseKind database, DeliveryMode delivery = DeliveryMode.Electronic)
    {
        var site = await CitizenSite.StartAsync(database);
        var made = new ResultSite(site, (await site.FileAsync("citizen@saola.test", "1.001786", delivery)).Number);
        foreach (var (account, decision) in Way[..^1]) await made.DecideAsync(account, decision);
        return made;
    }

    /// <summary>Another dossier on the same site, whose draft the officer has on the desk.</summary>
    public static async Task<ResultSite> DraftedAsync(CitizenSite site)
    {
        var made = new ResultSite(site, (await site.FileAsync("citizen@saola.test", "1.001786")).Number, isGuest: true);
        foreach (var (account, decision) in Way[..3]) await made.DecideAsync(account, decision);
        await made.DraftAsync();
        return made;
    }

    /// <summary>From the officer's desk to the issued result, with the draft as it is.</summary>
    public async Task FinishAsync()
    {
        foreach (var (account, decision) in Way[3..]) await DecideAsync(account, decision, keepsDraft: true);
        await SettleAsync();
    }

    /// <summary>With its result issued.</summary>
    public static async Task<ResultSite> IssuedAsync(DatabaseKind database, DeliveryMode delivery = DeliveryMode.Electronic)
    {
        var made = await StartAsync(database, delivery);
        await made.DecideAsync("clerk@saola.test", Decisions.Issue);
        await made.SettleAsync();
        return made;
    }

    public async Task<CaseDetails> ReadAsync()
    {
        CaseDetails? details = null;
        await Site.ActAsync("director@saola.test", async services => details = await services.GetRequiredService<ReadCase>().ForUserAsync(Number, CancellationToken.None));
        return details!;
    }

    public async Task DecideAsync(string account, string decision, bool keepsDraft = false)
    {
        if (!keepsDraft && decision == Decisions.ProposeGrant && (await ReadAsync()).Row.StepId is "draft" or "examine") await DraftAsync();
        var assignee = decision == Decisions.Assign ? (await Site.PersonAsync("officer@saola.test")).Id : (Guid?)null;
        var seen = (await ReadAsync()).Row;
        await ActAsync<DecideStep>(account, (decide, _) => decide.HandleAsync(new StepDecision { CaseId = seen.Id, RowVersion = seen.RowVersion, StepId = seen.StepId!, Decision = decision, AssigneeId = assignee }, CancellationToken.None));
    }

    public Task DraftAsync() => ActAsync<DraftResult>("officer@saola.test", (draft, id) =>
        draft.HandleAsync(id, "certificate", "Giấy chứng nhận đăng ký hoạt động khoa học và công nghệ", """{"parts":[{"kind":"line","label":"Tên tổ chức","value":"Viện Mẫu"}],"draft":{},"refusal":null}""", CancellationToken.None));

    public async Task ActAsync<THandler>(string account, Func<THandler, Guid, Task<Result>> act) where THandler : notnull
    {
        var result = await TryAsync(account, act);
        Assert.True(result.IsDone, string.Join("; ", result.Faults.Select(f => $"{f.Code} {f.Message}")));
    }

    public async Task<Result> TryAsync<THandler>(string account, Func<THandler, Guid, Task<Result>> act) where THandler : notnull
    {
        var id = (await ReadAsync()).Row.Id;
        Result? result = null;
        await Site.ActAsync(account, async services => result = await act(services.GetRequiredService<THandler>(), id));
        return result!;
    }

    public Task SettleAsync() => Site.SignedAsync(Number);

    /// <summary>Opens a page again and again until it says something.</summary>
    public async Task<string> UntilAsync(Browser browser, string path, string words)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            await browser.OpenAsync(path);
            var text = browser.Page.Body!.TextContent;
            if (text.Contains(words, StringComparison.Ordinal) || watch.Elapsed > Longest) return text;
            await Task.Delay(100);
        }
    }

    public ValueTask DisposeAsync() => _isGuest ? ValueTask.CompletedTask : Site.DisposeAsync();
}
