using CsCheck;
using Saola.Engines.Documents.Layout;
using Saola.Engines.Documents.Model;
using Saola.Engines.Documents.Pdf;
using Saola.Engines.Documents.Slips;
using Xunit;

namespace Saola.Engines.Tests.Documents;

public sealed class LayoutTests
{
    private static readonly string[] Samples =
    [
        "Độc", "lập", "khoa", "học", "và", "công", "nghệ", "Nghiêng", "H29.15-261106-0031", "https://localhost/tra-cứu/rất-dài-không-có-chỗ-ngắt",
        "ngày", "05", "\n", "ồồồồồồồồồồồồồồồồồồồồồồồồồồồồồồồồồồ",
    ];

    private static readonly Gen<string> Words = Gen.Int[0, Samples.Length - 1].Select(i => Samples[i]);

    [Fact]
    public void No_line_is_wider_than_its_column_and_no_letter_is_lost()
    {
        Gen.Select(Words.Array[0, 60], Gen.Double[40, 400], Gen.Double[0, 15], Gen.Bool).Sample((words, width, indent, bold) =>
        {
            using var measure = new TextMeasure(Typeface.Times);
            var text = string.Join(' ', words);
            var half = text.Length / 2;
            var runs = new[] { new TextRun(text[..half], bold ? Emphasis.Bold : Emphasis.None), new TextRun(text[half..]) };
            var lines = new LineBreaker(measure, 13).Break(runs, width, indent);
            Assert.All(lines, (line, i) => Assert.True(line.Width <= width - (i == 0 ? indent : 0) + 0.02));
            var joined = string.Concat(lines.SelectMany(line => line.Words).SelectMany(word => word.Parts).Select(part => part.Text));
            Assert.Equal(DocumentText.Letters(text), joined);
        }, iter: 300);
    }

    [Fact]
    public void A_word_wider_than_the_column_breaks_after_a_separator()
    {
        using var measure = new TextMeasure(Typeface.Times);
        var lines = new LineBreaker(measure, 13).Break([new TextRun("H29.15-261106-0031")], 70, 0);
        Assert.Equal(["H29.15-", "261106-0031"], lines.Select(line => string.Concat(line.Words.SelectMany(word => word.Parts).Select(part => part.Text))));
    }

    [Fact]
    public void A_no_break_space_is_no_place_to_break()
    {
        using var measure = new TextMeasure(Typeface.Times);
        var lines = new LineBreaker(measure, 13).Break([new TextRun("Điều\u00a015 Điều\u00a016")], 50, 0);
        Assert.Equal(2, lines.Count);
    }

    [Fact]
    public void A_justified_line_ends_at_the_right_margin_and_the_last_does_not()
    {
        using var measure = new TextMeasure(Typeface.Times);
        var paragraph = new Paragraph(string.Concat(Enumerable.Repeat("quy định của pháp luật ", 12))) { Alignment = TextAlignment.Justified };
        var slices = new BlockSlicer(measure, TypeScale.Slip).Slices(paragraph, 300);
        Assert.All(slices.SkipLast(1), slice => Assert.Equal(300, RightEdge(slice, measure), 1));
        Assert.True(RightEdge(slices[^1], measure) < 299);
    }

    [Fact]
    public void No_line_of_a_paragraph_stands_alone_on_a_page()
    {
        for (var lead = 36; lead < 56; lead++)
        {
            var builder = Builder();
            for (var i = 0; i < lead; i++) builder.Add(new Paragraph("dẫn"));
            builder.Add(new Paragraph(string.Concat(Enumerable.Repeat("thân bài dài ", 60))));
            var pages = DocumentText.PdfPages(new PdfWriter().Write(builder.Build()));
            Assert.All(pages, page => Assert.NotEqual(1, page.Split('\n').Count(line => line.Contains("thân", StringComparison.Ordinal))));
        }
    }

