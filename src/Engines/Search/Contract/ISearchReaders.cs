namespace Saola.Engines.Search;

/// <summary>Names of reader tokens, for those who write them into documents and those who ask.</summary>
public static class SearchReader
{
    /// <summary>Everybody, also without an account.</summary>
    public const string Public = "public";

    /// <summary>One person.</summary>
    public static string Person(Guid id) => $"person:{id:D}";

    /// <summary>Those who act for an organisation.</summary>
    public static string Organisation(Guid id) => $"organisation:{id:D}";

    /// <summary>Staff of a unit.</summary>
    public static string Unit(string code) => $"unit:{code}";

    /// <summary>Holders of a role, in whatever unit.</summary>
    public static string Role(string role) => $"role:{role}";
}

/// <summary>Tells what the present person may find.</summary>
public interface ISearchReaders
{
    /// <summary>Reader tokens of this scope, <c>public</c> first.</summary>
    Task<IReadOnlyList<string>> CurrentAsync(CancellationToken cancellationToken);
}
