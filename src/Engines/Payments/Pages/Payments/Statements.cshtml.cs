using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity;
using Saola.Engines.Payments.Ordering;
using Saola.Engines.Payments.Transfers;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Engines.Payments.Pages.Payments;

/// <summary>Bank statements: taken in, tried first, and the lines that somebody must settle.</summary>
[RequireRole(Roles.Clerk, Roles.Finance)]
internal sealed class StatementsModel(ReconcileStatement reconcile, CashierDesk desk, ICurrentUser user, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "match")]
    public StatementMatch Match { get; set; } = StatementMatch.UnknownReference;

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    [BindProperty]
    public IFormFile? Statement { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public string? BankReference { get; set; }

    /// <summary>Leave rows out that cannot be read.</summary>
    [BindProperty]
    public bool Skip { get; set; }

    /// <summary>Show only what would happen.</summary>
    [BindProperty]
    public bool Try { get; set; }

    public StatementOutcome? Outcome { get; private set; }

    public bool WasDryRun { get; private set; }

    public bool MayImport { get; private set; }

    public Page<StatementItem> Lines { get; private set; } = new([], null);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Statement is null or { Length: 0 })
        {
            ModelState.AddModelError(nameof(Statement), texts["Statement.NoFile"]);
            return await ShowAsync(cancellationToken);
        }
        await using var content = Statement.OpenReadStream();
        var result = await reconcile.HandleAsync(content, Statement.FileName, new StatementColumns(Day, Amount, Description, BankReference), Skip, Try, cancellationToken);
        if (result.IsDone) (Outcome, WasDryRun) = (result.Value, Try);
        // Rows have no field on the page: their sentence names them.
        else ModelState.Add(result.Faults.Select(f => f with { Field = null }));
        return await ShowAsync(cancellationToken);
    }

    private async Task<PageResult> ShowAsync(CancellationToken cancellationToken)
    {
        MayImport = (await user.AuthorityAsync(cancellationToken)).Has(Roles.Finance);
        Lines = await desk.LinesAsync(Match, Cursor, Paging.ScreenRows, cancellationToken);
        return Page();
    }
}
