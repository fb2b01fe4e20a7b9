using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Saola.Engines.Identity.Desk;

/// <summary>The place in a list by name: the last row's name and id, opaque to callers.</summary>
internal static class NameCursor
{
    public static string Write(string foldedName, Guid id) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(id.ToString("N", CultureInfo.InvariantCulture) + foldedName));

    /// <summary>False for none and for one that was made up: the list then begins at its start.</summary>
    public static bool TryRead(string? cursor, out string foldedName, out Guid id)
    {
        (foldedName, id) = ("", Guid.Empty);
        if (string.IsNullOrEmpty(cursor) || !Base64Url.IsValid(cursor)) return false;
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        if (text.Length < 32 || !Guid.TryParseExact(text[..32], "N", out id)) return false;
        foldedName = text[32..];
        return true;
    }
}
