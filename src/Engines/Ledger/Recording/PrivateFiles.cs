namespace Saola.Engines.Ledger.Recording;

/// <summary>Files and folders that only the program's own user may read (0600, 0700). On Windows the folder's own rights decide.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder with its parents, or leaves it as it is.</summary>
    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, Own | UnixFileMode.UserExecute);
    }

    /// <summary>A new file, open for writing; one of that name is replaced.</summary>
    public static FileStream Create(string file)
    {
        File.Delete(file);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 128 * 1024 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Own;
        return new FileStream(file, options);
    }
}
