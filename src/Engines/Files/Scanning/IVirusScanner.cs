namespace Saola.Engines.Files.Scanning;

/// <summary>What a scan found.</summary>
/// <param name="State">The state for the file's row.</param>
/// <param name="Virus">Name of what was found.</param>
internal sealed record Scan(ScanState State, string? Virus = null);

/// <summary>Looks for viruses.</summary>
internal interface IVirusScanner
{
    /// <summary>Scans from the start; <see cref="ScanState.Waiting"/> when the scanner does not answer.</summary>
    Task<Scan> ScanAsync(Stream content, CancellationToken cancellationToken);

    /// <summary>The scanner's own name and version; null when it is off or does not answer.</summary>
    Task<string?> VersionAsync(CancellationToken cancellationToken);
}

/// <summary>Scanning is switched off; every file says so.</summary>
internal sealed class NoScanner : IVirusScanner
{
    public Task<Scan> ScanAsync(Stream content, CancellationToken cancellationToken) => Task.FromResult(new Scan(ScanState.NotScanned));

    public Task<string?> VersionAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
