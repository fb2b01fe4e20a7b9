using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Saola.Kernel;

namespace Saola.Engines.Calendar;

/// <summary>The unit in which a term is counted (Decree 63/2010 art. 8: the unit is part of the published record).</summary>
public enum TermUnit
{
    /// <summary><c>h</c>: giờ làm việc. Runs only inside working windows.</summary>
    WorkingHours,

    /// <summary><c>wd</c>: ngày làm việc. Ends with the last window of the day.</summary>
    WorkingDays,

    /// <summary><c>d</c>: ngày. Calendar days; an end on a rest day moves to the next working day.</summary>
    CalendarDays,

    /// <summary><c>m</c>: tháng. The same day of a later month, then as calendar days.</summary>
    Months,
}

/// <summary>One stretch of a term, such as five working days.</summary>
/// <param name="Amount">How many units; 0 only with working days, where it means "within the day of reception".</param>
/// <param name="Unit">What is counted.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TermPhase(int Amount, TermUnit Unit)
{
    /// <summary>The notation of the files and commands: <c>10wd</c>.</summary>
    public override string ToString() => Amount.ToString(CultureInfo.InvariantCulture) + Term.Suffix(Unit);
}

/// <summary>
/// A term: one phase, several counted one after the other (<c>5wd+15d</c>), or none ("không quy định").
/// Equal when the phases are equal. Immutable.
/// </summary>
[JsonConverter(typeof(TermJsonConverter))]
public sealed class Term : IEquatable<Term>
{
    private const string NoneText = "none";
    private static readonly (string Suffix, TermUnit Unit, int Most)[] Units =
    [
        ("wd", TermUnit.WorkingDays, 2_500), ("h", TermUnit.WorkingHours, 20_000),
        ("d", TermUnit.CalendarDays, 3_650), ("m", TermUnit.Months, 120),
    ];

    private Term(ImmutableArray<TermPhase> phases) => Phases = phases;

    /// <summary>No term: the regulation sets none.</summary>
    public static Term None { get; } = new([]);

    /// <summary>The phases in the order in which they run; empty for <see cref="None"/>.</summary>
    public ImmutableArray<TermPhase> Phases { get; }

    /// <summary>Whether the regulation sets no term.</summary>
    public bool IsNone => Phases.IsEmpty;

    /// <summary>Whether the last phase is counted in working hours or days; what is left is then shown in working time.</summary>
    public bool IsInWorkingTime => !IsNone && Phases[^1].Unit is TermUnit.WorkingHours or TermUnit.WorkingDays;

    /// <summary>A term of working hours.</summary>
    public static Term Hours(int amount) => Of(new TermPhase(amount, TermUnit.WorkingHours));

    /// <summary>A term of working days.</summary>
    public static Term WorkingDays(int amount) => Of(new TermPhase(amount, TermUnit.WorkingDays));

    /// <summary>A term of calendar days.</summary>
    public static Term Days(int amount) => Of(new TermPhase(amount, TermUnit.CalendarDays));

    /// <summary>A term of months.</summary>
    public static Term Months(int amount) => Of(new TermPhase(amount, TermUnit.Months));

    /// <summary>A term of the given phases; throws when an amount is out of its bounds (up to ten years).</summary>
    public static Term Of(params ReadOnlySpan<TermPhase> phases)
    {
        foreach (var phase in phases)
        {
            if (!IsInBounds(phase)) throw new ArgumentOutOfRangeException(nameof(phases), phase.ToString(), "The amount is out of its bounds.");
        }
        return phases.IsEmpty ? None : new([.. phases]);
    }

    /// <summary>The terms one after the other; a part without a term adds nothing.</summary>
    public Term Then(Term next) => new(Phases.AddRange(next.Phases));

