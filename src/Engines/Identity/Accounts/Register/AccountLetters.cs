using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Saola.Engines.Identity.Model;
using Saola.Kernel;

namespace Saola.Engines.Identity.Accounts.Register;

/// <summary>
/// The letters of an account with their links. At most one a minute to an account. Each joins the present unit of work.
/// </summary>
internal sealed class AccountLetters(
    UserManager<Account> accounts, IAccountMail mail, SaolaSettings settings, IOptions<AccountSettings> account, IStringLocalizer<Texts> texts, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>A link that confirms the address.</summary>
    public async Task ConfirmAsync(Account to, string name, CancellationToken cancellationToken)
    {
        if (TooSoon(to)) return;
        var link = Link("/dang-ky/xac-nhan", to, await accounts.GenerateEmailConfirmationTokenAsync(to));
        await SendAsync(to, to.Email!, "identity.confirm", "Letter.Confirm", cancellationToken, name, link, Hours());
    }

    /// <summary>Somebody registered an address that has an account already: its owner is told, the page says nothing.</summary>
    public async Task AlreadyRegisteredAsync(Account to, CancellationToken cancellationToken)
    {
        if (TooSoon(to)) return;
        await SendAsync(to, to.Email!, "identity.already_registered", "Letter.Already", cancellationToken, settings.PublicAddress + "/dang-nhap", settings.PublicAddress + "/quen-mat-khau");
    }

    /// <summary>A link that sets a new password.</summary>
    public async Task ResetAsync(Account to, CancellationToken cancellationToken)
    {
        if (TooSoon(to)) return;
        var link = await ResetLinkAsync(to);
        await SendAsync(to, to.Email!, "identity.reset", "Letter.Reset", cancellationToken, link, Hours());
    }

    /// <summary>The link itself, for the command that makes the first administrator.</summary>
    public async Task<string> ResetLinkAsync(Account to) => Link("/quen-mat-khau/dat-lai", to, await accounts.GeneratePasswordResetTokenAsync(to));

    /// <summary>A link to a new address that confirms it.</summary>
    public async Task ConfirmNewEmailAsync(Account to, string newEmail, CancellationToken cancellationToken)
    {
        var link = Link("/tai-khoan/xac-nhan-thu", to, await accounts.GenerateChangeEmailTokenAsync(to, newEmail));
        await SendAsync(to, newEmail, "identity.confirm", "Letter.NewEmail", cancellationToken, link, Hours());
    }

    /// <summary>Tells the owner of a change that somebody else might have made: <paramref name="what"/> is a key of the texts.</summary>
    public Task WarnAsync(Account to, string what, CancellationToken cancellationToken) => to.Email is not { } address || !to.EmailConfirmed
        ? Task.CompletedTask
        : SendAsync(to, address, "identity.notice", "Letter.Warn", cancellationToken, texts[what].Value, settings.PublicAddress + "/quen-mat-khau");

    /// <summary>Reads the code of a link back; null when it was cut or changed.</summary>
    public static string? ReadCode(string? code)
    {
        try
        {
            return code is null ? null : Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(code));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private bool TooSoon(Account account)
    {
        var now = clock.Now();
        if (account.LastLetterAt is { } last && now - last < Pause) return true;
        account.LastLetterAt = now;
        return false;
    }

    private Task SendAsync(Account to, string address, string kind, string text, CancellationToken cancellationToken, params object[] values) =>
        mail.EnqueueAsync(new AccountLetter(kind, address, texts[text + ".Title"], texts[text + ".Body", values], to.PersonId), cancellationToken);

    private string Link(string path, Account account, string token) =>
        $"{settings.PublicAddress}{path}?id={account.Id}&code={WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token))}";

    private string Hours() => account.Value.LinkTime.TotalHours.ToString("0.#", CultureInfo.InvariantCulture);
}
