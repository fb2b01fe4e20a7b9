using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MiniExcelLibs;
using Saola.Engines.Documents;
using Saola.Engines.Documents.Spreadsheets;
using Saola.Kernel;
using Xunit;

namespace Saola.Engines.Tests.Documents;

public sealed class SheetImportTests
{
    private static readonly SheetColumn[] Columns =
    [
        new() { Key = "full_name", Header = "Họ và tên", Required = true },
        new() { Key = "personal_id", Header = "Số định danh", Aliases = ["CCCD"], Required = true },
        new() { Key = "birth_date", Header = "Ngày sinh" },
    ];

    [Theory]
    [InlineData("Họ và tên,Số định danh,Ngày sinh")]
    [InlineData("HO VA TEN (*), so dinh danh ,ngay sinh")]
    [InlineData("Ho\u0323 va\u0300 te\u0302n;CCCD;Ngày_sinh")]
    [InlineData("full_name\tpersonal_id\tbirth_date")]
    public void Heads_are_found_without_accents_case_and_signs(string head)
    {
        var delimiter = Csv.Delimiter(head);
        var content = Import($"{head}\r\nNguyễn Ngọc Yến{delimiter}079201001234{delimiter}05/02/1991\r\n").Value;
        var row = Assert.Single(content.Rows);
        Assert.Equal(2, row.Number);
        Assert.Equal("Nguyễn Ngọc Yến", row.Values["full_name"]);
        Assert.Equal("079201001234", row.Values["personal_id"]);
        Assert.Equal("05/02/1991", row.Values["birth_date"]);
    }

    [Fact]
    public void A_missing_value_names_row_and_column()
    {
        var result = Import("Họ và tên,Số định danh\r\nNguyễn Ngọc Yến,079201001234\r\n\r\n,079201005678\r\nVõ Hoàng Nguyên,\r\n");
        Assert.Equal(["rows[4].full_name", "rows[5].personal_id"], result.Faults.Select(fault => fault.Field));
        Assert.Equal("Dòng 4, cột “Họ và tên”: chưa có giá trị. Điền ô này, hoặc xóa cả dòng.", result.Faults[0].Message);
    }

    [Theory]
    [InlineData("Họ và tên\r\nYến\r\n", "sheet.column_missing", "Dòng tiêu đề (dòng 1) thiếu cột “Số định danh”. Thêm cột này, hoặc tải lại tệp mẫu.")]
    [InlineData("Họ và tên,CCCD,Số định danh\r\nYến,1,2\r\n", "sheet.column_twice", "Cột “Số định danh” có hai lần ở dòng tiêu đề (dòng 1). Xóa bớt một cột.")]
    [InlineData("Họ và tên,CCCD\r\n\"Yến,1\r\n", "sheet.quote", "Dòng 2: dấu nháy kép mở mà không đóng. Sửa dòng này rồi tải lên lại.")]
    [InlineData("Họ và tên,CCCD\r\n", "sheet.empty", "Tệp không có dòng nào. Nhập dữ liệu dưới dòng tiêu đề rồi tải lên lại.")]
    [InlineData("", "sheet.empty", "Tệp không có dòng nào. Nhập dữ liệu dưới dòng tiêu đề rồi tải lên lại.")]
    public void A_file_that_cannot_be_taken_says_why(string csv, string code, string message)
    {
        var fault = Assert.Single(Import(csv).Faults);
        Assert.Equal((code, message), (fault.Code, fault.Message));
    }

    [Fact]
    public void Too_many_rows_are_refused()
    {
        var csv = "Họ và tên,CCCD\r\n" + string.Concat(Enumerable.Repeat("Yến,1\r\n", 11));
        Assert.Equal("sheet.too_many_rows", Assert.Single(Import(csv, new SheetLimits(MaxRows: 10)).Faults).Code);
        Assert.True(Import(csv, new SheetLimits(MaxRows: 11)).IsDone);
    }

    [Fact]
    public void Too_large_a_file_is_refused()
    {
        Assert.Equal("sheet.too_large", Assert.Single(Import(new string('a', 2000), new SheetLimits(MaxBytes: 1000)).Faults).Code);
    }

