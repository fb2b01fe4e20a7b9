using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Saola.Engines.Ledger.Model;

namespace Saola.Engines.Ledger.Recording;

/// <summary>
/// The canonical form that is hashed: fixed order, every value preceded by its length in bytes, so that no two records share a form.
/// Changing it breaks every proof: a new form is a new first line.
/// </summary>
internal static class EventCanon
{
    public static string Digest(LedgerEvent e, LedgerAct act)
    {
        var parts = new[]
        {
            "saola-event-1", Text(e.Id), e.Kind, e.Version.ToString(CultureInfo.InvariantCulture), e.SubjectKind, Text(e.SubjectId), Text(e.At),
            e.Payload, e.Evidence ?? "", e.PersonalDigest ?? "", Text(e.CauseId),
            Text(act.Id), act.Kind, act.ActorKind, Text(act.ActorPersonId), act.ActorCode, Text(act.OnBehalfOf), act.ReasonDigest ?? "", Text(act.At),
        };
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(Encoding.UTF8.GetBytes(bytes.Length.ToString(CultureInfo.InvariantCulture) + ":"));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

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

    private static string Text(Guid? id) => id?.ToString("D") ?? "";

    private static string Text(DateTimeOffset at) => ((at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture);
}
