using System.Diagnostics;
using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using UglyToad.PdfPig;

namespace Saola.Engines.Tests.Documents;

/// <summary>Reads written documents with other people's programs.</summary>
internal static class DocumentText
{
    /// <summary>The text of every page in the order in which it was drawn; a new line where the baseline changes.</summary>
    public static IReadOnlyList<string> PdfPages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(page => PageText(page.Letters))];
    }

    /// <summary>The text of a DOCX in the order of its elements.</summary>
    public static string Docx(byte[] docx)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        var text = new StringBuilder();
        foreach (var element in package.MainDocumentPart!.Document!.Body!.Descendants())
        {
            if (element is Text words) text.Append(words.Text);
            else if (element is Paragraph or Break) text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The text without any blank: what must agree whatever program broke the lines.</summary>
    public static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>The file of a program, or null when it is not installed.</summary>
    public static string? Program(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>What a program prints.</summary>
    public static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    private static string PageText(IReadOnlyList<UglyToad.PdfPig.Content.Letter> letters)
    {
        var text = new StringBuilder();
        string? baseline = null;
        foreach (var letter in letters)
        {
            var height = letter.StartBaseLine.Y.ToString("0.0", CultureInfo.InvariantCulture);
            if (baseline is not null && baseline != height) text.Append('\n');
            baseline = height;
            text.Append(letter.Value);
        }
        return text.ToString();
    }
}
