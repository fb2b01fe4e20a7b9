using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Ledger;
using Saola.Engines.Ledger.Commands;
using Saola.TestKit;
using Saola.Web.Composition;
using Xunit;

namespace Saola.Engines.Tests.Ledger;

public sealed class VerificationTests
{
    // {0} is the number before the first of the six events (their numbers follow); {1} and {2} are the two batches.
    private static readonly (string Sql, string Record, int Number, string Difference)[] Tampering =
    [
        ("UPDATE ledger_events SET payload = '{{\"text\":\"khác\"}}' WHERE sequence = {0} + 2", "event", 2, "digest"),
        ("UPDATE ledger_events SET kind = 'test.other' WHERE sequence = {0} + 1", "event", 1, "digest"),
        ("UPDATE ledger_acts SET actor_code = 'ai-đó' WHERE id = (SELECT act_id FROM ledger_events WHERE sequence = {0} + 5)", "event", 5, "digest"),
        ("UPDATE ledger_acts SET subject_kind = 'case' WHERE id = (SELECT act_id FROM ledger_events WHERE sequence = {0} + 5)", "act", 5, "subject"),
        ("UPDATE ledger_acts SET reason = 'Vì lý do khác' WHERE id = (SELECT act_id FROM ledger_events WHERE sequence = {0} + 3)", "act", 3, "reason"),
        ("UPDATE ledger_acts SET reason = NULL, reason_salt = NULL WHERE id = (SELECT act_id FROM ledger_events WHERE sequence = {0} + 3)", "act", 3, "reason_missing"),
        ("UPDATE ledger_acts SET reason = 'Thêm vào' WHERE id = (SELECT act_id FROM ledger_events WHERE sequence = {0} + 1)", "act", 1, "reason"),
        ("UPDATE ledger_personal_facts SET name = 'other' WHERE event_id = (SELECT id FROM ledger_events WHERE sequence = {0} + 4) AND position = 0", "event", 4, "personal"),
        ("UPDATE ledger_personal_facts SET cipher = (SELECT f.cipher FROM ledger_personal_facts f WHERE f.event_id = ledger_personal_facts.event_id AND f.position = 1) WHERE event_id = (SELECT id FROM ledger_events WHERE sequence = {0} + 4) AND position = 0", "event", 4, "personal"),
        ("DELETE FROM ledger_personal_facts WHERE event_id = (SELECT id FROM ledger_events WHERE sequence = {0} + 4)", "event", 4, "personal"),
        ("DELETE FROM ledger_events WHERE sequence = {0} + 2", "event", 2, "missing"),
        ("DELETE FROM ledger_events WHERE sequence = {0} + 6", "event", 6, "missing"),
        ("UPDATE ledger_events SET sequence = 999999 WHERE sequence = {0} + 1;UPDATE ledger_events SET sequence = {0} + 1 WHERE sequence = {0} + 2;UPDATE ledger_events SET sequence = {0} + 2 WHERE sequence = 999999", "event", 2, "order"),
        ("UPDATE ledger_events SET batch_number = {2} WHERE sequence = {0} + 3", "event", 3, "batch_number"),
        ("UPDATE ledger_events SET sequence = NULL, batch_number = NULL WHERE sequence = {0} + 6", "event", 6, "missing"),
        ("UPDATE ledger_batches SET merkle_root = previous_hash WHERE number = {1}", "batch", 0, "hash"),
        ("UPDATE ledger_batches SET hash = merkle_root WHERE number = {1}", "batch", 0, "hash"),
        ("UPDATE ledger_batches SET last_sequence = last_sequence + 1 WHERE number = {2}", "batch", 1, "hash"),
        ("DELETE FROM ledger_batches WHERE number = {1}", "batch", 0, "missing"),
        ("DELETE FROM ledger_batches WHERE number = {2}", "event", 4, "no_batch"),
    ];

