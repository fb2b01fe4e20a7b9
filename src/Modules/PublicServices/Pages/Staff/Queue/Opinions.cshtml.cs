using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Cases;
using Saola.Engines.Identity;
using Saola.Modules.PublicServices.Staff;
using Saola.Web;

namespace Saola.Modules.PublicServices.Pages.Staff.Queue;

/// <summary>Opinions that my units owe, and those that they wait for; the late ones by themselves.</summary>
[RequireRole]
internal sealed class OpinionsModel(ListOpinions opinions, CaseLines lines, IUnits units, IStringLocalizer<StaffTexts> texts) : PageModel
{
    public OpinionSide Side { get; private set; }

    public bool LateOnly { get; private set; }

    public IReadOnlyList<AwaitedOpinion> Awaited { get; private set; } = [];

    public IReadOnlyList<ListView> Views =>
    [
        View("owed", "", OpinionSide.Owed, false), View("owed_late", "?late=true", OpinionSide.Owed, true),
        View("asked", "?side=awaited", OpinionSide.Awaited, false), View("asked_late", "?side=awaited&late=true", OpinionSide.Awaited, true),
    ];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Side = Request.Query["side"] == "awaited" ? OpinionSide.Awaited : OpinionSide.Owed;
        LateOnly = Request.Query["late"] == "true";
        Awaited = await opinions.HandleAsync(Side, LateOnly, cancellationToken);
    }

    public string UnitName(string code) => units.NameOf(code);

    public Deadline DeadlineOf(AwaitedOpinion opinion) => lines.Until(opinion.UnitCode, opinion.DueAt);

    private ListView View(string key, string query, OpinionSide side, bool late) => new(texts["OpinionView." + key], "/can-bo/y-kien" + query, side == Side && late == LateOnly);
}
