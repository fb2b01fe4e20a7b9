using System.Globalization;
using System.Text.RegularExpressions;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Reading;

namespace Saola.Modules.PublicServices.Catalogue;

/// <summary>What was read from a catalogue folder.</summary>
/// <param name="Procedures">The good versions.</param>
/// <param name="Texts">The text of each good file, by file name.</param>
/// <param name="Faults">The faults of all others; a file with a fault gives no version.</param>
/// <param name="Common">What the procedures refer to.</param>
internal sealed record CatalogueReading(
    IReadOnlyList<Procedure> Procedures, IReadOnlyDictionary<string, string> Texts, IReadOnlyList<SourceFault> Faults, CatalogueBase Common);

/// <summary>Reads the catalogue folder: code lists, blocks, the default form, then every version of every procedure.</summary>
internal static partial class CatalogueFolder
{
    /// <summary>Reads everything; never throws for what stands in a file.</summary>
    public static CatalogueReading Read(string catalogue)
    {
        var faults = new List<SourceFault>();
        var common = ReadBase(catalogue, faults);
        var (procedures, texts) = (new List<Procedure>(), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var file in Files(catalogue))
        {
            var text = File.ReadAllText(file);
            var (procedure, wrong) = new ProcedureReader(common).Read(Shown(catalogue, file), text);
            wrong = [.. wrong, .. Name(catalogue, file, procedure)];
            faults.AddRange(wrong);
            if (procedure is null || wrong.Count > 0) continue;
            procedures.Add(procedure);
            texts[Path.GetFileName(file)] = text;
        }
        faults.AddRange(Between(catalogue, procedures));
        return new(procedures, texts, faults, common);
    }

    /// <summary>What procedures refer to.</summary>
    public static CatalogueBase ReadBase(string catalogue, List<SourceFault> faults)
    {
        var codes = CodeListReader.ReadAll(catalogue, faults);
        var blocks = Load(catalogue, "blocks.yaml", faults, FormBlocks.Read) ?? FormBlocks.None;
        var fields = Load(catalogue, "procedure-fields.yaml", faults, source =>
            source.Root?.Maps("fields").GroupBy(f => f.Must("code"), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Must("name"), StringComparer.Ordinal)) ?? [];
        var form = Load(catalogue, "default-form.yaml", faults, source => source.Root is { } root ? new FormReader(blocks, codes).Read(root, root) : null);
        return new(codes, blocks, fields, form ?? FormDefinition.Empty);
    }

    private static T? Load<T>(string catalogue, string name, List<SourceFault> faults, Func<YamlSource, T?> read)
        where T : class
    {
        var file = Path.Combine(catalogue, "codes", name);
        if (!File.Exists(file)) return null;
        var source = YamlSource.Read(Shown(catalogue, file), File.ReadAllText(file));
        var result = read(source);
        faults.AddRange(source.Faults);
        return result;
    }

    /// <summary>The procedure files of a folder, in the order of their names.</summary>
    public static IReadOnlyList<string> Files(string catalogue)
    {
        var folder = Path.Combine(catalogue, "procedures");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).ToList() : [];
    }

    /// <summary>Changes when any file of the folder does: cheap to compare.</summary>
    public static string Fingerprint(string catalogue)
    {
        var files = new[] { "procedures", "codes", "units" }.Select(f => Path.Combine(catalogue, f)).Where(Directory.Exists)
            .SelectMany(f => new DirectoryInfo(f).EnumerateFiles("*.yaml")).OrderBy(f => f.FullName, StringComparer.Ordinal);
        return string.Join('|', files.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.FullName}:{f.Length}:{f.LastWriteTimeUtc.Ticks}")));
    }

    private static IEnumerable<SourceFault> Name(string catalogue, string file, Procedure? procedure)
    {
        var match = FileName().Match(Path.GetFileName(file));
        if (!match.Success) yield return new(Shown(catalogue, file), 1, "tên tệp phải là <mã>.yaml hoặc <mã>.v<phiên bản>.yaml");
        else if (procedure is not null && procedure.Code.Length > 0 && match.Groups["code"].Value != procedure.Code) yield return new(Shown(catalogue, file), 1, $"tên tệp không khớp code {procedure.Code}");
        else if (procedure is not null && match.Groups["version"] is { Success: true } v && v.Value != procedure.Version.ToString(CultureInfo.InvariantCulture)) yield return new(Shown(catalogue, file), 1, $"tên tệp không khớp version {procedure.Version}");
    }

    /// <summary>Faults that only the whole folder shows: a version twice, a version that is newer than the current one.</summary>
    private static IEnumerable<SourceFault> Between(string catalogue, List<Procedure> procedures)
    {
        foreach (var group in procedures.GroupBy(p => (p.Code, p.Version)).Where(g => g.Count() > 1)) yield return new(Shown(catalogue, Path.Combine(catalogue, "procedures", group.Key.Code + ".yaml")), 1, $"phiên bản {group.Key.Version} có trong hai tệp");
        foreach (var group in procedures.GroupBy(p => p.Code, StringComparer.Ordinal))
        {
            var versions = group.OrderBy(p => p.Version).ToList();
            for (var i = 1; i < versions.Count; i++)
            {
                if (versions[i].ValidFrom < versions[i - 1].ValidFrom) yield return new(Shown(catalogue, Path.Combine(catalogue, "procedures", group.Key + ".yaml")), 1, $"phiên bản {versions[i].Version} có hiệu lực trước phiên bản {versions[i - 1].Version}");
            }
        }
    }

    private static string Shown(string catalogue, string file) =>
        Path.Combine(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(catalogue))), Path.GetRelativePath(catalogue, file)).Replace('\\', '/');

    [GeneratedRegex(@"^(?<code>\d\.\d{6})(\.v(?<version>\d+))?\.yaml$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileName();
}
