using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Documents.Pdf;
using Saola.Engines.Payments;
using Saola.Engines.Payments.Closing;
using Saola.Engines.Payments.Receipts;
using Saola.Engines.Payments.Refunds;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Payments;

public sealed class CashierTests
{
    [Theory, OnBothDatabases]
    public async Task Receipts_have_no_gap_under_fifty_cashiers_at_once(DatabaseKind database)
    {
        await using var host = await PaymentHost.StartAsync(database);

        var numbers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => CashAsync(host, "item" + i))));

        Assert.Equal(Enumerable.Range(1, 50).Select(i => $"BLDT26-{i:0000000}"), numbers.Select(n => n.Value).Order(StringComparer.Ordinal));
        Assert.Empty(await host.FaultsAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Two_cashiers_take_one_fee_once(DatabaseKind database)
    {
        await using var host = await PaymentHost.StartAsync(database);
        await host.OpenAsync();

        var taken = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => host.AsAsync(services => services.GetRequiredService<TakeCash>().HandleAsync(InvoiceBook.Invoice, "fee", new Money(200_000), null, CancellationToken.None)))));

        // The book of this test owes for ever: a second order may follow, one order is never settled twice.
        Assert.Equal(host.Book.Settled.Count, taken.Count(t => t.IsDone));
        Assert.Empty(await host.FaultsAsync());
    }

    [Fact]
    public async Task Paper_receipts_end_with_the_year()
    {
        await using var host = await PaymentHost.StartAsync(DatabaseKind.Sqlite);
        Assert.Equal("BL-000123", (await CashAsync(host, "paper", "BL-000123")).Value);
        host.Host.Clock.SetUtcNow(VietnamTime.Instant(new DateTime(2027, 1, 4, 9, 0, 0, DateTimeKind.Unspecified)));

        Assert.Equal("payment.paper_over", (await CashAsync(host, "late", "BL-000124")).Faults[0].Code);
        Assert.Equal("BLDT27-0000001", (await CashAsync(host, "late")).Value);
        Assert.Empty(await host.FaultsAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_receipt_is_cancelled_by_one_that_replaces_it(DatabaseKind database)
    {
        await using var host = await PaymentHost.StartAsync(database);
        await CashAsync(host, "fee");
        var old = (await ReceiptsAsync(host)).Single();
        Task<Result<ReceiptView>> Replace(Guid id, string name, string reason) => host.AsAsync(services => services.GetRequiredService<ReplaceReceipt>().HandleAsync(new ReceiptMend(id, name, null, null, reason), CancellationToken.None));

        Assert.Equal("payment.no_reason", (await Replace(old.Id, "Công ty Mẫu", "")).Faults[0].Code);
        Assert.Equal("receipt.no_name", (await Replace(old.Id, " ", "Sai tên")).Faults[0].Code);
        var made = await Replace(old.Id, "Công ty Mẫu", "Sai tên người nộp");

        Assert.Equal(("BLDT26-0000002", "Công ty Mẫu"), (made.Value.Number, made.Value.PayerName));
        Assert.Equal("receipt.replaced", (await Replace(old.Id, "Lần nữa", "Sai tên")).Faults[0].Code);
        Assert.Equal([ReceiptState.Issued, ReceiptState.Replaced], (await ReceiptsAsync(host)).Select(r => r.State).Order());
        Assert.Empty(await host.FaultsAsync());
        Assert.True((await CloseAsync(host, 200_000)).Value.Agrees);
    }

    [Theory, OnBothDatabases]
    public async Task Money_goes_back_after_a_second_person_agreed_and_the_provider_is_called_once(DatabaseKind database)
    {
        await using var host = await PaymentHost.StartAsync(database);
        var (order, refund) = await RefundAskedAsync(host);
        Assert.Equal(PaymentOrderState.RefundRequested, await host.StateAsync(order));

        Assert.Equal("refund.same_person", (await DecideAsync(host, refund, PaymentHost.Accountant)).Faults[0].Code);
        Assert.Equal("refund.not_agreed", (await CarryOutAsync(host, refund)).Faults[0].Code);
        Assert.True((await DecideAsync(host, refund, PaymentHost.ChiefAccountant)).IsDone);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => CarryOutAsync(host, refund))));

        Assert.Equal(1, host.Gateway.Refunds);
        Assert.Equal((PaymentOrderState.Refunded, 1), (await host.StateAsync(order), host.Book.Refunded));
        Assert.Empty(await host.FaultsAsync());
    }

    [Fact]
    public async Task A_silent_provider_leaves_the_refund_unknown_and_is_not_called_again()
    {
        await using var host = await PaymentHost.StartAsync(DatabaseKind.Sqlite);
        var (order, refund) = await RefundAskedAsync(host);
        await DecideAsync(host, refund, PaymentHost.ChiefAccountant);
        host.Gateway.Mischief = GatewayMischief.Silent;

        Assert.Equal("refund.provider_silent", (await CarryOutAsync(host, refund)).Faults[0].Code);
        host.Gateway.Mischief = GatewayMischief.None;
        Assert.Equal("refund.no_evidence", (await CarryOutAsync(host, refund)).Faults[0].Code);
        Assert.True((await CarryOutAsync(host, refund, "Sổ của cổng: 14000077")).IsDone);

        Assert.Equal(PaymentOrderState.Refunded, await host.StateAsync(order));
    }

    [Fact]
    public async Task A_refused_refund_leaves_the_payment_as_it_was()
    {
        await using var host = await PaymentHost.StartAsync(DatabaseKind.Sqlite);
        var (order, refund) = await RefundAskedAsync(host);

        Assert.True((await DecideAsync(host, refund, PaymentHost.ChiefAccountant, approve: false)).IsDone);

        Assert.Equal(PaymentOrderState.Paid, await host.StateAsync(order));
        Assert.True((await AskAsync(host, order, "Xin xem lại")).IsDone);
    }

    [Theory, OnBothDatabases]
    public async Task A_day_is_closed_when_money_and_receipts_agree_and_later_money_counts_for_the_next(DatabaseKind database)
    {
        await using var host = await PaymentHost.StartAsync(database);
        await CashAsync(host, "one");
        await CashAsync(host, "two", "BL-000001");

        Assert.Equal("closing.counted", (await CloseAsync(host, 399_000)).Faults[0].Code);
        var closed = (await CloseAsync(host, 400_000)).Value;
        Assert.Equal((new Money(400_000), 2, true), (closed.Sum, closed.Receipts, closed.IsClosed));
        Assert.Equal("closing.closed", (await CloseAsync(host, 400_000)).Faults[0].Code);
        await CashAsync(host, "three");

        var tomorrow = await host.AsAsync(services => services.GetRequiredService<CloseDay>().ReadAsync(new DateOnly(2026, 11, 26), CancellationToken.None));
        Assert.Equal(new Money(200_000), tomorrow.Cash);
        Assert.Empty(await host.FaultsAsync());
        var sheet = await host.AsAsync(services => services.GetRequiredService<CloseDay>().ExportAsync(new DateOnly(2026, 11, 25), CancellationToken.None));
        Assert.True(sheet.AsSpan().StartsWith("PK"u8));
    }

    [Theory]
    [InlineData(0, "Không đồng")]
    [InlineData(1_005, "Một nghìn không trăm linh năm đồng")]
    [InlineData(200_000, "Hai trăm nghìn đồng")]
    [InlineData(21_000, "Hai mươi mốt nghìn đồng")]
    [InlineData(3_515_024, "Ba triệu năm trăm mười lăm nghìn không trăm hai mươi tư đồng")]
    [InlineData(1_000_000_001, "Một tỷ không trăm linh một đồng")]
    [InlineData(10_000_000, "Mười triệu đồng")]
    public void An_amount_is_read_out_as_people_say_it(long dong, string words) => Assert.Equal(words, AmountInWords.Of(new Money(dong)));

    [Fact]
    public async Task A_receipt_prints_number_payer_and_amount_in_words()
    {
        await using var host = await PaymentHost.StartAsync(DatabaseKind.Sqlite);
        await CashAsync(host, "fee");

        var pdf = await host.AsAsync(async services =>
        {
            var receipt = (await services.GetRequiredService<AppDbContext>().Set<Engines.Payments.Model.Receipt>().ToAsyncEnumerable().FirstAsync());
            return services.GetRequiredService<PdfWriter>().Write(services.GetRequiredService<ReceiptDocument>().Of(receipt, null, null));
        });

        using var read = UglyToad.PdfPig.PdfDocument.Open(pdf);
        var text = string.Join(' ', read.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
        Assert.Contains("BLDT26-0000001", text, StringComparison.Ordinal);
        Assert.Contains("Nguyễn Thị Mẫu", text, StringComparison.Ordinal);
        Assert.Contains("Hai trăm nghìn đồng", text, StringComparison.Ordinal);
        Assert.DoesNotContain("079180000001", text, StringComparison.Ordinal);
    }

    private static Task<Result<string>> CashAsync(PaymentHost host, string item, string? paper = null) =>
        host.AsAsync(services => services.GetRequiredService<TakeCash>().HandleAsync(InvoiceBook.Invoice, item, new Money(200_000), paper, CancellationToken.None));

    private static Task<Result<DayFigures>> CloseAsync(PaymentHost host, long counted) =>
        host.AsAsync(services => services.GetRequiredService<CloseDay>().HandleAsync(new DateOnly(2026, 11, 25), new Money(counted), null, CancellationToken.None));

    private static async Task<IReadOnlyList<ReceiptView>> ReceiptsAsync(PaymentHost host) => (await host.AsAsync(services =>
        services.GetRequiredService<ReceiptList>().ListAsync(new ReceiptFilter(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), "BLDT"), null, 50, CancellationToken.None))).Items;

    private static async Task<(PaymentOrderView Order, Guid Refund)> RefundAskedAsync(PaymentHost host)
    {
        var order = await host.OpenAsync();
        var attempt = await host.StartAsync(order);
        host.Gateway.Decide(attempt, pays: true);
        await host.HearAsync(host.Gateway.Message(attempt));
        return (order, (await AskAsync(host, order, "Nộp nhầm thủ tục")).Value);
    }

    private static async Task<Result<Guid>> AskAsync(PaymentHost host, PaymentOrderView order, string reason)
    {
        var money = (await host.PageAsync(order)).Money[0];
        return await host.AsAsync(services => services.GetRequiredService<RefundMoney>().AskAsync(new RefundAsked(money.Id, reason, null), CancellationToken.None));
    }

    private static Task<Result> DecideAsync(PaymentHost host, Guid refund, Guid person, bool approve = true) =>
        host.AsAsync(services => services.GetRequiredService<RefundMoney>().DecideAsync(refund, approve, "Đã xem hồ sơ", CancellationToken.None), person);

    private static Task<Result> CarryOutAsync(PaymentHost host, Guid refund, string? evidence = null) =>
        host.AsAsync(services => services.GetRequiredService<RefundMoney>().CarryOutAsync(refund, evidence, CancellationToken.None));
}