    public static TheoryData<DatabaseKind, int> Cases()
    {
        var cases = new TheoryData<DatabaseKind, int>();
        for (var i = 0; i < Tampering.Length; i++)
        {
            cases.Add(DatabaseKind.Sqlite, i);
            if (TestDatabase.PostgresServer is not null) cases.Add(DatabaseKind.Postgres, i);
        }
        return cases;
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Tampering_is_found_and_the_first_bad_record_named(DatabaseKind database, int row)
    {
        var (sql, record, number, difference) = Tampering[row];
        await using var host = await SaolaTestHost.CreateAsync(database);
        var before = await LedgerSamples.TwoBatchesAsync(host);
        var first = (await LedgerSamples.BatchesAsync(host))[^2].Number;
        Assert.Null((await LedgerSamples.VerifyAsync(host)).Fault);

        await LedgerSamples.ExecuteAsync(host, string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, before, first, first + 1).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

        var fault = (await LedgerSamples.VerifyAsync(host)).Fault!;
        Assert.Equal((record, (record == "batch" ? first : before) + number, difference), (fault.Record, fault.Number, fault.Difference));
    }

    [Theory, OnBothDatabases]
    public async Task Events_that_wait_to_be_sealed_are_verified_and_counted(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        await LedgerSamples.SealAsync(host);
        await LedgerSamples.RecordAsync(host, "một");
        await LedgerSamples.RecordAsync(host, "hai");
        Assert.Equal((2, null), ((int)(await LedgerSamples.VerifyAsync(host)).Unsealed, (await LedgerSamples.VerifyAsync(host)).Fault));

        await LedgerSamples.ExecuteAsync(host, "UPDATE ledger_events SET version = 7 WHERE sequence IS NULL");

        var fault = (await LedgerSamples.VerifyAsync(host)).Fault!;
        Assert.Equal(("event", "digest"), (fault.Record, fault.Difference));
    }

    [Theory, OnBothDatabases]
    public async Task An_unsealed_event_that_was_deleted_leaves_an_act_without_event(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        await LedgerSamples.SealAsync(host);
        await LedgerSamples.RecordAsync(host, "một");

        await LedgerSamples.ExecuteAsync(host, "DELETE FROM ledger_events WHERE sequence IS NULL");

        var fault = (await LedgerSamples.VerifyAsync(host)).Fault!;
        Assert.Equal(("act", "no_event"), (fault.Record, fault.Difference));
    }

    [Theory, OnBothDatabases]
    public async Task A_head_that_was_noted_shows_that_the_chain_was_cut_off(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        await LedgerSamples.TwoBatchesAsync(host);
        var head = (await LedgerSamples.VerifyAsync(host)).Head!;
        Assert.Null((await LedgerSamples.VerifyAsync(host, head.Hash)).Fault);

        await LedgerSamples.ExecuteAsync(host, FormattableString.Invariant(
            $"DELETE FROM ledger_personal_facts WHERE event_id IN (SELECT id FROM ledger_events WHERE batch_number = {head.Number});DELETE FROM ledger_events WHERE batch_number = {head.Number};DELETE FROM ledger_batches WHERE number = {head.Number};DELETE FROM ledger_acts WHERE NOT EXISTS (SELECT 1 FROM ledger_events e WHERE e.act_id = ledger_acts.id)"));

        Assert.Null((await LedgerSamples.VerifyAsync(host)).Fault);
        Assert.Equal("head", (await LedgerSamples.VerifyAsync(host, head.Hash)).Fault!.Difference);
    }

    [Theory, OnBothDatabases]
    public async Task The_command_runs_the_checks_of_the_parts_and_says_what_is_wrong(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database, services => services.AddScoped<IVerification, LostShoe>());
        var before = await LedgerSamples.TwoBatchesAsync(host);
        await LedgerSamples.ExecuteAsync(host, FormattableString.Invariant($"UPDATE ledger_events SET version = 9 WHERE sequence = {before + 2}"));
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await host.InScopeAsync(services => VerificationRun.RunAsync(
            new CommandScope(services, new CommandOutput(output, error, json: false, terminal: false)), null, null, CancellationToken.None));

        Assert.Equal(1, code);
        Assert.Contains($"(số {before + 2}): nội dung của sự kiện hoặc của hành vi không khớp dấu vết đã ghi.", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Giày: Chiếc giày bên trái bị mất.", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("KHÔNG toàn vẹn", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_difference_has_a_sentence()
    {
        await using var host = await SaolaTestHost.CreateAsync(DatabaseKind.Sqlite);
        var texts = host.Services.GetRequiredService<IStringLocalizer<Texts>>();

        Assert.DoesNotContain(Tampering, t => texts[$"Differs.{t.Difference}"].ResourceNotFound || texts[$"Record.{t.Record}"].ResourceNotFound);
    }

    private sealed class LostShoe : IVerification
    {
        public string Name => "Giày";

        public async IAsyncEnumerable<string> FaultsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            yield return "Chiếc giày bên trái bị mất.";
        }
    }
}
