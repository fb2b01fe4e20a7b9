using Saola.Kernel;

namespace Saola.Engines.Cases.Forms.Checking;

/// <summary>What a check of a form found.</summary>
/// <param name="Errors">Must be mended before the form is filed.</param>
/// <param name="Warnings">Shown; the applicant may go on.</param>
/// <param name="Stops">This procedure is the wrong one: the form cannot be filed at all.</param>
public sealed record FormFaults(IReadOnlyList<Fault> Errors, IReadOnlyList<Fault> Warnings, IReadOnlyList<Fault> Stops)
{
    /// <summary>Nothing found.</summary>
    public static FormFaults None { get; } = new([], [], []);

    /// <summary>Whether the form can be filed as it is.</summary>
    public bool MayBeFiled => Errors.Count == 0 && Stops.Count == 0;

    /// <summary>Everything that hinders filing.</summary>
    public IEnumerable<Fault> Hindrances => Stops.Concat(Errors);

    /// <summary>Done, or refused with what hinders filing.</summary>
    public Result ToResult() => MayBeFiled ? Result.Done : Result.Refused(Hindrances.ToList());

    /// <summary>The first fault at a path, or null; errors before warnings.</summary>
    public Fault? At(string path) =>
        Hindrances.Concat(Warnings).FirstOrDefault(f => string.Equals(f.Field, path, StringComparison.Ordinal));
}

/// <summary>Gathers faults; stops listing after <see cref="Most"/> so that a hostile form gets a short answer.</summary>
internal sealed class FaultList
{
    public const int Most = 200;

    private readonly List<Fault> _errors = [];
    private readonly List<Fault> _warnings = [];
    private readonly List<Fault> _stops = [];

    public bool IsFull => _errors.Count >= Most;

    public void Error(string code, string message, string? path) => Add(_errors, code, message, path);

    public void Add(CheckLevel level, string code, string message, string? path) => Add(
        level switch { CheckLevel.Warn => _warnings, CheckLevel.Stop => _stops, _ => _errors }, code, message, path);

    public FormFaults ToFaults() => new(_errors, _warnings, _stops);

    private static void Add(List<Fault> list, string code, string message, string? path)
    {
        if (list.Count < Most) list.Add(new(code, message, path));
    }
}
