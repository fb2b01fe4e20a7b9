using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Saola.Web.Assets;

namespace Saola.Web.Parts;

/// <summary><c>&lt;s-status code="4" /&gt;</c>, or with <c>word</c>, <c>shape</c>, <c>tone</c>: a word with shape and colour.</summary>
[HtmlTargetElement("s-status", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StatusTag(WebAssets assets, IStringLocalizer<Texts> texts) : TagHelper
{
    /// <summary>State of the portal, 1 to 10.</summary>
    public int? Code { get; set; }

    /// <summary>The whole mark.</summary>
    public StatusMark? Mark { get; set; }

    /// <summary>The word; with <see cref="Code"/> it says the state in other words.</summary>
    public string? Word { get; set; }

    /// <summary>The shape.</summary>
    public StatusShape Shape { get; set; }

    /// <summary>The colour.</summary>
    public Tone Tone { get; set; }

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var mark = Mark ?? (Code is { } code ? StatusVocabulary.OfPortal(code, texts) : new StatusMark(Word ?? "", Shape, Tone));
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"st {StatusVocabulary.CssClass(mark.Tone)}");
        output.Content.AppendHtml(Symbols.Shape(assets, ViewContext, mark.Shape)).Append(Word ?? mark.Word);
    }
}

/// <summary><c>&lt;s-deadline of="Model.Deadline" /&gt;</c>; nothing when there is no term ("không quy định").</summary>
[HtmlTargetElement("s-deadline", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DeadlineTag(WebAssets assets, ScreenFormats formats) : TagHelper
{
    /// <summary>The deadline.</summary>
    public Deadline? Of { get; set; }

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Of is null)
        {
            output.SuppressOutput();
            return;
        }
        var (css, shape) = Of.Kind switch
        {
            DeadlineKind.Near => ("han han-gan", StatusShape.Clock),
            DeadlineKind.Today => ("han han-nay", StatusShape.Clock),
            DeadlineKind.Over => ("han han-qua", StatusShape.Overdue),
            DeadlineKind.Paused => ("han han-dung", StatusShape.Pause),
            DeadlineKind.Early => ("han han-xong", StatusShape.Done),
            _ => ("han", StatusShape.Clock),
        };
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", css);
        output.Content.AppendHtml(Symbols.Shape(assets, ViewContext, shape)).Append(formats.Deadline(Of));
    }
}

/// <summary>
/// <c>&lt;s-bars time="68" work="60" /&gt;</c>: upper bar time used, lower bar work done, in percent. Lower longer than upper means ahead.
/// </summary>
[HtmlTargetElement("s-bars", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BarsTag(IStringLocalizer<Texts> texts) : TagHelper
{
    /// <summary>Time used, in percent of the term; 100 and more is late.</summary>
    public double Time { get; set; }

    /// <summary>Work done, in percent.</summary>
    public double Work { get; set; }

    /// <summary>The wide form of a citizen's page.</summary>
    public bool Large { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (time, work) = (Math.Round(Math.Clamp(Time, 0, 100)), Math.Round(Math.Clamp(Work, 0, 100)));
        var (box, upper, lower, height) = Large ? (36, 2, 22, 10) : (14, 1, 9, 4);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Large ? "hv hv-l" : "hv");
        output.Attributes.SetAttribute("viewBox", $"0 0 100 {box}");
        output.Attributes.SetAttribute("preserveAspectRatio", "none");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", texts["Bars.Name", time, work].Value);
        output.Content.SetHtmlContent(string.Create(CultureInfo.InvariantCulture,
            $"{Rect("nen", upper, height, 100)}{Rect(Time >= 100 ? "tre" : "tg", upper, height, time)}{Rect("nen", lower, height, 100)}{Rect("vi", lower, height, work)}"));
    }

    private static string Rect(string css, int y, int height, double width) =>
        string.Create(CultureInfo.InvariantCulture, $"<rect class=\"{css}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"></rect>");
}

internal static class Symbols
{
    public static string Shape(WebAssets assets, ViewContext page, StatusShape shape) => shape == StatusShape.None ? "" :
        $"<svg class=\"i i20\" aria-hidden=\"true\" focusable=\"false\"><use href=\"{assets.Href(page.HttpContext, "sprite.svg")}#shape-{shape.ToString().ToLowerInvariant()}\"></use></svg>";
}
