namespace Saola.TestKit;

/// <summary>Where the repository and the real data lie.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>Saola.slnx</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Folder of the real data (<c>SAOLA_DATA</c>, else <c>../shared/data</c>), or null when there is none.</summary>
    public static string? RealData { get; } = FindRealData();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Saola.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Saola.slnx was not found above " + AppContext.BaseDirectory);
    }

    private static string? FindRealData()
    {
        var folder = Environment.GetEnvironmentVariable("SAOLA_DATA") ?? System.IO.Path.Combine(Root, "..", "shared", "data");
        return Directory.Exists(folder) ? System.IO.Path.GetFullPath(folder) : null;
    }
}
