using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Saola.TestKit;
using Saola.Web.Composition;

namespace Saola.Architecture.Tests.Rules;

/// <summary>Every folder of src/Engines and src/Modules is in the list of parts, and the other way round.</summary>
public static class ListRule
{
    public static IReadOnlyList<string> Folders() =>
        [.. new[] { "Engines", "Modules" }.SelectMany(f => Directory.GetDirectories(Repository.Path("src", f))).Select(f => Path.GetFileName(f)!)];

    public static IEnumerable<string> Violations(IEnumerable<ISaolaPart> parts, IReadOnlyList<string> folders)
    {
        var names = parts.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        return folders.Where(f => !names.Contains(f)).Select(f => $"{f} is not in Modules.cs").Concat(names.Where(n => !folders.Contains(n)).Select(n => $"{n} has no folder"));
    }
}

/// <summary>A module's only public class is its part.</summary>
public static class PublicRule
{
    public static IEnumerable<string> Violations(Type part) =>
        part.Assembly.GetExportedTypes().Where(t => t != part).Select(t => $"{t.FullName} is public");
}

/// <summary>Entities are internal to their assembly (libraries' own excepted); tables carry a prefix.</summary>
public static class EntityRule
{
    public static IEnumerable<string> Violations(IEnumerable<IReadOnlyEntityType> entities, IReadOnlyList<string> prefixes)
    {
        foreach (var entity in entities)
        {
            if (entity.ClrType.IsVisible && entity.ClrType.Namespace?.StartsWith("Saola", StringComparison.Ordinal) == true) yield return $"{entity.ClrType.Name} is public";
            if (entity.GetTableName() is { } table && !prefixes.Any(p => table.StartsWith(p, StringComparison.Ordinal))) yield return $"{table} has no prefix";
        }
    }
}

/// <summary>A file of texts: keys in Vietnamese and in English.</summary>
public sealed record TextFile(string Path, IReadOnlyList<string> Vietnamese, IReadOnlyList<string> English);

/// <summary>Vietnamese and English have the same keys.</summary>
public static class TextRule
{
    // The words of the printed forms are those of a regulation: Vietnamese whatever language the screen has (docs/adr/0004).
    private static readonly string[] OnlyVietnamese = ["src/Engines/Documents/Slips/SlipWording.resx"];

    public static IEnumerable<TextFile> Read() =>
        Directory.EnumerateFiles(Repository.Path("src"), "*.resx", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith(".en.resx", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .Where(f => !OnlyVietnamese.Contains(Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'), StringComparer.Ordinal))
            .Select(f => new TextFile(Path.GetRelativePath(Repository.Root, f), Keys(f), Keys(f[..^".resx".Length] + ".en.resx")));

    public static IEnumerable<string> Violations(IEnumerable<TextFile> files) =>
        files.SelectMany(f => f.Vietnamese.Except(f.English, StringComparer.Ordinal).Select(k => $"{f.Path}: {k} lacks English")
            .Concat(f.English.Except(f.Vietnamese, StringComparer.Ordinal).Select(k => $"{f.Path}: {k} lacks Vietnamese")));

    private static List<string> Keys(string file) => File.Exists(file) ? [.. XDocument.Load(file).Root!.Elements("data").Select(d => d.Attribute("name")!.Value)] : [];
}

/// <summary>Every kind of act that the code records stands in docs/acts.md.</summary>
public static partial class ActRule
{
    public static IEnumerable<string> Violations(IEnumerable<Source> sources, string list) =>
        sources.SelectMany(s => Kind().Matches(s.Text).Select(m => m.Groups["kind"].Value)).Distinct(StringComparer.Ordinal)
            .Where(kind => !list.Contains($"`{kind}`", StringComparison.Ordinal)).Select(kind => $"{kind} is not in docs/acts.md");

    [GeneratedRegex(@"(ActDraft\s*\{[^}]*?Kind = |context\.Act\(|\bAct\()""(?<kind>[a-z_]+\.[a-z_]+)""", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Kind();
}
