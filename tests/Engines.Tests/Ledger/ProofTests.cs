using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Ledger.Proofs;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Ledger;

public sealed class ProofTests
{
    [Theory, OnBothDatabases]
    public async Task The_proof_of_every_sealed_event_holds_without_the_database(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        await LedgerSamples.TwoBatchesAsync(host);
        var head = (await LedgerSamples.VerifyAsync(host)).Head!.Hash;

        foreach (var e in await LedgerSamples.EventsAsync(host))
        {
            var proof = Again(await ProveAsync(host, e.Id));
            Assert.Null(ProofCheck.Fault(proof));
            Assert.Equal((e.Sequence, head), (proof.Sequence, proof.Head));
        }
    }

    [Fact]
    public async Task Whatever_is_altered_in_a_proof_is_found()
    {
        await using var host = await SaolaTestHost.CreateAsync(DatabaseKind.Sqlite);
        var before = await LedgerSamples.TwoBatchesAsync(host);
        var proof = await ProveAsync(host, (await LedgerSamples.EventsAsync(host))[(int)before].Id);
        var other = new string('a', 64);

        Assert.Equal("format", ProofCheck.Fault(proof with { Format = "saola-proof-2" }));
        Assert.Equal("form", ProofCheck.Fault(proof with { Head = "xyz" }));
        Assert.Equal("fields", ProofCheck.Fault(proof with { Record = [.. proof.Record.Reverse()] }));
        Assert.Equal("digest", ProofCheck.Fault(proof with { Record = [.. proof.Record.Select(f => f.Name == "payload" ? f with { Value = "{}" } : f)] }));
        Assert.Equal("sequence", ProofCheck.Fault(proof with { Sequence = proof.Batch.Last + 1 }));
        Assert.Equal("path", ProofCheck.Fault(proof with { Sequence = proof.Sequence + 1 }));
        Assert.Equal("path", ProofCheck.Fault(proof with { Path = [other, .. proof.Path.Skip(1)] }));
        Assert.Equal("batch", ProofCheck.Fault(proof with { Batch = proof.Batch with { SealedAt = proof.Batch.SealedAt + 1 } }));
        Assert.Equal("chain", ProofCheck.Fault(proof with { Chain = [] }));
        Assert.Equal("chain", ProofCheck.Fault(proof with { Head = other }));
    }

    [Theory, OnBothDatabases]
    public async Task An_event_that_is_not_sealed_or_not_there_has_no_proof(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        await LedgerSamples.SealAsync(host);
        await LedgerSamples.RecordAsync(host, "một");
        var unsealed = (await LedgerSamples.EventsAsync(host)).Single(e => e.Sequence is null);

        Assert.Equal("ledger.event_unsealed", (await WriteAsync(host, unsealed.Id)).Faults[0].Code);
        Assert.Equal("ledger.event_unknown", (await WriteAsync(host, LedgerSamples.Subject)).Faults[0].Code);
    }

    [Theory, OnBothDatabases]
    public async Task A_ledger_that_is_not_whole_gives_no_proof(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var before = await LedgerSamples.TwoBatchesAsync(host);
        var events = await LedgerSamples.EventsAsync(host);

        await LedgerSamples.ExecuteAsync(host, FormattableString.Invariant($"UPDATE ledger_events SET version = 9 WHERE sequence = {before + 1}"));

        Assert.Equal("ledger.not_whole", (await WriteAsync(host, events[(int)before].Id)).Faults[0].Code);
    }

    [Fact]
    public async Task The_script_of_the_documentation_comes_to_the_same_result()
    {
        Assert.SkipUnless(await RunNodeAsync("-e", "0") == 0, "Node is not installed.");
        await using var host = await SaolaTestHost.CreateAsync(DatabaseKind.Sqlite);
        await LedgerSamples.TwoBatchesAsync(host);
        var script = Path.Combine(host.Settings.DataFolder, "check.mjs");
        await File.WriteAllTextAsync(script, ScriptOf(Repository.Path("docs", "ledger.md")));

        foreach (var e in (await LedgerSamples.EventsAsync(host)).TakeLast(5))
        {
            var proof = await ProveAsync(host, e.Id);
            Assert.Equal(0, await RunNodeAsync(script, await WriteAsync(host, proof)));
            Assert.Equal(1, await RunNodeAsync(script, await WriteAsync(host, proof with { Sequence = proof.Sequence == proof.Batch.First ? proof.Sequence + 1 : proof.Batch.First })));
            Assert.Equal(1, await RunNodeAsync(script, await WriteAsync(host, proof with { Record = [.. proof.Record.Select(f => f.Name == "at" ? f with { Value = "1" } : f)] })));
            Assert.Equal(1, await RunNodeAsync(script, await WriteAsync(host, proof with { Batch = proof.Batch with { Last = proof.Batch.Last + 1 } })));
            Assert.Equal(1, await RunNodeAsync(script, await WriteAsync(host, proof with { Head = new string('a', 64) })));
        }
    }

    private static string ScriptOf(string document) => Regex.Match(File.ReadAllText(document), "```js\n(?<script>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(2)).Groups["script"].Value;

    private static async Task<string> WriteAsync(SaolaTestHost host, EventProof proof)
    {
        var file = Path.Combine(host.Settings.DataFolder, "proof.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(proof, EventProof.Json));
        return file;
    }

    private static async Task<int> RunNodeAsync(params string[] arguments)
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
            await node.StandardError.ReadToEndAsync();
            await node.WaitForExitAsync();
            return node.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }

    private static async Task<EventProof> ProveAsync(SaolaTestHost host, Guid id) => (await WriteAsync(host, id)).Value;

    private static Task<Result<EventProof>> WriteAsync(SaolaTestHost host, Guid id) =>
        host.InScopeAsync(services => services.GetRequiredService<ProofWriter>().WriteAsync(id, CancellationToken.None));

    private static EventProof Again(EventProof proof) => JsonSerializer.Deserialize<EventProof>(JsonSerializer.Serialize(proof, EventProof.Json), EventProof.Json)!;
}
