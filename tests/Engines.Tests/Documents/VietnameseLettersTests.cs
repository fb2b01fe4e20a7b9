using System.Text;
using Saola.Engines.Documents.Docx;
using Saola.Engines.Documents.Model;
using Saola.Engines.Documents.Pdf;
using Xunit;

namespace Saola.Engines.Tests.Documents;

public sealed class VietnameseLettersTests
{
    private static readonly string Alphabet = MakeAlphabet();

    [Fact]
    public void The_alphabet_of_this_test_is_whole()
    {
        // 29 letters; 12 vowels of them in six tones; both cases.
        Assert.Equal(2 * (29 - 12 + (12 * 6)), Alphabet.Length);
    }

    [Theory]
    [InlineData(Typeface.Times, Emphasis.None)]
    [InlineData(Typeface.Times, Emphasis.Bold)]
    [InlineData(Typeface.Times, Emphasis.Italic)]
    [InlineData(Typeface.Times, Emphasis.Bold | Emphasis.Italic)]
    [InlineData(Typeface.BeVietnam, Emphasis.None)]
    [InlineData(Typeface.BeVietnam, Emphasis.Bold)]
    public void Every_letter_with_every_tone_comes_back_from_pdf_and_docx(Typeface typeface, Emphasis emphasis)
    {
        var document = Written(Alphabet, typeface, emphasis);
        Assert.Equal(Alphabet, DocumentText.Letters(string.Concat(DocumentText.PdfPages(new PdfWriter().Write(document)))));
        Assert.Equal(Alphabet, DocumentText.Letters(DocumentText.Docx(new DocxWriter().Write(document))));
    }

    [Fact]
    public void Decomposed_input_is_written_composed()
    {
        var document = Written(Alphabet.Normalize(NormalizationForm.FormD), Typeface.Times, Emphasis.None);
        Assert.Equal(Alphabet, DocumentText.Letters(string.Concat(DocumentText.PdfPages(new PdfWriter().Write(document)))));
        Assert.Equal(Alphabet, DocumentText.Letters(DocumentText.Docx(new DocxWriter().Write(document))));
    }

    [Fact]
    public void Signs_that_no_file_can_hold_are_left_out()
    {
        var document = Written("Nguyễn\u0000\u0007 Văn\uffff\u200b\u00ad An\ud800, X\u2011quang", Typeface.Times, Emphasis.None);
        Assert.Equal("Nguyễn Văn An, X-quang", DocumentText.Docx(new DocxWriter().Write(document)).Trim());
        Assert.Equal("Nguyễn Văn An, X-quang", DocumentText.PdfPages(new PdfWriter().Write(document))[0]);
    }

    private static SaolaDocument Written(string text, Typeface typeface, Emphasis emphasis) =>
        new DocumentBuilder(new DocumentInfo { Title = "Bảng chữ cái", Author = "Saola", IssuedAt = SlipSamples.At(1, 5, 8), Key = "alphabet" })
            .InTypeface(typeface)
            .Add(new Paragraph(text, emphasis))
            .Build();

    private static string MakeAlphabet()
    {
        const string tones = "\u0300\u0309\u0303\u0301\u0323";
        var letters = new StringBuilder();
        foreach (var letter in "aăâbcdđeêghiklmnoôơpqrstuưvxy")
        {
            letters.Append(letter);
            if (!"aăâeêioôơuưy".Contains(letter, StringComparison.Ordinal)) continue;
            foreach (var tone in tones) letters.Append($"{letter}{tone}".Normalize(NormalizationForm.FormC));
        }
        return letters.ToString() + letters.ToString().ToUpperInvariant();
    }
}
