using Saola.Engines.Cases.Forms;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Filing;

/// <summary>A fee of a dossier.</summary>
/// <param name="Fee">The fee of the procedure.</param>
/// <param name="Full">The amount before reliefs; null when it does not follow from the form (yet).</param>
/// <param name="Amount">The amount to be paid; null as <paramref name="Full"/>.</param>
/// <param name="Reliefs">The reliefs that were applied.</param>
internal sealed record ComputedFee(ProcedureFee Fee, Money? Full, Money? Amount, IReadOnlyList<FeeRelief> Reliefs);

/// <summary>
/// Computes fees from the catalogue: the formula over the form, then the reliefs that hold on the day. A relief under review is shown on the
/// page of the procedure and not applied: nobody may be asked for less than the law says on the strength of a guess. Whole đồng, half up.
/// </summary>
internal static class FeeCalculator
{
    /// <summary>All fees of a filled form on a day.</summary>
    public static IReadOnlyList<ComputedFee> Compute(Procedure procedure, FormEvaluation form, DateOnly day) =>
        [.. procedure.Fees.Select(fee => Compute(fee, form, day))];

    /// <summary>The amount that does not depend on the form, for the page of the procedure; null when it does.</summary>
    public static Money? Fixed(ProcedureFee fee) =>
        decimal.TryParse(fee.Formula?.Text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var amount) ? Whole(amount) : null;

    /// <summary>The reliefs of a fee that hold on a day and that the form claims; those under review are the officer's to decide.</summary>
    public static IReadOnlyList<FeeRelief> Claimed(ProcedureFee fee, FormEvaluation form, DateOnly day) =>
        [.. fee.Reliefs.Where(r => r.HoldsOn(day) && r.When?.IsTrue(form.Root) != false)];

    private static ComputedFee Compute(ProcedureFee fee, FormEvaluation form, DateOnly day)
    {
        if (fee.Formula?.Evaluate(form.Root) is not decimal full || full < 0) return new(fee, null, null, []);
        var reliefs = Claimed(fee, form, day).Where(r => !r.Review).ToList();
        return new(fee, Whole(full), Whole(reliefs.Aggregate(full, (amount, relief) => amount * relief.Factor)), reliefs);
    }

    private static Money Whole(decimal amount) => new((long)Math.Round(amount, MidpointRounding.AwayFromZero));
}
