using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Saola.Web.Assets;

/// <summary><c>&lt;s-island name="upload" /&gt;</c>: loads <c>web/islands/upload.js</c> as a module, with the nonce of the policy.</summary>
[HtmlTargetElement("s-island", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IslandTag(WebAssets assets, ICspNonce nonce) : TagHelper
{
    /// <summary>File name without ending.</summary>
    public required string Name { get; set; }

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "script";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "module");
        output.Attributes.SetAttribute("src", assets.Href(ViewContext.HttpContext, $"{Name}.js"));
        output.Attributes.SetAttribute("nonce", nonce.Value);
    }
}