    /// <summary>
    /// Reads <c>8h</c>, <c>10wd</c>, <c>15d</c>, <c>1m</c>, lists such as <c>5wd+15d</c> or <c>5wd, 15d</c>,
    /// and <c>none</c>, <c>không quy định</c> or nothing for no term. The fault has code <c>calendar.term</c>.
    /// </summary>
    public static Result<Term> Read(string? text)
    {
        var clean = VietnameseText.Clean(text).ToLowerInvariant();
        if (clean is "" or NoneText or "không quy định") return None;
        var phases = ImmutableArray.CreateBuilder<TermPhase>();
        foreach (var part in clean.Split(['+', ','], StringSplitOptions.TrimEntries))
        {
            if (ReadPhase(part) is not { } phase) return Refusal(part);
            phases.Add(phase);
        }
        return new Term(phases.ToImmutable());
    }

    /// <summary>Reads the list of phases of a procedure file, each as in <see cref="Read"/>; an empty list is no term.</summary>
    public static Result<Term> ReadPhases(IEnumerable<string> phases) => Read(string.Join('+', phases));

    /// <summary>Reads a term that stands in code or in a checked file; throws <see cref="FormatException"/> on a fault.</summary>
    public static Term Parse(string text) =>
        TryParse(text, out var term) ? term : throw new FormatException($"'{text}' is no term: write 8h, 10wd, 15d, 1m or 5wd+15d.");

    /// <summary>As <see cref="Read"/>, without saying why not.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Term? term)
    {
        var read = Read(text);
        term = read.IsDone ? read.Value : null;
        return read.IsDone && text is not null;
    }

    /// <summary>The term in words: <c>5 ngày làm việc, sau đó 15 ngày</c>; English when the culture is English.</summary>
    public string Words(CultureInfo? culture = null)
    {
        if (IsNone) return CalendarWords.Get(culture, "Term.None");
        return string.Join(CalendarWords.Get(culture, "Term.Then"), Phases.Select(phase => PhaseWords(phase, culture)));
    }

    /// <summary>The notation of the files and commands: <c>5wd+15d</c>, or <c>none</c>.</summary>
    public override string ToString() => IsNone ? NoneText : string.Join('+', Phases);

    /// <inheritdoc/>
    public bool Equals(Term? other) => other is not null && Phases.AsSpan().SequenceEqual(other.Phases.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Term);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var phase in Phases) hash.Add(phase);
        return hash.ToHashCode();
    }

    internal static string Suffix(TermUnit unit) => Array.Find(Units, known => known.Unit == unit).Suffix;

    private static TermPhase? ReadPhase(string part)
    {
        foreach (var (suffix, unit, _) in Units)
        {
            if (!part.EndsWith(suffix, StringComparison.Ordinal)) continue;
            var digits = part.AsSpan(0, part.Length - suffix.Length).TrimEnd();
            if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var amount)) return null;
            var phase = new TermPhase(amount, unit);
            return IsInBounds(phase) ? phase : null;
        }
        return null;
    }

    private static bool IsInBounds(TermPhase phase) =>
        phase.Amount >= (phase.Unit == TermUnit.WorkingDays ? 0 : 1) && phase.Amount <= Array.Find(Units, known => known.Unit == phase.Unit).Most;

    private static Fault Refusal(string part) => new("calendar.term", CalendarWords.Get(null, "Fault.Term", part), "term");

    private static string PhaseWords(TermPhase phase, CultureInfo? culture)
    {
        if (phase is { Amount: 0 }) return CalendarWords.Get(culture, "Term.SameDay");
        var number = phase.Amount == 1 ? ".One" : ".Many";
        return CalendarWords.Get(culture, "Term." + phase.Unit + number, VietnameseFormats.Number(phase.Amount));
    }
}

/// <summary>Writes a term as its notation, so that it can stand in a JSON record.</summary>
internal sealed class TermJsonConverter : JsonConverter<Term>
{
    public override Term Read(ref System.Text.Json.Utf8JsonReader reader, Type typeToConvert, System.Text.Json.JsonSerializerOptions options) =>
        Term.TryParse(reader.GetString(), out var term) ? term : throw new System.Text.Json.JsonException("The value is no term.");

    public override void Write(System.Text.Json.Utf8JsonWriter writer, Term value, System.Text.Json.JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
