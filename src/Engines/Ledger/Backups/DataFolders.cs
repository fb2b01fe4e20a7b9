using Saola.Kernel;

namespace Saola.Engines.Ledger.Backups;

/// <summary>A folder with the place where it lies.</summary>
internal sealed record PlacedFolder(string Name, string Path, IReadOnlyList<string> Except)
{
    /// <summary>Its files: their name in an archive, and where they are.</summary>
    public IEnumerable<(string Name, string Path)> Files() => !Directory.Exists(Path) ? [] :
        Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
            .Select(file => (Below: System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'), File: file))
            .Where(file => !Except.Any(left => file.Below.StartsWith(left + "/", StringComparison.Ordinal)))
            .Select(file => ($"{Name}/{file.Below}", file.File));
}

/// <summary>The folders that parts have registered.</summary>
internal sealed class DataFolders(SaolaSettings settings, IEnumerable<BackupFolder> backups, IEnumerable<DerivedFolder> derived)
{
    /// <summary>What is copied into a backup.</summary>
    public IReadOnlyList<PlacedFolder> Kept { get; } =
        [.. backups.Select(f => new PlacedFolder(f.Name, f.Path ?? Path.Combine(settings.DataFolder, f.Name), f.Except)).OrderBy(f => f.Name, StringComparer.Ordinal)];

    /// <summary>What a restoration replaces: what is kept, and what is made from the database.</summary>
    public IReadOnlyList<PlacedFolder> Replaced() => [.. Kept, .. derived.Select(f => new PlacedFolder(f.Name, Path.Combine(settings.DataFolder, f.Name), []))];

    /// <summary>Moves a folder, over the border of a disk by copying.</summary>
    public static void Move(string from, string to)
    {
        try
        {
            Directory.Move(from, to);
        }
        catch (IOException) when (Directory.Exists(from) && !Directory.Exists(to))
        {
            foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(to, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
            Directory.Delete(from, recursive: true);
        }
    }
}
