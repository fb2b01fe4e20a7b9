using Microsoft.AspNetCore.Http;
using Saola.Engines.Identity;
using Saola.Web.Navigation;

namespace Saola.Engines.Messages.Inbox;

/// <summary>Puts the bell with the number of unread notices beside the account that Identity shows.</summary>
internal sealed class BellMenu(IAccountMenu account, PersonInbox inbox, ICurrentUser user) : IAccountMenu
{
    public async ValueTask<Account> ReadAsync(HttpContext context)
    {
        var plain = await account.ReadAsync(context);
        if (user.PersonId is not { } person || plain.Name is null) return plain;
        return plain with { InboxHref = "/hop-thu", Unread = await inbox.UnreadAsync(person, context.RequestAborted) };
    }
}
