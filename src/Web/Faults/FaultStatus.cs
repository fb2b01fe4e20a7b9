using Microsoft.AspNetCore.Http;

namespace Saola.Web.Faults;

/// <summary>
/// Which status the code of a fault means. What is not named here was asked for wrongly and is refused with 422; a code stands here when the request was
/// in order and something else stands in its way: the thing is not there, the caller may not, or it has moved on since it was read.
/// </summary>
internal static class FaultStatus
{
    private static readonly HashSet<string> Unknown = new(StringComparer.Ordinal)
    {
        "apology.unknown", "builder.unknown", "case.unknown", "client.unknown", "draft.unknown", "fee.unknown", "identity.account_unknown",
        "identity.delegation_missing", "identity.merge_missing", "identity.person_unknown", "identity.role_missing", "jobs.unknown", "messages.unknown",
        "opinion.unknown", "payment.unknown", "receipt.unknown", "refund.unknown", "refund.unknown_money", "result.unknown", "statement.unknown",
        "template.unknown", "unit.unknown", "webhook.delivery_unknown", "webhook.unknown",
    };

    private static readonly HashSet<string> NotAllowed = new(StringComparer.Ordinal)
    {
        "apology.not_signer", "builder.not_yours", "builder.same_person", "case.not_yours", "opinion.not_yours", "payment.not_yours", "period.right", "refund.same_person",
        "template.not_yours",
    };

    // Somebody else was quicker, or the thing is no longer in a state in which this can be done.
    private static readonly HashSet<string> Conflict = new(StringComparer.Ordinal)
    {
        "apology.changed", "apology.there_already", "builder.changed", "builder.closed", "calendar.changed_meanwhile", "case.changed", "case.no_result",
        "case.signed_already", "case.signing", "client.taken", "closing.closed", "closing.differs", "delivery.not_at_counter", "delivery.not_posted",
        "draft.changed", "draft.filed", "draft.too_many", "fee.closed", "fee.received_already", "fee.relief_decided", "identity.merge_merged", "jobs.not_dead",
        "messages.settled", "opinion.asked_already", "organisation.link_changed", "payment.expired", "payment.in_progress", "payment.not_open",
        "payment.not_uncertain", "payment.nothing_owed", "period.closed", "procedure.version_closed", "rating.given", "rating.too_early", "receipt.replaced", "refund.asked_already",
        "refund.decided", "refund.not_agreed", "refund.provider_refused", "refund.provider_silent", "result.being_replaced", "result.ended",
        "result.no_replacement", "result.not_issued", "signing.not_failed", "statement.settled", "supplement.not_asked", "unit.code_taken", "webhook.changed",
        "withdraw.too_late",
    };

    /// <summary>Every code that has a status of its own.</summary>
    public static IReadOnlyList<string> Named { get; } = [.. Unknown, .. NotAllowed, .. Conflict];

    /// <summary>The status of a code.</summary>
    public static int Of(string code) => Unknown.Contains(code) ? StatusCodes.Status404NotFound
        : NotAllowed.Contains(code) ? StatusCodes.Status403Forbidden
        : Conflict.Contains(code) ? StatusCodes.Status409Conflict
        : StatusCodes.Status422UnprocessableEntity;
}
