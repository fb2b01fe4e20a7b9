using Saola.Engines.Cases;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Numbers.Reports;

/// <summary>The list that each figure of a report counts.</summary>
internal static class ReportLinks
{
    /// <summary>Address of the list of a figure, by its name in <see cref="ReportFigures.Named"/>, for a row or, without one, for the total.</summary>
    public static string Of(PeriodReport report, ReportRow? row, string figure) => FigureLinks.To(Query(report, figure), new FigureScope(report.Unit, row?.FieldCode, row?.TypeCode));

    private static string Query(PeriodReport report, string figure)
    {
        var filed = FigureLinks.Days("filed", report.Period.From, report.To);
        var ended = FigureLinks.Days("ended", report.Period.From, report.To);
        return figure switch
        {
            "brought" => "openOn=" + VietnameseFormats.Day(report.Period.From.AddDays(-1)),
            "received" => filed,
            "online" or "counter" or "post" => $"channel={figure}&{filed}",
            "resolved" => $"state={(int)CaseState.Resolved},{(int)CaseState.Returned}&{ended}",
            "early" or "on_day" or "late" => $"timing={figure}&{ended}",
            "refused" => $"state={(int)CaseState.RejectedAtIntake}&{ended}",
            "stopped" => $"state={(int)CaseState.Stopped}&{ended}",
            "within" or "overdue" => $"openOn={VietnameseFormats.Day(report.To)}&timing={figure}_then",
            _ => "openOn=" + VietnameseFormats.Day(report.To),
        } + "&sort=-filed";
    }
}
