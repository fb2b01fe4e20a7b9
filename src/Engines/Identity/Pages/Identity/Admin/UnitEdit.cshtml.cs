using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Identity.Desk;
using Saola.Engines.Identity.Units;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Engines.Identity.Pages.Admin;

/// <summary>Adds or changes one unit.</summary>
[RequireRole(Roles.Administrator)]
internal sealed class UnitEditModel(ChangeUnit change, UnitDesk desk, IUnits units, IStringLocalizer<Texts> texts) : PageModel
{
    /// <summary>The word in the address that stands for a unit to be added.</summary>
    private const string New = "moi";

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public Fields Input { get; set; } = new();

    public bool IsNew => Code == New;

    public IReadOnlyList<Choice> KindChoices => [.. ChangeUnit.Kinds.Select(kind => new Choice(kind, texts["UnitKind." + kind]))];

    public IReadOnlyList<Choice> ParentChoices =>
        [.. units.All().Where(u => u.Kind != "ward" && u.Code != Code).Select(u => new Choice(u.Code, u.Name)).OrderBy(c => VietnameseText.Fold(c.Text), StringComparer.Ordinal)];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (IsNew) return Page();
        if (await desk.OneAsync(Code, cancellationToken) is not { } unit) return NotFound();
        Input = new Fields { Name = unit.Name, ShortName = unit.ShortName, Kind = unit.Kind, ParentCode = unit.ParentCode, ValidTo = unit.ValidTo };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await change.HandleAsync(new UnitInput
        {
            Code = IsNew ? Input.Code : Code, Name = Input.Name, ShortName = Input.ShortName, Kind = Input.Kind, ParentCode = Input.ParentCode, ValidTo = Input.ValidTo,
        }, IsNew, cancellationToken);
        if (!result.IsDone)
        {
            ModelState.Add(result.Faults, nameof(Input));
            return Page();
        }
        TempData.Flash(NoticeKind.Done, texts["Unit.Saved"]);
        return RedirectToPage("/Identity/Admin/UnitList");
    }

    public sealed class Fields
    {
        public string? Code { get; set; }
        public string? Name { get; set; }
        public string? ShortName { get; set; }
        public string? Kind { get; set; }
        public string? ParentCode { get; set; }
        public DateOnly? ValidTo { get; set; }
    }
}
