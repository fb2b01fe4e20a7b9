using Saola.Data;
using Saola.Kernel;

namespace Saola.Engines.Payments.Model;

/// <summary>Money that goes back.</summary>
internal sealed class Refund : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid TakingsId { get; init; }
    public Guid? OrderId { get; init; }
    public required Money Amount { get; init; }
    public required RefundWay Way { get; init; }

    /// <summary>Bank, account and holder, for a transfer by hand.</summary>
    public string? Beneficiary { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
    public Guid? RequestedBy { get; init; }
    public RefundState State { get; set; }
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? DecisionReason { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public Guid? DoneBy { get; set; }

    /// <summary>Number of the bank's or the provider's transaction.</summary>
    public string? Evidence { get; set; }

    /// <summary>The takings while the refund is open or done; unique: nothing is given back twice.</summary>
    public string? OpenKey { get; set; }
    public int RowVersion { get; set; }
}

/// <summary>A bank statement that was read.</summary>
internal sealed class StatementImport
{
    public required Guid Id { get; init; }
    public required string FileName { get; init; }
    public required string Sha256 { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? By { get; init; }
    public required int Lines { get; init; }
    public required int Matched { get; init; }
    public required int Repeated { get; init; }
}

/// <summary>A credit on the account.</summary>
internal sealed class StatementLine : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid ImportId { get; init; }

    /// <summary>What makes the line this line, whatever file it comes in; unique.</summary>
    public required string Fingerprint { get; init; }
    public required int Row { get; init; }
    public required DateOnly Day { get; init; }
    public required Money Amount { get; init; }
    public required string BankReference { get; init; }
    public required string Description { get; init; }
    public StatementMatch Match { get; set; }
    public Guid? OrderId { get; set; }
    public Guid? TakingsId { get; set; }
    public Guid? SettledBy { get; set; }
    public DateTimeOffset? SettledAt { get; set; }
    public string? SettledReason { get; set; }
    public int RowVersion { get; set; }
}

/// <summary>A day of the cashier that was closed; its figures are frozen.</summary>
internal sealed class DayClosing
{
    public required Guid Id { get; init; }
    public required DateOnly Day { get; init; }
    public required DateTimeOffset ClosedAt { get; init; }
    public Guid? ClosedBy { get; init; }
    public required Money Cash { get; init; }
    public required Money Transfer { get; init; }
    public required Money Gateway { get; init; }
    public required int Receipts { get; init; }
    public required Money ReceiptSum { get; init; }
    public required string Digest { get; init; }
    public string? Note { get; init; }
}
