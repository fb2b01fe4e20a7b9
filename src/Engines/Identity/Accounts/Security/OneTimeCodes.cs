using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using QRCoder;
using Saola.Data;
using Saola.Engines.Identity.Accounts.Register;
using Saola.Engines.Identity.Model;
using Saola.Engines.Ledger;
using Saola.Events;
using Saola.Events.Identity;
using Saola.Kernel;

namespace Saola.Engines.Identity.Accounts.Security;

/// <summary>What an authenticator app needs to know.</summary>
/// <param name="Key">The key in groups of four, to be typed.</param>
/// <param name="Picture">The same as a QR code: an SVG as a data address.</param>
internal sealed record CodeSetup(string Key, string Picture);

/// <summary>One-time codes of an authenticator app (RFC 6238): switched on when the first code was right, with ten recovery codes shown once.</summary>
internal sealed class OneTimeCodes(
    AppDbContext db, UnitOfWork work, UserManager<Account> accounts, AccountLetters letters, ActRecorder acts, SaolaSettings settings, IStringLocalizer<Texts> texts)
{
    private const int RecoveryCodes = 10;

    /// <summary>A new key, not in force yet. The session's stamp changes: renew its cookie.</summary>
    public Task BeginAsync(Guid accountId, CancellationToken cancellationToken) => work.RunAsync(async token =>
    {
        var account = await db.Set<Account>().FirstAsync(a => a.Id == accountId, token);
        if (!account.TwoFactorEnabled) await accounts.ResetAuthenticatorKeyAsync(account);
    }, cancellationToken);

    /// <summary>The key that waits for its first code; null when none was begun or it is in force already.</summary>
    public async Task<CodeSetup?> SetupAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var account = await db.Set<Account>().FirstAsync(a => a.Id == accountId, cancellationToken);
        if (account.TwoFactorEnabled || await accounts.GetAuthenticatorKeyAsync(account) is not { } key) return null;
        var issuer = Uri.EscapeDataString($"Saola ({new Uri(settings.PublicAddress).Host})");
        var address = $"otpauth://totp/{issuer}:{Uri.EscapeDataString(account.Email ?? account.Id.ToString())}?secret={key}&issuer={issuer}&digits=6";
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        var picture = "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg.GetGraphic(5)));
        return new CodeSetup(string.Join(' ', key.Chunk(4).Select(group => new string(group))), picture);
    }

    /// <summary>Switches codes on; gives the recovery codes.</summary>
    public Task<Result<IReadOnlyList<string>>> SwitchOnAsync(Guid accountId, string? code, CancellationToken cancellationToken) =>
        work.RunAsync<Result<IReadOnlyList<string>>>(async token =>
        {
            var account = await db.Set<Account>().FirstAsync(a => a.Id == accountId, token);
            var typed = string.Concat((code ?? "").Where(char.IsAsciiDigit));
            if (!await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, typed))
                return new Fault("identity.code_wrong", texts["Code.Wrong"], "Code");
            account.TwoFactorEnabled = true;
            var recovery = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes);
            await ChangedAsync(account, "totp_on", token);
            return recovery!.ToArray();
        }, cancellationToken);

    /// <summary>New recovery codes; the old ones are good no longer.</summary>
    public Task<IReadOnlyList<string>> NewRecoveryCodesAsync(Guid accountId, CancellationToken cancellationToken) => work.RunAsync<IReadOnlyList<string>>(async token =>
    {
        var account = await db.Set<Account>().FirstAsync(a => a.Id == accountId, token);
        if (!account.TwoFactorEnabled) return [];
        var recovery = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes);
        await ChangedAsync(account, "recovery_codes", token);
        return [.. recovery!];
    }, cancellationToken);

    /// <summary>Switches codes off and forgets the key. Asks for a code first: an open session alone must not be enough.</summary>
    public Task<Result> SwitchOffAsync(Guid accountId, string? code, CancellationToken cancellationToken) => work.RunAsync(async token =>
    {
        var account = await db.Set<Account>().FirstAsync(a => a.Id == accountId, token);
        var typed = string.Concat((code ?? "").Where(char.IsAsciiDigit));
        if (!await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, typed))
            return Result.Refused("identity.code_wrong", texts["Code.Wrong"], "Code");
        account.TwoFactorEnabled = false;
        await accounts.ResetAuthenticatorKeyAsync(account);
        await ChangedAsync(account, "totp_off", token);
        return Result.Done;
    }, cancellationToken);

    private async Task ChangedAsync(Account account, string change, CancellationToken cancellationToken)
    {
        await letters.WarnAsync(account, "Warn.SecondFactor", cancellationToken);
        await acts.RecordAsync(
            new ActDraft { Kind = "identity.change_second_factor", Subject = new Subject("account", account.Id) },
            new SecondFactorChanged(account.PersonId, change), cancellationToken);
    }
}
