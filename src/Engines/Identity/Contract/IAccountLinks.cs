using System.Security.Claims;

namespace Saola.Engines.Identity;

/// <summary>Links that a part brings to the account menu, such as "Hồ sơ của tôi". Registered as scoped; called on every page of a signed-in person.</summary>
public interface IAccountLinks
{
    /// <summary>Text and address of each link, in order, for this person; roles of this instant answer to <c>IsInRole</c>.</summary>
    IEnumerable<(string Text, string Href)> For(ClaimsPrincipal person);
}
