namespace Saola.Engines.Cases.Forms.Reading;

/// <summary>Reads code lists: <c>catalog/codes/&lt;id&gt;.yaml</c>, and units and wards from <c>catalog/units</c>.</summary>
public static class CodeListReader
{
    private static readonly string[] NotLists = ["blocks", "default-form", "procedure-fields"];

    /// <summary>All lists of a catalogue folder; faults of the files go to <paramref name="faults"/>.</summary>
    public static CodeLists ReadAll(string catalogue, ICollection<SourceFault> faults)
    {
        var lists = new List<CodeList>();
        foreach (var file in Files(Path.Combine(catalogue, "codes")))
        {
            if (!NotLists.Contains(Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal)) Add(lists, Read(Load(file, faults)));
        }
        if (Load(Path.Combine(catalogue, "units", "units.yaml"), faults) is { Root: not null } units) Add(lists, Units(units));
        if (Load(Path.Combine(catalogue, "units", "wards-vn.yaml"), faults) is { Root: not null } wards) Add(lists, Wards(wards));
        return new CodeLists(lists.DistinctBy(l => l.Name, StringComparer.Ordinal));
    }

    /// <summary>One list of the format of docs/form-format.md; null when the file has no root.</summary>
    public static CodeList? Read(YamlSource? source)
    {
        if (source?.Root is not { } root) return null;
        var id = root.Must("id");
        root.Know("name", "source", "review", "review_note");
        var codes = new List<Code>();
        foreach (var item in root.Maps("values"))
        {
            codes.Add(new(item.Must("value"), item.Must("label"), item.Text("parent"), item.Truth("group")));
            item.Know("full", "note");
            item.RefuseOthers();
        }
        root.RefuseOthers();
        var name = Path.GetFileNameWithoutExtension(source.File);
        if (!string.Equals(id, name, StringComparison.Ordinal)) root.Fault("id", $"phải là tên của tệp: {name}");
        foreach (var twice in codes.GroupBy(c => c.Value, StringComparer.Ordinal).Where(g => g.Count() > 1)) root.Fault("values", $"mã {twice.Key} có hai lần");
        return new CodeList(id, codes);
    }

    private static CodeList Units(YamlSource source) =>
        new("units", source.Root!.Maps("units").Select(u => new Code(u.Must("code"), u.Must("name"), u.Text("parent"))).ToList());

    private static CodeList Wards(YamlSource source) => new("wards", source.Root!.Maps("wards").Select(w => new Code(
        w.Must("code"), Kind(w.Text("kind")) + w.Must("name"), w.Must("province_code"))).ToList());

    private static string Kind(string? kind) => kind switch
    {
        "phuong" => "Phường ",
        "xa" => "Xã ",
        "dac_khu" => "Đặc khu ",
        _ => "",
    };

    private static void Add(List<CodeList> lists, CodeList? list)
    {
        if (list is not null) lists.Add(list);
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal) : [];

    private static YamlSource? Load(string file, ICollection<SourceFault> faults)
    {
        if (!File.Exists(file)) return null;
        var source = YamlSource.Read(file, File.ReadAllText(file));
        foreach (var fault in source.Faults) faults.Add(fault);
        return source;
    }
}
