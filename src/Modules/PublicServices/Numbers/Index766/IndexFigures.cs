using Saola.Engines.Calendar;
using Saola.Engines.Indicators;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Numbers.Index766;

/// <summary>The numbers that the formulas of the index use: measures of events in a period, and counts over the procedures of the catalogue.</summary>
internal static class IndexFigures
{
    private const int MinutesOfDay = WorkingSpan.WorkingDayMinutes;
    private const int WorkingDaysOfWeek = 5;
    private const int DaysOfWeek = 7;
    private const int WorkingDaysOfMonth = 22;

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "received", "received_online", "received_digital", "resolved", "resolved_late", "resolved_in_time_766", "results_electronic", "dissatisfied", "satisfied", "rated",
        "procedures", "procedures_complete", "procedures_online", "procedures_used_online", "procedures_with_fee", "procedures_payable_online", "procedures_resolved", "procedures_within_term",
    };

    /// <summary>Whether a name may stand in a formula.</summary>
    public static bool Knows(string name) => Names.Contains(name);

    /// <summary>The numbers of a period.</summary>
    /// <param name="cube">The measures, narrowed as the question is.</param>
    /// <param name="procedures">The procedures in force that the question is about.</param>
    public static IReadOnlyDictionary<string, decimal> Of(IndicatorCube cube, IReadOnlyList<Procedure> procedures)
    {
        var types = cube.By(IndicatorGrouping.Type).ToDictionary(g => g.Key, StringComparer.Ordinal);
        var online = procedures.Where(p => p.OnlineLevel != OnlineLevel.InformationOnly).ToList();
        var paid = procedures.Where(p => p.Fees.Count > 0).ToList();
        var resolved = procedures.Where(p => Count(types, p, "resolved") > 0).ToList();
        var figures = Names.ToDictionary(name => name, name => (decimal)cube.Total.Measure(name), StringComparer.Ordinal);
        figures["procedures"] = procedures.Count;
        figures["procedures_complete"] = procedures.Count(IsComplete);
        figures["procedures_online"] = online.Count;
        figures["procedures_used_online"] = online.Count(p => Count(types, p, "received_online") > 0);
        figures["procedures_with_fee"] = paid.Count;
        // Where the department itself takes the dossier its fees can be paid online; elsewhere the national portal takes them.
        figures["procedures_payable_online"] = paid.Count(p => p.Intake == IntakeMode.Own && p.OnlineLevel != OnlineLevel.InformationOnly);
        figures["procedures_resolved"] = resolved.Count;
        figures["procedures_within_term"] = resolved.Count(p => TermMinutes(p) is not { } term || Count(types, p, "agency_minutes") <= term * Count(types, p, "resolved"));
        return figures;
    }

    private static long Count(Dictionary<string, IndicatorGroup> types, Procedure procedure, string measure) => types.GetValueOrDefault(procedure.Code)?.Measure(measure) ?? 0;

    // Decree 63/2010 art. 8(2): how it goes, how to file, papers and number of sets, term, who applies, who decides, result; form, fee and conditions where there are any.
    private static bool IsComplete(Procedure procedure) =>
        procedure.HowItGoes.Count > 0 && procedure.Channels.Count > 0 && procedure.Papers.Count > 0 && procedure.SetCount > 0 && procedure.Applicants.Count > 0
        && procedure.Organisations.Executing.Length > 0 && procedure.Results.Count > 0 && procedure.LegalBases.Count > 0;

    // The authority's time is counted in working minutes; terms in calendar days and months are brought to them by the usual number of working days.
    private static decimal? TermMinutes(Procedure procedure) => Term.ReadPhases(procedure.Term.Phases) is { IsDone: true } read && !read.Value.IsNone
        ? read.Value.Phases.Sum(t => (decimal)t.Amount * t.Unit switch
        {
            TermUnit.WorkingHours => 60m,
            TermUnit.WorkingDays => MinutesOfDay,
            TermUnit.CalendarDays => (decimal)MinutesOfDay * WorkingDaysOfWeek / DaysOfWeek,
            _ => MinutesOfDay * WorkingDaysOfMonth,
        })
        : null;
}
