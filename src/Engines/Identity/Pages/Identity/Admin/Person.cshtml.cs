using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity.Desk;
using Saola.Engines.Identity.People;
using Saola.Engines.Identity.RoleKeeping;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Engines.Identity.Pages.Admin;

/// <summary>The services of a person's page.</summary>
internal sealed record PersonServices(PeopleDesk People, AccountDesk Accounts, GiveRole Give, EndRole End, MergePeople Merge, UndoMerge Undo);

/// <summary>A person as the administrator sees them: roles, accounts, merges.</summary>
[RequireRole(Roles.Administrator)]
internal sealed class PersonModel(PersonServices services, IDirectory directory, IUnits units, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Fields Input { get; set; } = new();

    /// <summary>The record that this one is to be merged with: its personal number or id.</summary>
    [BindProperty]
    public string? Other { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public PersonCard? Card { get; private set; }

    public DateOnly Today => clock.Today();

    public IReadOnlyList<RoleLine> RoleLines { get; private set; } = [];

    public IReadOnlyList<AccountLine> Accounts { get; private set; } = [];

    public IReadOnlyList<AttemptLine> Attempts { get; private set; } = [];

    public IReadOnlyList<MergeLine> Merges { get; private set; } = [];

    public IReadOnlyList<Choice> RoleChoices => [.. Roles.All.Select(role => new Choice(role, texts["RoleName." + role]))];

    public IReadOnlyList<Choice> UnitChoices => [.. units.All().Where(u => u.Kind != "ward").Select(u => new Choice(u.Code, u.Name)).OrderBy(c => VietnameseText.Fold(c.Text), StringComparer.Ordinal)];

    public string NameOf(string unit) => units.NameOf(unit);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ShowAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostGiveRoleAsync(CancellationToken cancellationToken)
    {
        var result = await services.Give.HandleAsync(
            new GiveRoleInput { PersonId = Id, Role = Input.Role, UnitCode = Input.UnitCode, From = Input.From, Until = Input.Until }, cancellationToken);
        return await AnswerAsync(result.WithoutValue(), "Role.Given", nameof(Input), cancellationToken);
    }

    public async Task<IActionResult> OnPostEndRoleAsync(Guid assignment, CancellationToken cancellationToken) =>
        await AnswerAsync(await services.End.HandleAsync(assignment, Today, null, cancellationToken), "Role.EndedToday", "", cancellationToken);

    public async Task<IActionResult> OnPostMergeAsync(CancellationToken cancellationToken)
    {
        var other = Guid.TryParse(Other, out var id) ? id : (await services.People.FindAsync(Other, cancellationToken)).Select(p => (Guid?)p.Id).FirstOrDefault(p => p != Id);
        if (other is not { } source) return await AnswerAsync(Result.Refused("identity.person_unknown", texts["Person.Unknown"], nameof(Other)), "", "", cancellationToken);
        return await AnswerAsync((await services.Merge.HandleAsync(source, Id, Reason, cancellationToken)).WithoutValue(), "Merge.Done", "", cancellationToken);
    }

    public async Task<IActionResult> OnPostUndoMergeAsync(Guid merge, CancellationToken cancellationToken) =>
        await AnswerAsync(await services.Undo.HandleAsync(merge, null, cancellationToken), "Merge.UndoneNow", "", cancellationToken);

    public async Task<IActionResult> OnPostUnlockAsync(Guid account, CancellationToken cancellationToken) =>
        await AnswerAsync(await services.Accounts.UnlockAsync(account, cancellationToken), "AccountDesk.Done", "", cancellationToken);

    public async Task<IActionResult> OnPostCloseAsync(Guid account, CancellationToken cancellationToken) =>
        await AnswerAsync(await services.Accounts.CloseAsync(account, cancellationToken), "AccountDesk.Done", "", cancellationToken);

    public async Task<IActionResult> OnPostReopenAsync(Guid account, CancellationToken cancellationToken) =>
        await AnswerAsync(await services.Accounts.ReopenAsync(account, cancellationToken), "AccountDesk.Done", "", cancellationToken);

    public async Task<IActionResult> OnPostSendResetAsync(Guid account, CancellationToken cancellationToken) =>
        await AnswerAsync(await services.Accounts.SendResetAsync(account, cancellationToken), "AccountDesk.ResetSent", "", cancellationToken);

    private async Task<IActionResult> AnswerAsync(Result result, string sentence, string prefix, CancellationToken cancellationToken)
    {
        if (result.IsDone)
        {
            TempData.Flash(NoticeKind.Done, texts[sentence]);
            return RedirectToPage(new { Id });
        }
        ModelState.Add(result.Faults, prefix);
        return await ShowAsync(cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> ShowAsync(CancellationToken cancellationToken)
    {
        Card = await directory.PersonAsync(Id, cancellationToken);
        if (Card is null) return false;
        Input.From ??= Today;
        RoleLines = await services.People.RolesAsync(Id, null, null, withEnded: true, cancellationToken);
        Accounts = await services.People.AccountsAsync(Id, cancellationToken);
        Attempts = await services.People.AttemptsAsync([.. Accounts.Select(a => a.Id)], cancellationToken);
        Merges = await services.People.MergesAsync(Id, cancellationToken);
        return true;
    }

    public sealed class Fields
    {
        public string? Role { get; set; }
        public string? UnitCode { get; set; }
        public DateOnly? From { get; set; }
        public DateOnly? Until { get; set; }
    }
}
