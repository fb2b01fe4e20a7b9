using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Saola.Engines.Search;

/// <summary>Opaque cursors over found rows, the same on the page and in the API.</summary>
public static class SearchCursor
{
    private const int MostSkip = 1000;

    /// <summary>Rows to skip; 0 without a cursor, null when it is not one of ours.</summary>
    public static int? Read(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) return 0;
        try
        {
            var text = Encoding.ASCII.GetString(WebEncoders.Base64UrlDecode(cursor));
            return text.StartsWith('s') && int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var skip) && skip <= MostSkip ? skip : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Cursor of the page behind this one, or null when this is the last.</summary>
    public static string? After(int skip, int take, int total) => skip + take < total && skip + take <= MostSkip
        ? WebEncoders.Base64UrlEncode(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"s{skip + take}"))) : null;
}
