namespace Saola.Modules.PublicServices.Filing;

/// <summary>How much a page of a dossier may post: several papers at once, without resumable upload.</summary>
internal static class FilingLimits
{
    public const long Body = 220L * 1024 * 1024;

    public const int Values = 4096;
}
