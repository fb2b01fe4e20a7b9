using System.Globalization;

namespace Saola.Kernel;

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows, at most as many as were asked for.</param>
/// <param name="Next">Opaque cursor of the following page, or null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>The bounds of every list (style.md: every query that a screen runs has a bound).</summary>
public static class Paging
{
    /// <summary>Rows on a screen.</summary>
    public const int ScreenRows = 25;

    /// <summary>Rows that a caller of the API may ask for at the most.</summary>
    public const int MostRows = 200;

    /// <summary>Rows of one export at the most; the file says so when it was cut.</summary>
    public const int MostExportRows = 50_000;

    /// <summary>Brings a wish into 1..<see cref="MostRows"/>.</summary>
    public static int Limit(int? wished) => Math.Clamp(wished ?? ScreenRows, 1, MostRows);

    /// <summary>The place in a list by id; false for none and for one that was made up: the list then begins at its start.</summary>
    public static bool TryCursor(string? cursor, out Guid last) => Guid.TryParseExact(cursor, "N", out last);

    /// <summary>Cuts a list in the order of ids, of which one row more than <paramref name="take"/> was read, into its page.</summary>
    public static Page<T> Cut<T>(IEnumerable<T> rows, int take, Func<T, Guid> id)
    {
        var lines = rows.ToList();
        var more = lines.Count > take;
        if (more) lines.RemoveRange(take, lines.Count - take);
        return new Page<T>(lines, more ? id(lines[^1]).ToString("N", CultureInfo.InvariantCulture) : null);
    }
}
