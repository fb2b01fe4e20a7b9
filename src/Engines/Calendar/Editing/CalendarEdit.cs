using Saola.Data;
using Saola.Kernel;

namespace Saola.Engines.Calendar.Editing;

/// <summary>Runs an edit: in one unit of work, the second of two at once told so, and in force on this node when it returns.</summary>
internal sealed class CalendarEdit(UnitOfWork work, IDatabase database, ICalendars calendars)
{
    public async Task<Result> RunAsync(Func<CancellationToken, Task<Result>> edit, CancellationToken cancellationToken)
    {
        try
        {
            var result = await work.RunAsync(edit, cancellationToken);
            if (result.IsDone) await calendars.RefreshAsync(cancellationToken);
            return result;
        }
        catch (Exception exception) when (exception is ConcurrentChangeException || database.IsUniqueViolation(exception))
        {
            return EditRules.ChangedMeanwhile();
        }
    }
}
