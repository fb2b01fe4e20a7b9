using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Saola.Web.Parts;

/// <summary>A tag that is drawn by a view of <c>Pages/Shared/Parts</c>.</summary>
public abstract class PartTag(IHtmlHelper html) : TagHelper
{
    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Puts the view in the place of the tag.</summary>
    protected async Task DrawAsync(TagHelperOutput output, string view, object? model)
    {
        ((IViewContextAware)html).Contextualize(ViewContext);
        output.TagName = null;
        output.Content.SetHtmlContent(await html.PartialAsync($"/Pages/Shared/Parts/{view}.cshtml", model, new ViewDataDictionary<object?>(ViewContext.ViewData, model)));
    }
}
