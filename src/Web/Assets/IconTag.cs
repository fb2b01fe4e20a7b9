using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Saola.Web.Assets;

/// <summary>
/// <c>&lt;s-icon name="printer" /&gt;</c>: an interface icon of <c>web/icons/icons.json</c>, always beside its word, never alone.
/// </summary>
[HtmlTargetElement("s-icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTag(WebAssets assets) : TagHelper
{
    /// <summary>Name of the Phosphor icon.</summary>
    public string? Name { get; set; }

    /// <summary>One of our own shapes, in the place of <see cref="Name"/>.</summary>
    public StatusShape Shape { get; set; }

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var symbol = Shape == StatusShape.None ? Name : $"shape-{Shape.ToString().ToLowerInvariant()}";
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (!output.Attributes.ContainsName("class")) output.Attributes.SetAttribute("class", "i i20");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.SetHtmlContent($"<use href=\"{assets.Href(ViewContext.HttpContext, "sprite.svg")}#{symbol}\"></use>");
    }
}
