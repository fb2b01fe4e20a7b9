using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Saola.Engines.Calendar.Editing;
using Saola.Engines.Calendar.Serving;
using Saola.Engines.Identity;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Engines.Calendar.Pages.Calendar;

/// <summary>An administrator adds, changes or takes away a day.</summary>
[RequireRole(Roles.Administrator)]
internal sealed class DayModel(Calendars calendars, ChangeDay change, RestoreDay restore, IStringLocalizer<Texts> texts) : PageModel
{
    private const string Ordinary = "ordinary";

    /// <summary>The day that is changed; none when one is added.</summary>
    [BindProperty(SupportsGet = true, Name = "ngay")]
    public DateOnly? Asked { get; set; }

    [BindProperty]
    public DayForm Input { get; set; } = new();

    /// <summary>What the catalogue says of the day, where it differs from what is in force.</summary>
    public CalendarDay? InCatalogue { get; private set; }

    public bool IsEdited { get; private set; }

    public IReadOnlyList<Choice> Kinds =>
        [.. Enum.GetValues<DayKind>().Select(kind => new Choice(kind.ToString(), texts["Kind." + kind], texts["Kind.Hint." + kind])), new(Ordinary, texts["Kind.Ordinary"], texts["Kind.Hint.Ordinary"])];

    public IReadOnlyList<Choice> Statuses => [.. Enum.GetValues<DayStatus>().Select(status => new Choice(status.ToString(), texts["Status." + status]))];

    public void OnGet()
    {
        if (Asked is not { } date) return;
        ReadState(date);
        var fact = calendars.Snapshot.Set.Standard.FactOn(date);
        Input = new DayForm
        {
            Date = date, Kind = fact is null ? IsEdited ? Ordinary : null : fact.Kind.ToString(), Name = fact?.Name, EnglishName = fact?.EnglishName,
            Source = fact?.Source, Status = (fact?.Status ?? DayStatus.Announced).ToString(), SeenVersion = SeenVersion(date),
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var kind = Enum.TryParse<DayKind>(Input.Kind, out var chosen) ? chosen : (DayKind?)null;
        if (!ModelState.IsValid) return Again();
        return Answer(await change.HandleAsync(new ChangeDayInput
        {
            Date = Input.Date, Kind = kind, IsOrdinary = Input.Kind == Ordinary, Name = Input.Name, EnglishName = Input.EnglishName, Source = Input.Source,
            Status = Enum.TryParse<DayStatus>(Input.Status, out var status) ? status : DayStatus.Announced, Reason = Input.Reason, SeenVersion = Input.SeenVersion,
        }, cancellationToken), "Day.Saved");
    }

    public async Task<IActionResult> OnPostRestoreAsync(CancellationToken cancellationToken) => Input.Date is not { } date
        ? Again()
        : Answer(await restore.HandleAsync(new RestoreDayInput(date, Input.Reason, Input.SeenVersion), cancellationToken), "Day.Restored");

    private IActionResult Answer(Result result, string done)
    {
        if (!result.IsDone)
        {
            ModelState.Add(result.Faults, nameof(Input));
            return Again();
        }
        TempData.Flash(NoticeKind.Done, texts[done, VietnameseFormats.Day(Input.Date!.Value)]);
        return RedirectToPage("/Calendar/Year", new { nam = Input.Date.Value.Year });
    }

    /// <summary>What was typed stays; the version seen is now the latest, so that saving again means having looked.</summary>
    private PageResult Again()
    {
        if (Input.Date is not { } date) return Page();
        ReadState(date);
        ModelState.Remove($"{nameof(Input)}.{nameof(Input.SeenVersion)}");
        Input.SeenVersion = SeenVersion(date);
        return Page();
    }

    private void ReadState(DateOnly date)
    {
        IsEdited = SeenVersion(date) > 0;
        InCatalogue = IsEdited ? calendars.Snapshot.Catalogue.Days.FirstOrDefault(day => day.Date == date) : null;
    }

    private int SeenVersion(DateOnly date) => calendars.Snapshot.DayEdits.FirstOrDefault(edit => edit.Date == date)?.RowVersion ?? 0;
}

/// <summary>The fields of the form.</summary>
internal sealed class DayForm
{
    public DateOnly? Date { get; set; }

    public string? Kind { get; set; }

    public string? Name { get; set; }

    public string? EnglishName { get; set; }

    public string? Source { get; set; }

    public string? Status { get; set; } = DayStatus.Announced.ToString();

    public string? Reason { get; set; }

    public int SeenVersion { get; set; }
}
