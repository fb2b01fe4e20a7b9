using Saola.Engines.Cases;
using Saola.Engines.Ledger;
using Saola.Events.Cases;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Staff;

/// <summary>Shows a personal number or tax code in full: recorded, since numbers are masked by default (product.md, rule 8).</summary>
internal sealed class RevealNumber(ReadCase read, Data.UnitOfWork work, ActRecorder acts, TimeProvider clock)
{
    /// <summary>The number; null when the dossier has none. The caller has checked that the person may read the dossier.</summary>
    public async Task<string?> HandleAsync(Guid caseId, CancellationToken cancellationToken)
    {
        if (await read.ForProgramAsync(caseId, cancellationToken) is not { ApplicantNumber: { } number } dossier) return null;
        var row = dossier.Row;
        var facts = new CaseFacts(row.Number, row.TypeCode, dossier.Type.Version, row.FieldCode, row.UnitCode, row.Channel.ToString().ToLowerInvariant());
        await work.RunAsync(token => acts.RecordAsync(
            new ActDraft { Kind = "cases.reveal_number", Subject = CaseSubject.Of(caseId) }, new ApplicantNumberRevealed(facts, clock.Now()), token), cancellationToken);
        return number;
    }
}
