using Saola.Data;
using Saola.Events;
using Saola.Kernel;

namespace Saola.Engines.Payments.Model;

/// <summary>A payment that is asked for. One live order for each item of a record: its <see cref="OpenKey"/> is unique.</summary>
internal sealed class PaymentOrder : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>Eleven letters and digits that people type and banks carry (<see cref="Ordering.PaymentReference"/>).</summary>
    public required string Reference { get; init; }

    /// <summary>Opens the order's page without an account.</summary>
    public required string AccessCode { get; init; }
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }
    public required string Item { get; init; }
    public required string Name { get; init; }
    public required string RecordNumber { get; init; }
    public required string Link { get; init; }
    public required Money Amount { get; init; }
    public Guid? PayerPersonId { get; init; }
    public Guid? PayerOrganisationId { get; init; }
    public required string PayerName { get; init; }
    public string? PayerNumber { get; init; }
    public string? PayerAddress { get; init; }
    public PaymentOrderState State { get; set; } = PaymentOrderState.Created;
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? PaidAt { get; set; }
    public PaymentChannel? PaidBy { get; set; }

    /// <summary>Record and item while the order may be paid; null otherwise.</summary>
    public string? OpenKey { get; set; }
    public int RowVersion { get; set; }

    public Subject Subject => new(SubjectKind, SubjectId);

    public Payer Payer => new(PayerPersonId, PayerOrganisationId, PayerName, PayerNumber, PayerAddress);

    /// <summary>Whether a payer may begin to pay.</summary>
    public bool IsOpen => State is PaymentOrderState.Created or PaymentOrderState.Pending or PaymentOrderState.Failed or PaymentOrderState.Unknown;

    /// <summary>Whether it was paid, whatever came after.</summary>
    public bool WasPaid => State is PaymentOrderState.Paid or PaymentOrderState.RefundRequested or PaymentOrderState.Refunded;

    public static string KeyOf(Subject subject, string item) => $"{subject.Kind}:{subject.Id:N}:{item}";

    public void End(PaymentOrderState state) => (State, OpenKey) = (state, null);
}

/// <summary>One try to pay an order at a provider.</summary>
internal sealed class PaymentAttempt : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid OrderId { get; init; }
    public required string Provider { get; init; }

    /// <summary>What the provider calls it: the order's reference and a number.</summary>
    public required string Reference { get; init; }
    public required Money Amount { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public AttemptState State { get; set; } = AttemptState.Started;
    public string? ProviderTransaction { get; set; }
    public string? Code { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When the job asks the provider; null when it does no more.</summary>
    public DateTimeOffset? AskAt { get; set; }
    public int Asked { get; set; }
    public int RowVersion { get; set; }
}

/// <summary>Money that came in. Its key makes sure that nothing counts twice; at most one settles an order.</summary>
internal sealed class Takings : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>Where it came from, unique: <c>gateway:…</c>, <c>bank:…</c>, <c>cash:…</c>.</summary>
    public required string Key { get; init; }
    public Guid? OrderId { get; set; }

    /// <summary>The order that it paid; unique.</summary>
    public Guid? SettlesOrderId { get; set; }
    public required PaymentChannel Channel { get; init; }
    public required Money Amount { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The day on which it counts for the cashier.</summary>
    public required DateOnly Day { get; init; }
    public Guid? By { get; init; }
    public string? Provider { get; init; }
    public string? ProviderTransaction { get; init; }

    /// <summary>The provider's reference of the try, for a refund.</summary>
    public string? AttemptReference { get; init; }
    public DateTimeOffset? AttemptAt { get; init; }
    public MoneyUse Use { get; set; }
    public int RowVersion { get; set; }
}

/// <summary>A receipt: electronic with a gap-free number, or a paper one whose number the clerk typed.</summary>
internal sealed class Receipt : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>Series of electronic receipts; empty for paper.</summary>
    public required string Series { get; init; }

    /// <summary>Place in the series, from 1; null for paper.</summary>
    public int? Sequence { get; init; }

    /// <summary>As it is printed.</summary>
    public required string Number { get; init; }
    public required Guid OrderId { get; init; }
    public required Guid TakingsId { get; init; }
    public required Money Amount { get; init; }
    public required string PayerName { get; init; }
    public string? PayerNumber { get; init; }
    public string? PayerAddress { get; init; }
    public required string What { get; init; }
    public required string RecordNumber { get; init; }
    public required PaymentChannel Channel { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
    public required DateOnly Day { get; init; }
    public Guid? IssuedBy { get; init; }
    public ReceiptState State { get; set; }
    public Guid? ReplacesId { get; init; }
    public Guid? ReplacedById { get; set; }
    public string? ReplacedReason { get; set; }

    /// <summary>Opens the public page of the receipt.</summary>
    public required string VerificationCode { get; init; }
    public int RowVersion { get; set; }
}
