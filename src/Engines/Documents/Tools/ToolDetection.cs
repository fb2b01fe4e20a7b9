using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Saola.Engines.Documents.Tools;

/// <summary>Programs that may be there or not (architecture.md, decision 11). Nothing that the law asks for needs one of them.</summary>
public enum OptionalTool
{
    /// <summary>LibreOffice: DOCX to PDF.</summary>
    LibreOffice,

    /// <summary>pdftotext of Poppler: text of PDF files.</summary>
    PdfToText,

    /// <summary>tesseract: text of scanned pictures.</summary>
    Tesseract,
}

/// <summary>Whether a tool is there.</summary>
/// <param name="Tool">Which.</param>
/// <param name="Path">Its file, or null when it is missing.</param>
/// <param name="Sentence">What it does, or what does not work without it and how to mend that, in the language of the screen.</param>
public sealed record ToolStatus(OptionalTool Tool, string? Path, string Sentence);

/// <summary>Looks once, at start, which optional tools there are; a tool installed later is seen after the next start.</summary>
public sealed class ToolDetection
{
    private readonly IStringLocalizer<Texts> _texts;
    private readonly Dictionary<OptionalTool, string?> _paths;

    /// <summary>Looks for the tools in the folders of the settings and of <c>PATH</c>.</summary>
    public ToolDetection(IOptions<DocumentToolSettings> settings, IStringLocalizer<Texts> texts)
    {
        _texts = texts;
        var folders = $"{settings.Value.ToolFolders}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}"
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        _paths = Enum.GetValues<OptionalTool>().ToDictionary(tool => tool, tool => Find(folders, NameOf(tool)));
    }

    /// <summary>The file of a tool, or null when it is missing.</summary>
    public string? PathOf(OptionalTool tool) => _paths[tool];

    /// <summary>One tool.</summary>
    public ToolStatus StatusOf(OptionalTool tool) =>
        new(tool, _paths[tool], _texts[$"tool.{NameOf(tool)}.{(_paths[tool] is null ? "missing" : "found")}"]);

    /// <summary>All tools, for the administrator's page.</summary>
    public IReadOnlyList<ToolStatus> All => [.. _paths.Keys.Order().Select(StatusOf)];

    private static string NameOf(OptionalTool tool) => tool switch
    {
        OptionalTool.LibreOffice => "soffice",
        OptionalTool.PdfToText => "pdftotext",
        OptionalTool.Tesseract => "tesseract",
        _ => throw new ArgumentOutOfRangeException(nameof(tool)),
    };

    private static string? Find(string[] folders, string name)
    {
        string[] files = OperatingSystem.IsWindows() ? [name + ".exe", name + ".com"] : [name];
        return folders.SelectMany(folder => files.Select(file => Path.Combine(folder, file))).FirstOrDefault(File.Exists);
    }
}
