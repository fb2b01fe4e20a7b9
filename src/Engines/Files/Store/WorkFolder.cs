using System.Globalization;
using Saola.Kernel;

namespace Saola.Engines.Files.Store;

/// <summary>Where files are while they arrive: in the same folder as the contents, so that a rename moves no byte.</summary>
internal sealed class WorkFolder(FilesSettings settings, TimeProvider clock)
{
    /// <summary>A path for a new temporary file.</summary>
    public string NewTemporary()
    {
        var folder = Directory.CreateDirectory(Path.Combine(settings.Folder!, "tmp")).FullName;
        return Path.Combine(folder, Ids.New(clock).ToString("N", CultureInfo.InvariantCulture));
    }

    /// <summary>Where the bytes of a resumable upload are.</summary>
    public string PartOf(Guid upload)
    {
        var folder = Directory.CreateDirectory(Path.Combine(settings.Folder!, "uploads")).FullName;
        return Path.Combine(folder, upload.ToString("N", CultureInfo.InvariantCulture) + ".part");
    }

    /// <summary>Removes temporary files that a stopped process left behind, those older than a day.</summary>
    public int CleanTemporary()
    {
        var folder = Directory.CreateDirectory(Path.Combine(settings.Folder!, "tmp"));
        var before = clock.GetUtcNow().AddDays(-1).UtcDateTime;
        var old = folder.EnumerateFiles().Where(f => f.LastWriteTimeUtc < before).ToList();
        foreach (var file in old) file.Delete();
        return old.Count;
    }
}
