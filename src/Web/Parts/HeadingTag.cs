using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Saola.Web.Parts;

/// <summary>
/// Words with a hyphen inside stay whole in headings: <c>X-quang</c>, <c>CC-0412/2025</c> (look.md 4). Browsers break after any hyphen,
/// and names of procedures come from the catalogue without markup. A dash between blanks is left alone, and so are long words, which must be able to break on a phone.
/// </summary>
[HtmlTargetElement("h1"), HtmlTargetElement("h2"), HtmlTargetElement("h3")]
public sealed class HeadingTag : TagHelper
{
    private const int ShortestWord = 3;
    private const int LongestWord = 14;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = (await output.GetChildContentAsync()).GetContent();
        if (!content.Contains('<', StringComparison.Ordinal) && content.Contains('-', StringComparison.Ordinal)) output.Content.SetHtmlContent(Joined(content));
    }

    // By hand: a pattern needs a time limit, and on a machine that stands still for a moment the limit strikes where nothing is slow.
    private static string Joined(string content)
    {
        var html = new StringBuilder(content.Length);
        for (var at = 0; at < content.Length;)
        {
            var end = at;
            while (end < content.Length && char.IsWhiteSpace(content[end]) == char.IsWhiteSpace(content[at])) end++;
            var word = content.AsSpan(at, end - at);
            if (IsJoined(word)) html.Append("<span class=\"nw\">").Append(word).Append("</span>");
            else html.Append(word);
            at = end;
        }
        return html.ToString();
    }

    private static bool IsJoined(ReadOnlySpan<char> word) =>
        word.Length is >= ShortestWord and <= LongestWord && word.Contains('-') && word[0] != '-' && word[^1] != '-' && !word.Contains("--", StringComparison.Ordinal) && !word.Contains('>');
}
