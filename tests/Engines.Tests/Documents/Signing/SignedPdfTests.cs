using System.Text;
using System.Text.RegularExpressions;
using Saola.Engines.Documents.Signing;
using Xunit;

namespace Saola.Engines.Tests.Documents.Signing;

/// <summary>Signed files as other people's programs see them.</summary>
public sealed class SignedPdfTests
{
    [Fact]
    public async Task Pdfsig_accepts_a_result_with_the_signatures_of_person_and_organisation()
    {
        await using var desk = await SigningDesk.OpenAsync();
        var words = await desk.PdfSigAsync((await desk.SignAsync()).Value);
        Assert.Equal(2, Regex.Count(words, "Signature is Valid", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Equal(2, Regex.Count(words, "ETSI.CAdES.detached", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Contains("Total document signed", words, StringComparison.Ordinal);
        Assert.Contains("SHA-256", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.7)]
    public async Task Pdfsig_rejects_a_result_that_was_tampered_with(double where)
    {
        await using var desk = await SigningDesk.OpenAsync();
        var pdf = (await desk.SignAsync()).Value;
        pdf[(int)(SigningDesk.Certificate().Length * where)] ^= 1;
        Assert.Contains("Digest Mismatch", await desk.PdfSigAsync(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_signature_leaves_every_byte_of_the_first_one()
    {
        await using var desk = await SigningDesk.OpenAsync();
        var first = (await desk.SignAsync(null, SigningDesk.Director)).Value;
        var second = (await desk.SignAsync(first, SigningDesk.Department)).Value;
        Assert.True(second.AsSpan().StartsWith(first));
        Assert.True(first.AsSpan().StartsWith(SigningDesk.Certificate()));
        Assert.Equal([true, true], desk.Signatures.Read(second)!.Select(s => s.IsIntact));
        Assert.Equal([false, true], desk.Signatures.Read(second)!.Select(s => s.CoversFile));
    }

    [Fact]
    public async Task The_reader_knows_signer_time_and_trust()
    {
        await using var desk = await SigningDesk.OpenAsync();
        var found = desk.Signatures.Read((await desk.SignAsync()).Value)!;
        Assert.Equal([SigningDesk.Director.Name, SigningDesk.Department.Name], found.Select(s => s.Signer));
        Assert.All(found, s => Assert.Equal(desk.Clock.GetUtcNow(), s.At));
        Assert.All(found, s => Assert.True(s is { IsIntact: true, IsTrusted: true }));
    }

    [Fact]
    public async Task Every_changed_byte_in_front_of_the_signatures_is_found()
    {
        await using var desk = await SigningDesk.OpenAsync();
        var pdf = (await desk.SignAsync()).Value;
        var text = Encoding.Latin1.GetString(pdf);
        // Inside the streams of the page: the structure stays readable, so that it is the signature that must tell.
        for (var at = text.IndexOf("stream", StringComparison.Ordinal) + 20; at < SigningDesk.Certificate().Length; at += 977)
        {
            pdf[at] ^= 0x10;
            Assert.True(desk.Signatures.Read(pdf) is not { Count: 2 } found || found.All(s => !s.IsIntact), $"byte {at}");
            pdf[at] ^= 0x10;
        }
        Assert.All(desk.Signatures.Read(pdf)!, s => Assert.True(s.IsIntact));
    }

    [Fact]
    public async Task What_was_added_behind_the_signatures_is_seen()
    {
        await using var desk = await SigningDesk.OpenAsync();
        byte[] pdf = [.. (await desk.SignAsync()).Value, .. "\n% added later\n"u8];
        Assert.All(desk.Signatures.Read(pdf)!, s => Assert.False(s.CoversFile));
    }

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.7\nnothing")]
    [InlineData("<html>")]
    public async Task A_file_that_is_no_pdf_has_no_signatures(string text)
    {
        await using var desk = await SigningDesk.OpenAsync();
        Assert.Null(desk.Signatures.Read(Encoding.ASCII.GetBytes(text)));
    }

    [Fact]
    public async Task The_seal_stands_over_a_third_of_the_signature_at_its_left_with_name_and_time()
    {
        await using var desk = await SigningDesk.OpenAsync();
        var pdf = (await desk.SignAsync()).Value;
        using var document = UglyToad.PdfPig.PdfDocument.Open(pdf);
        var boxes = document.GetPage(1).GetAnnotations().Select(a => a.Rectangle).ToList();
        Assert.Equal(2, boxes.Count);
        Assert.Equal(boxes[0].Left + (boxes[0].Width / 3), boxes[1].Right, 1.0);
        Assert.True(boxes[1].Left < boxes[0].Left);
        var texts = Encoding.Latin1.GetString(pdf);
        Assert.Contains("D:20261125090000+07'00'", texts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_converted_document_without_the_name_is_signed_at_the_lower_right_of_its_last_page()
    {
        await using var desk = await SigningDesk.OpenAsync();
        var signed = await desk.Signer.SignAsync(new SigningOrder
        {
            Pdf = SigningDesk.Certificate(), Signatories = [SigningDesk.Department], Above = "Một người không có tên ở đây", Reason = "Thử", Location = "Thử",
        }, TestContext.Current.CancellationToken);
        Assert.Single(desk.Signatures.Read(signed.Value)!);
    }
}
