using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity.Accounts.Register;
using Saola.Engines.Identity.Model;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Identity;
using Saola.Kernel;

namespace Saola.Engines.Identity.Desk;

/// <summary>What an administrator does with an account: lift a lock, close, open again, send a link to set a password.</summary>
internal sealed class AccountDesk(AppDbContext db, UnitOfWork work, ActRecorder acts, AccountLetters letters, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    public Task<Result> UnlockAsync(Guid accountId, CancellationToken cancellationToken) => ChangeAsync(accountId, "identity.unlock_account", account =>
    {
        if (account is { AccessFailedCount: 0, LockoutEnd: null }) return null;
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        return new AccountUnlocked(account.PersonId);
    }, cancellationToken);

    /// <summary>Closes: open sessions end with the next look at the stamp, within a minute.</summary>
    public Task<Result> CloseAsync(Guid accountId, CancellationToken cancellationToken) => ChangeAsync(accountId, "identity.close_account", account =>
    {
        if (account.ClosedAt is not null) return null;
        account.ClosedAt = clock.Now();
        account.Restamp();
        return new AccountClosed(account.PersonId);
    }, cancellationToken);

    public Task<Result> ReopenAsync(Guid accountId, CancellationToken cancellationToken) => ChangeAsync(accountId, "identity.reopen_account", account =>
    {
        if (account.ClosedAt is null) return null;
        account.ClosedAt = null;
        return new AccountReopened(account.PersonId);
    }, cancellationToken);

    public Task<Result> SendResetAsync(Guid accountId, CancellationToken cancellationToken) => work.RunAsync(async token =>
    {
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == accountId && a.Email != null && a.ClosedAt == null, token);
        if (account is null) return Result.Refused("identity.account_unknown", texts["AccountDesk.Unknown"]);
        await letters.ResetAsync(account, token);
        return Result.Done;
    }, cancellationToken);

    // What is so already stays as it is, and is no act.
    private Task<Result> ChangeAsync(Guid accountId, string kind, Func<Account, IEvent?> change, CancellationToken cancellationToken) => work.RunAsync(async token =>
    {
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == accountId, token);
        if (account is null) return Result.Refused("identity.account_unknown", texts["AccountDesk.Unknown"]);
        if (change(account) is { } happened) await acts.RecordAsync(new ActDraft { Kind = kind, Subject = new Subject("account", accountId) }, happened, token);
        return Result.Done;
    }, cancellationToken);
}
