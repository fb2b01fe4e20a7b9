using System.Globalization;
using System.Text;
using Saola.Engines.Cases.Model;

namespace Saola.Engines.Cases.Reading;

/// <summary>The orders of lists and their cursors: the key of the last row and its id, so that a page never jumps when rows come in.</summary>
internal static class CaseOrder
{
    public static IQueryable<Case> Apply(IQueryable<Case> query, string sort, string? after)
    {
        var last = Read(after);
        return sort switch
        {
            "-due" => last is var (t, i) ? query.Where(c => c.SortDueAt < t.At || (c.SortDueAt == t.At && c.Id < i)).OrderByDescending(c => c.SortDueAt).ThenByDescending(c => c.Id) : query.OrderByDescending(c => c.SortDueAt).ThenByDescending(c => c.Id),
            "filed" => last is var (t, i) ? query.Where(c => c.FiledAt > t.At || (c.FiledAt == t.At && c.Id > i)).OrderBy(c => c.FiledAt).ThenBy(c => c.Id) : query.OrderBy(c => c.FiledAt).ThenBy(c => c.Id),
            "-filed" => last is var (t, i) ? query.Where(c => c.FiledAt < t.At || (c.FiledAt == t.At && c.Id < i)).OrderByDescending(c => c.FiledAt).ThenByDescending(c => c.Id) : query.OrderByDescending(c => c.FiledAt).ThenByDescending(c => c.Id),
            "step" => last is var (t, i) ? query.Where(c => c.StepDueAt > t.At || (c.StepDueAt == t.At && c.Id > i)).OrderBy(c => c.StepDueAt).ThenBy(c => c.Id) : query.Where(c => c.StepDueAt != null).OrderBy(c => c.StepDueAt).ThenBy(c => c.Id),
            "unit" => ByUnit(query, last),
            "number" => last is var (t, _) ? query.Where(c => string.Compare(c.Number, t.Text) > 0).OrderBy(c => c.Number) : query.OrderBy(c => c.Number),
            "-number" => last is var (t, _) ? query.Where(c => string.Compare(c.Number, t.Text) < 0).OrderByDescending(c => c.Number) : query.OrderByDescending(c => c.Number),
            "ended" => last is var (t, i) ? query.Where(c => c.EndedAt > t.At || (c.EndedAt == t.At && c.Id > i)).OrderBy(c => c.EndedAt).ThenBy(c => c.Id) : query.Where(c => c.EndedAt != null).OrderBy(c => c.EndedAt).ThenBy(c => c.Id),
            "-ended" => last is var (t, i) ? query.Where(c => c.EndedAt < t.At || (c.EndedAt == t.At && c.Id < i)).OrderByDescending(c => c.EndedAt).ThenByDescending(c => c.Id) : query.Where(c => c.EndedAt != null).OrderByDescending(c => c.EndedAt).ThenByDescending(c => c.Id),
            _ => last is var (t, i) ? query.Where(c => c.SortDueAt > t.At || (c.SortDueAt == t.At && c.Id > i)).OrderBy(c => c.SortDueAt).ThenBy(c => c.Id) : query.OrderBy(c => c.SortDueAt).ThenBy(c => c.Id),
        };
    }

    // The key of the cursor holds the unit and the due date.
    private static IOrderedQueryable<Case> ByUnit(IQueryable<Case> query, ((string Text, DateTimeOffset At) Key, Guid Id)? last)
    {
        query = query.Where(c => c.StepUnit != null);
        if (last is var (key, id) && key.Text.Split('\u001f') is [var unit, var ticks] && long.TryParse(ticks, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 3_155_378_975_999_999_999)
        {
            var at = new DateTimeOffset(number, TimeSpan.Zero);
            query = query.Where(c => string.Compare(c.StepUnit, unit) > 0 || (c.StepUnit == unit && (c.SortDueAt > at || (c.SortDueAt == at && c.Id > id))));
        }
        return query.OrderBy(c => c.StepUnit).ThenBy(c => c.SortDueAt).ThenBy(c => c.Id);
    }

    public static string CursorOf(CaseRow row, string sort)
    {
        var key = sort.TrimStart('-') switch
        {
            "number" => row.Number,
            "filed" => Text(row.FiledAt),
            "ended" => Text(row.EndedAt ?? DateTimeOffset.MinValue),
            "step" => Text(row.StepDueAt ?? Case.NoDue),
            "unit" => $"{row.StepUnit}\u001f{Text(row.AcceptedAt is null ? row.ReceptionDueAt : row.DueAt ?? Case.NoDue)}",
            _ => Text(row.AcceptedAt is null ? row.ReceptionDueAt : row.DueAt ?? Case.NoDue),
        };
        return Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}|{row.Id:N}")).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    private static ((string Text, DateTimeOffset At) Key, Guid Id)? Read(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor) || cursor.Length > 200) return null;
        try
        {
            var padded = cursor.Replace('-', '+').Replace('_', '/').PadRight((cursor.Length + 3) / 4 * 4, '=');
            var parts = Encoding.UTF8.GetString(Convert.FromBase64String(padded)).Split('|');
            if (parts.Length != 2 || !Guid.TryParseExact(parts[1], "N", out var id)) return null;
            var at = long.TryParse(parts[0], CultureInfo.InvariantCulture, out var ticks) && ticks is > 0 and < 3_155_378_975_999_999_999 ? new DateTimeOffset(ticks, TimeSpan.Zero) : default;
            return ((parts[0], at), id);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Text(DateTimeOffset at) => at.UtcTicks.ToString(CultureInfo.InvariantCulture);
}
