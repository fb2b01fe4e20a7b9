using Saola.Engines.Identity;

namespace Saola.Engines.Messages.Queue;

/// <summary>Letters about accounts go to the address alone, through the same queue.</summary>
internal sealed class AccountMail(IMailQueue mails) : IAccountMail
{
    public Task EnqueueAsync(AccountLetter letter, CancellationToken cancellationToken) =>
        mails.EnqueueMailAsync(letter.Email, letter.Title, letter.Body, key: null, cancellationToken);
}