    [Fact]
    public void A_title_and_a_signature_stay_with_what_belongs_to_them()
    {
        for (var lead = 30; lead < 56; lead++)
        {
            var builder = Builder();
            for (var i = 0; i < lead; i++) builder.Add(new Paragraph("dẫn"));
            builder.Title("Mục lớn", "trích yếu").Add(new Paragraph("thân bài"));
            var pages = DocumentText.PdfPages(new PdfWriter().Write(builder.Build()));
            Assert.Contains(pages, page => page.Contains("MỤC LỚN", StringComparison.Ordinal) && page.Contains("thân bài", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_code_of_a_slip_is_never_alone_on_a_page()
    {
        for (var count = 1; count < 16; count++)
        {
            var papers = Enumerable.Range(1, count).Select(i => new SlipPaper($"Tài liệu kỹ thuật của nhà sản xuất về bóng X-quang và tủ điều khiển, phần {i}", "Bản điện tử", 1));
            var pages = DocumentText.PdfPages(new PdfWriter().Write((SlipSamples.Receipt with { Papers = [.. papers] }).ToDocument()));
            var last = pages[^1];
            Assert.True(pages.Count == 1 || last.Contains("Người tiếp nhận", StringComparison.OrdinalIgnoreCase), $"{count}: {last}");
        }
    }

    [Fact]
    public void A_row_higher_than_a_page_is_cut_and_loses_nothing()
    {
        var text = string.Join(' ', Enumerable.Range(1, 3000).Select(i => $"từ{i}"));
        var table = new Table([1, 2], [new([new("ô trái", 12), new(text, 12)]), new([new("sau", 12), new("cùng", 12)])]) { Header = [new([new("Đầu A", 12), new("Đầu B", 12)])] };
        var pages = DocumentText.PdfPages(new PdfWriter().Write(Builder().Add(table).Build()));
        Assert.True(pages.Count > 2);
        Assert.All(pages, page => Assert.Contains("Đầu A", page, StringComparison.Ordinal));
        var all = DocumentText.Letters(string.Concat(pages));
        Assert.All(Enumerable.Range(1, 3000), i => Assert.Contains($"từ{i}", all, StringComparison.Ordinal));
    }

    [Fact]
    public void The_register_repeats_its_header_and_its_totals_add_up()
    {
        var pages = DocumentText.PdfPages(new PdfWriter().Write(SlipSamples.Register(200).ToDocument()));
        Assert.DoesNotContain("STT", pages[0], StringComparison.Ordinal);
        Assert.All(pages.Skip(1), (page, i) =>
        {
            Assert.Contains("STT", page, StringComparison.Ordinal);
            Assert.StartsWith($"{i + 2}\n", page, StringComparison.Ordinal);
        });
        var counts = pages.Skip(1).Select(page => page.Split('\n').Single(line => line.StartsWith("Cộng trang này", StringComparison.Ordinal))).ToList();
        Assert.Equal(200, counts.Sum(line => int.Parse(line.Split(' ')[3], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains("cộng dồn: 200 hồ sơ", counts[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_register_still_has_its_header()
    {
        var pages = DocumentText.PdfPages(new PdfWriter().Write(SlipSamples.Register(0).ToDocument()));
        Assert.Equal(2, pages.Count);
        Assert.Contains("Cộng trang này: 0 hồ sơ", pages[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-02-05", "ngày 05 tháng 02 năm 2026")]
    [InlineData("2026-01-31", "ngày 31 tháng 01 năm 2026")]
    [InlineData("2026-03-09", "ngày 09 tháng 3 năm 2026")]
    [InlineData("2026-11-25", "ngày 25 tháng 11 năm 2026")]
    public void Days_below_ten_and_the_first_two_months_take_a_zero(string day, string words)
    {
        Assert.Equal(words, LetterHeadBlock.DayInWords(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static DocumentBuilder Builder() =>
        new(new DocumentInfo { Title = "Thử", Author = "Saola", IssuedAt = SlipSamples.At(1, 5, 8), Key = "layout" });

    private static double RightEdge(Slice slice, TextMeasure measure)
    {
        var marks = new List<Mark>();
        slice.Draw(marks, 0, 0);
        var last = marks.OfType<TextMark>().Last();
        return last.X + measure.Width(last.Text, last.Font);
    }
}
