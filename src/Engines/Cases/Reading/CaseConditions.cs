using Microsoft.EntityFrameworkCore;
using Saola.Engines.Cases.Model;
using Saola.Kernel;

namespace Saola.Engines.Cases.Reading;

/// <summary>Turns a filter into conditions; each has an index behind it.</summary>
internal static class CaseConditions
{
    public static IQueryable<Case> Apply(IQueryable<Case> query, CaseFilter filter, DateTimeOffset now)
    {
        if (filter.States.Count > 0) query = query.Where(c => filter.States.Contains(c.State));
        if (filter.Open == true) query = query.Where(c => c.EndedAt == null);
        if (filter.Open == false) query = query.Where(c => c.EndedAt != null);
        if (filter.TypeCode is { } type) query = query.Where(c => c.TypeCode == type);
        if (filter.FieldCode is { } field) query = query.Where(c => c.FieldCode == field);
        if (filter.UnitCode is { } unit) query = query.Where(c => c.UnitCode == unit);
        if (filter.StepUnit is { } stepUnit) query = query.Where(c => c.StepUnit == stepUnit);
        if (filter.AssigneeId is { } assignee) query = query.Where(c => c.AssigneeId == assignee);
        if (filter.Channel is { } channel) query = query.Where(c => c.Channel == channel);
        if (filter.SupplementsFrom is { } rounds) query = query.Where(c => c.SupplementRounds >= rounds);
        if (filter.FeeDue) query = query.Where(c => c.Payment == PaymentState.Due && c.EndedAt == null);
        return Text(Then(Timing(Days(query, filter), filter.Timing, now), filter, now), filter.Text);
    }

    private static IQueryable<Case> Days(IQueryable<Case> query, CaseFilter filter)
    {
        if (filter.FiledFrom is { } filedFrom) query = query.Where(c => c.FiledAt >= Start(filedFrom));
        if (filter.FiledTo is { } filedTo) query = query.Where(c => c.FiledAt < Start(filedTo.AddDays(1)));
        if (filter.EndedFrom is { } endedFrom) query = query.Where(c => c.EndedAt >= Start(endedFrom));
        if (filter.EndedTo is { } endedTo) query = query.Where(c => c.EndedAt < Start(endedTo.AddDays(1)));
        if (filter.DueTo is { } dueTo) query = query.Where(c => c.EndedAt == null && c.SortDueAt < Start(dueTo.AddDays(1)));
        return query;
    }

    private static IQueryable<Case> Timing(IQueryable<Case> query, string? timing, DateTimeOffset now)
    {
        var (today, tomorrow) = (Start(VietnamTime.Day(now)), Start(VietnamTime.Day(now).AddDays(1)));
        return timing switch
        {
            "overdue" => query.Where(c => c.EndedAt == null && c.PausedAt == null && c.DueAt < now),
            "today" => query.Where(c => c.EndedAt == null && c.PausedAt == null && c.DueAt >= today && c.DueAt < tomorrow),
            "step_overdue" => query.Where(c => c.EndedAt == null && c.PausedAt == null && c.StepDueAt < now),
            "in_time_once" => query.Where(c => c.ResolvedAt != null && (c.DueAt == null || c.ResolvedAt <= c.DueAt) && c.SupplementRounds <= 1),
            "in_time" => query.Where(c => c.ResolvedAt != null && (c.DueAt == null || c.ResolvedAt <= c.DueAt)),
            "early" => query.Where(c => c.ResolvedAt != null && c.ResolvedEarly),
            "on_day" => query.Where(c => c.ResolvedAt != null && !c.ResolvedEarly && (c.DueAt == null || c.ResolvedAt <= c.DueAt)),
            "late" => query.Where(c => c.ResolvedAt != null && c.ResolvedAt > c.DueAt),
            _ => query,
        };
    }

    // How things stood at the end of a day that is over; of today, how they stand now. A pause that ended since has moved the due date, so the present one tells.
    private static IQueryable<Case> Then(IQueryable<Case> query, CaseFilter filter, DateTimeOffset now)
    {
        if (filter.OpenOn is not { } day) return query;
        var midnight = Start(day.AddDays(1));
        var end = midnight < now ? midnight : now;
        query = query.Where(c => c.FiledAt < midnight && (c.EndedAt == null || c.EndedAt >= midnight));
        return filter.Timing switch
        {
            "overdue_then" => query.Where(c => c.DueAt != null && c.DueAt < end && (c.PausedAt == null || c.PausedAt >= end)),
            "within_then" => query.Where(c => c.DueAt == null || c.DueAt >= end || (c.PausedAt != null && c.PausedAt < end)),
            _ => query,
        };
    }

    // A number is looked up by its beginning (index); other words fold and look inside the folded column of what the other conditions leave.
    private static IQueryable<Case> Text(IQueryable<Case> query, string? text)
    {
        var clean = VietnameseText.Clean(text);
        if (clean.Length == 0) return query;
        if (clean.Length >= 4 && clean.Contains('-', StringComparison.Ordinal) && clean.Any(char.IsDigit))
        {
            var (low, high) = (clean.ToUpperInvariant(), clean.ToUpperInvariant() + "~");
            return query.Where(c => string.Compare(c.Number, low) >= 0 && string.Compare(c.Number, high) < 0);
        }
        foreach (var word in VietnameseText.Fold(clean).Split(' ').Take(8))
        {
            var pattern = "%" + word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
            query = query.Where(c => EF.Functions.Like(c.Folded, pattern, "\\"));
        }
        return query;
    }

    private static DateTimeOffset Start(DateOnly day) => VietnamTime.Instant(day, TimeOnly.MinValue);
}
