using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Ledger;
using Saola.Engines.Ledger.Model;
using Saola.Events;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Ledger;

public sealed class SealingTests
{
    [Theory, OnBothDatabases]
    public async Task Sealing_numbers_what_was_written_and_chains_the_batches(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);

        var before = await LedgerSamples.TwoBatchesAsync(host);

        var events = (await LedgerSamples.EventsAsync(host)).Where(e => e.Sequence > before).ToList();
        Assert.Equal(["một", "hai", "ba", "", "năm", "sáu"], events.Select(e => e.Kind == "test.noted" ? System.Text.Json.JsonDocument.Parse(e.Payload).RootElement.GetProperty("text").GetString() : ""));
        Assert.Equal(Enumerable.Range(1, 6).Select(n => (long?)(before + n)), events.Select(e => e.Sequence));
        var batches = (await LedgerSamples.BatchesAsync(host))[^2..];
        Assert.Equal([before + 1, before + 4], batches.Select(b => b.FirstSequence));
        Assert.Equal([before + 3, before + 6], batches.Select(b => b.LastSequence));
        Assert.Equal(batches[0].Hash, batches[1].PreviousHash);
        Assert.Equal(Enumerable.Repeat(batches[0].Number, 3).Concat(Enumerable.Repeat(batches[1].Number, 3)), events.Select(e => e.BatchNumber!.Value));
    }

    [Theory, OnBothDatabases]
    public async Task Sealing_again_finds_nothing_and_wakes_nobody(DatabaseKind database)
    {
        var bell = new CommitBell();
        await using var host = await SaolaTestHost.CreateAsync(database, services => services.AddSingleton<ICommitListener>(bell));
        await LedgerSamples.SealAsync(host);
        var heard = bell.Heard;

        var report = await LedgerSamples.SealAsync(host);

        Assert.Equal(SealReport.Nothing, report);
        Assert.Equal(heard, bell.Heard);
    }

    [Theory, OnBothDatabases]
    public async Task Many_events_take_several_batches_and_those_of_one_act_keep_their_order(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        await LedgerSamples.SealAsync(host);
        var many = Enumerable.Range(0, LedgerSealer.BatchSize + 5).Select(n => new Noted($"{n:D5}")).ToList();
        await LedgerSamples.RecordAsync(host, many);

        var report = await LedgerSamples.SealAsync(host);

        Assert.Equal((many.Count, 2), (report.Events, report.Batches));
        var written = (await LedgerSamples.EventsAsync(host)).TakeLast(many.Count).Select(e => e.Payload).ToList();
        Assert.Equal(written.Order(StringComparer.Ordinal), written);
        Assert.Null((await LedgerSamples.VerifyAsync(host)).Fault);
    }

    [Theory, OnBothDatabases]
    public async Task Sixteen_writers_and_two_sealers_leave_no_gap_and_no_double(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        using var done = new CancellationTokenSource();
        var seen = Task.Run(() => ReadWhileAsync(host, done.Token));
        Task[] sealers = [Task.Run(() => SealWhileAsync(host, done.Token)), Task.Run(() => SealWhileAsync(host, done.Token))];

        await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(() => WriteAsync(host, writer, acts: 12))));
        await done.CancelAsync();
        await Task.WhenAll(sealers);
        await LedgerSamples.SealAsync(host);

        var events = await LedgerSamples.EventsAsync(host);
        Assert.Equal(Enumerable.Range(1, events.Count).Select(n => (long?)n), events.Select(e => e.Sequence));
        Assert.Equal(16 * 12 * 2, events.Count(e => e.Kind == "test.noted"));
        var numbers = await seen;
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(n => (long)n), numbers);
        Assert.Null((await LedgerSamples.VerifyAsync(host)).Fault);
    }

    [Theory, OnBothDatabases]
    public async Task A_sealing_that_does_not_come_to_its_end_leaves_nothing_half(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        await LedgerSamples.SealAsync(host);
        await LedgerSamples.RecordAsync(host, "một");
        var batches = (await LedgerSamples.BatchesAsync(host)).Count;

        await host.InScopeAsync(services => services.GetRequiredService<UnitOfWork>().RunAsync<Result>(async token =>
        {
            await services.GetRequiredService<LedgerSealer>().SealAsync(token);
            return Result.Refused("test.cut_off", "Mất điện.");
        }, CancellationToken.None));

        Assert.Equal(batches, (await LedgerSamples.BatchesAsync(host)).Count);
        Assert.Equal(1, (await LedgerSamples.VerifyAsync(host)).Unsealed);
        Assert.Equal(1, (await LedgerSamples.SealAsync(host)).Events);
        Assert.Null((await LedgerSamples.VerifyAsync(host)).Fault);
    }

    [Theory, OnBothDatabases]
    public async Task A_clock_that_is_set_back_does_not_take_the_chain_back(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        await LedgerSamples.RecordAsync(host, "một");
        await LedgerSamples.SealAsync(host);
        host.Clock.AdjustTime(SaolaTestHost.StandardNow.AddDays(-1));
        await LedgerSamples.RecordAsync(host, "hai");

        await LedgerSamples.SealAsync(host);

        var batches = await LedgerSamples.BatchesAsync(host);
        Assert.Equal(batches[^2].SealedAt, batches[^1].SealedAt);
        Assert.Null((await LedgerSamples.VerifyAsync(host)).Fault);
    }

    [Theory, OnBothDatabases]
    public async Task While_another_node_seals_a_sealer_stands_back(DatabaseKind database)
    {
        Assert.SkipWhen(database == DatabaseKind.Sqlite, "SQLite is one node: the write gate lets one sealer in.");
        await using var host = await SaolaTestHost.CreateAsync(database);
        await LedgerSamples.RecordAsync(host, "một");

        var other = await host.InScopeAsync(services => services.GetRequiredService<UnitOfWork>().RunAsync(async token =>
        {
            await services.GetRequiredService<LedgerSealer>().SealAsync(token);
            await LedgerSamples.RecordAsync(host, "hai");
            return (await LedgerSamples.SealAsync(host)).OtherAtWork;
        }, CancellationToken.None));

        Assert.True(other);
        Assert.Equal(1, (await LedgerSamples.SealAsync(host)).Events);
    }

    [Fact]
    public async Task The_running_program_seals_by_itself()
    {
        var bell = new CommitBell();
        await using var site = await SaolaTestSite.StartAsync(DatabaseKind.Sqlite, adjust: builder => builder.Services.AddSingleton<ICommitListener>(bell));
        await site.InScopeAsync(services => services.GetRequiredService<UnitOfWork>().RunAsync(token => services.GetRequiredService<ActRecorder>().RecordAsync(
            new ActDraft { Kind = "test.note", Subject = new Subject("note", LedgerSamples.Subject) }, new Noted("một"), token), CancellationToken.None));

        while (await UnsealedAsync(site) > 0) await bell.NextAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, await UnsealedAsync(site));
    }

    private static async Task<int> UnsealedAsync(SaolaTestSite site)
    {
        var count = 0;
        await site.InScopeAsync(async services => count = await services.GetRequiredService<AppDbContext>().Set<LedgerEvent>().CountAsync(e => e.Sequence == null));
        return count;
    }

    private static async Task WriteAsync(SaolaTestHost host, int writer, int acts)
    {
        for (var act = 0; act < acts; act++) await LedgerSamples.RecordAsync(host, [new Noted($"{writer}"), new Noted($"{act}")], "Vì thử");
    }

    private static async Task SealWhileAsync(SaolaTestHost host, CancellationToken done)
    {
        while (!done.IsCancellationRequested) await LedgerSamples.SealAsync(host);
    }

    // A consumer reads along: what it gets must continue what it has.
    private static async Task<List<long>> ReadWhileAsync(SaolaTestHost host, CancellationToken done)
    {
        var numbers = new List<long>();
        while (!done.IsCancellationRequested)
        {
            var page = await host.InScopeAsync(s => s.GetRequiredService<ILedgerFeed>().ReadAsync(numbers.LastOrDefault(), 100, CancellationToken.None));
            numbers.AddRange(page.Select(e => e.Sequence));
        }
        return numbers;
    }

    private sealed class CommitBell : ICommitListener
    {
        private readonly Channel<bool> _rings = Channel.CreateUnbounded<bool>();
        private int _heard;

        public int Heard => _heard;

        public void Committed()
        {
            Interlocked.Increment(ref _heard);
            _rings.Writer.TryWrite(true);
        }

        public ValueTask<bool> NextAsync(CancellationToken cancellationToken) => _rings.Reader.ReadAsync(cancellationToken);
    }
}
