namespace Saola.Engines.Documents.Tools;

/// <summary>Settings <c>Saola:Documents:…</c>.</summary>
public sealed class DocumentToolSettings
{
    /// <summary>Folders that are searched before those of <c>PATH</c>, parted as in <c>PATH</c>; empty for none.</summary>
    public string ToolFolders { get; set; } = "";

    /// <summary>How long one conversion may take.</summary>
    public TimeSpan ConversionTimeout { get; set; } = TimeSpan.FromSeconds(60);
}
