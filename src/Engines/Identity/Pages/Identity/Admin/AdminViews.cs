using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Saola.Web;

namespace Saola.Engines.Identity.Pages.Admin;

/// <summary>The parts of administration. Those of other engines stand here by their address, which never changes.</summary>
internal static class AdminViews
{
    private static readonly (string Text, string Path)[] Parts =
    [
        ("Admin.People", "/quan-tri/nguoi-dung"), ("Admin.Roles", "/quan-tri/vai-tro"), ("Admin.Units", "/quan-tri/don-vi"), ("Admin.Links", "/quan-tri/to-chuc"),
        ("Admin.Clients", "/quan-tri/ung-dung"), ("Admin.Calendar", "/quan-tri/lich"), ("Admin.Mails", "/quan-tri/thu"), ("Admin.Jobs", "/quan-tri/cong-viec"),
    ];

    public static IReadOnlyList<ListView> Of(HttpRequest request, IStringLocalizer<Texts> texts) =>
        [.. Parts.Select(part => new ListView(texts[part.Text], part.Path, request.Path.StartsWithSegments(part.Path, StringComparison.Ordinal)))];
}
