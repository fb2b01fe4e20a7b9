using Saola.Engines.Files.Receiving;
using Saola.Engines.Files.Sniffing;
using Xunit;

namespace Saola.Engines.Tests.Files;

public sealed class SniffingTests
{
    public static TheoryData<string, byte[], string> Known => new()
    {
        { "a.pdf", FileSamples.Pdf, "pdf" },
        { "a.pdf", [.. "rác"u8, .. FileSamples.Pdf], "pdf" },
        { "a.docx", FileSamples.Docx, "docx" },
        { "a.xlsx", FileSamples.Xlsx, "xlsx" },
        { "a.jpeg", FileSamples.Jpg, "jpg" },
        { "a.png", FileSamples.Png, "png" },
        { "a.zip", FileSamples.Zip, "zip" },
        { "a.csv", FileSamples.Bytes("Mã;Tên\n1;Nguyễn Thị Sao\n"), "csv" },
        { "a.txt", FileSamples.Bytes("﻿Xin chào, 5 < 6"), "txt" },
    };

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "a.docx", FileSamples.MacroDocx, "macro" },
        { "a.docx", FileSamples.Docm, "macro" },
        { "a.zip", FileSamples.Bomb, "bomb" },
        { "a.zip", [.. FileSamples.Zip.AsSpan(0, FileSamples.Zip.Length - 30)], "broken" },
        { "a.zip", FileSamples.Archive(("cài.exe", "MZ")), "program" },
        { "a.pdf", [.. "MZ"u8, 0x90, 0, 3], "program" },
        { "a.pdf", [0x7F, .. "ELF"u8, 2, 1], "program" },
        { "a.txt", FileSamples.Bytes("#!/bin/sh\nls"), "program" },
        { "a.png", FileSamples.Bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>"), "markup" },
        { "a.txt", FileSamples.Bytes("  \n<!DOCTYPE html><p>"), "markup" },
        { "a.csv", FileSamples.Bytes("﻿<?xml version=\"1.0\"?><x/>"), "markup" },
        { "a.html", FileSamples.Bytes("<html><!-- %PDF-1.7 -->"), "markup" },
        { "a.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "old_office" },
        { "a.txt", [.. "Ti"u8, 0xEA, .. "n"u8], "not_utf8" },
        { "a.bin", [0, 1, 2, 3, 0xFE, 0xFF], "unknown" },
    };

    [Theory, MemberData(nameof(Known))]
    public async Task A_file_is_known_by_its_bytes(string name, byte[] content, string type)
    {
        var sniffed = await FileSniffer.SniffAsync(new MemoryStream(content), name, CancellationToken.None);

        Assert.Equal(type, sniffed.Kind?.Type);
    }

    [Theory, MemberData(nameof(Refused))]
    public async Task What_could_harm_a_reader_is_refused(string name, byte[] content, string reason)
    {
        var sniffed = await FileSniffer.SniffAsync(new MemoryStream(content), name, CancellationToken.None);

        Assert.Equal((null, reason), (sniffed.Kind?.Type, sniffed.Refusal));
    }

    [Fact]
    public async Task An_encrypted_archive_is_refused()
    {
        var content = FileSamples.Zip.ToArray();
        content[6] |= 1; // general purpose bit 0 of the local header and of the directory
        content[content.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 8] |= 1;

        var sniffed = await FileSniffer.SniffAsync(new MemoryStream(content), "a.zip", CancellationToken.None);

        Assert.Equal("encrypted", sniffed.Refusal);
    }

    [Fact]
    public async Task The_level_of_a_PDF_for_archives_is_found_across_the_edge_of_a_window()
    {
        for (var filler = 65_000; filler < 66_000; filler += 37)
        {
            var content = FileSamples.Bytes($"%PDF-1.7\n{new string('x', filler)}<pdfaid:part>1</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>");
            Assert.Equal("PDF/A-1a", (await FileSniffer.SniffAsync(new MemoryStream(content), "a.pdf", CancellationToken.None)).Kind!.Detail);
        }
        Assert.Equal("PDF/A-2b", (await FileSniffer.SniffAsync(new MemoryStream(FileSamples.PdfA), "a.pdf", CancellationToken.None)).Kind!.Detail);
        Assert.Null((await FileSniffer.SniffAsync(new MemoryStream(FileSamples.Pdf), "a.pdf", CancellationToken.None)).Kind!.Detail);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\Sao\\Đơn xin.pdf", "Đơn xin.pdf")]
    [InlineData("..", "tep")]
    [InlineData("", "tep")]
    [InlineData(null, "tep")]
    [InlineData("a\u202Efdp.exe", "afdp.exe")]
    [InlineData("dòng\r\nmới\0.pdf", "dòngmới.pdf")]
    [InlineData("a<b>:c|d?.pdf", "a_b__c_d_.pdf")]
    [InlineData("Tờ khai\u0301  số   1 .pdf", "Tờ khaí số 1 .pdf")]
    public void A_name_is_cleaned_and_never_a_path(string? sent, string kept) => Assert.Equal(kept, SafeName.Of(sent));

    [Fact]
    public void A_long_name_keeps_its_extension()
    {
        var name = SafeName.Of(new string('ế', 400) + ".docx");

        Assert.Equal(150, name.Length);
        Assert.EndsWith(".docx", name, StringComparison.Ordinal);
    }
}
