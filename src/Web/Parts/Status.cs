using Microsoft.Extensions.Localization;

namespace Saola.Web;

/// <summary>Shapes of our own drawing (<c>web/icons/shapes</c>): one per meaning, so that no status is told by colour alone.</summary>
public enum StatusShape
{
    /// <summary>No shape.</summary>
    None,

    /// <summary>Dashed circle: new.</summary>
    Submitted,

    /// <summary>Circle with a dot.</summary>
    Accepted,

    /// <summary>Circle with a slash.</summary>
    Refused,

    /// <summary>Half circle.</summary>
    Running,

    /// <summary>Square with two bars: waits for papers.</summary>
    Supplement,

    /// <summary>Diamond with a plus: waits for money.</summary>
    Payment,

    /// <summary>Arrow back.</summary>
    Withdrawal,

    /// <summary>Solid square.</summary>
    Stopped,

    /// <summary>Circle with a tick.</summary>
    Done,

    /// <summary>Double tick.</summary>
    Returned,

    /// <summary>Triangle: overdue, fault.</summary>
    Overdue,

    /// <summary>Clock.</summary>
    Clock,

    /// <summary>Two bars: the clock stands.</summary>
    Pause,

    /// <summary>Small circle: still to come.</summary>
    Next,
}

/// <summary>What a colour says.</summary>
public enum Tone
{
    /// <summary>Ink 2: nothing to do.</summary>
    Quiet,

    /// <summary>Indigo: running.</summary>
    Running,

    /// <summary>Turmeric: somebody must act.</summary>
    Waiting,

    /// <summary>Green: done.</summary>
    Done,

    /// <summary>Vermilion: overdue, refused, fault.</summary>
    Trouble,
}

/// <summary>A status as every screen shows it.</summary>
/// <param name="Word">The word.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Tone">Its colour.</param>
public sealed record StatusMark(string Word, StatusShape Shape, Tone Tone);

/// <summary>The words, shapes and colours of the portal's ten states (domain.md 1.4, look.md 7).</summary>
public static class StatusVocabulary
{
    private static readonly (StatusShape Shape, Tone Tone)[] Portal =
    [
        (StatusShape.Submitted, Tone.Quiet), (StatusShape.Accepted, Tone.Running), (StatusShape.Refused, Tone.Trouble),
        (StatusShape.Running, Tone.Running), (StatusShape.Supplement, Tone.Waiting), (StatusShape.Payment, Tone.Waiting),
        (StatusShape.Withdrawal, Tone.Quiet), (StatusShape.Stopped, Tone.Quiet), (StatusShape.Done, Tone.Done), (StatusShape.Returned, Tone.Done),
    ];

    /// <summary>The mark of a state of the portal; <paramref name="code"/> from 1 to 10, others throw.</summary>
    public static StatusMark OfPortal(int code, IStringLocalizer<Texts> texts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(code, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(code, Portal.Length);
        var (shape, tone) = Portal[code - 1];
        return new StatusMark(texts[$"Status.{code}"], shape, tone);
    }

    internal static string CssClass(Tone tone) => tone switch
    {
        Tone.Running => "st-chay",
        Tone.Waiting => "st-cho",
        Tone.Done => "st-xong",
        Tone.Trouble => "st-loi",
        _ => "st-yen",
    };
}
