namespace Saola.Kernel;

/// <summary>How personal, passport and tax numbers are shown to eyes that need not know them whole (Law on personal data protection: least data).</summary>
public static class PersonalNumbers
{
    private const char Cover = '•';
    private const int LeastCovered = 5;
    private const int MostShown = 7;

    /// <summary>
    /// The number with its middle covered: <c>079•••••1234</c>. At most seven letters stay, at least five are covered,
    /// so a short number shows less and one of five letters nothing. Null and blanks give an empty text.
    /// </summary>
    public static string Masked(string? number)
    {
        var text = VietnameseText.Clean(number);
        var covered = Math.Min(text.Length, Math.Max(LeastCovered, text.Length - MostShown));
        var tail = (text.Length - covered + 1) / 2;
        var head = text.Length - covered - tail;
        return text[..head] + new string(Cover, covered) + text[^tail..];
    }
}
