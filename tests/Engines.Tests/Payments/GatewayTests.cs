using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Payments;
using Saola.Engines.Payments.Gateway;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Payments;

public sealed class GatewayTests
{
    [Theory, OnBothDatabases]
    public async Task A_payment_by_the_gateway_settles_its_order_once_and_issues_a_receipt(DatabaseKind database)
    {
        await using var host = await PaymentHost.StartAsync(database);
        var order = await host.OpenAsync();
        var attempt = await host.StartAsync(order);
        Assert.Equal(PaymentOrderState.Pending, await host.StateAsync(order));

        host.Gateway.Decide(attempt, pays: true);
        Assert.Equal(Heard.Done, await host.HearAsync(host.Gateway.Message(attempt)));

        var page = await host.PageAsync(order);
        Assert.Equal(PaymentOrderState.Paid, page.Order.State);
        Assert.Equal("BLDT26-0000001", Assert.Single(page.Receipts).Number);
        Assert.Equal("BLDT26-0000001", Assert.Single(host.Book.Settled).ReceiptNumber);
        Assert.Empty(await host.FaultsAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_hundred_notifications_at_once_take_the_money_once(DatabaseKind database)
    {
        await using var host = await PaymentHost.StartAsync(database);
        var order = await host.OpenAsync();
        var attempt = await host.StartAsync(order);
        host.Gateway.Decide(attempt, pays: true);
        var message = host.Gateway.Message(attempt);

        var heard = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => host.HearAsync(message))));

