using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace Saola.Engines.Documents.Signing.Pdf;

/// <summary>Where the signatures stand: above the printed name of the signer, whoever wrote the document.</summary>
/// <param name="Page">Page, from 1.</param>
/// <param name="Centre">Middle of the signer's name in points from the left edge.</param>
/// <param name="Bottom">Upper edge of the name in points from the lower edge.</param>
internal sealed record SignaturePlace(int Page, double Centre, double Bottom)
{
    private const double FromRight = 160, FromBottom = 110;

    /// <summary>The place, or null when the file cannot be read. A document without the name is signed at the lower right of its last page.</summary>
    public static SignaturePlace? Find(byte[] pdf, string name)
    {
        try
        {
            using var document = PdfDocument.Open(pdf);
            var wanted = name.Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var number = document.NumberOfPages; number >= 1; number--)
                if (Above(document.GetPage(number), wanted) is { } place) return place with { Page = number };
            var last = document.GetPage(document.NumberOfPages);
            return new SignaturePlace(document.NumberOfPages, last.Width - FromRight, FromBottom);
        }
        catch (Exception fault) when (fault is PdfDocumentFormatException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static SignaturePlace? Above(Page page, string[] wanted)
    {
        var words = page.GetWords().ToList();
        for (var start = words.Count - wanted.Length; start >= 0 && wanted.Length > 0; start--)
        {
            var found = words.GetRange(start, wanted.Length);
            if (found.Select(w => w.Text.Normalize(NormalizationForm.FormC)).SequenceEqual(wanted, StringComparer.OrdinalIgnoreCase))
                return new SignaturePlace(0, (found[0].BoundingBox.Left + found[^1].BoundingBox.Right) / 2, found.Max(w => w.BoundingBox.Top));
        }
        return null;
    }
}
