using Saola.Engines.Calendar;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Filing;

/// <summary>
/// What the department promises to somebody who files a complete dossier now: the latest instant of the answer on the reception and of the result.
/// </summary>
/// <param name="FiledAt">Now.</param>
/// <param name="ReceivedBy">Until when the reception is answered.</param>
/// <param name="DueAt">Until when the result is there; null when the regulation sets no term.</param>
/// <param name="Steps">How the term was counted after the reception.</param>
/// <param name="IsProvisional">Whether a day was counted that may still change.</param>
internal sealed record FilingPromise(
    DateTimeOffset FiledAt, DateTimeOffset ReceivedBy, DateTimeOffset? DueAt, IReadOnlyList<CountingStep> Steps, bool IsProvisional)
{
    /// <summary>Counts it. The term begins with the reception, so the latest result is counted from the latest reception.</summary>
    public static FilingPromise Of(Procedure procedure, ICalendars calendars, DateTimeOffset now)
    {
        var reception = procedure.Workflow.Count > 0 ? procedure.Workflow[0].Unit : "";
        var received = calendars.For(reception).Due(now, Term.Parse(procedure.Term.ReceptionCheck)).Due!.Value;
        var counted = calendars.For(procedure.Organisations.Executing).Explain(new DueRequest
        {
            From = received, Term = Term.ReadPhases(procedure.Term.Phases).Value, CutOff = procedure.Term.CutOff, Now = now,
        });
        return new(now, received, counted.Date.Due, [.. counted.Steps.Where(s => s.Code is not ("reception" or "due"))], counted.Date.IsProvisional);
    }
}
