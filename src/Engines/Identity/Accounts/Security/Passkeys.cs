using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity.Accounts.Register;
using Saola.Engines.Identity.Accounts.SignIn;
using Saola.Engines.Identity.Model;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Identity;
using Saola.Kernel;

namespace Saola.Engines.Identity.Accounts.Security;

/// <summary>A passkey as its owner sees it.</summary>
internal sealed record PasskeyLine(string Id, string Name, DateTimeOffset AddedAt);

/// <summary>Passkeys (WebAuthn): added, removed and used to sign in. The challenge lies in a cookie of five minutes between the two calls.</summary>
internal sealed class Passkeys(
    AppDbContext db, UnitOfWork work, UserManager<Account> accounts, SignInManager<Account> signIn, SignInGate gate, PasskeyChanges changes, IStringLocalizer<Texts> texts)
{
    private const int Most = 10;

    /// <summary>The passkeys of an account.</summary>
    public async Task<IReadOnlyList<PasskeyLine>> OfAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var account = await db.Set<Account>().FirstAsync(a => a.Id == accountId, cancellationToken);
        return [.. (await accounts.GetPasskeysAsync(account)).OrderBy(p => p.CreatedAt)
            .Select(p => new PasskeyLine(Convert.ToHexStringLower(p.CredentialId), p.Name ?? texts["Passkey.Unnamed"], p.CreatedAt))];
    }

    /// <summary>Options for the browser to make a passkey, as JSON.</summary>
    public async Task<string> CreationOptionsAsync(Guid accountId, string name, CancellationToken cancellationToken)
    {
        var account = await db.Set<Account>().AsNoTracking().FirstAsync(a => a.Id == accountId, cancellationToken);
        return await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email ?? name, DisplayName = name });
    }

    /// <summary>Options for the browser to sign in with any passkey of this site, as JSON.</summary>
    public Task<string> RequestOptionsAsync() => signIn.MakePasskeyRequestOptionsAsync(null);

    /// <summary>Keeps a passkey that the browser made.</summary>
    public async Task<Result> AddAsync(Guid accountId, string? credential, string? name, CancellationToken cancellationToken)
    {
        var attestation = string.IsNullOrEmpty(credential) ? null : await signIn.PerformPasskeyAttestationAsync(credential);
        if (attestation is not { Succeeded: true } || attestation.UserEntity.Id != accountId.ToString())
            return Result.Refused("identity.passkey_refused", texts["Passkey.Refused"]);
        attestation.Passkey.Name = VietnameseText.Clean(name) is { Length: > 0 } given ? given[..Math.Min(given.Length, 60)] : null;
        return await work.RunAsync(async token =>
        {
            var account = await db.Set<Account>().FirstAsync(a => a.Id == accountId, token);
            if ((await accounts.GetPasskeysAsync(account)).Count >= Most) return Result.Refused("identity.passkey_many", texts["Passkey.Many", Most]);
            await accounts.AddOrUpdatePasskeyAsync(account, attestation.Passkey);
            await changes.RecordAsync(account, "passkey_added", token);
            return Result.Done;
        }, cancellationToken);
    }

    /// <summary>Forgets a passkey.</summary>
    public Task RemoveAsync(Guid accountId, string? id, CancellationToken cancellationToken) => work.RunAsync(async token =>
    {
        var account = await db.Set<Account>().FirstAsync(a => a.Id == accountId, token);
        var passkey = (await accounts.GetPasskeysAsync(account)).FirstOrDefault(p => Convert.ToHexStringLower(p.CredentialId) == id);
        if (passkey is null) return;
        await accounts.RemovePasskeyAsync(account, passkey.CredentialId);
        await changes.RecordAsync(account, "passkey_removed", token);
    }, cancellationToken);

    /// <summary>Signs in: a passkey stands for both factors, since the device asked for finger, face or PIN.</summary>
    public async Task<Result<Account>> SignInAsync(string? credential, CancellationToken cancellationToken)
    {
        var assertion = string.IsNullOrEmpty(credential) ? null : await signIn.PerformPasskeyAssertionAsync(credential);
        if (assertion is not { Succeeded: true }) return new Fault("identity.passkey_refused", texts["Passkey.Refused"]);
        var account = await work.RunAsync(async token =>
        {
            var found = await db.Set<Account>().FirstAsync(a => a.Id == assertion.User.Id, token);
            if (gate.IsShut(found) || (found.Email is not null && !found.EmailConfirmed)) return null;
            await accounts.AddOrUpdatePasskeyAsync(found, assertion.Passkey); // its counter tells a copied device
            await gate.OpenAsync(found, "passkey", token);
            return found;
        }, cancellationToken);
        return account is null ? new Fault("identity.passkey_refused", texts["Passkey.Refused"]) : account;
    }
}

/// <summary>Records what became of an account's second factor and tells its owner.</summary>
internal sealed class PasskeyChanges(AccountLetters letters, ActRecorder acts)
{
    public async Task RecordAsync(Account account, string change, CancellationToken cancellationToken)
    {
        await letters.WarnAsync(account, "Warn.SecondFactor", cancellationToken);
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.change_second_factor", Subject = new Subject("account", account.Id) },
            new SecondFactorChanged(account.PersonId, change), cancellationToken);
    }
}
