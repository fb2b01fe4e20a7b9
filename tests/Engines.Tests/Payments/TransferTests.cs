using System.Diagnostics;
using System.Globalization;
using System.Text;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Documents.Codes;
using Saola.Engines.Payments;
using Saola.Engines.Payments.Ordering;
using Saola.Engines.Payments.Transfers;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Payments;

public sealed class TransferTests
{
    private static readonly StatementColumns Usual = new(null, null, null, null);

    [Fact]
    public void The_checksum_is_the_one_that_the_standard_gives() => Assert.Equal(0x29B1, VietQr.Crc("123456789"));

    // The published example of a dynamic VietQR code to an account: NAPAS, "Định dạng mã VietQR", laid out by hand.
    [Fact]
    public void A_code_has_the_fields_of_the_standard_in_their_order()
    {
        var text = VietQr.Text("970403", "0011012345678", new Money(180_000), "SK12345678X");

        Assert.StartsWith("000201010212" + "3857" + "0010A000000727" + "0127" + "0006970403" + "01130011012345678" + "0208QRIBFTTA" + "5303704" + "5406180000" + "5802VN" + "6215" + "0811SK12345678X" + "6304", text, StringComparison.Ordinal);
        Assert.Equal(VietQr.Crc(text[..^4]).ToString("X4", CultureInfo.InvariantCulture), text[^4..]);
    }

