using System.Buffers;
using System.Security.Cryptography;
using Saola.Kernel;

namespace Saola.Engines.Payments.Ordering;

/// <summary>
/// References of payments: <c>SK</c>, eight letters and digits, one check character. Without I, L, O, U, so that none is mistaken for another;
/// only capitals and digits, because banks drop everything else from a description.
/// </summary>
internal static class PaymentReference
{
    public const int Length = 11;
    private const string Prefix = "SK";
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static readonly SearchValues<char> Letter = SearchValues.Create(Alphabet);

    public static string New()
    {
        Span<char> body = stackalloc char[Length - Prefix.Length - 1];
        foreach (ref var letter in body) letter = Alphabet[RandomNumberGenerator.GetInt32(Alphabet.Length)];
        return Prefix + body.ToString() + Check(body);
    }

    /// <summary>Whether a text is a reference with its right check character.</summary>
    public static bool IsRight(ReadOnlySpan<char> text) => text.Length == Length && text.StartsWith(Prefix, StringComparison.Ordinal)
        && !text[Prefix.Length..].ContainsAnyExcept(Letter) && Check(text[Prefix.Length..^1]) == text[^1];

    /// <summary>What a person typed, brought into the one form: small letters, blanks, O for 0, I and L for 1.</summary>
    public static string Clean(string? typed)
    {
        var letters = Letters(typed);
        return letters.Length <= Prefix.Length ? letters : letters[..Prefix.Length] + letters[Prefix.Length..].Replace('O', '0').Replace('I', '1').Replace('L', '1');
    }

    /// <summary>The references that stand in the description of a transfer; banks put blanks and signs anywhere.</summary>
    public static IReadOnlyList<string> In(string? description)
    {
        var letters = Letters(description);
        var found = new List<string>();
        for (var start = letters.IndexOf(Prefix, StringComparison.Ordinal); start >= 0 && start + Length <= letters.Length; start = letters.IndexOf(Prefix, start + 1, StringComparison.Ordinal))
            if (IsRight(letters.AsSpan(start, Length)) && !found.Contains(letters.Substring(start, Length), StringComparer.Ordinal)) found.Add(letters.Substring(start, Length));
        return found;
    }

    // Positions weigh differently, so that two letters that changed places are seen.
    private static char Check(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++) sum += ((2 * i) + 3) * Alphabet.IndexOf(body[i], StringComparison.Ordinal);
        return Alphabet[sum % Alphabet.Length];
    }

    private static string Letters(string? text) => new([.. VietnameseText.Fold(text ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
}
