namespace Saola.Engines.Payments;

/// <summary>Where a payment order stands. An axis of its own: what the payment is for has other states.</summary>
public enum PaymentOrderState
{
    /// <summary>Open: nothing was tried yet.</summary>
    Created,

    /// <summary>The payer is at a provider.</summary>
    Pending,

    /// <summary>The provider gave no answer: nobody knows whether money moved. Asked again by a job, then decided by a person.</summary>
    Unknown,

    /// <summary>The last try failed; the order may be paid again.</summary>
    Failed,

    /// <summary>Paid, once.</summary>
    Paid,

    /// <summary>Its time is over. Money that still arrives pays what is still owed.</summary>
    Expired,

    /// <summary>Taken back: nothing is owed any more, or another amount.</summary>
    Cancelled,

    /// <summary>Paid; giving the money back was asked for and not carried out yet.</summary>
    RefundRequested,

    /// <summary>Paid and given back.</summary>
    Refunded,
}

/// <summary>Which way money came.</summary>
public enum PaymentChannel
{
    /// <summary>By a redirect gateway.</summary>
    Gateway,

    /// <summary>By a bank transfer, matched by its reference.</summary>
    Transfer,

    /// <summary>At the counter.</summary>
    Cash,
}

/// <summary>What became of money that came in.</summary>
public enum MoneyUse
{
    /// <summary>It paid its order.</summary>
    Settled,

    /// <summary>The order was paid before, or nothing is owed: to be given back.</summary>
    Surplus,

    /// <summary>Not the amount of the order: to be given back or settled by a person.</summary>
    WrongAmount,

    /// <summary>Given back.</summary>
    Returned,
}

/// <summary>How one try at a provider ended.</summary>
public enum AttemptState
{
    /// <summary>The payer was sent to the provider.</summary>
    Started,

    /// <summary>The provider says it was paid.</summary>
    Succeeded,

    /// <summary>The provider says it was not paid.</summary>
    Failed,

    /// <summary>No answer.</summary>
    Unknown,
}

/// <summary>Where a refund stands.</summary>
public enum RefundState
{
    /// <summary>Asked for; a second person must decide.</summary>
    Requested,

    /// <summary>Refused by the second person.</summary>
    Refused,

    /// <summary>Agreed; the money has still to move.</summary>
    Approved,

    /// <summary>The provider gave no answer: a person finds out.</summary>
    Unknown,

    /// <summary>The money went back.</summary>
    Done,
}

/// <summary>How money goes back.</summary>
public enum RefundWay
{
    /// <summary>By the provider that took it.</summary>
    Provider,

    /// <summary>By a bank transfer that the accountant makes.</summary>
    Transfer,
}

/// <summary>Where a receipt stands.</summary>
public enum ReceiptState
{
    /// <summary>Valid.</summary>
    Issued,

    /// <summary>Cancelled by the receipt that replaces it.</summary>
    Replaced,
}

/// <summary>What a line of a bank statement turned out to be.</summary>
public enum StatementMatch
{
    /// <summary>It paid its order.</summary>
    Matched,

    /// <summary>Its order is known, the amount is another.</summary>
    WrongAmount,

    /// <summary>No order carries a reference that stands in it.</summary>
    UnknownReference,

    /// <summary>Its order was paid before.</summary>
    Surplus,

    /// <summary>Settled by a person, with a reason.</summary>
    Settled,
}
