using System.Text.Json;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Saola.Web.Parts;

/// <summary>
/// <c>&lt;input type="file" s-upload="/tep/tus"&gt;</c>: tells the upload island where the bytes go and what it says, in the language of the screen.
/// Null leaves the control as it is. (Razor writes an empty <c>data-</c> attribute for null, which the island would take for an address.)
/// </summary>
[HtmlTargetElement("input", Attributes = "s-upload", TagStructure = TagStructure.WithoutEndTag)]
public sealed class UploadTag(IStringLocalizer<Texts> texts) : TagHelper
{
    private static readonly string[] Keys = ["Checking", "Sending", "Retry", "Wait", "Stop", "Resume", "Verified", "Change", "Remove", "Broken", "Empty", "Kind"];

    /// <summary>Address of the resumable uploads (tus 1.0).</summary>
    [HtmlAttributeName("s-upload")]
    public string? Upload { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(Upload)) return;
        output.Attributes.SetAttribute("data-tus", Upload);
        output.Attributes.SetAttribute("data-tus-texts", JsonSerializer.Serialize(Keys.ToDictionary(key => key.ToLowerInvariant(), key => texts[$"Upload.{key}"].Value)));
    }
}
