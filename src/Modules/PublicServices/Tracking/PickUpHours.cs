using System.Globalization;
using Microsoft.Extensions.Localization;
using Saola.Engines.Calendar;
using Saola.Engines.Cases;
using Saola.Kernel;
using Saola.Web;

namespace Saola.Modules.PublicServices.Tracking;

/// <summary>The hours at which an applicant may come for a result at the counter: whole hours of work of the next ten working days.</summary>
internal sealed class PickUpHours(ICalendars calendars, ScreenFormats formats, IStringLocalizer<CitizenTexts> texts, TimeProvider clock)
{
    private const int WorkingDays = 10, FirstHour = 7, LastHour = 16;

    /// <summary>What is said once an hour is chosen.</summary>
    public string Done => texts["PickUp.Done"];

    /// <summary>The hours; none while no result lies at the counter.</summary>
    public IReadOnlyList<Choice> For(CaseDetails dossier)
    {
        var waits = dossier.Row is { State: CaseState.Resolved, DeliveryMode: DeliveryMode.Counter } || dossier.Delivery.State == DeliveryState.MailReturned;
        if (!waits || !dossier.IsOwn) return [];
        var calendar = calendars.For(null);
        var (choices, day) = (new List<Choice>(), clock.Today());
        for (var days = 0; days < WorkingDays; day = day.AddDays(1))
        {
            if (calendar.WorkingDayFrom(day) != day) continue;
            days++;
            for (var hour = FirstHour; hour <= LastHour; hour++)
            {
                var at = VietnamTime.Instant(day, new TimeOnly(hour, 0));
                if (at > clock.Now() && calendar.IsWorkingTime(at)) choices.Add(new Choice(at.ToString("O", CultureInfo.InvariantCulture), formats.InstantWithWeekday(at)));
            }
        }
        return choices;
    }

    /// <summary>The chosen hour; null when nothing was chosen.</summary>
    public static DateTimeOffset? Parse(string? value) => DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? at : null;
}
