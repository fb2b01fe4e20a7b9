using System.Globalization;
using System.Resources;

namespace Saola.Web.Faults;

/// <summary>
/// A kind of problem (RFC 9457, 3.1.1): its <c>type</c> is an address that tells what it means, its <c>title</c> is the same for all of the kind.
/// </summary>
/// <param name="Name">Last part of the address.</param>
/// <param name="Status">Status that goes with it.</param>
/// <param name="Code">Code of a problem that says nothing more than its kind.</param>
internal sealed record ProblemFamily(string Name, int Status, string Code)
{
    private const string Address = "/api/v1/problems/";
    private static readonly ResourceManager Resources = new(typeof(Texts).FullName!, typeof(Texts).Assembly);

    /// <summary>All kinds that the interface answers with.</summary>
    public static IReadOnlyList<ProblemFamily> All { get; } =
    [
        new("unreadable", 400, "request.invalid"), new("not-signed-in", 401, "request.no_token"), new("not-allowed", 403, "request.not_allowed"), new("not-found", 404, "request.not_found"),
        new("wrong-method", 405, "request.method"), new("conflict", 409, "request.conflict"), new("too-large", 413, "request.too_large"), new("wrong-media-type", 415, "request.media_type"),
        new("refused", 422, "request.refused"), new("too-many", 429, "request.too_many"), new("failed", 500, "server.failed"),
    ];

    /// <summary>The kind of a status; one that has none of its own is told as unreadable or failed.</summary>
    public static ProblemFamily Of(int status) => All.FirstOrDefault(f => f.Status == status) ?? All.First(f => f.Status == (status >= 500 ? 500 : 400));

    /// <summary>The <c>type</c>: a reference with its full path, which resolves on this site.</summary>
    public string Type => Address + Name;

    /// <summary>The <c>title</c> in the language of the request.</summary>
    public string Title => Say($"Problem.{Name}");

    /// <summary>What it means and what mends it, in the language of the request.</summary>
    public string Meaning => Say($"Problem.{Name}.Means");

    internal static string Say(string key, params object?[] parts) =>
        Resources.GetString(key, CultureInfo.CurrentUICulture) is { } text ? string.Format(CultureInfo.InvariantCulture, text, parts) : key;
}
