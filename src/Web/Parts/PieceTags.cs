using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Saola.Web.Parts;

/// <summary><c>&lt;s-notice kind="Action"&gt;…&lt;/s-notice&gt;</c>: one a page; never closes by itself.</summary>
[HtmlTargetElement("s-notice")]
public sealed class NoticeTag(IHtmlHelper html) : PartTag(html)
{
    /// <summary>What it is about.</summary>
    public NoticeKind Kind { get; set; }

    /// <summary>Bold first sentence.</summary>
    public string? Title { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        await DrawAsync(output, "Notice", new NoticeModel(Kind, Title, await output.GetChildContentAsync()));
}

/// <summary>A notice as its view draws it.</summary>
public sealed record NoticeModel(NoticeKind Kind, string? Title, IHtmlContent Body);

/// <summary><c>&lt;s-timeline of="entries" small="true" /&gt;</c>: the history and what comes next.</summary>
[HtmlTargetElement("s-timeline", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TimelineTag(IHtmlHelper html) : PartTag(html)
{
    /// <summary>The lines, oldest first.</summary>
    public IReadOnlyList<TimelineEntry> Of { get; set; } = [];

    /// <summary>The dense form of side panels.</summary>
    public bool Small { get; set; }

    /// <inheritdoc/>
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        DrawAsync(output, "Timeline", new TimelineModel(Of, Small));
}

/// <summary>A history as its view draws it.</summary>
public sealed record TimelineModel(IReadOnlyList<TimelineEntry> Entries, bool IsSmall);

/// <summary><c>&lt;s-steps of="steps" current="3" note="Đã tự lưu lúc 9:12." /&gt;</c>: where one is in a form.</summary>
[HtmlTargetElement("s-steps", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StepsTag(IHtmlHelper html) : PartTag(html)
{
    /// <summary>The steps.</summary>
    public IReadOnlyList<Step> Of { get; set; } = [];

    /// <summary>The present step, from 1.</summary>
    public int Current { get; set; }

    /// <summary>A sentence behind "Bước 3 trên 5.".</summary>
    public string? Note { get; set; }

    /// <inheritdoc/>
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        DrawAsync(output, "Steps", new StepsModel(Of, Current, Note));
}

/// <summary>Steps as their view draws them.</summary>
public sealed record StepsModel(IReadOnlyList<Step> Steps, int Current, string? Note);

/// <summary><c>&lt;s-uploads of="rows" /&gt;</c>: the papers of a form, one row each.</summary>
[HtmlTargetElement("s-uploads", TagStructure = TagStructure.WithoutEndTag)]
public sealed class UploadsTag(IHtmlHelper html) : PartTag(html)
{
    /// <summary>The rows.</summary>
    public IReadOnlyList<UploadRow> Of { get; set; } = [];

    /// <inheritdoc/>
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => DrawAsync(output, "Uploads", Of);
}

/// <summary><c>&lt;s-facts of="facts" /&gt;</c>: labels and what they say.</summary>
[HtmlTargetElement("s-facts", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FactsTag(IHtmlHelper html) : PartTag(html)
{
    /// <summary>The facts.</summary>
    public IReadOnlyList<Fact> Of { get; set; } = [];

    /// <summary>Two columns from 768 px.</summary>
    public bool Two { get; set; }

    /// <inheritdoc/>
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => DrawAsync(output, "Facts", new FactsModel(Of, Two));
}

/// <summary>Facts as their view draws them.</summary>
public sealed record FactsModel(IReadOnlyList<Fact> Facts, bool InTwo);

/// <summary><c>&lt;s-crumb of="crumbs" /&gt;</c>; pages say <c>ViewData.Crumbs(…)</c> and the layout draws it.</summary>
[HtmlTargetElement("s-crumb", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CrumbTag(IHtmlHelper html) : PartTag(html)
{
    /// <summary>The way.</summary>
    public IReadOnlyList<Crumb> Of { get; set; } = [];

    /// <inheritdoc/>
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => DrawAsync(output, "Crumb", Of);
}

/// <summary><c>&lt;s-empty text="Chưa có hồ sơ nào quá hạn." action="Xem hồ sơ sắp đến hạn" href="…" /&gt;</c>: one sentence why, one action.</summary>
[HtmlTargetElement("s-empty", TagStructure = TagStructure.WithoutEndTag)]
public sealed class EmptyTag(IHtmlHelper html) : PartTag(html)
{
    /// <summary>Why there is nothing.</summary>
    public required string Text { get; set; }

    /// <summary>What one can do.</summary>
    public string? Action { get; set; }

    /// <summary>Where.</summary>
    public string? Href { get; set; }

    /// <inheritdoc/>
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        DrawAsync(output, "Empty", new EmptyModel(Text, Action, Href));
}

/// <summary>An empty list as its view draws it.</summary>
public sealed record EmptyModel(string Text, string? Action, string? Href);

/// <summary>
/// <c>&lt;s-confirm title="Rút hồ sơ H29…?" consequence="Lệ phí đã nộp không được hoàn." submit="Rút hồ sơ" back="/ho-so/…"&gt;fields&lt;/s-confirm&gt;</c>:
/// the page before what cannot be undone. Posts to the page itself.
/// </summary>
[HtmlTargetElement("s-confirm")]
public sealed class ConfirmTag(IHtmlHelper html) : PartTag(html)
{
    /// <summary>The question, naming the thing.</summary>
    public required string Title { get; set; }

    /// <summary>What follows from it.</summary>
    public required string Consequence { get; set; }

    /// <summary>Word of the button: the act itself, not "OK".</summary>
    public required string Submit { get; set; }

    /// <summary>Where the way back leads.</summary>
    public required string Back { get; set; }

    /// <summary>Whether the act destroys or ends something.</summary>
    public bool Danger { get; set; } = true;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        await DrawAsync(output, "Confirm", new ConfirmModel(Title, Consequence, Submit, Back, Danger, await output.GetChildContentAsync()));
}

/// <summary>A confirmation as its view draws it.</summary>
public sealed record ConfirmModel(string Title, string Consequence, string Submit, string Back, bool IsDangerous, IHtmlContent Body);

/// <summary><c>&lt;s-slip of="slip" /&gt;</c>: the slip as it is printed.</summary>
[HtmlTargetElement("s-slip", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SlipTag(IHtmlHelper html) : PartTag(html)
{
    /// <summary>The slip.</summary>
    public required Slip Of { get; set; }

    /// <inheritdoc/>
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => DrawAsync(output, "Slip", Of);
}

/// <summary>
/// <c>&lt;s-machine title="Máy tóm tắt" from="từ 6 giấy tờ của hồ sơ" at="…" checked-by="@null"&gt;…&lt;/s-machine&gt;</c>: the frame of generated text.
/// </summary>
[HtmlTargetElement("s-machine")]
public sealed class MachineTag(IHtmlHelper html) : PartTag(html)
{
    /// <summary>What the machine did.</summary>
    public required string Title { get; set; }

    /// <summary>From what.</summary>
    public required string From { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>Who checked it; null: "Chưa ai kiểm tra".</summary>
    public string? CheckedBy { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        await DrawAsync(output, "Machine", new MachineModel(Title, From, At, CheckedBy, await output.GetChildContentAsync()));
}

/// <summary>Generated text as its view draws it.</summary>
public sealed record MachineModel(string Title, string From, DateTimeOffset? At, string? CheckedBy, IHtmlContent Body);

/// <summary><c>&lt;s-cite number="1" href="#n1" source="phiếu khai báo máy" /&gt;</c>: the numbered source of a sentence.</summary>
[HtmlTargetElement("s-cite", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CiteTag(Microsoft.Extensions.Localization.IStringLocalizer<Texts> texts) : TagHelper
{
    /// <summary>Number of the source.</summary>
    public int Number { get; set; }

    /// <summary>Where it stands.</summary>
    public required string Href { get; set; }

    /// <summary>What it is.</summary>
    public string? Source { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "cite");
        output.Attributes.SetAttribute("href", Href);
        var name = texts["Cite.Name", Number].Value;
        output.Attributes.SetAttribute("aria-label", Source is null ? name : $"{name}, {Source}");
        output.Content.SetContent(Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
