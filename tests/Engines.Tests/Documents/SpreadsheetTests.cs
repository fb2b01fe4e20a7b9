using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsCheck;
using MiniExcelLibs;
using Saola.Engines.Documents.Spreadsheets;
using Saola.Kernel;
using Xunit;

namespace Saola.Engines.Tests.Documents;

public sealed class SpreadsheetTests
{
    private static readonly ExportColumn[] Columns =
    [
        new("Mã hồ sơ"), new("Người nộp"), new("Lệ phí", ExportKind.Number), new("Ngày nhận", ExportKind.Day), new("Hẹn trả", ExportKind.Instant),
    ];

    private static readonly object?[] FirstRow =
        ["H29.15-261106-0031", "Nguyễn Ngọc Yến", new Money(3_000_000), new DateOnly(2026, 11, 9), SlipSamples.At(11, 16, 17)];

    [Fact]
    public async Task Xlsx_comes_back_with_real_dates_and_numbers()
    {
        var rows = Read(await XlsxAsync(FirstRow));
        Assert.Equal(Columns.Select(column => column.Header), rows[0].Values);
        Assert.Equal(["H29.15-261106-0031", "Nguyễn Ngọc Yến", 3_000_000d, new DateTime(2026, 11, 9), new DateTime(2026, 11, 16, 17, 0, 0)], rows[1].Values);
    }

    [Fact]
    public async Task Xlsx_without_rows_has_its_head()
    {
        Assert.Equal(Columns.Select(column => column.Header), Read(await XlsxAsync())[0].Values);
    }

    [Fact]
    public async Task Xlsx_holds_a_text_that_looks_like_a_formula_as_text()
    {
        var file = await XlsxAsync(["=1+1", "a\u0001b", null, null, null]);
        using var archive = new ZipArchive(new MemoryStream(file));
        using var sheet = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var xml = await sheet.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<x:f>", xml, StringComparison.Ordinal);
        Assert.Contains("=1+1", xml, StringComparison.Ordinal);
        Assert.Contains("ab", xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_has_a_mark_line_ends_and_Vietnamese_forms()
    {
        var file = await CsvAsync(FirstRow);
        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        Assert.Equal(
            "Mã hồ sơ,Người nộp,Lệ phí,Ngày nhận,Hẹn trả\r\nH29.15-261106-0031,Nguyễn Ngọc Yến,3000000,09/11/2026,16/11/2026 17:00\r\n",
            Encoding.UTF8.GetString(file[3..]));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+84901234567", "'+84901234567")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("a=b", "a=b")]
    [InlineData("dòng 1\ndòng 2", "\"dòng 1\ndòng 2\"")]
    public async Task Csv_disarms_what_a_spreadsheet_would_run(string value, string written)
    {
        var file = Encoding.UTF8.GetString(await CsvAsync([value, "x", -5L, null, null]));
        Assert.Contains($"\r\n{written},x,-5,,\r\n", file, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_csv_comes_back_as_it_was()
    {
        Gen.String[Gen.Char["abê,;\t\"\r\n'=+ "], 0, 8].Array[3].Array[1, 6].Sample(rows =>
        {
            var text = string.Concat(rows.Select(row => string.Join(',', row.Select(Csv.Quoted).Select(field => field.Contains('"', StringComparison.Ordinal) ? field : $"\"{field}\"")) + "\r\n"));
            Assert.Equal(rows, Csv.Read(text, ',').Select(record => record.Fields.ToArray()).ToArray());
        }, iter: 2000);
    }

    [Fact]
    public async Task A_list_of_many_rows_is_taken_row_by_row()
    {
        var taken = 0;
        async IAsyncEnumerable<IReadOnlyList<object?>> Many()
        {
            for (var i = 0; i < 20_000; i++)
            {
                await Task.CompletedTask;
                taken++;
                yield return [i.ToString(CultureInfo.InvariantCulture), "Đặng Thị Ước", (long)i, null, null];
            }
        }

        await new TableExport().WriteCsvAsync(Stream.Null, Columns, Many(), TestContext.Current.CancellationToken);
        Assert.Equal(20_000, taken);
    }

    [Fact]
    public async Task Two_columns_with_one_head_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() =>
            new TableExport().WriteCsvAsync(Stream.Null, [new("Tên"), new("Tên")], AsyncEnumerable.Empty<IReadOnlyList<object?>>(), TestContext.Current.CancellationToken));
    }

    private static List<IDictionary<string, object>> Read(byte[] xlsx) =>
        [.. MiniExcel.Query(new MemoryStream(xlsx), excelType: ExcelType.XLSX).Cast<IDictionary<string, object>>()];

    private static async Task<byte[]> XlsxAsync(params object?[][] rows)
    {
        using var stream = new MemoryStream();
        await new TableExport().WriteXlsxAsync(stream, "Hồ sơ: tháng 11/2026", Columns, rows.ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    private static async Task<byte[]> CsvAsync(params object?[][] rows)
    {
        using var stream = new MemoryStream();
        await new TableExport().WriteCsvAsync(stream, Columns, rows.ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        return stream.ToArray();
    }
}
