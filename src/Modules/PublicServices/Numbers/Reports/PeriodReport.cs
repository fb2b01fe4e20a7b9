using Saola.Engines.Indicators;

namespace Saola.Modules.PublicServices.Numbers.Reports;

/// <summary>
/// The figures of one row of the periodic report on procedures, named as the form of the Government Office (TT 01/2020/TT-VPCP, biểu II.06) has them.
/// They balance: what was brought forward and received is resolved, refused at intake, stopped or still open.
/// </summary>
/// <param name="Brought">Open at the end of the day before the period.</param>
/// <param name="Online">Received in the period on line.</param>
/// <param name="Counter">Received at the counter.</param>
/// <param name="Post">Received by post.</param>
/// <param name="Early">Resolved on a day before the due date.</param>
/// <param name="OnDay">Resolved in time on the day itself, or without a term.</param>
/// <param name="Late">Resolved after the due date.</param>
/// <param name="Refused">Refused at intake.</param>
/// <param name="Stopped">Stopped or withdrawn.</param>
/// <param name="Within">Open at the end, not overdue.</param>
/// <param name="Overdue">Open at the end and overdue.</param>
internal sealed record ReportFigures(long Brought, long Online, long Counter, long Post, long Early, long OnDay, long Late, long Refused, long Stopped, long Within, long Overdue)
{
    public static ReportFigures None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Received in the period.</summary>
    public long Received => Online + Counter + Post;

    /// <summary>Resolved in the period.</summary>
    public long Resolved => Early + OnDay + Late;

    /// <summary>Open at the end.</summary>
    public long Open => Within + Overdue;

    /// <summary>What comes in on one side and does not go out on the other; 0 as long as events and records agree.</summary>
    public long Difference => Brought + Received - Resolved - Refused - Stopped - Open;

    /// <summary>The figures by the names under which they are frozen, exported and answered, in the order of the form.</summary>
    public IReadOnlyList<(string Name, long Value)> Named =>
    [
        ("brought", Brought), ("received", Received), ("online", Online), ("counter", Counter), ("post", Post), ("resolved", Resolved), ("early", Early), ("on_day", OnDay), ("late", Late),
        ("refused", Refused), ("stopped", Stopped), ("open", Open), ("within", Within), ("overdue", Overdue),
    ];

    public static ReportFigures operator +(ReportFigures a, ReportFigures b) => new(
        a.Brought + b.Brought, a.Online + b.Online, a.Counter + b.Counter, a.Post + b.Post, a.Early + b.Early, a.OnDay + b.OnDay, a.Late + b.Late, a.Refused + b.Refused,
        a.Stopped + b.Stopped, a.Within + b.Within, a.Overdue + b.Overdue);
}

/// <summary>A row: a field, or a procedure of it.</summary>
/// <param name="FieldCode">Field.</param>
/// <param name="TypeCode">Procedure; null for the sum of the field.</param>
/// <param name="Name">Name of the field or procedure.</param>
/// <param name="Figures">Its figures.</param>
internal sealed record ReportRow(string FieldCode, string? TypeCode, string Name, ReportFigures Figures);

/// <summary>The report of a period.</summary>
/// <param name="Period">The period.</param>
/// <param name="To">Last day that is counted: the last of the period, or today.</param>
/// <param name="Unit">Responsible unit, or null for the whole department.</param>
/// <param name="Rows">Fields in order of their names, each followed by its procedures.</param>
/// <param name="Total">The sum of the fields.</param>
/// <param name="At">When it was computed.</param>
internal sealed record PeriodReport(IndicatorPeriod Period, DateOnly To, string? Unit, IReadOnlyList<ReportRow> Rows, ReportFigures Total, DateTimeOffset At);
