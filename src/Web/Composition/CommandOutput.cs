using System.Text.Encodings.Web;
using System.Text.Json;
using Saola.Kernel;

namespace Saola.Web.Composition;

/// <summary>Where a command prints: words for people, or one JSON document with <c>--json</c>. Errors go to standard error.</summary>
public sealed class CommandOutput(TextWriter output, TextWriter error, bool json, bool terminal)
{
    // For a terminal or a program, never for a page: a plus sign or an apostrophe stays what it is.
    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Whether the caller asked for JSON.</summary>
    public bool Json { get; } = json;

    /// <summary>A line for people; nothing with <c>--json</c>.</summary>
    public void Line(string text)
    {
        if (!Json) output.WriteLine(text);
    }

    /// <summary>The machine-readable result; nothing without <c>--json</c>.</summary>
    public void Result<T>(T result)
    {
        if (Json) output.WriteLine(JsonSerializer.Serialize(result, JsonOptions));
    }

    /// <summary>Progress of long work, on one line, when a terminal is attached.</summary>
    public void Progress(string text)
    {
        if (terminal && !Json) error.Write($"\r\u001b[K{text}");
    }

    /// <summary>Prints why it was refused and gives the exit code 1.</summary>
    public int Refuse(IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults) error.WriteLine(fault.Field is null ? fault.Message : $"{fault.Field}: {fault.Message}");
        return 1;
    }

    /// <summary>Prints an error and gives the exit code 1.</summary>
    public int Refuse(string message)
    {
        error.WriteLine(message);
        return 1;
    }
}
