using Saola.Engines.Calendar;
using Saola.Kernel;

namespace Saola.Engines.Cases;

/// <summary>How long the applicant has to mend what is asked: the term of the step in the procedure, else thirty days.</summary>
public static class SupplementTerm
{
    private const string Standard = "30d";

    /// <summary>The last day on which an answer to a request made at <paramref name="now"/> is in time, counted on the calendar of the step's unit.</summary>
    public static DateOnly LastDay(ICalendars calendars, CaseTypeDefinition type, string? stepId, DateTimeOffset now)
    {
        var step = type.Steps.FirstOrDefault(s => s.Id == stepId);
        return VietnamTime.Day(calendars.For(step is { UnitCode.Length: > 0 } ? step.UnitCode : type.UnitCode).Due(now, Term.Parse(step?.SupplementWithin ?? Standard)).Due!.Value);
    }

    /// <summary>Whether the procedure itself gives the term: then an officer may give more days, never fewer.</summary>
    public static bool IsSet(CaseTypeDefinition type, string? stepId) => type.Steps.Any(s => s.Id == stepId && s.SupplementWithin is not null);
}
