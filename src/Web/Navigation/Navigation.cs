using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Saola.Web.Navigation;

/// <summary>Where an entry stands.</summary>
public enum NavigationPlace
{
    /// <summary>Main navigation of the public pages.</summary>
    Public,

    /// <summary>The officers' bar.</summary>
    Office,

    /// <summary>Links of the footer.</summary>
    Footer,

    /// <summary>Pages of administration: tiles of its first page, and the line above each of the others.</summary>
    Administration,
}

/// <summary>One entry of a navigation.</summary>
/// <param name="Text">Word on the screen, in the language of the request.</param>
/// <param name="Href">Address from the root: <c>/thu-tuc</c>. The entry is current on this page and on those below it.</param>
/// <param name="Order">Entries stand in this order; use steps of ten.</param>
public sealed record NavigationEntry(string Text, string Href, int Order)
{
    /// <summary>Who sees it; null: everybody.</summary>
    public Func<ClaimsPrincipal, bool>? VisibleTo { get; init; }

    /// <summary>What one comes for, in at most twelve words; shown on tiles.</summary>
    public string? Hint { get; init; }

    /// <summary>A number beside the word, counted only when the entry is shown; null inside: no number.</summary>
    public Func<CancellationToken, ValueTask<int?>>? Count { get; init; }
}

/// <summary>Brings entries into the navigations. Registered as scoped by each engine or module that has pages.</summary>
public interface INavigationSource
{
    /// <summary>The entries for a place; called on every page, so without reading the database (that is what <see cref="NavigationEntry.Count"/> is for).</summary>
    IEnumerable<NavigationEntry> Entries(NavigationPlace place);
}

/// <summary>Groups of the front page, in their order.</summary>
public enum HomeGroup
{
    /// <summary>Làm việc với Sở.</summary>
    Work,

    /// <summary>Nghiên cứu, học tập.</summary>
    Research,

    /// <summary>Kinh doanh, đổi mới.</summary>
    Business,

    /// <summary>Chất lượng, dữ liệu.</summary>
    Data,
}

/// <summary>A door of the front page. Registered as scoped, so that its words follow the language of the request.</summary>
public interface IHomeTile
{
    /// <summary>The group that it stands in.</summary>
    HomeGroup Group { get; }

    /// <summary>Name of the system.</summary>
    string Title { get; }

    /// <summary>What one comes for, in at most ten words.</summary>
    string Text { get; }

    /// <summary>Address from the root.</summary>
    string Href { get; }

    /// <summary>Order within the group.</summary>
    int Order { get; }
}

/// <summary>A link of the account menu.</summary>
public sealed record AccountLink(string Text, string Href);

/// <summary>What the header shows about the person.</summary>
public sealed record Account
{
    /// <summary>Name of the signed-in person; null when nobody is signed in.</summary>
    public string? Name { get; init; }

    /// <summary>Page of the sign-in; the present address is added as <c>returnUrl</c>.</summary>
    public string SignInHref { get; init; } = "/dang-nhap";

    /// <summary>Where the form of the sign-out is posted to.</summary>
    public string SignOutHref { get; init; } = "/dang-xuat";

    /// <summary>Address of the inbox; null: no bell.</summary>
    public string? InboxHref { get; init; }

    /// <summary>Unread messages beside the bell.</summary>
    public int Unread { get; init; }

    /// <summary>Links of the menu, such as "Hồ sơ của tôi".</summary>
    public IReadOnlyList<AccountLink> Links { get; init; } = [];
}

/// <summary>Tells the layouts who is signed in. One engine registers it; without one there is only the link to the sign-in.</summary>
public interface IAccountMenu
{
    /// <summary>The account of this request.</summary>
    ValueTask<Account> ReadAsync(HttpContext context);
}

internal sealed class SignInOnly : IAccountMenu
{
    public ValueTask<Account> ReadAsync(HttpContext context) =>
        ValueTask.FromResult(new Account { Name = context.User.Identity is { IsAuthenticated: true, Name: var name } ? name : null });
}
