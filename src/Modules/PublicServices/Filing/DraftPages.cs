using Saola.Engines.Cases.Forms.Views;

namespace Saola.Modules.PublicServices.Filing;

/// <summary>How pages of a draft are drawn.</summary>
internal static class DraftPages
{
    /// <summary>Address of resumable uploads (tus).</summary>
    public const string UploadHref = "/tus";

    /// <summary>Address of a stored file; the Files engine asks who may read it.</summary>
    public static string FileHref(string id) => "/tep/" + id;

    /// <summary>Only what a supplement names can be changed; stored files open under the draft's address.</summary>
    public static FormPageOptions Options(OpenDraft draft) => new()
    {
        FileHref = FileHref, Only = draft.Only, UploadHref = UploadHref,
    };
}