    [Fact]
    public async Task A_scanner_that_is_not_ours_reads_the_code()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/zbarimg"), "zbarimg is not installed");
        var text = VietQr.Text("970436", "0000012345678", new Money(200_000), "SKABCDEFGH9");
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".png");
        await File.WriteAllBytesAsync(file, Png.Of(QrCode.Of(text), 6, 6), TestContext.Current.CancellationToken);
        try
        {
            using var process = Process.Start(new ProcessStartInfo("/usr/bin/zbarimg", ["--raw", "-q", file]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var read = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            Assert.Equal(text, read.Trim());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_reference_is_found_in_what_banks_make_of_a_description_and_one_wrong_letter_is_seen() => Gen.Int[0, 8].Sample(place =>
    {
        var reference = PaymentReference.New();
        Assert.True(PaymentReference.IsRight(reference));
        Assert.Equal([reference], PaymentReference.In($"MBVCB.3278907687.{reference[..4]} {reference[4..].ToLowerInvariant()}.CT tu 0071"));
        var wrong = reference.ToCharArray();
        wrong[2 + place] = wrong[2 + place] == 'A' ? 'B' : 'A';
        Assert.False(PaymentReference.IsRight(new string(wrong)));
    }, iter: 200);

    [Theory, OnBothDatabases]
    public async Task A_statement_is_matched_by_reference_and_never_counted_twice(DatabaseKind database)
    {
        await using var host = await PaymentHost.StartAsync(database);
        var (right, wrong) = (await host.OpenAsync("right"), await host.OpenAsync("wrong"));
        var csv = Csv($"25/11/2026,200.000,NOP PHI {right.Reference},FT1", $"25/11/2026,150.000,nop phi {wrong.Reference},FT2", "25/11/2026,70.000,khong ghi ma,FT3", $"25/11/2026,200.000,{right.Reference} nop lan hai,FT4", "25/11/2026,,phi dich vu,FT5");

        var preview = await ImportAsync(host, csv, dryRun: true);
        Assert.Equal((4, 1, 1, 1, 1, 0), Figures(preview.Value));
        Assert.Equal(PaymentOrderState.Created, await host.StateAsync(right));
        var taken = await ImportAsync(host, csv);
        Assert.Equal(Figures(preview.Value), Figures(taken.Value));
        var again = await ImportAsync(host, csv);

        Assert.Equal((0, 0, 0, 0, 0, 4), Figures(again.Value));
        Assert.Equal(1, taken.Value.Debits);
        Assert.Equal(PaymentOrderState.Paid, await host.StateAsync(right));
        Assert.Equal(MoneyUse.WrongAmount, Assert.Single((await host.PageAsync(wrong)).Money).Use);
        Assert.Single(host.Book.Settled);
        Assert.Empty(await host.FaultsAsync());
    }

    [Fact]
    public async Task One_bad_row_says_which_and_nothing_is_imported_unless_told_to_skip()
    {
        await using var host = await PaymentHost.StartAsync(DatabaseKind.Sqlite);
        var order = await host.OpenAsync();
        var csv = Csv($"25/11/2026,200.000,{order.Reference},FT1", "32/11/2026,hai tram,gi do,FT2");

        var refused = await ImportAsync(host, csv);
        Assert.Equal([("statement.amount", "rows[3].amount"), ("statement.day", "rows[3].day")], refused.Faults.Select(f => (f.Code, f.Field!)));
        Assert.Equal(PaymentOrderState.Created, await host.StateAsync(order));
        var skipped = await ImportAsync(host, csv, skip: true);

        Assert.Equal(1, skipped.Value.Matched);
        Assert.Equal(2, skipped.Value.Skipped.Count);
    }

    [Fact]
    public async Task Columns_with_other_heads_are_named_by_the_clerk()
    {
        await using var host = await PaymentHost.StartAsync(DatabaseKind.Sqlite);
        var order = await host.OpenAsync();
        var csv = Encoding.UTF8.GetBytes($"Posting,In,Text\r\n2026-11-25,200000,{order.Reference}\r\n");

        Assert.Equal("statement.column_missing", (await ImportAsync(host, csv)).Faults[0].Code);
        var taken = await host.AsAsync(services => services.GetRequiredService<ReconcileStatement>()
            .HandleAsync(new MemoryStream(csv), "a.csv", new StatementColumns("Posting", "In", "Text", null), skipBadRows: false, dryRun: false, CancellationToken.None));
        Assert.Equal(1, taken.Value.Matched);
    }

    [Theory, OnBothDatabases]
    public async Task A_line_without_reference_is_settled_by_a_person_with_a_reason(DatabaseKind database)
    {
        await using var host = await PaymentHost.StartAsync(database);
        var order = await host.OpenAsync();
        await ImportAsync(host, Csv("25/11/2026,200.000,quen ghi ma,FT1", "25/11/2026,1.000,nham tai khoan,FT2"));
        var lines = (await host.AsAsync(services => services.GetRequiredService<CashierDesk>().LinesAsync(StatementMatch.UnknownReference, null, 50, CancellationToken.None))).Items;
        Task<Result> Settle(string bankReference, string? reference, string reason) => host.AsAsync(services =>
            services.GetRequiredService<SettleStatementLine>().HandleAsync(lines.Single(l => l.BankReference == bankReference).Id, reference, reason, CancellationToken.None));

        Assert.Equal("payment.no_reason", (await Settle("FT1", order.Reference, "")).Faults[0].Code);
        Assert.Equal("statement.other_amount", (await Settle("FT2", order.Reference, "Người nộp xác nhận")).Faults[0].Code);
        Assert.True((await Settle("FT1", order.Reference.ToLowerInvariant(), "Người nộp gọi điện xác nhận")).IsDone);
        Assert.True((await Settle("FT2", null, "Chuyển nhầm, ngân hàng đã thu hồi")).IsDone);

        Assert.Equal("statement.settled", (await Settle("FT2", null, "Lần nữa")).Faults[0].Code);
        Assert.Equal(PaymentOrderState.Paid, await host.StateAsync(order));
        Assert.Empty(await host.FaultsAsync());
    }

    private static (int, int, int, int, int, int) Figures(StatementOutcome outcome) => (outcome.Lines, outcome.Matched, outcome.WrongAmount, outcome.Unknown, outcome.Surplus, outcome.Repeated);

    private static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes("Ngày giao dịch,Ghi có,Nội dung,Số tham chiếu\r\n" + string.Join("\r\n", lines) + "\r\n");

    private static Task<Result<StatementOutcome>> ImportAsync(PaymentHost host, byte[] csv, bool skip = false, bool dryRun = false) =>
        host.AsAsync(services => services.GetRequiredService<ReconcileStatement>().HandleAsync(new MemoryStream(csv), "sao-ke.csv", Usual, skip, dryRun, CancellationToken.None));
}
