namespace Saola.Web.Composition;

/// <summary>Runs once after the database is migrated and before the program answers: loads the catalogue, detects tools. Idempotent.</summary>
public interface IStartupTask
{
    /// <summary>Smaller runs first: 0 for the catalogue's units, 100 for what needs them.</summary>
    int Order { get; }

    /// <summary>Does it, in a scope of its own with the actor <c>startup</c>.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}

/// <summary>A part's share of the demonstration department. The same seed gives the same records.</summary>
public interface IDemonstrationLoader
{
    /// <summary>Smaller loads first: 0 people and accounts, 100 cases.</summary>
    int Order { get; }

    /// <summary>Loads; does nothing when it was loaded before. Gives a sentence of what it loaded, or null when there was nothing to do.</summary>
    Task<string?> LoadAsync(DemonstrationRequest request, CancellationToken cancellationToken);
}

/// <summary>What the demonstration is to hold.</summary>
/// <param name="Cases">How many cases; 3,000 unless said.</param>
/// <param name="Seed">Seed of everything that is drawn.</param>
/// <param name="Progress">Told of long work.</param>
public sealed record DemonstrationRequest(int Cases, int Seed, Action<string> Progress);
