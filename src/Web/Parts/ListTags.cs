using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Saola.Web.Assets;
using Saola.Web.Language;

namespace Saola.Web.Parts;

/// <summary><c>&lt;s-views of="views" label="Danh sách đã lưu" /&gt;</c>: saved views with counts, or the parts of a record as tabs.</summary>
[HtmlTargetElement("s-views", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ViewsTag(IHtmlHelper html) : PartTag(html)
{
    /// <summary>The views.</summary>
    public IReadOnlyList<ListView> Of { get; set; } = [];

    /// <summary>Name of the strip.</summary>
    public required string Label { get; set; }

    /// <inheritdoc/>
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => DrawAsync(output, "Views", new ViewsModel(Of, Label));
}

/// <summary>Views as their view draws them.</summary>
public sealed record ViewsModel(IReadOnlyList<ListView> Views, string Label);

/// <summary>
/// <c>&lt;s-filter label="Lọc hồ sơ" keep="view,sort"&gt;compact fields&lt;/s-filter&gt;</c>: a GET form; what it keeps travels in hidden fields, the cursor does not.
/// </summary>
[HtmlTargetElement("s-filter")]
public sealed class FilterTag(IHtmlHelper html) : PartTag(html)
{
    /// <summary>Name of the form.</summary>
    public required string Label { get; set; }

    /// <summary>Parts of the query that stay, separated by commas.</summary>
    public string Keep { get; set; } = "view,sort";

    /// <summary>
    /// A choice applies at once. Off by default: on a keyboard every step through a list would send the form (WCAG 3.2.2);
    /// say so beside it where it is on.
    /// </summary>
    public bool Auto { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var query = ViewContext.HttpContext.Request.Query;
        var kept = Keep.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(query.ContainsKey).Select(name => KeyValuePair.Create(name, query[name].ToString())).ToList();
        await DrawAsync(output, "Filter", new FilterModel(Label, kept, Auto, await output.GetChildContentAsync()));
    }
}

/// <summary>A filter as its view draws it.</summary>
public sealed record FilterModel(string Label, IReadOnlyList<KeyValuePair<string, string>> Kept, bool AppliesAtOnce, IHtmlContent Body);

/// <summary><c>&lt;th s-sort="due"&gt;Hạn&lt;/th&gt;</c>: a head that sorts by a link; <c>?sort=due</c> is ascending, <c>?sort=-due</c> descending.</summary>
[HtmlTargetElement("th", Attributes = "s-sort")]
public sealed class SortTag(WebAssets assets, IStringLocalizer<Texts> texts) : TagHelper
{
    /// <summary>Name of the order in the query.</summary>
    [HtmlAttributeName("s-sort")]
    public required string Sort { get; set; }

    /// <summary>The list stands in this order when the query names none: <c>due</c> or <c>-due</c>.</summary>
    [HtmlAttributeName("s-sort-default")]
    public string? Default { get; set; }

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var present = request.Query["sort"].ToString() is { Length: > 0 } asked ? asked : Default ?? "";
        var (ascending, descending) = (present == Sort, present == "-" + Sort);
        var link = new TagBuilder("a");
        link.Attributes["href"] = request.With(("sort", ascending ? "-" + Sort : Sort), ("cursor", null));
        link.InnerHtml.AppendHtml(await output.GetChildContentAsync());
        if (ascending || descending)
        {
            output.Attributes.SetAttribute("aria-sort", ascending ? "ascending" : "descending");
            var icon = ascending ? "arrow-up" : "arrow-down";
            link.InnerHtml.AppendHtml($"<svg class=\"i i20\" aria-hidden=\"true\" focusable=\"false\"><use href=\"{assets.Href(ViewContext.HttpContext, "sprite.svg")}#{icon}\"></use></svg>");
        }
        else link.Attributes["title"] = texts["Sort.By"];
        if (!output.Attributes.ContainsName("scope")) output.Attributes.SetAttribute("scope", "col");
        output.Content.SetHtmlContent(link);
    }
}

/// <summary><c>&lt;s-pager next="page.Next" summary="25 hồ sơ" counted-at="…" csv="…" /&gt;</c>: on by cursor, back to the first page, the list as CSV.</summary>
[HtmlTargetElement("s-pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagerTag(IHtmlHelper html) : PartTag(html)
{
    /// <summary>Cursor of the following page; null at the end. The page reads it from the query as <c>cursor</c>.</summary>
    public string? Next { get; set; }

    /// <summary>What is shown: "Hồ sơ 1 đến 25".</summary>
    public string? Summary { get; set; }

    /// <summary>When the figures were counted.</summary>
    public DateTimeOffset? CountedAt { get; set; }

    /// <summary>Address of the list as CSV.</summary>
    public string? Csv { get; set; }

    /// <inheritdoc/>
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var first = request.Query.ContainsKey("cursor") ? request.With(("cursor", null)) : null;
        // An attribute that a page leaves null arrives empty.
        var next = string.IsNullOrEmpty(Next) ? null : request.With(("cursor", Next));
        return DrawAsync(output, "Pager", new PagerModel(first, next, Summary, CountedAt, Csv));
    }
}

/// <summary>A pager as its view draws it.</summary>
public sealed record PagerModel(string? FirstHref, string? NextHref, string? Summary, DateTimeOffset? CountedAt, string? CsvHref);

/// <summary>
/// <c>&lt;s-batch name="act" actions="choices" /&gt;</c>: stands in the POST form around the table; the button opens a page where the batch is looked over.
/// </summary>
[HtmlTargetElement("s-batch", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BatchTag(IHtmlHelper html) : PartTag(html)
{
    /// <summary>Name of the list of acts.</summary>
    public string Name { get; set; } = "act";

    /// <summary>What can be done with several rows.</summary>
    public IReadOnlyList<Choice> Actions { get; set; } = [];

    /// <summary>Name of the check boxes of the rows.</summary>
    public string Rows { get; set; } = "chosen";

    /// <inheritdoc/>
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => DrawAsync(output, "Batch", new BatchModel(Name, Actions, Rows));
}

/// <summary>A batch bar as its view draws it.</summary>
public sealed record BatchModel(string Name, IReadOnlyList<Choice> Actions, string Rows);

/// <summary><c>&lt;s-kpis of="tiles" label="Bốn con số chính" /&gt;</c>; with <c>large</c> the figures of the front page.</summary>
[HtmlTargetElement("s-kpis", TagStructure = TagStructure.WithoutEndTag)]
public sealed class KpisTag(IHtmlHelper html) : PartTag(html)
{
    /// <summary>The tiles.</summary>
    public IReadOnlyList<Kpi> Of { get; set; } = [];

    /// <summary>Name of the group.</summary>
    public string? Label { get; set; }

    /// <summary>The large figures of a public page, figure first.</summary>
    public bool Large { get; set; }

    /// <inheritdoc/>
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => DrawAsync(output, "Kpis", new KpisModel(Of, Label, Large));
}

/// <summary>Tiles as their view draws them.</summary>
public sealed record KpisModel(IReadOnlyList<Kpi> Tiles, string? Label, bool AreLarge);

/// <summary><c>&lt;s-chart of="chart" /&gt;</c>: columns or lines over time, with the table below.</summary>
[HtmlTargetElement("s-chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChartTag(IHtmlHelper html) : PartTag(html)
{
    /// <summary>The chart.</summary>
    public required SeriesChart Of { get; set; }

    /// <inheritdoc/>
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => DrawAsync(output, "Chart", new ChartDrawing(Of));
}

/// <summary><c>&lt;s-bar-chart of="chart" /&gt;</c>: horizontal bars with their figures in words.</summary>
[HtmlTargetElement("s-bar-chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BarChartTag(IHtmlHelper html) : PartTag(html)
{
    /// <summary>The chart.</summary>
    public required BarChart Of { get; set; }

    /// <inheritdoc/>
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => DrawAsync(output, "BarChart", Of);
}
