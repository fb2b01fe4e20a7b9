namespace Saola.Engines.Files.Sniffing;

/// <summary>What a content is.</summary>
/// <param name="Type">Extension of the kind: <c>pdf docx xlsx jpg png csv txt zip</c>.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Detail">More, such as <c>PDF/A-2b</c>.</param>
internal sealed record FileKind(string Type, string MediaType, string? Detail = null)
{
    public static FileKind Pdf(string? detail) => new("pdf", "application/pdf", detail);

    public static FileKind Docx { get; } = new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    public static FileKind Xlsx { get; } = new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    public static FileKind Jpg { get; } = new("jpg", "image/jpeg");

    public static FileKind Png { get; } = new("png", "image/png");

    public static FileKind Csv { get; } = new("csv", "text/csv");

    public static FileKind Txt { get; } = new("txt", "text/plain");

    public static FileKind Zip { get; } = new("zip", "application/zip");
}

/// <summary>What the sniffer says: a kind, or the reason of the refusal (part of a text's name).</summary>
internal sealed record Sniffed(FileKind? Kind, string? Refusal = null)
{
    public static Sniffed Refused(string reason) => new(null, reason);

    public static implicit operator Sniffed(FileKind kind) => new(kind);

    public static Sniffed FromFileKind(FileKind kind) => new(kind);
}
