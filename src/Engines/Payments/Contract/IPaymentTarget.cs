using Saola.Events;
using Saola.Kernel;

namespace Saola.Engines.Payments;

/// <summary>Who pays, as a receipt names them.</summary>
/// <param name="PersonId">The person who may see and pay the order, or null.</param>
/// <param name="OrganisationId">The organisation for which it is paid, or null.</param>
/// <param name="Name">Name on the receipt.</param>
/// <param name="Number">Personal number or tax code, or null.</param>
/// <param name="Address">Address, or null.</param>
public sealed record Payer(Guid? PersonId, Guid? OrganisationId, string Name, string? Number, string? Address);

/// <summary>Something that is owed now.</summary>
public sealed record PaymentDemand
{
    /// <summary>The record for which it is owed.</summary>
    public required Subject Subject { get; init; }

    /// <summary>What of the record, such as the id of a fee: one payment for each.</summary>
    public required string Item { get; init; }

    /// <summary>What it is, as it stands on the receipt.</summary>
    public required string Name { get; init; }

    /// <summary>Number of the record, for people: <c>H29.15-261125-0007</c>.</summary>
    public required string RecordNumber { get; init; }

    /// <summary>Where the record is on the site, for its payer.</summary>
    public required string Link { get; init; }

    /// <summary>What is owed, above zero.</summary>
    public required Money Amount { get; init; }

    /// <summary>Who owes it.</summary>
    public required Payer Payer { get; init; }
}

/// <summary>A payment that came in for a record.</summary>
/// <param name="Subject">The record.</param>
/// <param name="Item">What of it.</param>
/// <param name="Amount">The amount.</param>
/// <param name="ReceiptNumber">Number of the receipt.</param>
/// <param name="Channel">Which way it came.</param>
/// <param name="At">When it was received.</param>
/// <param name="By">The cashier, or null when nobody took it by hand.</param>
public sealed record SettledPayment(Subject Subject, string Item, Money Amount, string ReceiptNumber, PaymentChannel Channel, DateTimeOffset At, Guid? By);

/// <summary>
/// What may be paid for: a part that has something to collect registers one (scoped). The engine knows amounts, payers and references,
/// never what they are for.
/// </summary>
public interface IPaymentTarget
{
    /// <summary>Kind of its records, as in <see cref="Subject.Kind"/>.</summary>
    string Kind { get; }

    /// <summary>What is owed for an item now; null when there is none, or nothing more to pay.</summary>
    Task<PaymentDemand?> DemandAsync(Guid subjectId, string item, CancellationToken cancellationToken);

    /// <summary>
    /// Marks the item as paid, in the present unit of work, with the events of the record. Refused, it has changed nothing: the money is surplus.
    /// </summary>
    Task<Result> SettleAsync(SettledPayment payment, CancellationToken cancellationToken);

    /// <summary>Marks the item as given back, in the present unit of work.</summary>
    Task RefundedAsync(Subject subject, string item, Money amount, DateTimeOffset at, CancellationToken cancellationToken);
}
