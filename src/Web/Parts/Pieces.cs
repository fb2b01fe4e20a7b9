using Microsoft.AspNetCore.Html;

namespace Saola.Web;

/// <summary>What a notice is about.</summary>
public enum NoticeKind
{
    /// <summary>Indigo: information.</summary>
    Information,

    /// <summary>Turmeric: somebody must act.</summary>
    Action,

    /// <summary>Green: done.</summary>
    Done,
}

/// <summary>A place on the way to the page.</summary>
/// <param name="Text">Its name.</param>
/// <param name="Href">Its address; null for the present one.</param>
public sealed record Crumb(string Text, string? Href = null);

/// <summary>A step of a form.</summary>
/// <param name="Text">Its name.</param>
/// <param name="Href">Where a step that was done is opened again; null: no link.</param>
public sealed record Step(string Text, string? Href = null);

/// <summary>How a line of a history stands to the clock.</summary>
public enum TimelineKind
{
    /// <summary>Happened; the clock ran on.</summary>
    Past,

    /// <summary>Happened; the clock has stood since.</summary>
    Pause,

    /// <summary>Now.</summary>
    Now,

    /// <summary>Still to come.</summary>
    Next,
}

/// <summary>A line of a history: time, what, who.</summary>
/// <param name="Kind">How it stands to the clock.</param>
/// <param name="What">What happened, as a sentence.</param>
public sealed record TimelineEntry(TimelineKind Kind, string What)
{
    /// <summary>When; null for what is to come.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Time in other words, such as "Tiếp theo".</summary>
    public string? When { get; init; }

    /// <summary>Who did it, or what moved.</summary>
    public string? Detail { get; init; }

    /// <summary>Text of a link behind the detail.</summary>
    public string? LinkText { get; init; }

    /// <summary>Address of that link.</summary>
    public string? LinkHref { get; init; }

    /// <summary>Another shape than that of the kind.</summary>
    public StatusShape? Shape { get; init; }
}

/// <summary>A label and what it says.</summary>
/// <param name="Label">The label.</param>
/// <param name="Value">The value as text; an empty one is shown as a dash.</param>
public sealed record Fact(string Label, string? Value)
{
    /// <summary>A link behind the value.</summary>
    public string? LinkText { get; init; }

    /// <summary>Its address; without <see cref="LinkText"/> the value itself is the link.</summary>
    public string? Href { get; init; }

    /// <summary>Markup in the place of the value.</summary>
    public IHtmlContent? Content { get; init; }
}

/// <summary>A saved view of a list, or a part of a record (tabs look the same).</summary>
/// <param name="Text">The word.</param>
/// <param name="Href">The address.</param>
/// <param name="IsCurrent">Whether it is shown now.</param>
public sealed record ListView(string Text, string Href, bool IsCurrent = false)
{
    /// <summary>How many rows it has.</summary>
    public int? Count { get; init; }

    /// <summary>The count is alarming when it is not zero: overdue.</summary>
    public bool IsAlarm { get; init; }
}

/// <summary>A figure that is a door to the list that it counts.</summary>
/// <param name="Label">What is counted.</param>
/// <param name="Figure">The figure, already formatted.</param>
/// <param name="LinkText">What opens: "Xem 17 hồ sơ quá hạn".</param>
/// <param name="Href">The list.</param>
public sealed record Kpi(string Label, string Figure, string LinkText, string Href)
{
    /// <summary>Small unit behind the figure.</summary>
    public string? Unit { get; init; }

    /// <summary>Comparison or target.</summary>
    public string? Comparison { get; init; }
}

/// <summary>How a paper's file stands.</summary>
public enum UploadState
{
    /// <summary>Nothing sent.</summary>
    Empty,

    /// <summary>On its way.</summary>
    Sending,

    /// <summary>Whole: size and SHA-256 agree.</summary>
    Verified,

    /// <summary>Broken on the way; sent again in place.</summary>
    Broken,

    /// <summary>Taken from the department's own data: no file is asked.</summary>
    Reused,
}

/// <summary>A row of the papers of a form.</summary>
/// <param name="Name">Name of the file control.</param>
/// <param name="Title">Name of the paper.</param>
/// <param name="State">How its file stands.</param>
public sealed record UploadRow(string Name, string Title, UploadState State)
{
    /// <summary>Name and size of the file, or what the reused data says.</summary>
    public string? File { get; init; }

    /// <summary>SHA-256 in lower-case hex of a verified file.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Share sent, 0 to 100.</summary>
    public int Percent { get; init; }

    /// <summary>What is wrong and how to mend it.</summary>
    public string? Error { get; init; }

    /// <summary>Not asked for by the procedure.</summary>
    public bool Optional { get; init; }

    /// <summary>Resumable upload; without it the file goes with the form.</summary>
    public string? UploadHref { get; init; }

    /// <summary>Accepted endings: <c>.pdf,.jpg</c>.</summary>
    public string? Accept { get; init; }

    /// <summary>Several files.</summary>
    public bool Multiple { get; init; }

    /// <summary>Name of the submit button that takes the file out (value: <see cref="Name"/>); null: cannot be taken out.</summary>
    public string? RemoveName { get; init; }
}

/// <summary>A slip in the form of TT 03/2025: black on white in every theme.</summary>
public sealed record Slip
{
    /// <summary>Lines above the issuing body, in capitals.</summary>
    public required IReadOnlyList<string> Superior { get; init; }

    /// <summary>The issuing body, in capitals.</summary>
    public required string Issuer { get; init; }

    /// <summary>Title, in capitals.</summary>
    public required string Title { get; init; }

    /// <summary>What it says.</summary>
    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>The QR code as a path on a grid; null: none.</summary>
    public QrPath? Qr { get; init; }

    /// <summary>Sentence beside the code.</summary>
    public string? Note { get; init; }
}

/// <summary>A QR code as dark modules of a square grid.</summary>
/// <param name="Size">Modules along one side, with the quiet zone.</param>
/// <param name="Path">SVG path that fills the dark modules: <c>M4 4h1v1h-1z…</c>.</param>
public sealed record QrPath(int Size, string Path);
