using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Ledger.Model;
using Saola.Engines.Ledger.Recording;
using Saola.Events;
using Saola.Kernel;

namespace Saola.Engines.Ledger.Reading;

internal sealed class LedgerReader(AppDbContext db, PersonalVault vault) : ILedgerReader
{
    public async Task<Page<LedgerEntry>> TimelineAsync(Guid subjectId, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var rows = Paging.Limit(limit);
        var acts = db.Set<LedgerAct>().AsNoTracking().Where(a => a.SubjectId == subjectId);
        if (TryReadCursor(cursor, out var at, out var id)) acts = acts.Where(a => a.At < at || (a.At == at && a.Id.CompareTo(id) < 0));
        var page = await acts.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(rows + 1).ToListAsync(cancellationToken);
        var shown = page.Take(rows).ToList();
        var ids = shown.ConvertAll(a => a.Id);
        var events = await db.Set<LedgerEvent>().AsNoTracking().Where(e => ids.Contains(e.ActId)).OrderBy(e => e.Id).ToListAsync(cancellationToken);
        var ofAct = events.ToLookup(e => e.ActId, e => new LedgerEntryEvent(e.Id, e.Kind, e.Version, e.Payload, e.Evidence, e.Sequence));
        return new Page<LedgerEntry>([.. shown.Select(a => Entry(a, [.. ofAct[a.Id]]))], page.Count > rows ? Cursor(shown[^1]) : null);
    }

    public async Task<IReadOnlyList<RecordedEvent>> EventsAsync(IReadOnlyCollection<Guid> subjectIds, IReadOnlyCollection<string> kinds, CancellationToken cancellationToken)
    {
        if (subjectIds.Count > Paging.MostRows) throw new ArgumentException($"At most {Paging.MostRows} records at once.", nameof(subjectIds));
        return await db.Set<LedgerEvent>().AsNoTracking().Where(e => subjectIds.Contains(e.SubjectId) && kinds.Contains(e.Kind)).OrderBy(e => e.At).ThenBy(e => e.Id)
            .Select(e => new RecordedEvent(e.Id, e.Kind, e.SubjectId, e.ActId, e.At, e.Payload)).ToListAsync(cancellationToken);
    }

    public Task<IReadOnlyList<RecordedFact>> PersonalFactsAsync(Guid eventId, CancellationToken cancellationToken) => vault.OpenAsync(eventId, cancellationToken);

    private static LedgerEntry Entry(LedgerAct act, IReadOnlyList<LedgerEntryEvent> events) => new()
    {
        ActId = act.Id, Kind = act.Kind, Subject = new Subject(act.SubjectKind, act.SubjectId), At = act.At,
        Actor = new LedgerActor(act.ActorKind, act.ActorPersonId, act.ActorCode, act.OnBehalfOf), Reason = act.Reason, Events = events,
    };

    private static string Cursor(LedgerAct last) => $"{CanonicalForm.Text(last.At)}-{last.Id:N}";

    private static bool TryReadCursor(string? cursor, out DateTimeOffset at, out Guid id)
    {
        (at, id) = (default, default);
        if (cursor?.Split('-') is not [var micros, var text] || !Guid.TryParseExact(text, "N", out id)) return false;
        if (!long.TryParse(micros, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return false;
        const long Most = 253_402_300_799_999_999; // the last microsecond of the year 9999
        if (number is < 0 or > Most) return false;
        at = DateTimeOffset.UnixEpoch.AddTicks(number * TimeSpan.TicksPerMicrosecond);
        return true;
    }
}
