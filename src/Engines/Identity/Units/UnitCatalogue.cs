using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Saola.Kernel;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Saola.Engines.Identity.Units;

/// <summary>A unit as the catalogue describes it.</summary>
internal sealed record UnitEntry(
    string Code, string Name, string ShortName, string? ParentCode, string Kind, bool NeedsReview, DateOnly ValidFrom, DateOnly? ValidTo, string Predecessors)
{
    /// <summary>Tells whether the entry changed since it was taken over.</summary>
    public string Digest { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Code, Name, ShortName, ParentCode, Kind, NeedsReview, ValidFrom.ToString("O", CultureInfo.InvariantCulture),
            ValidTo?.ToString("O", CultureInfo.InvariantCulture), Predecessors))));
}

/// <summary>Reads <c>catalog/units/units.yaml</c> and <c>wards.yaml</c>.</summary>
internal static class UnitCatalogue
{
    /// <summary>All units, parents before children. A missing file gives no units; a faulty one throws with file and place.</summary>
    public static IReadOnlyList<UnitEntry> Read(string catalogFolder)
    {
        var folder = Path.Combine(catalogFolder, "units");
        return [.. Departments(Path.Combine(folder, "units.yaml")), .. Wards(Path.Combine(folder, "wards.yaml"))];
    }

    private static IEnumerable<UnitEntry> Departments(string file)
    {
        foreach (var unit in Read<UnitsFile>(file)?.Units ?? [])
        {
            yield return new UnitEntry(
                unit.Code, VietnameseText.Clean(unit.Name), VietnameseText.Clean(unit.ShortName ?? unit.Name), unit.Parent, unit.Kind, unit.Review,
                Day(unit.ValidFrom, file, unit.Code), unit.ValidTo is null ? null : Day(unit.ValidTo, file, unit.Code),
                JsonSerializer.Serialize(unit.Predecessors, JsonSerializerOptions.Web));
        }
    }

    private static IEnumerable<UnitEntry> Wards(string file)
    {
        if (Read<WardsFile>(file) is not { } wards) yield break;
        foreach (var ward in wards.Wards)
        {
            var (kind, mark) = ward.Kind switch { "phuong" => ("Phường", "P."), "xa" => ("Xã", "X."), "dac_khu" => ("Đặc khu", "ĐK."), _ => ("", "") };
            var name = VietnameseText.Clean(ward.Name);
            yield return new UnitEntry(
                ward.Code, $"{kind} {name}".Trim(), $"{mark} {name}".Trim(), wards.Parent, "ward", NeedsReview: false,
                Day(wards.ValidFrom, file, ward.Code), ValidTo: null, Predecessors: "[]");
        }
    }

    private static T? Read<T>(string file) where T : class
    {
        if (!File.Exists(file)) return null;
        try
        {
            using var reader = File.OpenText(file);
            return new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).IgnoreUnmatchedProperties().Build().Deserialize<T>(reader);
        }
        catch (YamlDotNet.Core.YamlException fault)
        {
            throw new InvalidDataException($"{file}, dòng {fault.Start.Line}: {fault.Message}", fault);
        }
    }

    private static DateOnly Day(string text, string file, string code) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : throw new InvalidDataException($"{file}, đơn vị {code}: '{text}' không phải ngày dạng 2025-07-01.");

    private sealed class UnitsFile
    {
        public List<UnitNode> Units { get; set; } = [];
    }

    private sealed class UnitNode
    {
        public string Code { get; set; } = "";
        public string Name { get; set; } = "";
        public string? ShortName { get; set; }
        public string? Parent { get; set; }
        public string Kind { get; set; } = "";
        public bool Review { get; set; }
        public string ValidFrom { get; set; } = "";
        public string? ValidTo { get; set; }
        public List<PredecessorNode> Predecessors { get; set; } = [];
    }

    private sealed class PredecessorNode
    {
        public string? Code { get; set; }
        public string Name { get; set; } = "";
        public string? ValidTo { get; set; }
    }

    private sealed class WardsFile
    {
        public string Parent { get; set; } = "";
        public string ValidFrom { get; set; } = "";
        public List<WardNode> Wards { get; set; } = [];
    }

    private sealed class WardNode
    {
        public string Code { get; set; } = "";
        public string Name { get; set; } = "";
        public string Kind { get; set; } = "";
    }
}
