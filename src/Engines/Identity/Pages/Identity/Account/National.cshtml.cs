using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity.Accounts;
using Saola.Engines.Identity.National;
using Saola.Kernel;
using Saola.Web;
using Saola.Web.Composition;

namespace Saola.Engines.Identity.Pages.Account;

/// <summary>
/// The national identity of one's own account: tied after a look at whose it is, untied with the password. What the identity server said waits
/// in the cookie of five minutes until the person confirms, so that no foreign page can tie anything.
/// </summary>
[Authorize(Access.SignedIn)]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class NationalModel(
    LinkNationalIdentity link, UnlinkNationalIdentity unlink, NationalIdentitySettings settings, IAuthenticationSchemeProvider schemes, AppDbContext db, IStringLocalizer<Texts> texts) : PageModel
{
    private const string AccountItem = "account";

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The way to the identity server and back broke off.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Failed { get; set; }

    public bool IsOffered { get; private set; }

    public bool IsLinked { get; private set; }

    public bool HasPassword { get; private set; }

    public string AccountName { get; private set; } = "";

    /// <summary>Whose identity waits for the confirmation.</summary>
    public NationalPerson? Found { get; private set; }

    private Guid AccountId => SignInDoor.AccountId(User) ?? Guid.Empty;

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    // A link and not a form: the content policy lets no form be redirected to another site.
    public async Task<IActionResult> OnGetConnectAsync()
    {
        if (await schemes.GetSchemeAsync(NationalIdentity.Scheme) is null) return NotFound();
        var properties = new AuthenticationProperties { RedirectUri = NationalIdentity.AccountPath + "?handler=Back" };
        properties.Items[AccountItem] = AccountId.ToString("N");
        return Challenge(properties, NationalIdentity.Scheme);
    }

    public async Task<IActionResult> OnGetBackAsync(CancellationToken cancellationToken)
    {
        Found = await FoundAsync();
        if (Found is null) return RedirectToPage(new { Failed = true });
        await ShowAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostLinkAsync(CancellationToken cancellationToken)
    {
        var found = await FoundAsync();
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        if (found is null) return RedirectToPage(new { Failed = true });
        return await AnswerAsync(await link.HandleAsync(AccountId, found, cancellationToken), "National.LinkedNow", cancellationToken);
    }

    public async Task<IActionResult> OnPostUnlinkAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await unlink.HandleAsync(AccountId, Password, cancellationToken), "National.UnlinkedNow", cancellationToken);

    // Begun by another account of the same browser, it is nobody's.
    private async Task<NationalPerson?> FoundAsync()
    {
        var answer = await HttpContext.AuthenticateAsync(IdentityConstants.ExternalScheme);
        var isOwn = answer.Properties?.Items.TryGetValue(AccountItem, out var account) is true && account == AccountId.ToString("N");
        return isOwn && answer.Principal is not null ? NationalPerson.Read(answer.Principal, settings.Claims) : null;
    }

    private async Task<IActionResult> AnswerAsync(Result result, string sentence, CancellationToken cancellationToken)
    {
        if (result.IsDone)
        {
            TempData.Flash(NoticeKind.Done, texts[sentence]);
            return RedirectToPage();
        }
        ModelState.Add(result.Faults);
        await ShowAsync(cancellationToken);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        IsOffered = await schemes.GetSchemeAsync(NationalIdentity.Scheme) is not null;
        IsLinked = await db.Set<IdentityUserLogin<Guid>>().AnyAsync(l => l.UserId == AccountId && l.LoginProvider == NationalIdentity.Scheme, cancellationToken);
        var account = await db.Set<Model.Account>().AsNoTracking().FirstAsync(a => a.Id == AccountId, cancellationToken);
        HasPassword = account.PasswordHash is not null && account.Email is not null;
        AccountName = $"{User.Identity?.Name} {account.Email}".Trim();
    }
}
