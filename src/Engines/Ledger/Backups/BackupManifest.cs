using System.Text.Json;

namespace Saola.Engines.Ledger.Backups;

/// <summary>What a backup holds: the last entry of the archive, <c>manifest.json</c>.</summary>
internal sealed record BackupManifest
{
    public const string Format1 = "saola-backup-1";
    public const string EntryName = "manifest.json";

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true, RespectNullableAnnotations = true };

    public required string Format { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Version of the program that made it.</summary>
    public required string Program { get; init; }

    /// <summary><c>Sqlite</c> or <c>Postgres</c>: a backup goes back only to the same kind.</summary>
    public required string Database { get; init; }

    /// <summary>Name of the last migration; empty when the schema was made without migrations.</summary>
    public required string Schema { get; init; }

    public required IReadOnlyList<BackupEntry> Entries { get; init; }

    /// <summary>The entry of the database: the first one.</summary>
    public BackupEntry? DatabaseEntry() => Entries.FirstOrDefault(e => e.Name.StartsWith("database/", StringComparison.Ordinal));
}

/// <summary>One file of a backup.</summary>
/// <param name="Name">Its path in the archive, with slashes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hex.</param>
internal sealed record BackupEntry(string Name, long Size, string Sha256);

/// <summary>What a backup came to.</summary>
internal sealed record BackupReport(string File, long Size, int Entries, DateTimeOffset CreatedAt, bool KeyInside);

/// <summary>What a restoration came to. <paramref name="Aside"/> is the folder with what was there before, or null.</summary>
internal sealed record RestoreReport(DateTimeOffset CreatedAt, int Entries, string ManifestSha256, string? Aside);
