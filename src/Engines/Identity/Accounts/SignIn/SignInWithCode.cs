using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity.Model;
using Saola.Kernel;

namespace Saola.Engines.Identity.Accounts.SignIn;

/// <summary>
/// The second step: a code of the authenticator app, or one of the recovery codes, each good once. Wrong codes count like wrong passwords.
/// </summary>
internal sealed class SignInWithCode(
    AppDbContext db, UnitOfWork work, UserManager<Account> accounts, SignInGate gate, IStringLocalizer<Texts> texts, TimeProvider clock)
{
    /// <summary>A code is accepted up to two steps beside its own half minute: until then it must not be taken twice.</summary>
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(3);

    public async Task<Result<Account>> HandleAsync(Guid accountId, string? code, bool isRecovery, CancellationToken cancellationToken)
    {
        var method = isRecovery ? "recovery_code" : "totp";
        var account = await work.RunAsync(async token =>
        {
            var found = await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == accountId, token);
            if (found is null || gate.IsShut(found)) return null;
            if (await IsRightAsync(found, VietnameseText.Clean(code), isRecovery))
            {
                await gate.OpenAsync(found, method, token);
                return found;
            }
            await gate.WrongAsync(found, method, token);
            return null;
        }, cancellationToken);
        return account is null ? new Fault("identity.code_wrong", texts[isRecovery ? "Code.RecoveryWrong" : "Code.Wrong"], "Code") : account;
    }

    private async Task<bool> IsRightAsync(Account account, string code, bool isRecovery)
    {
        if (isRecovery) return (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code.ToUpperInvariant())).Succeeded;
        var digits = string.Concat(code.Where(char.IsAsciiDigit));
        var used = account.LastCode == digits && account.LastCodeAt is { } at && clock.Now() - at < CodeLife;
        if (used || !await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, digits)) return false;
        (account.LastCode, account.LastCodeAt) = (digits, clock.Now());
        return true;
    }
}
