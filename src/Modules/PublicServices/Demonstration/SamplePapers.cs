using System.Collections.Concurrent;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Documents.Model;
using Saola.Engines.Documents.Pdf;
using Saola.Engines.Files;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Demonstration;

/// <summary>
/// The papers that the invented people attach: one small PDF for each name of a paper, marked as a sample on every page. Dossiers share them,
/// the store keeps each once.
/// </summary>
internal sealed class SamplePapers(PdfWriter writer, IFileImport files)
{
    private const string Mark = "BẢN MẪU TRÌNH DIỄN";
    private static readonly DateTimeOffset Made = VietnamTime.Instant(new DateOnly(2025, 7, 1), new TimeOnly(8, 0));
    private readonly Dictionary<string, FileContent> _contents = new(StringComparer.Ordinal);

    /// <summary>Makes and stores the papers that some procedures may ask for.</summary>
    public async Task PrepareAsync(IEnumerable<Procedure> procedures, CancellationToken cancellationToken)
    {
        var names = procedures.SelectMany(p => p.Papers.Where(paper => paper.Kind == PaperKind.Upload).Select(paper => paper.Name).Concat(FileFields(p.Form.Sections.SelectMany(s => s.Fields))))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var made = new ConcurrentDictionary<string, byte[]>(StringComparer.Ordinal);
        Parallel.ForEach(names, new ParallelOptions { CancellationToken = cancellationToken }, name => made[name] = writer.Write(Document(name)));
        foreach (var name in names) _contents[name] = await StoreAsync(name, made[name], cancellationToken);
    }

    /// <summary>The content of a paper.</summary>
    public FileContent Of(string name) => _contents[name];

    private static IEnumerable<string> FileFields(IEnumerable<FormField> fields) =>
        fields.SelectMany(f => f.Type == FieldType.File ? [f.Label] : FileFields(f.Fields));

    private async Task<FileContent> StoreAsync(string name, byte[] bytes, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(bytes, writable: false);
        var taken = await files.TakeAsync(content, "ban-mau.pdf", FileRules.Paper(name), cancellationToken);
        return taken.IsDone ? taken.Value : throw new InvalidOperationException($"{name}: {taken.Faults[0].Message}");
    }

    private static SaolaDocument Document(string name) =>
        new DocumentBuilder(new DocumentInfo { Title = name, Author = "Saola", IssuedAt = Made, Key = "sample/" + name })
            .WithFooter($"{Mark} - không có giá trị pháp lý")
            .Title(Mark, name)
            .Text("Đây là giấy tờ mẫu của bản trình diễn. Tên người, tên tổ chức, con số và nội dung trong bản này không có thật; bản này không dùng để thay cho giấy tờ nào.")
            .Text("Trong một hồ sơ thật, chỗ này là bản điện tử của giấy tờ nói trên: bản quét có ký số, bản chụp từ bản chính, hoặc tệp do cơ quan có thẩm quyền cấp.")
            .Fact("Loại giấy tờ", name)
            .Fact("Nơi lập", "Thành phố Hồ Chí Minh")
            .Text("Người nộp cam đoan nội dung giấy tờ phù hợp với bản chính và chịu trách nhiệm về tính chính xác của giấy tờ đã nộp.")
            .Build();
}
