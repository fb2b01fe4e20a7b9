using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Web;

public sealed class ViewPathTests
{
    [Fact]
    public void No_two_views_of_the_program_have_the_same_path()
    {
        var root = Repository.Path("src");
        var views = Directory.EnumerateFiles(root, "*.cshtml", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "_ViewImports.cshtml" && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Select(file => (File: Path.GetRelativePath(root, file), View: PathInProject(file)));

        var twice = views.GroupBy(view => view.View, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)
            .Select(group => string.Join(" = ", group.Select(view => view.File)));

        Assert.Empty(twice);
    }

    private static string PathInProject(string file)
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(file)!);
        while (!folder.EnumerateFiles("*.csproj").Any()) folder = folder.Parent!;
        return Path.GetRelativePath(folder.FullName, file);
    }
}
