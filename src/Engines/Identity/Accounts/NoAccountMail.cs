using Microsoft.Extensions.Logging;

namespace Saola.Engines.Identity.Accounts;

/// <summary>Stands in where no engine of messages is there: says in the log that a letter was not sent, without its link.</summary>
internal sealed class NoAccountMail(ILogger<NoAccountMail> log) : IAccountMail
{
    public Task EnqueueAsync(AccountLetter letter, CancellationToken cancellationToken)
    {
        log.LogWarning("Letter {Kind} about person {Person} was not sent: no engine of messages", letter.Kind, letter.PersonId);
        return Task.CompletedTask;
    }
}
