using Saola.Kernel;

namespace Saola.Engines.Calendar.Editing;

/// <summary>Checks that all edits of the calendar share, with the words that the administrator reads.</summary>
internal static class EditRules
{
    /// <summary>Why the day is changed is part of the act: a few words at least.</summary>
    public const int ShortestReason = 8;

    public static void Reason(List<Fault> faults, string? reason, int longest)
    {
        if (reason is null || reason.Length < ShortestReason) faults.Add(Fault("reason", "Fault.Edit.Reason", "Reason"));
        else Length(faults, reason, longest, "Reason");
    }

    public static void Text(List<Fault> faults, string? text, int longest, string field)
    {
        if (string.IsNullOrEmpty(text)) faults.Add(Fault("missing", "Fault.Edit." + field, field));
        else Length(faults, text, longest, field);
    }

    public static void Length(List<Fault> faults, string? text, int longest, string field)
    {
        if (text?.Length > longest) faults.Add(Fault("too_long", "Fault.Edit.TooLong", field, longest));
    }

    /// <summary>Two administrators at once: the second sees what happened and nothing is overwritten.</summary>
    public static Fault ChangedMeanwhile() => Fault("changed_meanwhile", "Fault.Edit.Meanwhile", null);

    public static Fault Fault(string code, string key, string? field, params ReadOnlySpan<object?> values) =>
        new("calendar." + code, CalendarWords.Get(null, key, values), field);
}
