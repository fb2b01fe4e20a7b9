using System.Security.Cryptography;
using System.Text;
using Saola.Engines.Ledger.Model;

namespace Saola.Engines.Ledger.Recording;

/// <summary>
/// The canonical form of an event with its act (docs/ledger.md). Changing it breaks every proof: a new form is a new first value.
/// </summary>
internal static class EventCanon
{
    /// <summary>The first value of the form.</summary>
    public const string Form = "saola-event-1";

    /// <summary>Names of the values, in their order; proofs carry them for the reader's eye, only the values are hashed.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "form", "event_id", "kind", "version", "subject_kind", "subject_id", "at",
        "payload", "evidence", "personal_digest", "cause_id",
        "act_id", "act_kind", "actor_kind", "actor_person_id", "actor_code", "on_behalf_of", "reason_digest", "act_at",
    ];

    /// <summary>The values, as many and in the order of <see cref="Names"/>.</summary>
    public static IReadOnlyList<string> Values(LedgerEvent e, LedgerAct act) =>
    [
        Form, CanonicalForm.Text(e.Id), e.Kind, CanonicalForm.Text(e.Version), e.SubjectKind, CanonicalForm.Text(e.SubjectId), CanonicalForm.Text(e.At),
        e.Payload, e.Evidence ?? "", e.PersonalDigest ?? "", CanonicalForm.Text(e.CauseId),
        CanonicalForm.Text(act.Id), act.Kind, act.ActorKind, CanonicalForm.Text(act.ActorPersonId), act.ActorCode, CanonicalForm.Text(act.OnBehalfOf),
        act.ReasonDigest ?? "", CanonicalForm.Text(act.At),
    ];

    public static string Digest(LedgerEvent e, LedgerAct act) => CanonicalForm.Hash(Values(e, act));

    public static string ReasonDigest(string salt, string reason) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(salt + "\n" + reason)));

    public static string PersonalDigest(IEnumerable<LedgerPersonalFact> facts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var fact in facts.OrderBy(f => f.Position))
        {
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(fact.Name)));
            hash.AppendData(SHA256.HashData(fact.Cipher));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
