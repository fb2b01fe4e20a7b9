using Saola.Engines.Calendar;
using Saola.Engines.Cases.Forms;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Filing;

/// <summary>What forms need to know beside themselves: the day, the code lists, the working days of the unit.</summary>
internal sealed class FormContexts(ICodeLists codes, ICalendars calendars, TimeProvider clock)
{
    /// <summary>The context of a form that a unit deals with.</summary>
    public FormContext For(string unitCode) => new(clock.Today(), codes)
    {
        WorkingDays = (from, to) => calendars.For(unitCode).WorkingDays(VietnamTime.Instant(from, TimeOnly.MaxValue), VietnamTime.Instant(to, TimeOnly.MaxValue)),
    };
}