    [Fact]
    public void A_small_archive_that_unpacks_to_much_is_refused()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.SmallestSize).Open();
            var blank = new byte[1024 * 1024];
            for (var i = 0; i < 101; i++) entry.Write(blank);
        }
        Assert.Equal("sheet.too_large", Assert.Single(Import(stream.ToArray()).Faults).Code);
    }

    [Theory]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1 }, "sheet.old_format")]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4, 0, 0, 0 }, "sheet.unreadable")]
    [InlineData(new byte[] { (byte)'H', 0xF2, (byte)',', (byte)'x' }, "sheet.encoding")]
    [InlineData(new byte[] { (byte)'a', 0, 0, 1 }, "sheet.unreadable")]
    public void The_kind_is_seen_from_the_contents(byte[] file, string code)
    {
        Assert.Equal(code, Assert.Single(Import(file).Faults).Code);
    }

    [Fact]
    public void Utf16_with_a_mark_is_read()
    {
        byte[] file = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("Họ và tên\tCCCD\r\nYến\t079201001234\r\n")];
        Assert.Equal("Yến", Assert.Single(Import(file).Value.Rows).Values["full_name"]);
    }

    [Fact]
    public void Xlsx_rows_keep_the_numbers_that_the_spreadsheet_shows()
    {
        using var stream = new MemoryStream();
        var rows = new[]
        {
            new Dictionary<string, object?> { ["Họ và tên"] = "Nguyễn Ngọc Yến", ["Số định danh"] = "079201001234", ["Ngày sinh"] = new DateTime(1991, 2, 5), ["Ghi chú"] = 2.5 },
            new Dictionary<string, object?> { ["Họ và tên"] = null, ["Số định danh"] = null, ["Ngày sinh"] = null, ["Ghi chú"] = null },
            new Dictionary<string, object?> { ["Họ và tên"] = "Võ Hoàng Nguyên", ["Số định danh"] = 79201005678, ["Ngày sinh"] = null, ["Ghi chú"] = null },
        };
        MiniExcel.SaveAs(stream, rows);
        var content = Import(stream.ToArray()).Value;
        Assert.Equal([2, 4], content.Rows.Select(row => row.Number));
        Assert.Equal("05/02/1991", content.Rows[0].Values["birth_date"]);
        Assert.Equal("79201005678", content.Rows[1].Values["personal_id"]);
        Assert.Equal(["Ghi chú"], content.Ignored);
    }

    [Fact]
    public async Task What_was_exported_is_imported_again()
    {
        using var stream = new MemoryStream();
        object?[][] rows = [["=Yến+", "079201001234"]];
        await new TableExport().WriteCsvAsync(stream, [new("Họ và tên"), new("Số định danh")], rows.ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        Assert.Equal("=Yến+", Assert.Single(Import(stream.ToArray()).Value.Rows).Values["full_name"]);
    }

    [Fact]
    public void Both_languages_have_the_same_texts()
    {
        var texts = DocumentTexts.Localizer;
        Assert.Equal(Keys("vi"), Keys("en"));

        string[] Keys(string culture)
        {
            var before = CultureInfo.CurrentUICulture;
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            try
            {
                return [.. texts.GetAllStrings(includeParentCultures: culture == "vi").Select(text => text.Name).Order(StringComparer.Ordinal)];
            }
            finally
            {
                CultureInfo.CurrentUICulture = before;
            }
        }
    }

    private static Result<SheetContent> Import(string csv, SheetLimits? limits = null) => Import(Encoding.UTF8.GetBytes(csv), limits);

    private static Result<SheetContent> Import(byte[] file, SheetLimits? limits = null) =>
        new SheetImport(DocumentTexts.Localizer).Read(new MemoryStream(file), Columns, limits ?? new SheetLimits());
}

/// <summary>The words of the engine, outside the program.</summary>
internal static class DocumentTexts
{
    public static IStringLocalizer<Texts> Localizer { get; } = new StringLocalizer<Texts>(
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));
}
