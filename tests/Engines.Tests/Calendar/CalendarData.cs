using Xunit;

namespace Saola.Engines.Tests.Calendar;

/// <summary>The calendar tables of the data folder (<c>SAOLA_DATA</c>, by default <c>../shared/data</c> beside the repository).</summary>
internal static class CalendarData
{
    /// <summary>The rows of a table without its heading; skips the test where the table is not at hand.</summary>
    public static IReadOnlyList<string[]> Rows(string file)
    {
        var path = Folder() is { } folder ? Path.Combine(folder, "calendar", file) : null;
        Assert.SkipUnless(path is not null && File.Exists(path), $"calendar/{file} is not at hand: set SAOLA_DATA.");
        return [.. File.ReadLines(path!).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','))];
    }

    private static string? Folder()
    {
        if (Environment.GetEnvironmentVariable("SAOLA_DATA") is { Length: > 0 } named) return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Saola.slnx"))) continue;
            return Path.Combine(folder.Parent!.FullName, "shared", "data");
        }
        return null;
    }
}
