using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Kernel;
using Saola.Modules.PublicServices.Builder.Model;
using Saola.Web;

namespace Saola.Modules.PublicServices.Builder;

/// <summary>A page about one draft of a procedure.</summary>
internal abstract class BuilderPage(BuilderTools tools) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public string Number { get; set; } = "";

    /// <summary>Version of the draft that the page was made from.</summary>
    [BindProperty(Name = "seen")]
    public int Seen { get; set; }

    public ProcedureDraft Draft { get; private set; } = null!;

    public ReadDraft Reading { get; private set; } = null!;

    public bool MayWrite { get; private set; }

    public bool MayDecide { get; private set; }

    public string Name => Draft.Name.Length > 0 ? Draft.Name : tools.Texts["Unnamed"];

    protected IStringLocalizer<BuilderTexts> Texts => tools.Texts;

    /// <summary>Reads the draft; false when there is none for this person.</summary>
    protected async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await tools.Queries.FindAsync(Number, cancellationToken) is not { } draft) return false;
        (Draft, Reading) = (draft, tools.Checks.Read(draft.Text));
        MayWrite = draft.State == DraftState.Drafting && await tools.Queries.MayWriteAsync(cancellationToken);
        MayDecide = draft.State == DraftState.Submitted && await tools.Queries.MayDecideAsync(draft, cancellationToken);
        return true;
    }

    /// <summary>Goes on with a sentence, or shows the page again with the faults; the next press is about the draft as it is now.</summary>
    protected async Task<IActionResult> AfterAsync(Result result, string done, string to, CancellationToken cancellationToken)
    {
        if (result.IsDone)
        {
            TempData.Flash(NoticeKind.Done, tools.Texts[done]);
            return Redirect(to);
        }
        return await AgainAsync(result, cancellationToken);
    }

    protected async Task<IActionResult> AgainAsync(Result result, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        foreach (var fault in result.Faults) ModelState.AddModelError(fault.Field ?? "", fault.Message);
        ModelState.Remove("seen");
        Seen = Draft.RowVersion;
        await PrepareAsync(cancellationToken);
        return Page();
    }

    public virtual async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Seen = Draft.RowVersion;
        await PrepareAsync(cancellationToken);
        return Page();
    }

    protected virtual Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<string> NameAsync(Guid? person, CancellationToken cancellationToken) =>
        person is { } id ? (await tools.Directory.PersonAsync(id, cancellationToken))?.FullName ?? "" : "";
}
