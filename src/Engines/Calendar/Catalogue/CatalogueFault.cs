namespace Saola.Engines.Calendar.Catalogue;

/// <summary>Why a file of the catalogue was refused, and where.</summary>
/// <param name="File">The file's name without its folder.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">The reason and the mend, in the language of the screen.</param>
public sealed record CatalogueFault(string File, int Line, string Message)
{
    /// <summary><c>vn-2026.yaml:12: …</c>.</summary>
    public override string ToString() => $"{File}:{Line}: {Message}";
}
