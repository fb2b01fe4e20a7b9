namespace Saola.Engines.Cases.Forms.Filling;

/// <summary>What became of a field or a row from one version to another.</summary>
public enum DifferenceKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It is another.</summary>
    Changed,
}

/// <summary>A field that differs.</summary>
/// <param name="Path">Its place in the later version, or in the earlier when it is gone.</param>
/// <param name="Label">Its label.</param>
/// <param name="Before">Its earlier value in words.</param>
/// <param name="After">Its later value in words.</param>
/// <param name="Kind">What became of it.</param>
public sealed record FieldDifference(string Path, string Label, string Before, string After, DifferenceKind Kind);

/// <summary>A row that differs.</summary>
/// <param name="Path">Its place.</param>
/// <param name="List">Label of its list.</param>
/// <param name="Title">How the row is named.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Fields">Its fields that differ; of a row that is new or gone all that it says.</param>
public sealed record RowDifference(string Path, string List, string Title, DifferenceKind Kind, IReadOnlyList<FieldDifference> Fields);

/// <summary>A section with something that differs.</summary>
public sealed record SectionDifference(string Id, string Title, IReadOnlyList<FieldDifference> Fields, IReadOnlyList<RowDifference> Rows);

/// <summary>
/// Compares two versions of a declaration as people read it: fields before and after, rows that came, went or changed. A row is the same row when
/// its unique fields are; without such fields an equal row is the same, and what is left is matched in order.
/// </summary>
public static class FormComparison
{
    /// <summary>The sections that differ, in the order of the form.</summary>
    public static IReadOnlyList<SectionDifference> Between(FormEvaluation before, FormEvaluation after)
    {
        var earlier = FormReading.Read(before).ToDictionary(s => s.Id, StringComparer.Ordinal);
        var later = FormReading.Read(after).ToDictionary(s => s.Id, StringComparer.Ordinal);
        return [.. after.Form.Sections.Where(s => earlier.ContainsKey(s.Id) || later.ContainsKey(s.Id))
            .Select(s => Section(after.Form, s.Id, s.Title, earlier.GetValueOrDefault(s.Id)?.Items ?? [], later.GetValueOrDefault(s.Id)?.Items ?? []))
            .Where(s => s.Fields.Count > 0 || s.Rows.Count > 0)];
    }

    private static SectionDifference Section(FormDefinition form, string id, string title, IReadOnlyList<ReadItem> before, IReadOnlyList<ReadItem> after)
    {
        var rows = new List<RowDifference>();
        foreach (var (old, now) in Pairs(before, after).Where(p => (p.Now ?? p.Old)!.Type == FieldType.Rows))
        {
            var list = (now ?? old)!;
            rows.AddRange(Rows(form, list, old?.Rows ?? [], now?.Rows ?? []));
        }
        return new(id, title, Fields(form, "", before, after), rows);
    }

    private static IEnumerable<(ReadItem? Old, ReadItem? Now)> Pairs(IReadOnlyList<ReadItem> before, IReadOnlyList<ReadItem> after)
    {
        var old = before.Where(i => i.Type != FieldType.Note).ToDictionary(Name, StringComparer.Ordinal);
        foreach (var item in after.Where(i => i.Type != FieldType.Note))
        {
            yield return (old.Remove(Name(item), out var earlier) ? earlier : null, item);
        }
        foreach (var gone in before.Where(i => i.Type != FieldType.Note && old.ContainsKey(Name(i)))) yield return (gone, null);
    }

    // Rows move: their fields are told by what stands after the row.
    private static string Name(ReadItem item) => item.Path[(item.Path.LastIndexOf(']') + 1)..].TrimStart('.');

    private static List<FieldDifference> Fields(FormDefinition form, string prefix, IReadOnlyList<ReadItem> before, IReadOnlyList<ReadItem> after)
    {
        var fields = new List<FieldDifference>();
        foreach (var (old, now) in Pairs(before, after))
        {
            if ((now ?? old)!.Type == FieldType.Rows)
            {
                if (prefix.Length > 0) fields.AddRange(Rows(form, (now ?? old)!, old?.Rows ?? [], now?.Rows ?? []).SelectMany(r => r.Fields.Select(f => f with { Label = $"{r.List}, {r.Title}: {f.Label}" })));
                continue;
            }
            var (earlier, later) = (old?.Value ?? "", now?.Value ?? "");
            if (string.Equals(earlier, later, StringComparison.Ordinal) && old?.FileId == now?.FileId) continue;
            fields.Add(new((now ?? old)!.Path, (now ?? old)!.Label, earlier, later, Kind(earlier, later)));
        }
        return fields;
    }

    private static IEnumerable<RowDifference> Rows(FormDefinition form, ReadItem list, IReadOnlyList<ReadRow> before, IReadOnlyList<ReadRow> after)
    {
        foreach (var (old, now) in RowPairs(form.Find(list.Path)?.Unique ?? [], before, after))
        {
            var row = (now ?? old)!;
            var fields = Fields(form, row.Path, old?.Items ?? [], now?.Items ?? []);
            if (old is null || now is null) yield return new(row.Path, list.Label, row.Title, old is null ? DifferenceKind.Added : DifferenceKind.Removed, fields);
            else if (fields.Count > 0) yield return new(row.Path, list.Label, row.Title, DifferenceKind.Changed, fields);
        }
    }

    private static IEnumerable<(ReadRow? Old, ReadRow? Now)> RowPairs(IReadOnlyList<string> unique, IReadOnlyList<ReadRow> before, IReadOnlyList<ReadRow> after)
    {
        var left = before.ToList();
        var matched = new Dictionary<ReadRow, ReadRow>(ReferenceEqualityComparer.Instance);
        foreach (var row in after)
        {
            var key = unique.Count > 0 ? Key(row, unique) : Whole(row);
            if (left.Find(r => key.Length > 0 && (unique.Count > 0 ? Key(r, unique) : Whole(r)) == key) is not { } same) continue;
            matched[row] = same;
            left.Remove(same);
        }
        if (unique.Count == 0) MatchInOrder(after, left, matched);
        foreach (var row in after) yield return (matched.GetValueOrDefault(row), row);
        foreach (var row in left) yield return (row, null);
    }

    private static void MatchInOrder(IReadOnlyList<ReadRow> after, List<ReadRow> left, Dictionary<ReadRow, ReadRow> matched)
    {
        foreach (var row in after.Where(r => !matched.ContainsKey(r)))
        {
            if (left.Count == 0) return;
            matched[row] = left[0];
            left.RemoveAt(0);
        }
    }

    private static string Key(ReadRow row, IReadOnlyList<string> unique)
    {
        var parts = unique.Select(id => row.Items.FirstOrDefault(i => Name(i) == id)?.Value ?? "").ToList();
        return parts.TrueForAll(p => p.Length > 0) ? string.Join('\u001f', parts) : "";
    }

    private static string Whole(ReadRow row) => string.Join('\u001f', row.Items.Select(i => $"{Name(i)}={i.Value}{i.FileId}{string.Join('\u001e', i.Rows.Select(Whole))}"));

    private static DifferenceKind Kind(string before, string after) => before.Length == 0 ? DifferenceKind.Added : after.Length == 0 ? DifferenceKind.Removed : DifferenceKind.Changed;
}
