using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity.Accounts;
using Saola.Engines.Identity.Accounts.Security;
using Saola.Kernel;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Identity.Pages.Account;

/// <summary>Password, one-time codes, passkeys of a person's own account.</summary>
[Authorize(Access.SignedIn)]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SecurityModel(
    ChangePassword changePassword, OneTimeCodes codes, Passkeys passkeys, SignInDoor door, AppDbContext db, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public string? Present { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? PasswordAgain { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Led here because administrators need a second factor.</summary>
    [BindProperty(SupportsGet = true)]
    public bool MustAddFactor { get; set; }

    public bool HasPassword { get; private set; }

    public bool HasCodes { get; private set; }

    public CodeSetup? Setup { get; private set; }

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public IReadOnlyList<PasskeyLine> PasskeyLines { get; private set; } = [];

    private Guid AccountId => SignInDoor.AccountId(User) ?? Guid.Empty;

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellationToken)
    {
        var result = await changePassword.HandleAsync(
            new ChangePasswordInput { AccountId = AccountId, Present = Present, Password = Password, PasswordAgain = PasswordAgain }, cancellationToken);
        return await AnswerAsync(result, "Security.PasswordChanged", cancellationToken);
    }

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken cancellationToken)
    {
        await codes.BeginAsync(AccountId, cancellationToken);
        await door.RenewAsync(HttpContext, AccountId);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostSwitchOnAsync(CancellationToken cancellationToken)
    {
        var result = await codes.SwitchOnAsync(AccountId, Code, cancellationToken);
        return await ShowCodesAsync(result.IsDone ? result.Value : [], result.Faults, cancellationToken);
    }

    public async Task<IActionResult> OnPostNewRecoveryCodesAsync(CancellationToken cancellationToken) =>
        await ShowCodesAsync(await codes.NewRecoveryCodesAsync(AccountId, cancellationToken), [], cancellationToken);

    public async Task<IActionResult> OnPostSwitchOffAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await codes.SwitchOffAsync(AccountId, Code, cancellationToken), "Totp.SwitchedOff", cancellationToken);

    public async Task<IActionResult> OnPostPasskeyOptionsAsync(CancellationToken cancellationToken) =>
        Content(await passkeys.CreationOptionsAsync(AccountId, User.Identity?.Name ?? "", cancellationToken), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, string? passkeyName, CancellationToken cancellationToken) =>
        await AnswerAsync(await passkeys.AddAsync(AccountId, credential, passkeyName, cancellationToken), "Passkey.AddedNow", cancellationToken);

    public async Task<IActionResult> OnPostRemovePasskeyAsync(string? id, CancellationToken cancellationToken)
    {
        await passkeys.RemoveAsync(AccountId, id, cancellationToken);
        return await AnswerAsync(Result.Done, "Passkey.Removed", cancellationToken);
    }

    // The stamp of the account changes with each of these: this session goes on, all others end.
    private async Task<IActionResult> AnswerAsync(Result result, string sentence, CancellationToken cancellationToken)
    {
        if (!result.IsDone)
        {
            ModelState.Add(result.Faults);
            await ShowAsync(cancellationToken);
            return Page();
        }
        await door.RenewAsync(HttpContext, AccountId);
        TempData.Flash(NoticeKind.Done, texts[sentence]);
        return RedirectToPage();
    }

    private async Task<IActionResult> ShowCodesAsync(IReadOnlyList<string> recovery, IReadOnlyList<Fault> faults, CancellationToken cancellationToken)
    {
        ModelState.Add(faults);
        if (faults.Count == 0) await door.RenewAsync(HttpContext, AccountId);
        RecoveryCodes = recovery;
        await ShowAsync(cancellationToken);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var account = await db.Set<Model.Account>().AsNoTracking().FirstAsync(a => a.Id == AccountId, cancellationToken);
        (HasPassword, HasCodes) = (account.PasswordHash is not null, account.TwoFactorEnabled);
        Setup = await codes.SetupAsync(AccountId, cancellationToken);
        PasskeyLines = await passkeys.OfAsync(AccountId, cancellationToken);
    }
}
