using Microsoft.Extensions.Localization;
using Saola.Engines.Cases;
using Saola.Kernel;

namespace Saola.Modules.PublicServices.Staff;

/// <summary>
/// No result is issued while a fee that is due by then has no amount: unset, it is not owed, and nobody would notice that it was never paid.
/// Where nothing is to be paid, zero is set with its reason.
/// </summary>
internal sealed class FeesAreSet(ReadCase read, FeeDesk fees, IStringLocalizer<StaffTexts> texts) : IIssueCondition
{
    private const string CollectedAtReturn = "return";

    public async Task<Fault?> HindranceAsync(Guid caseId, CancellationToken cancellationToken)
    {
        if (await read.ForProgramAsync(caseId, cancellationToken) is not { } dossier || dossier.Type.Module != "PublicServices") return null;
        // Who is refused takes nothing over, so what is paid at the return is not owed.
        var open = fees.Unset(dossier).Where(f => dossier.Row.Outcome != CaseOutcome.Refused || f.Collected != CollectedAtReturn).ToList();
        return open.Count == 0 ? null : new Fault("case.fee_unset", texts["Issue.FeeUnset", string.Join("”, “", open.Select(f => f.Name))], "fee");
    }
}
