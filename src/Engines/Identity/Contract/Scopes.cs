namespace Saola.Engines.Identity;

/// <summary>What a token may be used for. A program asks for scopes; each client is allowed some.</summary>
public static class Scopes
{
    /// <summary>Reading through the API.</summary>
    public const string Read = "api.read";

    /// <summary>Writing through the API.</summary>
    public const string Write = "api.write";

    /// <summary>All scopes, in the order of screens.</summary>
    public static IReadOnlyList<string> All { get; } = [Read, Write];
}
