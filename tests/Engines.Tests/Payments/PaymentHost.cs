using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Identity;
using Saola.Engines.Payments;
using Saola.Engines.Payments.Gateway;
using Saola.Events;
using Saola.Kernel;
using Saola.TestKit;

namespace Saola.Engines.Tests.Payments;

/// <summary>Something to be paid for that knows nothing of procedures: what is owed stands in memory, as the database would after a rollback.</summary>
internal sealed class InvoiceBook : IPaymentTarget
{
    public static readonly Subject Invoice = new("invoice", Guid.Parse("018f0000-0000-7000-8000-000000000001"));

    public Money Owed { get; set; } = new(200_000);

    public List<SettledPayment> Settled { get; } = [];

    public int Refunded { get; private set; }

    public bool IsPaid { get; set; }

    public string Kind => "invoice";

    public Task<PaymentDemand?> DemandAsync(Guid subjectId, string item, CancellationToken cancellationToken) => Task.FromResult(IsPaid ? null : new PaymentDemand
    {
        Subject = new Subject("invoice", subjectId), Item = item, Name = "Học phí lớp đo lường", RecordNumber = "HD-1", Link = "/", Amount = Owed, Payer = new Payer(null, null, "Nguyễn Thị Mẫu", "079180000001", "1 Phố Mẫu"),
    });

    public Task<Result> SettleAsync(SettledPayment payment, CancellationToken cancellationToken)
    {
        // This book is no part of the database: a unit of work that is run again after a race comes with the same number.
        lock (Settled)
        {
            Settled.RemoveAll(s => s.ReceiptNumber == payment.ReceiptNumber);
            Settled.Add(payment);
        }
        return Task.FromResult(Result.Done);
    }

    public Task RefundedAsync(Subject subject, string item, Money amount, DateTimeOffset at, CancellationToken cancellationToken)
    {
        Refunded++;
        return Task.CompletedTask;
    }
}

/// <summary>The services with the test gateway, two accountants, and a book of invoices.</summary>
internal sealed class PaymentHost : IAsyncDisposable
{
    private PaymentHost(SaolaTestHost host, GatewayServer gateway, InvoiceBook book) => (Host, Gateway, Book) = (host, gateway, book);

    public SaolaTestHost Host { get; }

    public GatewayServer Gateway { get; }

    public InvoiceBook Book { get; }

    public static async Task<PaymentHost> StartAsync(DatabaseKind database)
    {
        var gateway = await GatewayServer.StartAsync();
        var book = new InvoiceBook();
        var host = await SaolaTestHost.CreateAsync(database, services => services.AddSingleton<IPaymentTarget>(book).AddScoped<ICurrentUser, WrittenUser>(), configuration: gateway.Settings);
        return new PaymentHost(host, gateway, book);
    }

    public Task<T> AsAsync<T>(Func<IServiceProvider, Task<T>> work, Guid? person = null) => Host.InScopeAsync(async services =>
    {
        ((WrittenUser)services.GetRequiredService<ICurrentUser>()).PersonId = person ?? Accountant;
        return await work(services);
    }, new Actor(ActorKind.Person, person ?? Accountant, "Kế toán", "person"));

    public static Guid Accountant { get; } = Guid.Parse("018f0000-0000-7000-8000-00000000000a");

    public static Guid ChiefAccountant { get; } = Guid.Parse("018f0000-0000-7000-8000-00000000000b");

    public Task<PaymentOrderView> OpenAsync(string item = "fee") =>
        AsAsync(async services => (await services.GetRequiredService<OpenPayment>().HandleAsync(InvoiceBook.Invoice, item, CancellationToken.None)).Value);

    /// <summary>Sends the payer off; gives the reference of the try.</summary>
    public async Task<string> StartAsync(PaymentOrderView order)
    {
        var address = await AsAsync(async services => (await services.GetRequiredService<StartPayment>().HandleAsync(order.Id, "127.0.0.1", english: false, CancellationToken.None)).Value);
        if (!Gateway.Arrive(address)) throw new InvalidOperationException("The gateway turned the payer away.");
        return QueryHelpers.ParseQuery(address.Query)["vnp_TxnRef"].ToString();
    }

    public async Task<Heard> HearAsync(string message)
    {
        var fields = QueryHelpers.ParseQuery(message).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
        return (await AsAsync(services => services.GetRequiredService<HearGateway>().MessageAsync("test", fields, "127.0.0.1", CancellationToken.None))).What;
    }

    public Task<bool> AskDueAsync() => AsAsync(async services =>
    {
        await services.GetRequiredService<AskGateway>().RunAsync(CancellationToken.None);
        return true;
    });

    public async Task<PaymentOrderState> StateAsync(PaymentOrderView order) =>
        (await AsAsync(services => services.GetRequiredService<Engines.Payments.Ordering.PaymentPageReader>().ReadAsync(order.Reference, order.AccessCode, CancellationToken.None)))!.Order.State;

    public async Task<Engines.Payments.Ordering.PaymentPage> PageAsync(PaymentOrderView order) =>
        (await AsAsync(services => services.GetRequiredService<Engines.Payments.Ordering.PaymentPageReader>().ReadAsync(order.Reference, order.AccessCode, CancellationToken.None)))!;

    public async Task<IReadOnlyList<string>> FaultsAsync() => await AsAsync(async services =>
    {
        var found = new List<string>();
        await foreach (var fault in services.GetServices<Engines.Ledger.IVerification>().OfType<Engines.Payments.Verifying.VerifyReceipts>().Single().FaultsAsync(CancellationToken.None)) found.Add(fault);
        return (IReadOnlyList<string>)found;
    });

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Gateway.DisposeAsync();
    }

    private sealed class WrittenUser : ICurrentUser
    {
        public Guid? PersonId { get; set; }

        public Guid? OrganisationId => null;

        public Task<Authority> AuthorityAsync(CancellationToken cancellationToken) => Task.FromResult(new Authority(PersonId, [new HeldRole(Roles.Finance, "finance_dept", null)]));
    }
}
