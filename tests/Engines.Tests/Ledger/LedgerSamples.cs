using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Ledger;
using Saola.Engines.Ledger.Model;
using Saola.Engines.Ledger.Verifying;
using Saola.Events;
using Saola.Kernel;
using Saola.TestKit;

namespace Saola.Engines.Tests.Ledger;

[EventKind("test.noted", 2)]
internal sealed record Noted(string Text) : IEvent;

[EventKind("test.person_noted")]
internal sealed record PersonNoted([property: System.Text.Json.Serialization.JsonIgnore] IReadOnlyList<PersonalFact> Personal) : IPersonalEvent;

/// <summary>Acts and events to seal, to tamper with and to verify.</summary>
internal static class LedgerSamples
{
    public static readonly Guid Subject = new("018f0000-0000-7000-8000-000000000001");

    public static Task<Guid> RecordAsync(SaolaTestHost host, IReadOnlyList<IEvent> events, string? reason = null, Guid? subject = null) => host.InScopeAsync(services =>
        services.GetRequiredService<UnitOfWork>().RunAsync(token => services.GetRequiredService<ActRecorder>().RecordAsync(
            new ActDraft { Kind = "test.note", Subject = new Subject("note", subject ?? Subject), Reason = reason }, events, token), CancellationToken.None), Actor.System("test"));

    public static Task<Guid> RecordAsync(SaolaTestHost host, string text, string? reason = null) => RecordAsync(host, [new Noted(text)], reason);

    /// <summary>Six acts at six instants, the third with a reason, the fourth with personal facts; sealed in two batches of three.</summary>
    public static async Task<long> TwoBatchesAsync(SaolaTestHost host)
    {
        await SealAsync(host);
        var before = await host.InScopeAsync(s => s.GetRequiredService<ILedgerFeed>().HeadAsync(CancellationToken.None));
        await NoteAsync(host, [new Noted("một")], null);
        await NoteAsync(host, [new Noted("hai")], null);
        await NoteAsync(host, [new Noted("ba")], "Vì thiếu giấy tờ");
        await SealAsync(host);
        await NoteAsync(host, [new PersonNoted([new PersonalFact(Subject, "name", "Trần Văn Bình"), new PersonalFact(Subject, "phone", "0900000009")])], null);
        await NoteAsync(host, [new Noted("năm")], null);
        await NoteAsync(host, [new Noted("sáu")], null);
        await SealAsync(host);
        return before;
    }

    public static Task<SealReport> SealAsync(SaolaTestHost host) =>
        host.InScopeAsync(services => services.GetRequiredService<LedgerSealer>().SealAsync(CancellationToken.None));

    public static Task<LedgerVerification> VerifyAsync(SaolaTestHost host, string? head = null) =>
        host.InScopeAsync(services => services.GetRequiredService<LedgerVerifier>().VerifyAsync(head, _ => { }, CancellationToken.None));

    public static Task<List<LedgerEvent>> EventsAsync(SaolaTestHost host) => host.InScopeAsync(services =>
        services.GetRequiredService<AppDbContext>().Set<LedgerEvent>().AsNoTracking().OrderBy(e => e.Sequence).ToListAsync());

    public static Task<List<LedgerBatch>> BatchesAsync(SaolaTestHost host) => host.InScopeAsync(services =>
        services.GetRequiredService<AppDbContext>().Set<LedgerBatch>().AsNoTracking().OrderBy(b => b.Number).ToListAsync());

    public static Task ExecuteAsync(SaolaTestHost host, string sql) => host.InScopeAsync(async services =>
    {
        foreach (var statement in sql.Split(';', StringSplitOptions.RemoveEmptyEntries))
            await services.GetRequiredService<AppDbContext>().Database.ExecuteSqlRawAsync(statement);
    });

    private static async Task NoteAsync(SaolaTestHost host, IReadOnlyList<IEvent> events, string? reason)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await RecordAsync(host, events, reason);
    }
}
