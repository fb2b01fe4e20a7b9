using System.Globalization;
using Lucene.Net.Store;
using Saola.Kernel;
using Directory = System.IO.Directory;

namespace Saola.Engines.Search.Indexing;

/// <summary>
/// The index of this node: a folder with generations, of which the file <c>current</c> names the one that serves. One process has the folder.
/// A new generation is written aside and swapped in by renaming that file; searches go on meanwhile.
/// </summary>
internal sealed class SearchIndex(SaolaSettings settings, SearchSettings search) : IDisposable
{
    private const string CurrentFile = "current";
    private readonly System.Threading.Lock _swap = new();
    private FileStream? _node;
    private Generation? _current;

    private string Root => Path.Combine(settings.DataFolder, "search", SafeName(search.Node));

    /// <summary>The generation that serves, or null while there is none.</summary>
    public Generation? Current => _current;

    /// <summary>Takes the node's folder for this process and opens what is there. False when another process has it.</summary>
    public bool TryTake()
    {
        if (search.InMemory || _node is not null) return true;
        Directory.CreateDirectory(Root);
        try
        {
            _node = new FileStream(Path.Combine(Root, "node.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return false;
        }
        if (CurrentFolder() is { } folder) _current = Generation.Open(FSDirectory.Open(folder), folder);
        DropOthers(_current?.Folder);
        return true;
    }

    /// <summary>An empty generation beside the present one.</summary>
    public Generation Begin()
    {
        if (search.InMemory) return Generation.Create(new RAMDirectory(), null);
        var number = Directory.EnumerateDirectories(Root).Select(f => int.TryParse(Path.GetFileName(f), CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty().Max() + 1;
        var folder = Path.Combine(Root, number.ToString("D6", CultureInfo.InvariantCulture));
        return Generation.Create(FSDirectory.Open(folder), folder);
    }

    /// <summary>Lets a committed generation serve and removes the one before.</summary>
    public void Swap(Generation next)
    {
        if (next.Folder is { } folder)
        {
            var written = Path.Combine(Root, CurrentFile + ".new");
            File.WriteAllText(written, Path.GetFileName(folder));
            File.Move(written, Path.Combine(Root, CurrentFile), overwrite: true);
        }
        Generation? before;
        lock (_swap) (before, _current) = (_current, next);
        before?.Dispose();
        if (next.Folder is not null) DropOthers(next.Folder);
    }

    /// <summary>Takes a broken generation out of service; it is not committed.</summary>
    public void DropCurrent()
    {
        Generation? broken;
        lock (_swap) (broken, _current) = (_current, null);
        broken?.Abandon();
    }

    /// <summary>Opens the generation that serves for reading only: for a command beside the running program. Null when there is none.</summary>
    public FSDirectory? OpenForReading() => !search.InMemory && CurrentFolder() is { } folder ? FSDirectory.Open(folder) : null;

    public void Dispose()
    {
        lock (_swap)
        {
            _current?.Dispose();
            _current = null;
        }
        _node?.Dispose();
    }

    private string? CurrentFolder()
    {
        var file = Path.Combine(Root, CurrentFile);
        if (!File.Exists(file)) return null;
        var folder = Path.Combine(Root, Path.GetFileName(File.ReadAllText(file).Trim()));
        return Directory.Exists(folder) ? folder : null;
    }

    // Files of a searcher that is still at work may resist; the next start removes them.
    private void DropOthers(string? kept)
    {
        foreach (var folder in Directory.EnumerateDirectories(Root).Where(f => !string.Equals(f, kept, StringComparison.Ordinal)))
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                return;
            }
        }
    }

    private static string SafeName(string name) => new([.. name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_')]);
}
