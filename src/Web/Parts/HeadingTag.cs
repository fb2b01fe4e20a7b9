using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Saola.Web.Parts;

/// <summary>
/// Words with a hyphen inside stay whole in headings: <c>X-quang</c>, <c>CC-0412/2025</c> (look.md 4). Browsers break after any hyphen,
/// and names of procedures come from the catalogue without markup. A dash between blanks is left alone, and so are long words, which must be able to break on a phone.
/// </summary>
[HtmlTargetElement("h1"), HtmlTargetElement("h2"), HtmlTargetElement("h3")]
public sealed partial class HeadingTag : TagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = (await output.GetChildContentAsync()).GetContent();
        if (!content.Contains('<', StringComparison.Ordinal)) output.Content.SetHtmlContent(Joined().Replace(content, "<span class=\"nw\">$0</span>"));
    }

    [GeneratedRegex(@"(?<!\S)(?=\S{3,14}(?!\S))[^\s<>-]+(?:-[^\s<>-]+)+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Joined();
}
