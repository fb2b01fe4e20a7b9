using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Saola.Data;
using Saola.Engines.Payments.Model;
using Saola.Kernel;

namespace Saola.Engines.Payments.Closing;

/// <summary>The cashier's days. Money that comes after a day was closed counts for the next one.</summary>
internal sealed class CashierDays(AppDbContext db, Counters counters, TimeProvider clock)
{
    /// <summary>
    /// The day for which money counts now. Must run inside a unit of work. The day's counter is raised by whoever takes money and by whoever closes:
    /// they wait for each other, so that nothing slips into a day that is being closed.
    /// </summary>
    public async Task<DateOnly> OpenDayAsync(CancellationToken cancellationToken)
    {
        for (var day = clock.Today(); ; day = day.AddDays(1))
        {
            await HoldAsync(day, cancellationToken);
            if (!await db.Set<DayClosing>().AnyAsync(c => c.Day == day, cancellationToken)) return day;
        }
    }

    /// <summary>Lets nobody else take money for the day until the commit.</summary>
    public Task<long> HoldAsync(DateOnly day, CancellationToken cancellationToken) =>
        counters.NextAsync("payments:day:" + day.ToString("yyyyMMdd", CultureInfo.InvariantCulture), cancellationToken);
}
