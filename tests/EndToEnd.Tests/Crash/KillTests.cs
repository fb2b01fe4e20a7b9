using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Jobs;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.EndToEnd.Tests.Crash;

/// <summary>Alone on the machine: it kills the program by the clock, and keeps both cores busy.</summary>
[CollectionDefinition(nameof(KillTests), DisableParallelization = true)]
public sealed class KillCollection;

/// <summary>
/// The process killed at any point: nothing that was acknowledged is lost, no number is without its case, no case without its files. Partners file with papers
/// through the API, a clerk accepts on the pages, slips are made beside it.
/// The points are drawn from a seed that the test prints; <c>SAOLA_KILL_SEED</c> and <c>SAOLA_KILL_ROUNDS</c> draw others or more.
/// </summary>
[Collection(nameof(KillTests))]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Writers = 6;
    private const int StartKills = 3;

    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("SAOLA_KILL_SEED"), out var seed) ? seed : 20261125;

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("SAOLA_KILL_ROUNDS"), out var rounds) ? rounds : 20;

    [Theory, OnBothDatabases]
    public async Task Nothing_that_was_acknowledged_is_lost_when_the_program_is_killed_under_load(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, durable: true);
        var setting = database.Setting;
        var address = SaolaProgram.FreeAddress();
        using var partner = new PartnerLoad(address, $"kill-{Seed}");
        using var clerk = new ClerkLoad(address, partner);
        var facts = new StoredFacts(setting, database.Folder);
        output.WriteLine($"Seed {Seed}, {kind}");

        await KillAsync(setting, database.Folder, address, partner, clerk);
        Assert.Empty(await facts.FaultsAsync());

        await RetryAllAsync(setting, database.Folder, address, partner);
        Assert.Empty(partner.Faults);
        await CompareAsync(facts, partner, clerk);
        await FinishWorkAsync(setting, database.Folder);
        Assert.Empty(await facts.FaultsWhenDoneAsync());
        var (code, said) = await SaolaProgram.CommandAsync(setting, database.Folder, "verify");
        Assert.True(code == 0, said);
    }

    private async Task KillAsync(string setting, string folder, Uri address, PartnerLoad partner, ClerkLoad clerk)
    {
#pragma warning disable CA5394 // The points are drawn to be drawn again, not to be secret.
        var random = new Random(Seed);
        for (var round = 1; round <= Rounds; round++)
        {
            using var program = SaolaProgram.Run(setting, folder, address);
            // The first kills meet the start: schema, catalogue, demonstration. The others meet the load.
            if (round <= StartKills)
            {
                var early = random.Next(200, 2500);
                await Task.Delay(early);
                await program.KillAsync();
                output.WriteLine($"{round}: killed {early} ms after the start");
                continue;
            }
            await program.ReadyAsync(address);
            if (round == StartKills + 1) await Task.WhenAll(partner.SignInAsync(), clerk.SignInAsync());
            await LoadAsync(program, partner, clerk, random.Next(0, 1200));
            output.WriteLine($"{round}: killed under load, {partner.Answers.Count} answered, {partner.Open.Count} cut off, {clerk.Accepted.Count} accepted");
        }
#pragma warning restore CA5394
    }

    /// <summary>Puts load on the program, waits for its first answer and so long again, and kills it.</summary>
    private static async Task LoadAsync(SaolaProgram program, PartnerLoad partner, ClerkLoad clerk, int milliseconds)
    {
        using var stop = new CancellationTokenSource();
        var before = partner.Answers.Count;
        var load = Task.WhenAll(partner.FileAsync(Writers, stop.Token), clerk.DecideAsync(stop.Token));
        while (partner.Answers.Count == before && partner.Faults.Count == 0 && !load.IsCompleted) await Task.Delay(5);
        await Task.Delay(milliseconds);
        await program.KillAsync();
        await stop.CancelAsync();
        await load;
    }

    /// <summary>Every key is sent once more to a program that nobody kills: those that were answered, and those that were cut off.</summary>
    private static async Task RetryAllAsync(string setting, string folder, Uri address, PartnerLoad partner)
    {
        using var program = SaolaProgram.Run(setting, folder, address);
        await program.ReadyAsync(address);
        Assert.True(partner.Answers.Count > 0, program.Said);
        await Parallel.ForEachAsync(partner.Answers.Keys.Concat(partner.Open).ToList(), new ParallelOptions { MaxDegreeOfParallelism = Writers }, async (key, _) => await partner.SendAsync(key));
        await program.KillAsync();
    }

    private static async Task CompareAsync(StoredFacts facts, PartnerLoad partner, ClerkLoad clerk)
    {
        var cases = (await facts.CasesAsync()).ToDictionary(c => c.Key, StringComparer.Ordinal);
        Assert.Equal(partner.Answers.ToDictionary(a => "api:demo-partner:" + a.Key, a => a.Value.Number, StringComparer.Ordinal), cases.ToDictionary(c => c.Key, c => c.Value.Number, StringComparer.Ordinal));
        Assert.Subset(cases.Values.Where(c => c.Accepted).Select(c => c.Number).ToHashSet(StringComparer.Ordinal), clerk.Accepted.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Runs what was queued, an hour later: the leases of the killed programs have run out. What failed meanwhile is tried again.</summary>
    private static async Task FinishWorkAsync(string setting, string folder)
    {
        await using var host = await SaolaTestHost.OpenAsync(setting, folder, TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1));
        var run = await host.Services.GetRequiredService<IJobRunner>().RunOutboxAsync(CancellationToken.None, workers: 2);
        Assert.Equal((0, 0), (run.Failed, run.Dead));
        await host.InScopeAsync(services => services.GetRequiredService<Engines.Ledger.LedgerSealer>().SealAsync(CancellationToken.None), Actor.System("test"));
    }
}
