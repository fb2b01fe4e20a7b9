using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Saola.Data;
using Saola.Engines.Ledger.Model;
using Saola.Engines.Ledger.Recording;
using Saola.Events;
using Saola.Kernel;

namespace Saola.Engines.Ledger;

/// <summary>
/// Writes acts and their events into the present unit of work: they are committed with the business change or not at all.
/// Takes no lock; numbering and hashing of the chain are the sealing job's.
/// </summary>
public sealed class ActRecorder
{
    private static readonly ConcurrentDictionary<Type, EventKindAttribute> Kinds = new();
    private static readonly JsonSerializerOptions PayloadOptions = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private readonly AppDbContext _db;
    private readonly TimeProvider _clock;
    private readonly IActorSource _actors;
    private readonly PersonalVault _vault;

    internal ActRecorder(AppDbContext db, TimeProvider clock, IActorSource actors, PersonalVault vault) =>
        (_db, _clock, _actors, _vault) = (db, clock, actors, vault);

    /// <summary>Adds the act and its events (at least one) to the context; returns the act's id.</summary>
    public async Task<Guid> RecordAsync(ActDraft draft, IReadOnlyList<IEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0) throw new ArgumentException("An act has at least one event.", nameof(events));
        var act = NewAct(draft);
        _db.Add(act);
        // Ids of one instant are random beyond it; in ascending order the events of an act are numbered as they were given.
        var ids = events.Select(_ => Ids.At(act.At)).Order().ToList();
        for (var i = 0; i < events.Count; i++) await AddEventAsync(events[i], ids[i], act, draft, cancellationToken);
        return act.Id;
    }

    /// <summary>As the other one, for an act with one event.</summary>
    public Task<Guid> RecordAsync(ActDraft draft, IEvent one, CancellationToken cancellationToken) => RecordAsync(draft, [one], cancellationToken);

    private LedgerAct NewAct(ActDraft draft)
    {
        var actor = draft.By ?? _actors.Current;
        var at = VietnamTime.Cut(draft.At ?? _clock.Now());
        var reason = string.IsNullOrWhiteSpace(draft.Reason) ? null : draft.Reason.Trim();
        var salt = reason is null ? null : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return new LedgerAct
        {
            Id = Ids.At(at), Kind = draft.Kind, SubjectKind = draft.Subject.Kind, SubjectId = draft.Subject.Id,
            ActorKind = actor.Kind.ToString(), ActorPersonId = actor.PersonId, ActorCode = actor.Code, OnBehalfOf = draft.OnBehalfOf,
            Reason = reason, ReasonSalt = salt, ReasonDigest = reason is null ? null : EventCanon.ReasonDigest(salt!, reason), At = at,
        };
    }

    private async Task AddEventAsync(IEvent item, Guid id, LedgerAct act, ActDraft draft, CancellationToken cancellationToken)
    {
        var kind = KindOf(item.GetType());
        var facts = await PersonalFactsAsync(item, id, cancellationToken);
        _db.AddRange(facts);
        LedgerEvent Row(string digest) => new()
        {
            Id = id, Kind = kind.Kind, Version = kind.Version, SubjectKind = act.SubjectKind, SubjectId = act.SubjectId, ActId = act.Id,
            CauseId = draft.Cause, At = act.At, Payload = JsonSerializer.Serialize(item, item.GetType(), PayloadOptions), Evidence = draft.Evidence,
            PersonalDigest = facts.Count == 0 ? null : EventCanon.PersonalDigest(facts), Digest = digest,
        };
        _db.Add(Row(EventCanon.Digest(Row(""), act)));
    }

    private async Task<List<LedgerPersonalFact>> PersonalFactsAsync(IEvent item, Guid eventId, CancellationToken cancellationToken)
    {
        var facts = new List<LedgerPersonalFact>();
        if (item is not IPersonalEvent personal) return facts;
        foreach (var fact in personal.Personal)
        {
            var cipher = await _vault.SealAsync(fact.PersonId, fact.Value, cancellationToken);
            if (cipher is null) continue;
            facts.Add(new LedgerPersonalFact
            {
                Id = Ids.New(_clock), EventId = eventId, PersonId = fact.PersonId, Name = fact.Name, Cipher = cipher, Position = facts.Count,
            });
        }
        return facts;
    }

    private static EventKindAttribute KindOf(Type type) => Kinds.GetOrAdd(type, static t =>
        t.GetCustomAttribute<EventKindAttribute>() ?? throw new InvalidOperationException($"{t.Name} lacks [EventKind]."));
}
