using Microsoft.Extensions.Localization;
using Saola.Kernel;

namespace Saola.Engines.Files.Receiving;

/// <summary>Why a file is refused, with its name, the reason and the mend.</summary>
internal sealed class FileFaults(IStringLocalizer<Texts> texts)
{
    public Fault Empty(string name) => new("files.empty", texts["Empty", name]);

    public Fault TooLarge(string name, long mostBytes) => new("files.too_large", texts["TooLarge", name, Size(mostBytes)]);

    public Fault Incomplete(string name, long have, long want) => new("files.incomplete", texts["Incomplete", name, Size(have), Size(want)]);

    public Fault Unknown() => new("files.unknown", texts["Unknown"]);

    public Fault Infected(string name, string virus) => new("files.infected", texts["Infected", name, virus]);

    public Fault NotWhole(string name) => new("files.not_whole", texts["NotWhole", name]);

    /// <summary>A refusal of the sniffer: <c>files.type.encrypted</c> reads the text <c>Type.encrypted</c>.</summary>
    public Fault Type(string name, string reason, FileRules rules, string found) =>
        new($"files.type_{reason}", texts["Type." + reason, name, rules.Label, string.Join(", ", rules.Types.Select(t => t.ToUpperInvariant())), found.ToUpperInvariant()]);

    private static string Size(long bytes) =>
        bytes < 1024 * 1024 ? $"{VietnameseFormats.Number(Math.Max(1, bytes / 1024))} KB" : $"{VietnameseFormats.Number(bytes / (1024m * 1024m), 1)} MB";
}
