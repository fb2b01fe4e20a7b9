using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Jobs;
using Saola.Engines.Ledger;
using Saola.Engines.Payments.Api;
using Saola.Engines.Payments.Closing;
using Saola.Engines.Payments.Demonstration;
using Saola.Engines.Payments.Gateway;
using Saola.Engines.Payments.Model;
using Saola.Engines.Payments.Ordering;
using Saola.Engines.Payments.Receipts;
using Saola.Engines.Payments.Refunds;
using Saola.Engines.Payments.Simulation;
using Saola.Engines.Payments.Taking;
using Saola.Engines.Payments.Transfers;
using Saola.Engines.Payments.Verifying;
using Saola.Web.Composition;
using Saola.Web.Navigation;

namespace Saola.Engines.Payments;

/// <summary>Payment orders, gateway, transfers with VietQR and reconciliation, receipts, refunds, the cashier's day.</summary>
public sealed class PaymentsEngine : ISaolaPart
{
    /// <inheritdoc/>
    public string Name => "Payments";

    /// <inheritdoc/>
    public void AddServices(PartContext context)
    {
        var services = context.Services;
        var settings = (context.Configuration.GetSection("Saola:Payments").Get<PaymentSettings>() ?? new PaymentSettings()).Of(context.Settings);
        services.AddLocalization();
        services.AddSingleton(settings);
        services.AddSingleton<IModelContributor, PaymentsModel>();
        services.AddScoped<PaymentActs>().AddScoped<TakeMoney>().AddScoped<IssueReceipt>().AddScoped<CashierDays>();
        services.AddHandler<OpenPayment>().AddHandler<TakeCash>().AddHandler<PaymentQueries>().AddHandler<PastPayments>();
        services.AddScoped<IDemonstrationLoader, PlayPayments>();
        services.AddScoped<PaymentPageReader>().AddScoped<CashierDesk>();
        services.AddScoped<StatementReader>().AddScoped<ReconcileStatement>().AddScoped<SettleStatementLine>().AddScoped<RefundMoney>();
        services.AddSingleton<ReceiptDocument>().AddScoped<ReplaceReceipt>().AddScoped<ReceiptList>().AddScoped<CloseDay>();
        services.AddScoped<IVerification, VerifyReceipts>().AddScoped<INavigationSource, CashierNavigation>();
        AddGateway(services, settings);
        services.AddSchedule<ExpireOrders>(ExpireOrders.Name, TimeSpan.FromMinutes(10));
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        GatewayEndpoints.Map(endpoints);
        ReceiptEndpoint.Map(endpoints);
        PaymentsApi.Map(endpoints);
        if (endpoints.ServiceProvider.GetService<SimulatedGateway>() is not null) SimulationEndpoints.Map(endpoints);
    }

    private static void AddGateway(IServiceCollection services, PaymentSettings settings)
    {
        services.AddHttpClient(RedirectGateway.ClientName);
        if (settings.Gateway.IsSet) services.AddSingleton<IPaymentGateway, RedirectGateway>();
        services.AddScoped<StartPayment>().AddScoped<HearGateway>().AddScoped<DecideUnknown>().AddScoped<AskGateway>().AddScoped<AskNow>();
        if (settings.Gateway.IsSimulated) services.AddSingleton<SimulatedGateway>();
        services.AddSchedule<AskGateway>(AskGateway.Name, TimeSpan.FromMinutes(1));
    }
}
