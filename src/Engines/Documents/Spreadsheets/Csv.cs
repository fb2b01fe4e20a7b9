using System.Text;

namespace Saola.Engines.Documents.Spreadsheets;

/// <summary>A record of a CSV file and where it stands.</summary>
/// <param name="Number">Number of the record, from 1, as a spreadsheet numbers its rows.</param>
/// <param name="Fields">Its fields.</param>
internal sealed record CsvRecord(int Number, IReadOnlyList<string> Fields);

/// <summary>The grammar of RFC 4180, both ways, and the guard against formulas.</summary>
internal static class Csv
{
    private const string FormulaSigns = "=+-@\t\r";

    /// <summary>A text that no spreadsheet takes for a formula.</summary>
    public static string Harmless(string text) =>
        text.Length > 0 && FormulaSigns.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    /// <summary>What <see cref="Harmless"/> put in front, taken away.</summary>
    public static string Unguarded(string text) =>
        text.Length > 1 && text[0] == '\'' && FormulaSigns.Contains(text[1], StringComparison.Ordinal) ? text[1..] : text;

    /// <summary>A field as it is written.</summary>
    public static string Quoted(string field) =>
        field.AsSpan().IndexOfAny("\",\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The sign that parts fields: the one that the first line has most of, outside quotation marks.</summary>
    public static char Delimiter(string text)
    {
        const string candidates = ",;\t";
        var counts = new int[candidates.Length];
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"') quoted = !quoted;
            else if (!quoted && c is '\n' or '\r') break;
            else if (!quoted && candidates.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i) counts[i]++;
        }
        return candidates[Array.IndexOf(counts, counts.Max())];
    }

    /// <summary>The records of a text.</summary>
    /// <exception cref="FormatException">A quotation mark opens and does not close; the message is the number of the record.</exception>
    public static IEnumerable<CsvRecord> Read(string text, char delimiter)
    {
        var number = 0;
        var position = 0;
        while (position < text.Length)
        {
            number++;
            var fields = new List<string>();
            do fields.Add(Field(text, delimiter, ref position, number));
            while (position < text.Length && text[position++] == delimiter);
            // The delimiter or line end was just passed; CRLF is one line end.
            if (position < text.Length && text[position - 1] == '\r' && text[position] == '\n') position++;
            yield return new CsvRecord(number, fields);
        }
    }

    // Reads up to, not over, the delimiter or the line end.
    private static string Field(string text, char delimiter, ref int position, int number)
    {
        var field = new StringBuilder();
        if (position < text.Length && text[position] == '"')
        {
            position++;
            while (true)
            {
                if (position >= text.Length) throw new FormatException(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
                if (text[position] != '"') field.Append(text[position++]);
                else if (position + 1 < text.Length && text[position + 1] == '"') (field, position) = (field.Append('"'), position + 2);
                else break;
            }
            position++;
        }
        while (position < text.Length && text[position] != delimiter && text[position] is not ('\r' or '\n')) field.Append(text[position++]);
        return field.ToString();
    }
}
