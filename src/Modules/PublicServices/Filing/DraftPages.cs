using Saola.Engines.Cases.Forms.Views;

namespace Saola.Modules.PublicServices.Filing;

/// <summary>How pages of a draft are drawn.</summary>
internal static class DraftPages
{
    /// <summary>Address of resumable uploads; null: files come with the form.</summary>
    public const string? UploadHref = null;

    /// <summary>Only what a supplement names can be changed; stored files open under the draft's address.</summary>
    public static FormPageOptions Options(OpenDraft draft) => new()
    {
        FileHref = id => $"{draft.Path}/tep/{id}", Only = draft.Only, UploadHref = UploadHref,
    };
}
