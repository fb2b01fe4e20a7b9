using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Saola.Engines.Documents.Pdf;

/// <summary>
/// PDFsharp draws the file's identifier, the two of its metadata and the six letters before each font subset by lot. They are
/// replaced by what follows from the document, letter for letter, so that no offset in the file moves. Must run before signing.
/// </summary>
internal static partial class PdfIdentity
{
    /// <summary>The same file with an identity computed from <paramref name="key"/>.</summary>
    public static byte[] Fix(byte[] pdf, string key)
    {
        var digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        var identifier = digest[..32];
        var tags = new List<string>();
        // Latin-1 keeps every byte as one character, in both directions.
        var text = Encoding.Latin1.GetString(pdf);
        text = SubsetTag().Replace(text, match => $"{match.Groups["entry"].Value}{Tag(tags, match.Groups["tag"].Value)}+");
        text = MetadataId().Replace(text, match => $"{match.Groups["entry"].Value}uuid:{new Guid(Convert.FromHexString(identifier)):D}");
        text = TrailerId().Replace(text, $"/ID[<{identifier}><{identifier}>]");
        var fixedBytes = Encoding.Latin1.GetBytes(text);
        return fixedBytes.Length == pdf.Length ? fixedBytes : throw new InvalidOperationException("The identity of the PDF has another length than expected.");
    }

    // The fonts of a file in order of appearance: AAAAAA, BAAAAA, CAAAAA.
    private static string Tag(List<string> tags, string drawn)
    {
        var index = tags.IndexOf(drawn);
        if (index < 0)
        {
            index = tags.Count;
            tags.Add(drawn);
        }
        return (char)('A' + (index % 26)) + "AAAAA";
    }

    [GeneratedRegex(@"(?<entry>/(FontName|BaseFont)/)(?<tag>[A-Z]{6})\+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SubsetTag();

    [GeneratedRegex(@"(?<entry><xmpMM:(DocumentID|InstanceID)>)uuid:[0-9a-f-]{36}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex MetadataId();

    [GeneratedRegex(@"/ID\[<[0-9A-F]{32}><[0-9A-F]{32}>\]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TrailerId();
}
