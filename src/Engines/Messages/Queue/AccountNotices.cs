using Saola.Engines.Identity;

namespace Saola.Engines.Messages.Queue;

/// <summary>Notices about accounts are notices like others.</summary>
internal sealed class AccountNotices(INotices notices) : IAccountNotices
{
    public Task EnqueueAsync(AccountNotice notice, CancellationToken cancellationToken) => notices.EnqueueAsync(new Notice
    {
        Kind = notice.Kind, PersonId = notice.PersonId, Title = notice.Title, Body = notice.Body, Link = notice.Link, About = notice.About, Key = notice.Key,
    }, cancellationToken);
}
