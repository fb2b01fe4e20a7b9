using Saola.Kernel;

namespace Saola.Engines.Payments;

/// <summary>A payment order as pages and the API show it.</summary>
public sealed record PaymentOrderView
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Reference that people type.</summary>
    public required string Reference { get; init; }

    /// <summary>Opens the page without an account.</summary>
    public required string AccessCode { get; init; }

    /// <summary>What of the record.</summary>
    public required string Item { get; init; }

    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    /// <summary>Number of the record.</summary>
    public required string RecordNumber { get; init; }

    /// <summary>Page of the record.</summary>
    public required string Link { get; init; }

    /// <summary>Amount.</summary>
    public required Money Amount { get; init; }

    /// <summary>Name of the payer.</summary>
    public required string PayerName { get; init; }

    /// <summary>Where it stands.</summary>
    public required PaymentOrderState State { get; init; }

    /// <summary>Since when it is asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it may be paid on line.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was paid.</summary>
    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>Which way it was paid.</summary>
    public PaymentChannel? PaidBy { get; init; }

    /// <summary>Whether a payer may begin to pay.</summary>
    public bool IsOpen => State is PaymentOrderState.Created or PaymentOrderState.Pending or PaymentOrderState.Failed or PaymentOrderState.Unknown;

    /// <summary>Address of its page.</summary>
    public string Page => $"/thanh-toan/{Reference}?ma={AccessCode}";
}

/// <summary>A receipt as lists show it.</summary>
/// <param name="Id">Id.</param>
/// <param name="Number">Number as printed.</param>
/// <param name="IsPaper">A paper receipt whose number the clerk typed.</param>
/// <param name="Amount">Amount.</param>
/// <param name="PayerName">Payer.</param>
/// <param name="What">What for.</param>
/// <param name="RecordNumber">Number of the record.</param>
/// <param name="Channel">Which way the money came.</param>
/// <param name="IssuedAt">When.</param>
/// <param name="Day">Day of the cashier.</param>
/// <param name="State">Valid or replaced.</param>
/// <param name="VerificationCode">Opens its public page.</param>
public sealed record ReceiptView(
    Guid Id, string Number, bool IsPaper, Money Amount, string PayerName, string What, string RecordNumber, PaymentChannel Channel, DateTimeOffset IssuedAt, DateOnly Day,
    ReceiptState State, string VerificationCode);
