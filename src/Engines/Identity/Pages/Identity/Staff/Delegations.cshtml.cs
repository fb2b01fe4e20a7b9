using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity.Desk;
using Saola.Engines.Identity.RoleKeeping;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Engines.Identity.Pages.Staff;

/// <summary>The services of the page of delegations.</summary>
internal sealed record DelegationServices(DelegateRole Delegate, EndDelegation End, PeopleDesk People, DelegationList List);

/// <summary>A member of staff hands a role to a colleague for a time, and takes it back.</summary>
[RequireRole]
internal sealed class DelegationsModel(DelegationServices services, ICurrentUser user, IUnits units, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public Fields Input { get; set; } = new();

    public IReadOnlyList<DelegationLine> Lines { get; private set; } = [];

    public IReadOnlyList<Choice> RoleChoices { get; private set; } = [];

    public IReadOnlyList<Choice> Colleagues { get; private set; } = [];

    public string NameOf(string unit) => units.NameOf(unit);

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var chosen = (Input.Role ?? "").Split('@');
        var result = await services.Delegate.HandleAsync(new DelegateRoleInput
        {
            FromPersonId = user.PersonId!.Value, ToPersonId = Input.ToPersonId, Role = chosen[0], UnitCode = chosen.Length > 1 ? chosen[1] : null,
            From = Input.From, Until = Input.Until, Reason = Input.Reason,
        }, cancellationToken);
        return await AnswerAsync(result.WithoutValue(), "Delegation.Done", cancellationToken);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellationToken) =>
        await AnswerAsync(await services.End.HandleAsync(id, cancellationToken), "Delegation.Ended", cancellationToken);

    private async Task<IActionResult> AnswerAsync(Result result, string sentence, CancellationToken cancellationToken)
    {
        if (result.IsDone)
        {
            TempData.Flash(NoticeKind.Done, texts[sentence]);
            return RedirectToPage();
        }
        ModelState.Add(result.Faults, nameof(Input));
        await ShowAsync(cancellationToken);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var authority = await user.AuthorityAsync(cancellationToken);
        var own = authority.Roles.Where(r => r.DelegatedBy is null).ToList();
        RoleChoices = [.. own.Select(r => new Choice($"{r.Role}@{r.UnitCode}", $"{texts["RoleName." + r.Role].Value}, {units.NameOf(r.UnitCode)}"))];
        var staff = await services.People.RolesAsync(null, null, null, withEnded: false, cancellationToken);
        Colleagues = [.. staff.Where(r => r.PersonId != authority.PersonId).GroupBy(r => r.PersonId)
            .Select(g => new Choice(g.Key.ToString(), $"{g.First().Person} ({units.NameOf(g.First().UnitCode)})")).OrderBy(c => VietnameseText.Fold(c.Text), StringComparer.Ordinal)];
        Lines = await services.List.OfAsync(authority.PersonId, cancellationToken);
        Input.From ??= clock.Today();
    }

    public sealed class Fields
    {
        /// <summary>Role and unit, joined by @.</summary>
        public string? Role { get; set; }
        public Guid? ToPersonId { get; set; }
        public DateOnly? From { get; set; }
        public DateOnly? Until { get; set; }
        public string? Reason { get; set; }
    }
}
