using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Saola.Engines.Cases.Forms.Reading;
using Saola.Kernel;

namespace Saola.Engines.Indicators.Catalogue;

/// <summary>
/// Measures and indicators as data (<c>catalog/indicators</c>). Read once; an entry that does not parse is left out and named with file and line,
/// the others serve.
/// </summary>
internal sealed partial class IndicatorCatalogue
{
    /// <summary>File of the measures; every other file of the folder holds indicators.</summary>
    public const string MeasuresFile = "measures.yaml";

    private readonly Lazy<CatalogueReading> _reading;

    public IndicatorCatalogue(SaolaSettings settings, ILogger<IndicatorCatalogue> log) => _reading = new(() =>
    {
        var reading = CatalogueReading.Of(Path.Combine(settings.CatalogFolder, "indicators"));
        foreach (var fault in reading.Faults) Refused(log, fault);
        return reading;
    });

    public IReadOnlyList<IndicatorDefinition> Indicators => _reading.Value.Indicators;

    public IReadOnlyList<MeasureDefinition> Measures => _reading.Value.Measures;

    public IReadOnlyList<SourceFault> Faults => _reading.Value.Faults;

    /// <summary>Digest of what is counted: when it changes the sums are made anew.</summary>
    public string Digest => _reading.Value.Digest;

    /// <summary>The measures of a kind of event.</summary>
    public IReadOnlyList<MeasureDefinition> Of(string eventKind) => _reading.Value.ByEvent.GetValueOrDefault(eventKind, []);

    [LoggerMessage(Level = LogLevel.Error, Message = "Indicators: {Fault}")]
    private static partial void Refused(ILogger log, SourceFault fault);
}

/// <summary>What the folder says.</summary>
internal sealed record CatalogueReading(IReadOnlyList<MeasureDefinition> Measures, IReadOnlyList<IndicatorDefinition> Indicators, IReadOnlyList<SourceFault> Faults)
{
    public IReadOnlyDictionary<string, IReadOnlyList<MeasureDefinition>> ByEvent { get; } =
        Measures.GroupBy(m => m.Event, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (IReadOnlyList<MeasureDefinition>)[.. g], StringComparer.Ordinal);

    public string Digest { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
        Measures.OrderBy(m => m.Id, StringComparer.Ordinal).Select(m => $"{m.Id}|{m.Event}|{m.When?.Text}|{m.Value}|{m.Day}")))));

    public static CatalogueReading Of(string folder)
    {
        var faults = new List<SourceFault>();
        if (!Directory.Exists(folder)) return new([], [], [new SourceFault(folder, 1, "không có thư mục này")]);
        var measures = Read(folder, IndicatorCatalogue.MeasuresFile, faults, MeasureReader.Read);
        var known = measures.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var indicators = new List<IndicatorDefinition>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.yaml").Select(f => Path.GetFileName(f)).Where(f => f != IndicatorCatalogue.MeasuresFile).Order(StringComparer.Ordinal))
            indicators.AddRange(Read(folder, file, faults, source => IndicatorReader.Read(source, known)));
        return new(measures, [.. indicators.DistinctBy(i => i.Id, StringComparer.Ordinal)], faults);
    }

    private static IReadOnlyList<T> Read<T>(string folder, string file, List<SourceFault> faults, Func<YamlSource, IReadOnlyList<T>> read)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            faults.Add(new SourceFault($"indicators/{file}", 1, "không có tệp này"));
            return [];
        }
        var source = YamlSource.Read($"indicators/{file}", File.ReadAllText(path));
        var items = read(source);
        faults.AddRange(source.Faults);
        return items;
    }
}
