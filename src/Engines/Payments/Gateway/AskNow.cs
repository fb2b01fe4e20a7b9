using Microsoft.EntityFrameworkCore;
using Saola.Engines.Identity;
using Saola.Engines.Payments.Model;
using Saola.Engines.Payments.Taking;
using Saola.Kernel;

namespace Saola.Engines.Payments.Gateway;

/// <summary>A cashier asks the gateway now, instead of waiting for the job.</summary>
internal sealed class AskNow(PaymentActs acts, AskGateway ask, IEnumerable<IPaymentGateway> gateways, ICurrentUser user)
{
    /// <summary>Faults: <c>payment.not_yours</c>, <c>payment.unknown</c>, <c>payment.not_uncertain</c>. Gives the state afterwards.</summary>
    public async Task<Result<PaymentOrderState>> HandleAsync(string reference, CancellationToken cancellationToken)
    {
        if (!(await user.AuthorityAsync(cancellationToken)).IsCashier()) return new Fault("payment.not_yours", Texts.Say("Payment.NotYours"));
        var order = await acts.Db.Set<PaymentOrder>().AsNoTracking().FirstOrDefaultAsync(o => o.Reference == reference, cancellationToken);
        if (order is null) return PaymentActs.Unknown();
        var attempt = await acts.Db.Set<PaymentAttempt>().AsNoTracking().Where(a => a.OrderId == order.Id && (a.State == AttemptState.Started || a.State == AttemptState.Unknown)).OrderByDescending(a => a.Id).FirstOrDefaultAsync(cancellationToken);
        if (attempt is null || gateways.FirstOrDefault(g => g.Code == attempt.Provider) is not { } gateway) return new Fault("payment.not_uncertain", Texts.Say("Payment.NotUncertain"));
        await ask.AskAsync(gateway, attempt, cancellationToken);
        return await acts.Db.Set<PaymentOrder>().AsNoTracking().Where(o => o.Id == order.Id).Select(o => o.State).FirstAsync(cancellationToken);
    }
}
