using System.Reflection;
using PdfSharp.Fonts;

namespace Saola.Engines.Documents.Pdf;

/// <summary>
/// Gives PDFsharp the fonts that lie inside this assembly, and no other: a page looks the same on every machine.
/// PDFsharp keeps one resolver for the whole process, so it is set once, before the first font is made.
/// </summary>
internal sealed class EmbeddedFonts : IFontResolver
{
    /// <summary>The name under which the metric twin of Times New Roman is asked for.</summary>
    public const string TimesFamily = "Tinos";

    /// <summary>The name under which Be Vietnam Pro is asked for.</summary>
    public const string BeVietnamFamily = "BeVietnamPro";

    private static readonly Lock Gate = new();

    /// <summary>Makes this resolver the one of the process; later calls do nothing.</summary>
    public static void Use()
    {
        lock (Gate) GlobalFontSettings.FontResolver ??= new EmbeddedFonts();
    }

    /// <inheritdoc/>
    public FontResolverInfo ResolveTypeface(string familyName, bool isBold, bool isItalic)
    {
        var style = (isBold, isItalic) switch
        {
            (false, false) => "400Regular",
            (false, true) => "400Regular_Italic",
            (true, false) => "700Bold",
            (true, true) => "700Bold_Italic",
        };
        return new FontResolverInfo($"{familyName}_{style}.ttf");
    }

    /// <inheritdoc/>
    public byte[] GetFont(string faceName)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("fonts/" + faceName)
            ?? throw new InvalidOperationException($"Font {faceName} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
