using Saola.Web;

namespace Saola.Engines.Payments.Pages.Payments;

/// <summary>How states of payments look.</summary>
internal static class PaymentWords
{
    public static StatusShape Shape(PaymentOrderState state) => state switch
    {
        PaymentOrderState.Paid => StatusShape.Done,
        PaymentOrderState.Pending => StatusShape.Running,
        PaymentOrderState.Unknown or PaymentOrderState.Failed => StatusShape.Overdue,
        PaymentOrderState.Expired or PaymentOrderState.Cancelled or PaymentOrderState.Refunded => StatusShape.Stopped,
        _ => StatusShape.Payment,
    };

    public static Tone ToneOf(PaymentOrderState state) => state switch
    {
        PaymentOrderState.Paid => Tone.Done,
        PaymentOrderState.Pending => Tone.Running,
        PaymentOrderState.Unknown or PaymentOrderState.Failed => Tone.Trouble,
        PaymentOrderState.Created or PaymentOrderState.RefundRequested => Tone.Waiting,
        _ => Tone.Quiet,
    };
}
