using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Calendar.Editing;
using Saola.Engines.Calendar.Model;
using Saola.Engines.Calendar.Serving;
using Saola.Engines.Identity;
using Saola.Web;

namespace Saola.Engines.Calendar.Pages.Calendar;

/// <summary>An administrator sets the working hours of a unit, or of all.</summary>
[RequireRole(Roles.Administrator)]
internal sealed class HoursModel(Calendars calendars, ChangeHours change, IUnits units, IStringLocalizer<Texts> texts) : PageModel
{
    /// <summary>The unit whose hours are changed; none when one is chosen on the page.</summary>
    [BindProperty(SupportsGet = true, Name = "donvi")]
    public string? Asked { get; set; }

    [BindProperty]
    public HoursForm Input { get; set; } = new();

    public bool IsEdited { get; private set; }

    public string Title => Asked is null ? texts["Hours.Add"] : texts["Hours.Change", Asked == HoursEdit.Everyone ? texts["Hours.Everyone"].Value : units.NameOf(Asked)];

    public IReadOnlyList<Choice> Units => [.. units.All().Where(unit => unit.Kind is not ("ward" or "external")).Select(unit => new Choice(unit.Code, unit.Name))];

    public IActionResult OnGet()
    {
        if (Asked is { } code && code != HoursEdit.Everyone && units.Find(code) is null) return NotFound();
        ReadState(Asked);
        Input.Fill(calendars.Snapshot.Set.For(Asked).Hours);
        (Input.UnitCode, Input.SeenVersion, Input.Source) = (Asked, SeenVersion(Asked), Edit(Asked)?.Source);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SaveAsync(Input.Week(), "Hours.Saved", cancellationToken);

    public Task<IActionResult> OnPostRestoreAsync(CancellationToken cancellationToken) => SaveAsync(null, "Hours.Restored", cancellationToken);

    private async Task<IActionResult> SaveAsync(IReadOnlyDictionary<DayOfWeek, string?>? week, string done, CancellationToken cancellationToken)
    {
        var result = await change.HandleAsync(new ChangeHoursInput
        {
            UnitCode = Input.UnitCode, Week = week, MakeUp = Input.MakeUp, Source = Input.Source, Reason = Input.Reason, SeenVersion = Input.SeenVersion,
        }, cancellationToken);
        if (!result.IsDone)
        {
            ModelState.Add(result.Faults, nameof(Input));
            ReadState(Input.UnitCode);
            ModelState.Remove($"{nameof(Input)}.{nameof(Input.SeenVersion)}");
            Input.SeenVersion = SeenVersion(Input.UnitCode);
            return Page();
        }
        TempData.Flash(NoticeKind.Done, texts[done]);
        return RedirectToPage("/Calendar/Year");
    }

    private void ReadState(string? unit) => IsEdited = Edit(unit) is not null;

    private int SeenVersion(string? unit) => Edit(unit)?.RowVersion ?? 0;

    private HoursEdit? Edit(string? unit) => calendars.Snapshot.HoursEdits.FirstOrDefault(edit => edit.UnitCode == unit);
}

/// <summary>The fields of the form: the windows of each day as people write them, nothing on a rest day.</summary>
internal sealed class HoursForm
{
    public string? UnitCode { get; set; }

    public string? Monday { get; set; }

    public string? Tuesday { get; set; }

    public string? Wednesday { get; set; }

    public string? Thursday { get; set; }

    public string? Friday { get; set; }

    public string? Saturday { get; set; }

    public string? Sunday { get; set; }

    public string? MakeUp { get; set; }

    public string? Source { get; set; }

    public string? Reason { get; set; }

    public int SeenVersion { get; set; }

    public void Fill(WeeklyHours hours)
    {
        string On(DayOfWeek day) => string.Join(", ", hours.On(day));
        (Monday, Tuesday, Wednesday, Thursday) = (On(DayOfWeek.Monday), On(DayOfWeek.Tuesday), On(DayOfWeek.Wednesday), On(DayOfWeek.Thursday));
        (Friday, Saturday, Sunday, MakeUp) = (On(DayOfWeek.Friday), On(DayOfWeek.Saturday), On(DayOfWeek.Sunday), string.Join(", ", hours.MakeUp));
    }

    public IReadOnlyDictionary<DayOfWeek, string?> Week() => new Dictionary<DayOfWeek, string?>
    {
        [DayOfWeek.Monday] = Monday, [DayOfWeek.Tuesday] = Tuesday, [DayOfWeek.Wednesday] = Wednesday, [DayOfWeek.Thursday] = Thursday,
        [DayOfWeek.Friday] = Friday, [DayOfWeek.Saturday] = Saturday, [DayOfWeek.Sunday] = Sunday,
    };
}
