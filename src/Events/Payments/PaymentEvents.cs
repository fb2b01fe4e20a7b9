namespace Saola.Events.Payments;

/// <summary>What every event of a payment order tells.</summary>
/// <param name="Reference">Reference of the order.</param>
/// <param name="Of">Kind of the record for which it is paid.</param>
/// <param name="RecordId">That record.</param>
/// <param name="Item">What of it.</param>
/// <param name="Dong">Amount of the order in đồng.</param>
public sealed record PaymentFacts(string Reference, string Of, Guid RecordId, string Item, long Dong);

/// <summary>A payment is asked for.</summary>
[EventKind("payments.order_opened")]
public sealed record PaymentOrderOpened(PaymentFacts Order, DateTimeOffset ExpiresAt) : IEvent;

/// <summary>An order was taken back: <c>amount_changed</c>, <c>nothing_owed</c>, <c>by_staff</c>.</summary>
[EventKind("payments.order_cancelled")]
public sealed record PaymentOrderCancelled(PaymentFacts Order, string Ground, DateTimeOffset At) : IEvent;

/// <summary>The time of an order is over.</summary>
[EventKind("payments.order_expired")]
public sealed record PaymentOrderExpired(PaymentFacts Order, DateTimeOffset At) : IEvent;

/// <summary>The payer was sent to a provider.</summary>
[EventKind("payments.attempt_started")]
public sealed record PaymentAttemptStarted(PaymentFacts Order, string Attempt, string Provider, DateTimeOffset At) : IEvent;

/// <summary>A provider said how a try ended, or a person found out: <c>succeeded</c>, <c>failed</c>, <c>unknown</c>.</summary>
[EventKind("payments.attempt_ended")]
public sealed record PaymentAttemptEnded(PaymentFacts Order, string Attempt, string Provider, string Outcome, string? Code, DateTimeOffset At) : IEvent;

/// <summary>Money came in: it settled an order, or is surplus, or of a wrong amount.</summary>
[EventKind("payments.money_received")]
public sealed record MoneyReceived(Guid TakingsId, string Channel, long Dong, string Use, string? Reference, DateTimeOffset At) : IEvent;

/// <summary>An order was paid.</summary>
[EventKind("payments.order_paid")]
public sealed record PaymentOrderPaid(PaymentFacts Order, string Channel, DateTimeOffset At) : IEvent;

/// <summary>A receipt was issued; a paper one has no place in a series.</summary>
[EventKind("payments.receipt_issued")]
public sealed record ReceiptIssued(Guid ReceiptId, string Series, int? Sequence, string Number, long Dong, DateTimeOffset At) : IEvent;

/// <summary>A receipt was cancelled by another one.</summary>
[EventKind("payments.receipt_replaced")]
public sealed record ReceiptReplaced(Guid ReceiptId, string Number, Guid ReplacedBy, string ReplacingNumber, DateTimeOffset At) : IEvent;

/// <summary>Giving money back was asked for.</summary>
[EventKind("payments.refund_requested")]
public sealed record RefundRequested(Guid RefundId, Guid TakingsId, long Dong, string Way, DateTimeOffset At) : IEvent;

/// <summary>A second person agreed or refused.</summary>
[EventKind("payments.refund_decided")]
public sealed record RefundDecided(Guid RefundId, bool Approved, DateTimeOffset At) : IEvent;

/// <summary>The money went back.</summary>
[EventKind("payments.refund_done")]
public sealed record RefundDone(Guid RefundId, long Dong, string Way, DateTimeOffset At) : IEvent;

/// <summary>The provider did not say whether it gave the money back.</summary>
[EventKind("payments.refund_unknown")]
public sealed record RefundUnknown(Guid RefundId, string? Code, DateTimeOffset At) : IEvent;

/// <summary>A bank statement was read.</summary>
[EventKind("payments.statement_imported")]
public sealed record StatementImported(Guid ImportId, string Sha256, int Lines, int Matched, int Repeated, DateTimeOffset At) : IEvent;

/// <summary>A person settled a line of a statement: <c>matched</c> to an order, or <c>put_aside</c>.</summary>
[EventKind("payments.statement_line_settled")]
public sealed record StatementLineSettled(Guid LineId, string How, string? Reference, DateTimeOffset At) : IEvent;

/// <summary>A day of the cashier was closed.</summary>
[EventKind("payments.day_closed")]
public sealed record CashierDayClosed(DateOnly Day, long Cash, long Transfer, long Gateway, int Receipts, string Digest, DateTimeOffset At) : IEvent;
