using Microsoft.AspNetCore.Http;
using Saola.TestKit;
using Saola.Web.Faults;
using Xunit;

namespace Saola.Engines.Tests.Web;

/// <summary>The one place that says which code means which status.</summary>
public sealed class FaultStatusTests
{
    [Theory]
    [InlineData("case.unknown", StatusCodes.Status404NotFound)]
    [InlineData("case.not_yours", StatusCodes.Status403Forbidden)]
    [InlineData("case.changed", StatusCodes.Status409Conflict)]
    [InlineData("paper.missing", StatusCodes.Status422UnprocessableEntity)]
    public void A_code_has_its_status_and_an_unnamed_one_is_refused(string code, int status) => Assert.Equal(status, FaultStatus.Of(code));

    [Fact]
    public void Every_named_code_stands_once_and_is_made_somewhere()
    {
        var sources = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "FaultStatus.cs" && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText));

        // The calendar puts the name of its part before its codes in one place.
        var missing = FaultStatus.Named.Where(code => !sources.Contains($"\"{code}\"", StringComparison.Ordinal) && !sources.Contains($"\"{code.Replace("calendar.", "", StringComparison.Ordinal)}\"", StringComparison.Ordinal));

        Assert.Empty(missing);
        Assert.Equal(FaultStatus.Named.Count, FaultStatus.Named.Distinct().Count());
    }
}
