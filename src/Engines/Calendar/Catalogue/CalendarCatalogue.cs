using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Saola.Engines.Calendar.Catalogue;

/// <summary>What the catalogue holds now: days, hours, and the faults of files that were refused.</summary>
/// <param name="Years">The years, in order.</param>
/// <param name="Hours">The working hours.</param>
/// <param name="Faults">Faults of refused files; of such a file the last good version serves.</param>
public sealed record CatalogueContent(ImmutableArray<CalendarYear> Years, CalendarHours Hours, ImmutableArray<CatalogueFault> Faults);

/// <summary>
/// The folder <c>catalog/calendars</c>. A file that does not parse is refused with file, line and fault, and the last good version serves:
/// the one read before, else the one that was shipped with the program. Not safe for several threads; its owner reads it under a lock.
/// </summary>
public sealed class CalendarCatalogue(string? folder)
{
    private const string HoursFile = "hours.yaml";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly SortedDictionary<string, CalendarYear> _years = new(StringComparer.Ordinal);
    private CalendarHours? _hours;

    /// <summary>The catalogue as shipped with the program; used where no folder is at hand.</summary>
    public static CatalogueContent Shipped { get; } = new CalendarCatalogue(null).Read();

    /// <summary>Changes whenever a file of the folder does; cheap to ask.</summary>
    public string Stamp()
    {
        if (!HasFolder) return "shipped";
        var stamps = new DirectoryInfo(folder!).EnumerateFiles("*.yaml").OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => $"{file.Name} {file.LastWriteTimeUtc.Ticks} {file.Length}");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', stamps))));
    }

    /// <summary>Reads all files again.</summary>
    public CatalogueContent Read()
    {
        var files = HasFolder ? FolderFiles() : ShippedFiles();
        var faults = ImmutableArray.CreateBuilder<CatalogueFault>();
        foreach (var gone in _years.Keys.Where(name => !files.ContainsKey(name)).ToList()) _years.Remove(gone);
        foreach (var (name, text) in files)
        {
            if (string.Equals(name, HoursFile, StringComparison.Ordinal)) ReadHours(text(), faults);
            else ReadYear(name, text(), faults);
        }
        _hours ??= Shipped?.Hours ?? new CalendarHours(WeeklyHours.Standard, []);
        return new([.. _years.Values.OrderBy(year => year.Year)], _hours, faults.ToImmutable());
    }

    private bool HasFolder => folder is not null && Directory.Exists(folder);

    private void ReadYear(string name, string? text, ImmutableArray<CatalogueFault>.Builder faults)
    {
        var reading = text is null ? NotUtf8<CalendarYear>(name) : CalendarYearReader.Read(name, text);
        var other = reading.Value is { } read
            ? _years.FirstOrDefault(kept => kept.Value.Year == read.Year && !string.Equals(kept.Key, name, StringComparison.Ordinal)).Key
            : null;
        if (other is not null) reading = new(null, [new(name, 1, CalendarWords.Get(null, "Fault.File.YearTwice", reading.Value!.Year, other))]);
        faults.AddRange(reading.Faults);
        if (reading.Value is { } year) _years[name] = year;
        else if (!_years.ContainsKey(name) && other is null && ShippedYear(name) is { } shipped) _years[name] = shipped;
    }

    private void ReadHours(string? text, ImmutableArray<CatalogueFault>.Builder faults)
    {
        var reading = text is null ? NotUtf8<CalendarHours>(HoursFile) : CalendarHoursReader.Read(HoursFile, text);
        faults.AddRange(reading.Faults);
        _hours = reading.Value ?? _hours;
    }

    private static FileReading<T> NotUtf8<T>(string name)
        where T : class => new(null, [new(name, 1, CalendarWords.Get(null, "Fault.File.Utf8"))]);

    private static CalendarYear? ShippedYear(string name) =>
        ShippedFiles().TryGetValue(name, out var text) && text() is { } content ? CalendarYearReader.Read(name, content).Value : null;

    private SortedDictionary<string, Func<string?>> FolderFiles()
    {
        var files = new SortedDictionary<string, Func<string?>>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder!, "*.yaml")) files[Path.GetFileName(path)] = () => Decode(File.ReadAllBytes(path));
        return files;
    }

    private static SortedDictionary<string, Func<string?>> ShippedFiles()
    {
        var assembly = typeof(CalendarCatalogue).Assembly;
        var files = new SortedDictionary<string, Func<string?>>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("calendars/", StringComparison.Ordinal)))
        {
            files[name["calendars/".Length..]] = () =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Strict);
                return reader.ReadToEnd();
            };
        }
        return files;
    }

    private static string? Decode(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
