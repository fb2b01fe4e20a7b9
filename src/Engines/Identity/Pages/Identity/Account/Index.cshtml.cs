using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Saola.Data;
using Saola.Engines.Identity.Accounts;
using Saola.Engines.Identity.Accounts.Security;
using Saola.Engines.Identity.Model;
using Saola.Engines.Identity.People;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Engines.Identity.Pages.Account;

/// <summary>A person's own record: contact and consents.</summary>
[Authorize(Access.SignedIn)]
internal sealed class IndexModel(ChangeContact change, ConsentKeeping consents, AppDbContext db, ICurrentUser user, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public Fields Input { get; set; } = new();

    public static IReadOnlyList<Choice> Languages { get; } = [new("vi", "Tiếng Việt"), new("en", "English")];

    public PersonCard? Person { get; private set; }

    /// <summary>Whether the number was seen on paper or came from the national identity: then name and number are locked.</summary>
    public bool IsKnown { get; private set; }

    public IReadOnlyList<Consent> Consents { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ShowAsync(cancellationToken);
        if (Person is not { } person) return;
        var email = await db.Set<Model.Account>().Where(a => a.Id == SignInDoor.AccountId(User)).Select(a => a.Email).FirstOrDefaultAsync(cancellationToken);
        Input = new Fields { FullName = person.FullName, PersonalId = person.PersonalId, Phone = VietnameseFormats.Phone(person.Phone ?? ""), Email = email ?? person.Email, Address = person.Address, Language = person.Language ?? "vi" };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (SignInDoor.AccountId(User) is not { } account) return Challenge();
        var result = await change.HandleAsync(new ContactInput
        {
            AccountId = account, FullName = Input.FullName, PersonalId = Input.PersonalId, Phone = Input.Phone, Email = Input.Email, Address = Input.Address, Language = Input.Language,
        }, cancellationToken);
        if (!result.IsDone)
        {
            ModelState.Add(result.Faults, nameof(Input));
            await ShowAsync(cancellationToken);
            return Page();
        }
        TempData.Flash(NoticeKind.Done, result.Value.ConfirmAt is { } address ? texts["Account.ConfirmAt", address] : texts["Account.Saved"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string? purpose, CancellationToken cancellationToken)
    {
        await consents.WithdrawAsync(user.PersonId!.Value, purpose ?? "", cancellationToken);
        TempData.Flash(NoticeKind.Done, texts["Consent.WithdrawnNow"]);
        return RedirectToPage();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var id = user.PersonId;
        var person = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
        (Person, IsKnown) = (person?.Card(), person?.PersonalId is not null);
        if (person is not null) Consents = await consents.OfAsync(person.Id, cancellationToken);
    }

    public sealed class Fields
    {
        public string? FullName { get; set; }
        public string? PersonalId { get; set; }
        public string? Phone { get; set; }
        public string? Email { get; set; }
        public string? Address { get; set; }
        public string? Language { get; set; }
    }
}
