namespace Saola.Engines.Ledger;

/// <summary>
/// A folder that belongs into a backup. Its part registers it as a singleton: <c>services.AddSingleton(new BackupFolder("letters"))</c>.
/// Its files are only ever added, or replaced whole.
/// </summary>
/// <param name="Name">Its name in the archive, without a slash; also that of the folder below the data folder unless <see cref="Path"/> says otherwise.</param>
public sealed record BackupFolder(string Name)
{
    /// <summary>Where it lies, when not below the data folder.</summary>
    public string? Path { get; init; }

    /// <summary>Folders below it that are left out, such as <c>tmp</c>.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];
}

/// <summary>
/// A folder of the data folder that is made from the database, such as an index: it is not in a backup, and it is moved aside when one is
/// restored, so that the program builds it anew. Registered as <see cref="BackupFolder"/> is.
/// </summary>
/// <param name="Name">Its name below the data folder, without a slash.</param>
public sealed record DerivedFolder(string Name);
