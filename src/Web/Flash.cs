using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Saola.Web;

/// <summary>The one sentence that a page shows after a redirect (post, redirect, get).</summary>
public static class FlashNotes
{
    private const string Kind = "saola.flash.kind", Text = "saola.flash.text";

    /// <summary>Leaves a sentence for the next page, such as <c>TempData.Flash(NoticeKind.Done, T["Letter.Sent"])</c>. The last one wins.</summary>
    public static void Flash(this ITempDataDictionary notes, NoticeKind kind, string text)
    {
        notes[Kind] = kind.ToString();
        notes[Text] = text;
    }

    /// <summary>Takes the sentence out; null when there is none.</summary>
    internal static (NoticeKind Kind, string Text)? TakeFlash(this ITempDataDictionary notes) =>
        notes[Text] is string text && Enum.TryParse<NoticeKind>(notes[Kind] as string, out var kind) ? (kind, text) : null;
}
