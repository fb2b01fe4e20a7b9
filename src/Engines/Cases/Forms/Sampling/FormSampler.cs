using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Kernel;

namespace Saola.Engines.Cases.Forms.Sampling;

/// <summary>How a form is to be filled.</summary>
public sealed record SampleWish
{
    /// <summary>Values that are known beforehand: the account of the applicant.</summary>
    public IPrefillSource Source { get; init; } = PrefillTable.Empty;

    /// <summary>How many optional fields in a hundred are filled.</summary>
    public int OptionalPercent { get; init; } = 40;

    /// <summary>Gives the upload of a file field at a path; null: an invented one that leads to no stored file.</summary>
    public Func<FormField, string, JsonObject>? File { get; init; }
}

/// <summary>
/// Fills a form with believable values that pass its check: for the demonstration department, for load tests, and to prove that a form of the
/// catalogue can be filled at all. The same seed gives the same values.
/// </summary>
public static class FormSampler
{
    private const int MostRounds = 40;

    /// <summary>
    /// A filling as it would be filed. Throws when the rules of the form could not be met, with the rule that stood in the way.
    /// </summary>
    public static JsonObject Fill(FormDefinition form, FormContext context, SampleRandom random, SampleWish? wish = null)
    {
        var (data, faults) = Try(form, context, random, wish ?? new SampleWish());
        return faults.MayBeFiled
            ? FormSubmission.Prepare(new FormEvaluation(form, data, context))
            : throw new InvalidOperationException($"The form could not be filled: {string.Join("; ", faults.Hindrances.Take(5).Select(f => $"{f.Field} {f.Code} {f.Message}"))}");
    }

    /// <summary>The best filling that was found, with what still stands in its way.</summary>
    internal static (FormData Data, FormFaults Faults) Try(FormDefinition form, FormContext context, SampleRandom random, SampleWish wish)
    {
        var data = new FormData();
        Prefill.Apply(form, data, wish.Source);
        var filler = new SampleFiller(form, data, context, random, wish);
        filler.Container("");
        var faults = FormFaults.None;
        for (var round = 0; round < MostRounds; round++)
        {
            faults = FormValidator.Validate(form, data, context);
            var mend = faults.Hindrances.Concat(round < 6 ? faults.Warnings : []).ToList();
            if (mend.Count == 0 || (faults.MayBeFiled && round >= 6)) break;
            foreach (var fault in mend) Mend(filler, form, fault);
        }
        return (data, faults);
    }

    private static void Mend(SampleFiller filler, FormDefinition form, Fault fault)
    {
        const string check = "form.check.";
        if (fault.Code.StartsWith(check, StringComparison.Ordinal) && form.Checks.FirstOrDefault(c => c.Id == fault.Code[check.Length..]) is { } rule)
        {
            filler.Satisfy(rule, fault.Field);
        }
        else if (fault.Code is "form.unknown_field") filler.Data.Set(fault.Field!, null);
        else if (fault.Field is not null && fault.Code is not ("form.doc_number" or "form.district" or "form.all_capitals")) filler.Again(fault.Field);
    }
}
