using System.Globalization;
using Saola.Engines.Documents.Model;

namespace Saola.Engines.Documents.Layout;

/// <summary>
/// What stands in the margins: the page number in the middle of the top margin, not on page 1 (Decree 30/2020, annex I),
/// and the foot note on every page.
/// </summary>
internal static class PageFurniture
{
    /// <summary>Adds the marks to pages that are already filled.</summary>
    public static void Add(IReadOnlyList<PageLayout> pages, SaolaDocument document, TextMeasure measure)
    {
        for (var i = 0; i < pages.Count; i++)
        {
            if (i > 0) Number(pages[i], i + 1, document, measure);
            if (document.FooterNote is not null) Foot(pages[i], document, measure);
        }
    }

    private static void Number(PageLayout page, int number, SaolaDocument document, TextMeasure measure)
    {
        var font = new FontKey(Emphasis.None, document.Scale.PageNumber);
        var text = number.ToString(CultureInfo.InvariantCulture);
        var x = document.Page.Left + ((document.Page.TextWidth - measure.Width(text, font)) / 2);
        page.Marks.Insert(0, new TextMark(x, document.Page.NumberFromEdge + (measure.Ascent(font) / 2), text, font));
    }

    private static void Foot(PageLayout page, SaolaDocument document, TextMeasure measure)
    {
        var font = new FontKey(Emphasis.Italic, document.Scale.Small - 1);
        var text = new TextRun(document.FooterNote!).Text;
        var x = document.Page.Left + ((document.Page.TextWidth - measure.Width(text, font)) / 2);
        page.Marks.Add(new TextMark(x, document.Page.Height - document.Page.FooterFromEdge, text, font));
    }
}
