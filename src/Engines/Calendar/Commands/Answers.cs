using System.Globalization;
using Saola.Kernel;
using Saola.Web.Composition;

namespace Saola.Engines.Calendar.Commands;

/// <summary>A counted due date as <c>--json</c> prints it. Instants are ISO 8601 with +07:00.</summary>
internal sealed record DueAnswer
{
    public required string From { get; init; }
    public required string Effective { get; init; }
    public required string? Due { get; init; }
    public required string Term { get; init; }
    public required string? Unit { get; init; }
    public required bool Provisional { get; init; }
    public required IReadOnlyList<ProvisionalDay> ProvisionalDays { get; init; }
    public required IReadOnlyList<StepAnswer> Steps { get; init; }

    public static void Print(CommandOutput output, WorkingCalendar calendar, DueRequest request, string? unit)
    {
        var explained = calendar.Explain(request);
        foreach (var step in explained.Steps) output.Line(step.Words());
        output.Result(new DueAnswer
        {
            From = Instants.Write(request.From),
            Effective = Instants.Write(explained.Date.Effective),
            Due = explained.Date.Due is { } due ? Instants.Write(due) : null,
            Term = request.Term.ToString(),
            Unit = unit,
            Provisional = explained.Date.IsProvisional,
            ProvisionalDays = [.. explained.ProvisionalDays.Select(day => new ProvisionalDay(day.Date, day.Name, day.Source))],
            Steps = [.. explained.Steps.Select(step => new StepAnswer(step.Code, step.At is { } at ? Instants.Write(at) : null, step.Vietnamese, step.English))],
        });
    }
}

/// <summary>A day that may still change.</summary>
internal sealed record ProvisionalDay(DateOnly Date, string Name, string Source);

/// <summary>One step of the count.</summary>
internal sealed record StepAnswer(string Code, string? At, string Vi, string En);

/// <summary>Working time between two instants as <c>--json</c> prints it: hours with a fraction and minutes, or whole days.</summary>
internal sealed record BetweenAnswer(string From, string To, string Unit, decimal Value, long? Minutes)
{
    public static void Print(CommandOutput output, WorkingCalendar calendar, DateTimeOffset from, DateTimeOffset to, string unit)
    {
        if (unit == "wd")
        {
            var days = calendar.WorkingDays(from, to);
            output.Line(DaysInWords(days));
            output.Result(new BetweenAnswer(Instants.Write(from), Instants.Write(to), unit, days, null));
            return;
        }
        var length = calendar.WorkingTime(from, to);
        output.Line(CalendarWords.Get(null, "Command.HoursBetween", VietnameseFormats.Number((decimal)length.TotalHours, 4), WorkingSpan.Working(length).Words()));
        output.Result(new BetweenAnswer(Instants.Write(from), Instants.Write(to), unit, (decimal)length.TotalHours, (long)length.TotalMinutes));
    }

    private static string DaysInWords(int days) =>
        CalendarWords.Get(null, days == 1 ? "Term.WorkingDays.One" : "Term.WorkingDays.Many", days.ToString(CultureInfo.InvariantCulture));
}
