using Saola.Kernel;

namespace Saola.Engines.Payments;

/// <summary>A provider to whose page a payer is sent. Every message both ways is signed; nothing that is not is believed.</summary>
public interface IPaymentGateway
{
    /// <summary>Stable code, part of the addresses at which it answers.</summary>
    string Code { get; }

    /// <summary>Name for people.</summary>
    string Name { get; }

    /// <summary>No money moves: the gateway of the demonstration.</summary>
    bool IsSimulated { get; }

    /// <summary>The signed address to which the payer is sent.</summary>
    Uri Redirect(GatewayPayment payment);

    /// <summary>What the fields of a return or a notification say; null when the signature is wrong or fields are missing.</summary>
    GatewayNotice? Read(IReadOnlyDictionary<string, string> fields);

    /// <summary>Asks how a payment stands. Throws <see cref="GatewayUnreachableException"/> when there is no answer that can be believed.</summary>
    Task<GatewayStatus> AskAsync(string attemptReference, DateTimeOffset startedAt, CancellationToken cancellationToken);

    /// <summary>Orders that money goes back. Throws <see cref="GatewayUnreachableException"/>: then nobody knows.</summary>
    Task<GatewayRefundAnswer> RefundAsync(GatewayRefundOrder order, CancellationToken cancellationToken);
}

/// <summary>A payment for a gateway.</summary>
/// <param name="AttemptReference">Its reference, unique at the provider.</param>
/// <param name="Amount">Amount.</param>
/// <param name="Description">What it is for, ASCII, at most 200 letters.</param>
/// <param name="ReturnTo">Where the payer comes back to.</param>
/// <param name="StartedAt">Now.</param>
/// <param name="ExpiresAt">Until when it may be paid there.</param>
/// <param name="PayerAddress">Network address of the payer.</param>
/// <param name="English">Language of the page there.</param>
public sealed record GatewayPayment(
    string AttemptReference, Money Amount, string Description, Uri ReturnTo, DateTimeOffset StartedAt, DateTimeOffset ExpiresAt, string PayerAddress, bool English);

/// <summary>How a payment ended at the provider.</summary>
public enum GatewayOutcome
{
    /// <summary>Paid.</summary>
    Paid,

    /// <summary>Not paid: refused, cancelled, expired.</summary>
    NotPaid,

    /// <summary>Not ended yet.</summary>
    Open,

    /// <summary>The provider does not know it.</summary>
    NotFound,
}

/// <summary>What a signed return or notification says.</summary>
/// <param name="AttemptReference">The try.</param>
/// <param name="Amount">Amount.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Transaction">The provider's number; null where it has none.</param>
/// <param name="Code">The provider's own code.</param>
public sealed record GatewayNotice(string AttemptReference, Money Amount, GatewayOutcome Outcome, string? Transaction, string Code);

/// <summary>The answer to a question.</summary>
/// <param name="Outcome">How it stands.</param>
/// <param name="Amount">Amount, where it is known.</param>
/// <param name="Transaction">The provider's number.</param>
/// <param name="Code">The provider's own code.</param>
public sealed record GatewayStatus(GatewayOutcome Outcome, Money Amount, string? Transaction, string Code);

/// <summary>Money that is to go back.</summary>
/// <param name="AttemptReference">The try by which it came.</param>
/// <param name="StartedAt">When that was started.</param>
/// <param name="Transaction">The provider's number.</param>
/// <param name="Amount">How much; at most what came.</param>
/// <param name="IsWhole">Whether all of it goes back.</param>
/// <param name="By">Who orders it, for the provider's books: a code, no name.</param>
/// <param name="Reason">Words, ASCII.</param>
public sealed record GatewayRefundOrder(string AttemptReference, DateTimeOffset StartedAt, string? Transaction, Money Amount, bool IsWhole, string By, string Reason);

/// <summary>The answer to a refund.</summary>
/// <param name="IsDone">Whether the provider took it on.</param>
/// <param name="Transaction">The provider's number of the refund.</param>
/// <param name="Code">The provider's own code.</param>
public sealed record GatewayRefundAnswer(bool IsDone, string? Transaction, string Code);

/// <summary>The provider did not answer in time, or with something that cannot be believed.</summary>
public sealed class GatewayUnreachableException(string message, Exception? inner = null) : Exception(message, inner);
