using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Identity;
using Saola.Kernel;

namespace Saola.Engines.Identity.Accounts.SignIn;

/// <summary>Counts wrong tries and opens or locks: one rule for passwords, codes and passkeys. Each method joins the present unit of work.</summary>
internal sealed class SignInGate(AppDbContext db, ActRecorder acts, SignInLog log, ScopedActor actor, IOptions<AccountSettings> settings, TimeProvider clock)
{
    /// <summary>Whether nobody may sign in with this account now.</summary>
    public bool IsShut(Account account) => account.ClosedAt is not null || account.LockoutEnd > clock.Now();

    /// <summary>
    /// Counts a wrong try. The count is raised in the database, so that tries at once count each; at the limit the account is locked.
    /// </summary>
    public async Task WrongAsync(Account account, string method, CancellationToken cancellationToken)
    {
        var accounts = db.Set<Account>().Where(a => a.Id == account.Id);
        await accounts.ExecuteUpdateAsync(row => row.SetProperty(a => a.AccessFailedCount, a => a.AccessFailedCount + 1), cancellationToken);
        var count = await accounts.Select(a => a.AccessFailedCount).FirstAsync(cancellationToken);
        var locked = count >= settings.Value.TriesBeforeLock;
        log.Add(account.Id, method, locked ? SignInOutcome.Locked : SignInOutcome.Failed);
        if (!locked) return;
        var until = VietnamTime.Cut(clock.Now() + settings.Value.LockTime);
        await accounts.ExecuteUpdateAsync(
            row => row.SetProperty(a => a.AccessFailedCount, 0).SetProperty(a => a.LockoutEnd, (DateTimeOffset?)until), cancellationToken);
        await acts.RecordAsync(new ActDraft { Kind = "identity.lock_account", Subject = Of(account) }, new AccountLocked(account.PersonId, until), cancellationToken);
    }

    /// <summary>Opens: forgets wrong tries, records the sign-in as an act of the person.</summary>
    public async Task OpenAsync(Account account, string method, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await db.Set<Account>().Where(a => a.Id == account.Id).ExecuteUpdateAsync(
            row => row.SetProperty(a => a.AccessFailedCount, 0).SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null)
                .SetProperty(a => a.LastSignInAt, (DateTimeOffset?)now), cancellationToken);
        log.Add(account.Id, method, SignInOutcome.Succeeded);
        actor.Become(new Actor(ActorKind.Person, account.PersonId, "", "person"));
        await acts.RecordAsync(new ActDraft { Kind = "identity.sign_in", Subject = Of(account) }, new SignedIn(account.PersonId, method), cancellationToken);
    }

    private static Subject Of(Account account) => new("account", account.Id);
}
