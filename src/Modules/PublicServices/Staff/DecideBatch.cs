using Saola.Engines.Cases;

namespace Saola.Modules.PublicServices.Staff;

/// <summary>One dossier of a batch and what became of it.</summary>
internal sealed record BatchOutcome(string Number, bool IsDone, string Words);

/// <summary>
/// Decides many dossiers with one review: each is judged by itself, with its own right, version and act; one that fails stops no other.
/// </summary>
internal sealed class DecideBatch(ReadCase read, DecideStep decide, Microsoft.Extensions.Localization.IStringLocalizer<StaffTexts> texts)
{
    /// <summary>Dossiers of one batch at the most.</summary>
    public const int Most = 100;

    public async Task<IReadOnlyList<BatchOutcome>> HandleAsync(IReadOnlyList<string> numbers, string decision, string? reason, CancellationToken cancellationToken)
    {
        var outcomes = new List<BatchOutcome>();
        foreach (var number in numbers.Distinct(StringComparer.Ordinal).Take(Most)) outcomes.Add(await OneAsync(number, decision, reason, cancellationToken));
        return outcomes;
    }

    private async Task<BatchOutcome> OneAsync(string number, string decision, string? reason, CancellationToken cancellationToken)
    {
        if (await read.ForUserAsync(number, cancellationToken) is not { } dossier) return new(number, false, texts["Batch.Unknown"]);
        var result = await decide.HandleAsync(
            new StepDecision { CaseId = dossier.Row.Id, RowVersion = dossier.Row.RowVersion, StepId = dossier.Row.StepId ?? "", Decision = decision, Reason = reason }, cancellationToken);
        return new(number, result.IsDone, result.IsDone ? texts["Done." + decision] : result.Faults[0].Message);
    }
}
