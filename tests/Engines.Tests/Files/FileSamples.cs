using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Files;
using Saola.Engines.Files.Model;
using Saola.Events;
using Saola.Kernel;
using Saola.TestKit;

namespace Saola.Engines.Tests.Files;

/// <summary>Contents made for these tests.</summary>
internal static class FileSamples
{
    public static readonly Subject Draft = new("draft", Guid.Parse("01900000-0000-7000-8000-0000000000d1"));

    public static byte[] Pdf { get; } = Bytes("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");

    public static byte[] PdfA { get; } = Bytes($"%PDF-1.7\n{new string('x', 70_000)}\n<rdf:Description pdfaid:part=\"2\" pdfaid:conformance=\"B\"/>\n%%EOF\n");

    public static byte[] Jpg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, .. "JFIF"u8, 0, 0xFF, 0xD9];

    public static byte[] Png { get; } = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 0x0D, .. "IHDR"u8];

    public static byte[] Docx { get; } = Office("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml");

    public static byte[] Xlsx { get; } = Office("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml");

    public static byte[] MacroDocx { get; } = Office("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", ("word/vbaProject.bin", "x"));

    public static byte[] Docm { get; } = Office("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml");

    public static byte[] Zip { get; } = Archive(("đọc tôi.txt", "xin chào"));

    public static byte[] Bomb { get; } = Archive(("đầy.txt", new string('0', 20 * 1024 * 1024)));

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Archive(params (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }
        return stream.ToArray();
    }

    public static FileRules Rules(string types = "pdf docx xlsx jpg png csv txt zip", long most = 1024 * 1024) => new() { Label = "Giấy tờ", Types = types.Split(' '), MaxBytes = most };

    public static Task<Result<StoredFile>> StoreAsync(this SaolaTestHost host, byte[] content, string name, FileRules? rules = null, Actor? actor = null) => host.InScopeAsync(
        services => services.GetRequiredService<IFiles>().StoreAsync(new MemoryStream(content), name, rules ?? Rules(), Draft, CancellationToken.None), actor ?? Actor.System("test"));

    public static Task<Result> VerifyAsync(this SaolaTestHost host, params Guid[] ids) =>
        host.InScopeAsync(services => services.GetRequiredService<IFiles>().VerifyAsync(ids, CancellationToken.None));

    public static string PathOf(this SaolaTestHost host, StoredFile file) =>
        Path.Combine(host.Settings.DataFolder, "files", file.Sha256[..2], file.Sha256[2..4], file.Sha256);

    public static Task<List<AccessRow>> AccessesAsync(this SaolaTestHost host) => host.InScopeAsync(services =>
        services.GetRequiredService<AppDbContext>().Set<AccessRow>().AsNoTracking().OrderBy(a => a.Id).ToListAsync());

    private static byte[] Office(string part, string contentType, params (string Name, string Text)[] more) =>
        Archive([("[Content_Types].xml", $"<Types><Override PartName=\"/{part}\" ContentType=\"{contentType}\"/></Types>"), (part, "<x/>"), .. more]);
}
