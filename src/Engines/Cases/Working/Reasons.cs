namespace Saola.Engines.Cases.Working;

/// <summary>What counts as a reason: words. Blanks, invisible signs and strokes are none.</summary>
internal static class Reasons
{
    public static bool IsGiven(string? text) => text is not null && text.Any(char.IsLetterOrDigit);
}
