using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Ledger;

public sealed class ReadingTests
{
    [Theory, OnBothDatabases]
    public async Task A_timeline_is_read_page_by_page_from_the_newest(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        foreach (var text in new[] { "một", "hai", "ba", "bốn", "năm" }) await LedgerSamples.RecordAsync(host, text, $"Vì {text}");
        await LedgerSamples.RecordAsync(host, [new Noted("khác")], null, Guid.CreateVersion7());

        var first = await PageAsync(host, null);
        var second = await PageAsync(host, first.Next);
        var third = await PageAsync(host, second.Next);

        Assert.Equal((2, 2, 1), (first.Items.Count, second.Items.Count, third.Items.Count));
        Assert.Null(third.Next);
        var all = first.Items.Concat(second.Items).Concat(third.Items).ToList();
        Assert.Equal(["Vì ba", "Vì bốn", "Vì hai", "Vì một", "Vì năm"], all.Select(e => e.Reason).Order(StringComparer.Ordinal));
        Assert.All(all, e => Assert.Equal(("test.noted", 2), (Assert.Single(e.Events).Kind, e.Events[0].Version)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("không phải con trỏ")]
    [InlineData("99999999999999999999-00000000000000000000000000000000")]
    [InlineData("-1-00000000000000000000000000000000")]
    public async Task A_cursor_that_is_none_gives_the_first_page(string cursor)
    {
        await using var host = await SaolaTestHost.CreateAsync(DatabaseKind.Sqlite);
        await LedgerSamples.RecordAsync(host, "một");

        Assert.Single((await PageAsync(host, cursor)).Items);
    }

    [Theory, OnBothDatabases]
    public async Task The_feed_gives_sealed_events_with_their_act_and_no_others(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);
        var before = await LedgerSamples.TwoBatchesAsync(host);
        await LedgerSamples.RecordAsync(host, "chờ");

        var feed = await host.InScopeAsync(s => s.GetRequiredService<ILedgerFeed>().ReadAsync(before + 1, 3, CancellationToken.None));

        Assert.Equal([before + 2, before + 3, before + 4], feed.Select(e => e.Sequence));
        Assert.Equal(("test.note", "System", "test", new Subject("note", LedgerSamples.Subject)), (feed[0].ActKind, feed[0].Actor.Kind, feed[0].Actor.Code, feed[0].Subject));
        Assert.Equal("""{"text":"hai"}""", feed[0].Payload);
        Assert.Equal(before + 6, await host.InScopeAsync(s => s.GetRequiredService<ILedgerFeed>().HeadAsync(CancellationToken.None)));
    }

    private static Task<Saola.Kernel.Page<LedgerEntry>> PageAsync(SaolaTestHost host, string? cursor) =>
        host.InScopeAsync(s => s.GetRequiredService<ILedgerReader>().TimelineAsync(LedgerSamples.Subject, cursor, 2, CancellationToken.None));
}
