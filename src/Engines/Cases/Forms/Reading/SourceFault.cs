namespace Saola.Engines.Cases.Forms.Reading;

/// <summary>What is wrong in a file of the catalogue, and where.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Line, counted from 1.</param>
/// <param name="Message">The fault and the mend, for the author of the file.</param>
public sealed record SourceFault(string File, int Line, string Message)
{
    /// <summary><c>catalog/procedures/1.001786.yaml:42: …</c>, which editors can follow.</summary>
    public override string ToString() => $"{File}:{Line}: {Message}";
}
