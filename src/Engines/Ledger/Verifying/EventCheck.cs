using Saola.Engines.Ledger.Model;
using Saola.Engines.Ledger.Recording;

namespace Saola.Engines.Ledger.Verifying;

/// <summary>An event with its act (null when that is gone) and its personal facts.</summary>
internal sealed record LoadedEvent(LedgerEvent Event, LedgerAct? Act, IReadOnlyList<LedgerPersonalFact> Facts);

/// <summary>Holds one event against the digests that were taken when it was written.</summary>
internal sealed class EventCheck(IReadOnlySet<Guid> erasedPeople)
{
    /// <summary>What is wrong, or null.</summary>
    public LedgerFault? Check(LoadedEvent loaded)
    {
        var (e, act, facts) = loaded;
        if (act is null) return OfEvent(e, "act_missing");
        if (act.SubjectKind != e.SubjectKind || act.SubjectId != e.SubjectId) return OfAct(e, act, "subject");
        if (EventCanon.Digest(e, act) != e.Digest) return OfEvent(e, "digest");
        if (Reason(act) is { } reason) return OfAct(e, act, reason);
        return HasItsFacts(e, facts) ? null : OfEvent(e, "personal");
    }

    // A reason may be gone only where the person whom the act is about was erased.
    private string? Reason(LedgerAct act)
    {
        if (act.Reason is not null) return act.ReasonSalt is { } salt && EventCanon.ReasonDigest(salt, act.Reason) == act.ReasonDigest ? null : "reason";
        return act.ReasonDigest is null || erasedPeople.Contains(act.SubjectId) ? null : "reason_missing";
    }

    // The facts of an erased person stay as they are: what is destroyed is the key.
    private static bool HasItsFacts(LedgerEvent e, IReadOnlyList<LedgerPersonalFact> facts) =>
        facts.Count == 0 ? e.PersonalDigest is null : EventCanon.PersonalDigest(facts) == e.PersonalDigest;

    private static LedgerFault OfEvent(LedgerEvent e, string difference) => new("event", e.Kind, e.Id, e.Sequence, difference);

    private static LedgerFault OfAct(LedgerEvent e, LedgerAct act, string difference) => new("act", act.Kind, act.Id, e.Sequence, difference);
}
