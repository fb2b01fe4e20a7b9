using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Saola.Engines.Documents.Model;
using Emphasis = Saola.Engines.Documents.Model.Emphasis;

namespace Saola.Engines.Documents.Docx;

/// <summary>Lengths and runs as the format writes them: twips (1/20 point), half points, line breaks as elements.</summary>
internal static class DocxText
{
    /// <summary>Points as twips.</summary>
    public static int Twips(double points) => (int)Math.Round(points * 20, MidpointRounding.AwayFromZero);

    /// <summary>Points as twips, for attributes without a sign.</summary>
    public static uint UnsignedTwips(double points) => (uint)Twips(Math.Max(points, 0));

    /// <summary>Points as twips in text.</summary>
    public static string TwipsText(double points) => Twips(points).ToString(CultureInfo.InvariantCulture);

    /// <summary>The name of the typeface on the reader's machine.</summary>
    public static string FontName(Typeface typeface) => typeface == Typeface.Times ? "Times New Roman" : "Be Vietnam Pro";

    /// <summary>A stretch of text in one style; <c>\n</c> becomes a line break.</summary>
    public static Run Run(string text, Emphasis emphasis, double size, Typeface typeface)
    {
        var run = new Run(Properties(emphasis, size, typeface));
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0) run.Append(new Break());
            run.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }
        return run;
    }

    /// <summary>Style of letters.</summary>
    public static RunProperties Properties(Emphasis emphasis, double size, Typeface typeface)
    {
        var properties = new RunProperties(Fonts(typeface));
        if (emphasis.HasFlag(Emphasis.Bold)) properties.Append(new Bold());
        if (emphasis.HasFlag(Emphasis.Italic)) properties.Append(new Italic());
        properties.Append(new FontSize { Val = HalfPoints(size) }, new FontSizeComplexScript { Val = HalfPoints(size) });
        return properties;
    }

    /// <summary>The typeface for all scripts.</summary>
    public static RunFonts Fonts(Typeface typeface)
    {
        var name = FontName(typeface);
        return new RunFonts { Ascii = name, HighAnsi = name, ComplexScript = name, EastAsia = name };
    }

    /// <summary>A size in half points.</summary>
    public static string HalfPoints(double size) => ((int)Math.Round(size * 2)).ToString(CultureInfo.InvariantCulture);
}
