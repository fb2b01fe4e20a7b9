namespace Saola.Engines.Ledger;

/// <summary>
/// A folder of the data folder that belongs into a backup. Register one as a singleton:
/// <c>services.AddSingleton(new BackupFolder("letters"))</c>. Its files are only ever added, or replaced whole.
/// </summary>
/// <param name="Name">Its name below the data folder, without a slash.</param>
public sealed record BackupFolder(string Name);

/// <summary>
/// A folder of the data folder that is made from the database, such as an index: it is not in a backup, and it is moved aside when one is
/// restored, so that the program builds it anew. Registered as <see cref="BackupFolder"/> is.
/// </summary>
/// <param name="Name">Its name below the data folder, without a slash.</param>
public sealed record DerivedFolder(string Name);
