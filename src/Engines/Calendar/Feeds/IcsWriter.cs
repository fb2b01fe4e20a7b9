using System.Globalization;
using System.Text;

namespace Saola.Engines.Calendar.Feeds;

/// <summary>Writes iCalendar (RFC 5545): lines of at most 75 octets, folded between characters, ended by CR LF; text escaped.</summary>
internal sealed class IcsWriter
{
    private const int MostOctets = 75;
    private readonly StringBuilder _text = new();

    public IcsWriter Begin(string component) => Line("BEGIN", component);

    public IcsWriter End(string component) => Line("END", component);

    /// <summary>A property whose value is text: backslash, comma, semicolon and line breaks are escaped (RFC 5545 3.3.11).</summary>
    public IcsWriter Text(string name, string value) => Line(name, value
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n"));

    /// <summary>A day, without a time.</summary>
    public IcsWriter Date(string name, DateOnly day) => Line(name + ";VALUE=DATE", day.ToString("yyyyMMdd", CultureInfo.InvariantCulture));

    /// <summary>An instant in UTC.</summary>
    public IcsWriter Instant(string name, DateTimeOffset instant) => Line(name, instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    /// <summary>A property whose value needs no escaping.</summary>
    public IcsWriter Line(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                _text.Append("\r\n ");
                octets = 1;
            }
            _text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        _text.Append("\r\n");
        return this;
    }

    public override string ToString() => _text.ToString();
}
