using System.Globalization;

namespace Saola.Engines.Cases.Forms;

/// <summary>
/// A place in the data of a form: names joined by points, rows by their index from 0, <c>units[0].tubes[1].kv_max</c>.
/// The same text is the name of the input on the page, the field of a <see cref="Kernel.Fault"/> and the place in a difference.
/// </summary>
internal static class FieldPath
{
    private const int MostParts = 12;

    /// <summary>A name, and the row that is meant when it is a rows field.</summary>
    public readonly record struct Part(string Name, int? Row);

    /// <summary>The parts of a path; empty when it is not well-formed.</summary>
    public static IReadOnlyList<Part> Parse(string path)
    {
        if (path.Length is 0 or > 300) return [];
        var parts = new List<Part>();
        foreach (var piece in path.Split('.'))
        {
            if (parts.Count >= MostParts || PartOf(piece) is not { } part) return [];
            parts.Add(part);
        }
        return parts;
    }

    private static Part? PartOf(string piece)
    {
        var open = piece.IndexOf('[', StringComparison.Ordinal);
        if (open < 0) return piece.Length > 0 && piece.All(IsNameCharacter) ? new(piece, null) : null;
        if (open == 0 || piece[^1] != ']' || !piece[..open].All(IsNameCharacter)) return null;
        var digits = piece[(open + 1)..^1];
        return digits.Length is > 0 and <= 6 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? new(piece[..open], row)
            : null;
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_';

    /// <summary>The field at a path of data, or null.</summary>
    public static FormField? Find(FormDefinition form, string path)
    {
        var parts = Parse(path);
        return parts.Count == 0 ? null : FindIn(form.Fields, parts);
    }

    /// <summary>The field among these (and the fields of their rows), or null.</summary>
    public static FormField? FindIn(IEnumerable<FormField> fields, IReadOnlyList<Part> parts)
    {
        if (parts.Count == 0) return null;
        var list = fields as IReadOnlyList<FormField> ?? fields.ToList();
        for (var length = 1; length <= parts.Count; length++)
        {
            var id = string.Join('.', parts.Take(length).Select(p => p.Name));
            var field = list.FirstOrDefault(f => f.Type.HasValue() && string.Equals(f.Id, id, StringComparison.Ordinal));
            if (field is null) continue;
            var rest = parts.Skip(length).ToList();
            if (rest.Count == 0) return field;
            if (field.Type == FieldType.Rows) return parts[length - 1].Row is null ? null : FindIn(field.Fields, rest);
            return field.Type is FieldType.Address or FieldType.File && rest.Count == 1 ? field : null;
        }
        return null;
    }

    /// <summary>A field inside a container: <c>staff[2]</c> and <c>full_name</c> give <c>staff[2].full_name</c>.</summary>
    public static string Join(string container, string id) => container.Length == 0 ? id : container + "." + id;

    /// <summary>
    /// Whether a field may be changed when only some are asked for (null: all are): it is one of them, stands in one of them, or is a list of
    /// rows in which one of them stands.
    /// </summary>
    public static bool IsOpen(string path, bool isRows, IReadOnlyCollection<string>? only) => only is null || only.Any(o =>
        string.Equals(o, path, StringComparison.Ordinal) || path.StartsWith(o + "[", StringComparison.Ordinal) || path.StartsWith(o + ".", StringComparison.Ordinal)
        || (isRows && o.StartsWith(path + "[", StringComparison.Ordinal)) || o.StartsWith(path + ".", StringComparison.Ordinal));

    /// <summary>A row of a rows field.</summary>
    public static string Row(string rows, int index) => $"{rows}[{index.ToString(CultureInfo.InvariantCulture)}]";
}
