using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Identity;
using Saola.Engines.Payments.Gateway;
using Saola.Engines.Payments.Model;
using Saola.Engines.Payments.Refunds;
using Saola.Engines.Payments.Taking;
using Saola.Engines.Payments.Transfers;
using Saola.Kernel;
using Saola.Web.Composition;

namespace Saola.Engines.Payments.Demonstration;

/// <summary>
/// Plays the orders that the demonstration asks for, by the real handlers: some are paid at the simulated gateway, some by a bank statement, one twice,
/// one of unknown outcome, one to be given back.
/// </summary>
internal sealed class PlayPayments(AppDbContext db, IServiceScopeFactory scopes, IDemonstrationPeople people, TimeProvider clock) : IDemonstrationLoader
{
    private const string Accountant = "finance@saola.test";

    public int Order => 120;

    public async Task<string?> LoadAsync(DemonstrationRequest request, CancellationToken cancellationToken)
    {
        var orders = await db.Set<PaymentOrder>().AsNoTracking().Where(o => o.State == PaymentOrderState.Created).OrderBy(o => o.Id).Take(20).ToListAsync(cancellationToken);
        if (orders.Count < 3 || await db.Set<StatementImport>().AnyAsync(cancellationToken) || await people.AccountAsync(Accountant, cancellationToken) is not { } accountant) return null;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ScopedActor>().Become(new Actor(ActorKind.Person, accountant.Id, accountant.FullName, "person"));
        var services = scope.ServiceProvider;
        var half = orders.Count / 3;
        foreach (var order in orders.Take(half)) await PayOnLineAsync(services, order, cancellationToken);
        await ImportAsync(services, orders.Skip(half).Take(half).ToList(), cancellationToken);
        await LeaveUnknownAsync(services, orders[^1], cancellationToken);
        await AskRefundAsync(services, orders[0], cancellationToken);
        return $"Đã diễn {orders.Count} khoản thu trực tuyến và chuyển khoản.";
    }

    private static async Task PayOnLineAsync(IServiceProvider services, PaymentOrder order, CancellationToken cancellationToken)
    {
        if (await StartAsync(services, order, cancellationToken) is not { } attempt) return;
        await services.GetRequiredService<HearGateway>().NoticeAsync(attempt.Provider, new GatewayNotice(attempt.Reference, attempt.Amount, GatewayOutcome.Paid, "14" + attempt.Id.ToString("N")[..6].ToUpperInvariant(), "00"), cancellationToken);
    }

    private static async Task<PaymentAttempt?> StartAsync(IServiceProvider services, PaymentOrder order, CancellationToken cancellationToken)
    {
        var started = await services.GetRequiredService<StartPayment>().HandleAsync(order.Id, "127.0.0.1", english: false, cancellationToken);
        return started.IsDone ? await services.GetRequiredService<PaymentActs>().Db.Set<PaymentAttempt>().AsNoTracking().Where(a => a.OrderId == order.Id).OrderByDescending(a => a.Id).FirstAsync(cancellationToken) : null;
    }

    // The last one is paid twice, one line has no reference, one the wrong amount.
    private async Task ImportAsync(IServiceProvider services, List<PaymentOrder> orders, CancellationToken cancellationToken)
    {
        var day = VietnameseFormats.Day(clock.Today());
        var lines = new StringBuilder("Ngày giao dịch,Ghi có,Nội dung,Số tham chiếu\r\n");
        var number = 0;
        void Add(long dong, string words) => lines.Append(CultureInfo.InvariantCulture, $"{day},{dong},{words},FT{++number:000000}\r\n");
        foreach (var order in orders.SkipLast(1)) Add(order.Amount.Dong, $"NOP PHI {order.Reference}");
        if (orders.Count > 1) Add(orders[0].Amount.Dong, $"{orders[0].Reference} nop lai");
        if (orders.Count > 0) Add(orders[^1].Amount.Dong / 2, $"nop phi {orders[^1].Reference}");
        Add(500_000, "Nop phi tham dinh ho so");
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(lines.ToString()));
        await services.GetRequiredService<ReconcileStatement>().HandleAsync(file, "sao-ke-mau.csv", new StatementColumns(null, null, null, null), skipBadRows: false, dryRun: false, cancellationToken);
    }

    private static async Task LeaveUnknownAsync(IServiceProvider services, PaymentOrder order, CancellationToken cancellationToken)
    {
        if (await StartAsync(services, order, cancellationToken) is not { } attempt) return;
        // Asked as often as the job would: now a person must find out.
        for (var asked = 0; asked < services.GetRequiredService<PaymentSettings>().MostQuestions; asked++)
            await services.GetRequiredService<AskGateway>().NoAnswerAsync(attempt.Id, unknown: true, "unreachable", cancellationToken);
    }

    private static async Task AskRefundAsync(IServiceProvider services, PaymentOrder order, CancellationToken cancellationToken)
    {
        var money = await services.GetRequiredService<PaymentActs>().Db.Set<Takings>().AsNoTracking().Where(t => t.SettlesOrderId == order.Id).Select(t => (Guid?)t.Id).FirstOrDefaultAsync(cancellationToken);
        if (money is { } id) await services.GetRequiredService<RefundMoney>().AskAsync(new RefundAsked(id, "Người nộp chọn nhầm thủ tục, đề nghị hoàn.", null), cancellationToken);
    }
}
