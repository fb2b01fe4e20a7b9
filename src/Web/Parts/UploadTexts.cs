using System.Text.Json;
using Microsoft.Extensions.Localization;

namespace Saola.Web.Parts;

/// <summary>The words that the upload island says, in the language of the screen.</summary>
public static class UploadTexts
{
    private static readonly string[] Keys = ["Checking", "Sending", "Retry", "Wait", "Stop", "Resume", "Verified", "Change", "Remove", "Broken"];

    /// <summary>The words as JSON for <c>data-tus-texts</c>.</summary>
    public static string Of(IStringLocalizer<Texts> texts) =>
        JsonSerializer.Serialize(Keys.ToDictionary(key => key.ToLowerInvariant(), key => texts[$"Upload.{key}"].Value));
}
