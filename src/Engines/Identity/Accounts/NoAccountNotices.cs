using Microsoft.Extensions.Logging;

namespace Saola.Engines.Identity.Accounts;

/// <summary>Stands in where no engine of messages is there: says in the log that a notice was not sent.</summary>
internal sealed class NoAccountNotices(ILogger<NoAccountNotices> log) : IAccountNotices
{
    public Task EnqueueAsync(AccountNotice notice, CancellationToken cancellationToken)
    {
        log.LogWarning("Notice {Kind} to person {Person} was not sent: no engine of messages", notice.Kind, notice.PersonId);
        return Task.CompletedTask;
    }
}
