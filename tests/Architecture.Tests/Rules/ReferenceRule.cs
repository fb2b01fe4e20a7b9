using System.Xml.Linq;
using Saola.TestKit;

namespace Saola.Architecture.Tests.Rules;

/// <summary>A project and the projects that it references, as folders below src.</summary>
public sealed record Project(string Folder, IReadOnlyList<string> References);

/// <summary>References point downwards only (architecture.md, the house).</summary>
public static class ReferenceRule
{
    private static readonly string[] Ground = ["Kernel", "Events", "Data", "Web"];

    /// <summary>All projects below src, read from their files.</summary>
    public static IReadOnlyList<Project> Read() =>
        [.. Directory.EnumerateFiles(Repository.Path("src"), "*.csproj", SearchOption.AllDirectories).Select(ReadOne)];

    /// <summary>The references that point the wrong way, in words.</summary>
    public static IEnumerable<string> Violations(IEnumerable<Project> projects, IReadOnlyList<string> engineOrder) =>
        from project in projects
        from reference in project.References
        where !IsAllowed(project.Folder, reference, engineOrder)
        select $"{project.Folder} must not reference {reference}";

    private static bool IsAllowed(string from, string to, IReadOnlyList<string> engineOrder) => from switch
    {
        "Kernel" => false,
        "Events" or "Data" or "Web" => to == "Kernel",
        "Data.Sqlite" or "Data.Postgres" => to is "Data" or "Kernel",
        "App" => true,
        _ when from.StartsWith("Engines/", StringComparison.Ordinal) => Ground.Contains(to) || IsEarlier(to, from, engineOrder),
        _ => Ground.Contains(to) || to.StartsWith("Engines/", StringComparison.Ordinal),
    };

    private static bool IsEarlier(string to, string from, IReadOnlyList<string> order)
    {
        var (lower, upper) = (Index(to, order), Index(from, order));
        return lower >= 0 && upper >= 0 && lower < upper;
    }

    private static int Index(string folder, IReadOnlyList<string> order) => folder.StartsWith("Engines/", StringComparison.Ordinal) ? order.ToList().IndexOf(folder["Engines/".Length..]) : -1;

    private static Project ReadOne(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        var references = XDocument.Load(file).Descendants("ProjectReference").Select(r => r.Attribute("Include")!.Value)
            .Where(r => !r.Contains('*', StringComparison.Ordinal)).Select(r => Relative(Path.GetDirectoryName(Path.GetFullPath(Path.Combine(folder, r.Replace('\\', '/'))))!));
        return new Project(Relative(folder), [.. references]);
    }

    private static string Relative(string folder) => Path.GetRelativePath(Repository.Path("src"), folder).Replace('\\', '/');
}