        Assert.Equal(1, heard.Count(h => h == Heard.Done));
        Assert.Equal(99, heard.Count(h => h == Heard.Repeated));
        var page = await host.PageAsync(order);
        Assert.Single(page.Money);
        Assert.Single(page.Receipts);
        Assert.Empty(await host.FaultsAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Two_tabs_open_one_order_and_go_to_one_try(DatabaseKind database)
    {
        await using var host = await PaymentHost.StartAsync(database);

        var orders = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => host.OpenAsync())));
        var tries = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => host.StartAsync(orders[0]))));

        Assert.Single(orders.Select(o => o.Reference).Distinct());
        Assert.Single(tries.Distinct());
    }

    [Theory, OnBothDatabases]
    public async Task Money_that_comes_after_cash_is_surplus_and_goes_back(DatabaseKind database)
    {
        await using var host = await PaymentHost.StartAsync(database);
        var order = await host.OpenAsync();
        var attempt = await host.StartAsync(order);
        host.Gateway.Decide(attempt, pays: false);
        await host.HearAsync(host.Gateway.Message(attempt));
        var cash = await host.AsAsync(services => services.GetRequiredService<TakeCash>().HandleAsync(InvoiceBook.Invoice, "fee", order.Amount, null, CancellationToken.None));
        Assert.True(cash.IsDone);

        host.Gateway.Decide(attempt, pays: true);
        await host.HearAsync(host.Gateway.Message(attempt));

        var page = await host.PageAsync(order);
        Assert.Equal([MoneyUse.Settled, MoneyUse.Surplus], page.Money.Select(m => m.Use).Order());
        Assert.Single(page.Receipts);
        Assert.Single(host.Book.Settled);
        Assert.Empty(await host.FaultsAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Money_that_comes_late_pays_what_is_still_owed_and_is_surplus_otherwise(DatabaseKind database)
    {
        await using var host = await PaymentHost.StartAsync(database);
        var (owed, over) = (await host.OpenAsync("owed"), await host.OpenAsync("over"));
        var (first, second) = (await host.StartAsync(owed), await host.StartAsync(over));
        foreach (var attempt in new[] { first, second })
        {
            host.Gateway.Decide(attempt, pays: false);
            await host.HearAsync(host.Gateway.Message(attempt));
        }
        host.Host.Clock.Advance(TimeSpan.FromHours(73));
        await host.AsAsync(async services => { await services.GetRequiredService<ExpireOrders>().RunAsync(CancellationToken.None); return true; });
        Assert.Equal(PaymentOrderState.Expired, await host.StateAsync(owed));

        host.Gateway.Decide(first, pays: true);
        await host.HearAsync(host.Gateway.Message(first));
        host.Book.IsPaid = true;
        host.Gateway.Decide(second, pays: true);
        await host.HearAsync(host.Gateway.Message(second));

        Assert.Equal(PaymentOrderState.Paid, await host.StateAsync(owed));
        Assert.Equal(MoneyUse.Surplus, Assert.Single((await host.PageAsync(over)).Money).Use);
    }

    [Theory]
    [InlineData("signature", "Forged")]
    [InlineData("amount", "WrongAmount")]
    [InlineData("reference", "UnknownReference")]
    public async Task A_message_that_is_not_right_moves_nothing(string fault, string expected)
    {
        await using var host = await PaymentHost.StartAsync(DatabaseKind.Sqlite);
        var order = await host.OpenAsync();
        var attempt = await host.StartAsync(order);
        host.Gateway.Decide(attempt, pays: true);
        var message = fault switch
        {
            "signature" => host.Gateway.Message(attempt, secret: "another"),
            "amount" => host.Gateway.Message(attempt, amount: 1),
            _ => host.Gateway.Message(attempt, asReference: "SK0000000000X"),
        };

        Assert.Equal(expected, (await host.HearAsync(message)).ToString());
        Assert.Equal(PaymentOrderState.Pending, await host.StateAsync(order));
        Assert.Empty(host.Book.Settled);
    }

    [Theory]
    [InlineData(GatewayMischief.Silent)]
    [InlineData(GatewayMischief.Outage)]
    [InlineData(GatewayMischief.WrongSignature)]
    [InlineData(GatewayMischief.Nonsense)]
    [InlineData(GatewayMischief.WrongAmount)]
    [InlineData(GatewayMischief.Refuses)]
    public async Task A_gateway_that_gives_no_answer_leaves_the_payment_unknown_until_it_does(GatewayMischief mischief)
    {
        await using var host = await PaymentHost.StartAsync(DatabaseKind.Sqlite);
        var order = await host.OpenAsync();
        var attempt = await host.StartAsync(order);
        host.Gateway.Decide(attempt, pays: true);
        host.Gateway.Mischief = mischief;
        host.Host.Clock.Advance(TimeSpan.FromMinutes(16));

        await host.AskDueAsync();
        Assert.Equal(PaymentOrderState.Unknown, await host.StateAsync(order));
        var again = await host.AsAsync(services => services.GetRequiredService<StartPayment>().HandleAsync(order.Id, "127.0.0.1", english: false, CancellationToken.None));
        Assert.Equal("payment.in_progress", again.Faults[0].Code);

        host.Gateway.Mischief = GatewayMischief.None;
        host.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        await host.AskDueAsync();
        Assert.Equal(PaymentOrderState.Paid, await host.StateAsync(order));
    }

    [Theory, OnBothDatabases]
    public async Task After_some_questions_a_person_decides_with_reason_and_evidence(DatabaseKind database)
    {
        await using var host = await PaymentHost.StartAsync(database);
        var order = await host.OpenAsync();
        await host.StartAsync(order);
        host.Gateway.Mischief = GatewayMischief.Outage;
        foreach (var _ in Enumerable.Range(0, 10))
        {
            host.Host.Clock.Advance(TimeSpan.FromHours(12));
            await host.AskDueAsync();
        }
        Assert.Equal(6, host.Gateway.Questions);

        Task<Result> Decide(bool paid, string? number, string? reason) => host.AsAsync(services => services.GetRequiredService<DecideUnknown>().HandleAsync(order.Reference, paid, number, reason, CancellationToken.None));
        Assert.Equal("payment.no_reason", (await Decide(true, "123", " ")).Faults[0].Code);
        Assert.Equal("payment.no_evidence", (await Decide(true, "", "Đối chiếu sao kê")).Faults[0].Code);
        Assert.True((await Decide(true, "14000001", "Đối chiếu sao kê của cổng")).IsDone);
        Assert.Equal("payment.not_uncertain", (await Decide(false, null, "Lần nữa")).Faults[0].Code);

        Assert.Equal(PaymentOrderState.Paid, await host.StateAsync(order));
        Assert.Single(host.Book.Settled);
    }

    [Fact]
    public async Task A_try_that_the_gateway_never_saw_fails_and_may_be_made_again()
    {
        await using var host = await PaymentHost.StartAsync(DatabaseKind.Sqlite);
        var order = await host.OpenAsync();
        await host.AsAsync(services => services.GetRequiredService<StartPayment>().HandleAsync(order.Id, "127.0.0.1", english: false, CancellationToken.None));
        host.Host.Clock.Advance(TimeSpan.FromMinutes(16));

        await host.AskDueAsync();

        Assert.Equal(PaymentOrderState.Failed, await host.StateAsync(order));
        Assert.EndsWith("02", await host.StartAsync(order), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_amount_makes_a_new_order()
    {
        await using var host = await PaymentHost.StartAsync(DatabaseKind.Sqlite);
        var first = await host.OpenAsync();
        host.Book.Owed = new Money(100_000);

        var second = await host.OpenAsync();

        Assert.NotEqual(first.Reference, second.Reference);
        Assert.Equal((PaymentOrderState.Cancelled, new Money(100_000)), (await host.StateAsync(first), second.Amount));
    }

    // Computed with another program: python3 hmac over the published rule (sorted, quote_plus, SHA-512).
    [Fact]
    public void The_signature_is_that_of_the_published_rule() => Assert.Equal(
        "bbb5f002fdcd6e65b53e8d026cc64284d4afc0004dba54afda51ffe88f7aa907099c32d46c8c00ed8e560d459d1f1b9731d964f001ef9bcd3162fa7bd9802126", SignedFields.Sign(SignedFields.Canonical(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["vnp_TxnRef"] = "SK1", ["vnp_Amount"] = "20000000", ["vnp_OrderInfo"] = "Thanh toan: a+b & c", ["vnp_BankCode"] = "",
        }), "secret"));
}
