using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Saola.Web.Parts;

/// <summary>A table that scrolls sideways (<c>&lt;div class="tb-x"&gt;</c>) can be reached and scrolled by keyboard and has a name (WCAG 2.1.1).</summary>
[HtmlTargetElement("div", Attributes = "[class='tb-x']")]
public sealed class ScrollTag(IStringLocalizer<Texts> texts) : TagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (output.Attributes.ContainsName("tabindex")) return;
        output.Attributes.SetAttribute("tabindex", "0");
        output.Attributes.SetAttribute("role", "region");
        if (!output.Attributes.ContainsName("aria-label") && !output.Attributes.ContainsName("aria-labelledby"))
        {
            output.Attributes.SetAttribute("aria-label", texts["Table.Scrolls"].Value);
        }
    }
}
