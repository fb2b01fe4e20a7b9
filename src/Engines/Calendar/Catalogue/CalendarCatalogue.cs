using System.Collections.Immutable;
using System.Text;

namespace Saola.Engines.Calendar.Catalogue;

/// <summary>What the catalogue holds: days, hours, and the faults of files that were refused.</summary>
/// <param name="Years">The years, in order.</param>
/// <param name="Hours">The working hours.</param>
/// <param name="Faults">Faults of refused files; of such a file the last good version serves.</param>
/// <param name="Serving">The texts that serve, by the name of their file.</param>
public sealed record CatalogueContent(
    ImmutableArray<CalendarYear> Years, CalendarHours Hours, ImmutableArray<CatalogueFault> Faults, ImmutableSortedDictionary<string, string> Serving)
{
    /// <summary>All days of all years.</summary>
    public IEnumerable<CalendarDay> Days => Years.SelectMany(year => year.Days);
}

/// <summary>Reads the files of <c>catalog/calendars</c>. A file that does not parse is refused with file, line and fault, and its last good text serves.</summary>
public static class CalendarCatalogue
{
    private const string HoursFile = "hours.yaml";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The texts as shipped inside the program.</summary>
    public static ImmutableSortedDictionary<string, string> ShippedFiles { get; } = ReadShipped();

    /// <summary>The catalogue as shipped inside the program.</summary>
    public static CatalogueContent Shipped { get; } = Read(ShippedFiles.ToDictionary(file => file.Key, file => (string?)file.Value), ShippedFiles);

    /// <summary>The texts of a folder by file name, null for one that is not UTF-8; the shipped ones where there is no such folder.</summary>
    public static IReadOnlyDictionary<string, string?> FilesIn(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.yaml").ToDictionary(path => Path.GetFileName(path), path => Decode(File.ReadAllBytes(path)))
        : ShippedFiles.ToDictionary(file => file.Key, file => (string?)file.Value);

    /// <summary>Reads texts; for a refused one that of <paramref name="lastGood"/> serves, where there is one.</summary>
    public static CatalogueContent Read(IReadOnlyDictionary<string, string?> files, IReadOnlyDictionary<string, string> lastGood)
    {
        var (faults, serving) = (ImmutableArray.CreateBuilder<CatalogueFault>(), ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal));
        var years = new SortedDictionary<int, CalendarYear>();
        CalendarHours? hours = null;
        foreach (var (name, text) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            var isHours = string.Equals(name, HoursFile, StringComparison.Ordinal);
            foreach (var candidate in new[] { text, lastGood.GetValueOrDefault(name) }.Where((candidate, i) => i == 0 || candidate is not null))
            {
                var refused = isHours ? TakeHours(candidate, ref hours) : TakeYear(name, candidate, years);
                if (ReferenceEquals(candidate, text)) faults.AddRange(refused);
                if (refused.Length > 0) continue;
                serving[name] = candidate!;
                break;
            }
        }
        return new([.. years.Values], hours ?? new(WeeklyHours.Standard, []), faults.ToImmutable(), serving.ToImmutable());
    }

    private static ImmutableArray<CatalogueFault> TakeHours(string? text, ref CalendarHours? hours)
    {
        if (text is null) return NotUtf8(HoursFile);
        var reading = CalendarHoursReader.Read(HoursFile, text);
        hours = reading.Value ?? hours;
        return reading.Faults;
    }

    private static ImmutableArray<CatalogueFault> TakeYear(string name, string? text, SortedDictionary<int, CalendarYear> years)
    {
        if (text is null) return NotUtf8(name);
        var reading = CalendarYearReader.Read(name, text);
        if (reading.Value is not { } year) return reading.Faults;
        return years.TryAdd(year.Year, year) ? [] : [new(name, 1, CalendarWords.Get(null, "Fault.File.YearTwice", year.Year))];
    }

    private static ImmutableArray<CatalogueFault> NotUtf8(string name) => [new(name, 1, CalendarWords.Get(null, "Fault.File.Utf8"))];

    private static ImmutableSortedDictionary<string, string> ReadShipped()
    {
        const string Prefix = "calendars/";
        var assembly = typeof(CalendarCatalogue).Assembly;
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Strict);
            files[name[Prefix.Length..]] = reader.ReadToEnd();
        }
        return files.ToImmutable();
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
