using System.Reflection;
using Saola.Events;

namespace Saola.Engines.Messages.Webhooks;

/// <summary>
/// The kinds of events that subscribers may get: those of the systems. What concerns accounts, people and the machinery stays inside, although no payload names anybody.
/// </summary>
internal static class WebhookKinds
{
    private static readonly string[] Inside = ["identity", "ledger", "jobs", "messages", "files"];

    /// <summary>The kinds, in their order; an event of a new system is offered with it.</summary>
    public static IReadOnlyList<string> Offered { get; } =
    [
        .. typeof(IEvent).Assembly.GetExportedTypes().Select(t => t.GetCustomAttribute<EventKindAttribute>()?.Kind).OfType<string>()
            .Where(k => k != "cases.number_revealed" && !Inside.Contains(PartOf(k), StringComparer.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>What may be asked for: a kind, or all of a part as <c>cases.*</c>.</summary>
    public static bool IsOffered(string asked) => Offered.Contains(asked, StringComparer.Ordinal) || Offered.Any(k => PartOf(k) + ".*" == asked);

    /// <summary>Whether a subscriber that asked so gets an event of a kind.</summary>
    public static bool Fits(IEnumerable<string> asked, string kind) =>
        Offered.Contains(kind, StringComparer.Ordinal) && asked.Any(a => a == kind || a == PartOf(kind) + ".*");

    private static string PartOf(string kind) => kind[..kind.IndexOf('.', StringComparison.Ordinal)];
}
