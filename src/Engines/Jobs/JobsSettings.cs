namespace Saola.Engines.Jobs;

/// <summary>Settings <c>Saola:Jobs:…</c>.</summary>
internal sealed class JobsSettings
{
    /// <summary>Whether the web program runs work at all. A node that only answers pages may leave it to others.</summary>
    public bool Hosted { get; set; } = true;

    /// <summary>Works at once in one process; by default half of the cores, at most four, so that people at their pages go before papers that are made for later.</summary>
    public int Parallel { get; set; } = Math.Clamp(Environment.ProcessorCount / 2, 1, 4);

    /// <summary>Days for which done work is kept.</summary>
    public int KeepDoneDays { get; set; } = 7;
}
