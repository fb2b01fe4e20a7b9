using System.Text.Json.Nodes;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Engines.Cases.Forms.Sampling;
using Saola.Engines.Files;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Filing;
using Saola.Modules.PublicServices.Slips;

namespace Saola.Modules.PublicServices.Demonstration;

/// <summary>Fills what an invented person declares: the form, the papers, the fees, and what an officer would write into the result.</summary>
internal sealed class InventedDeclarations(ICodeLists codes, SamplePapers papers)
{
    private const int OptionalPapersPercent = 30;

    public Declared Make(Procedure procedure, Filer filer, DateTimeOffset filedAt, SampleRandom random)
    {
        var day = VietnamTime.Day(filedAt);
        var context = new FormContext(day, codes);
        var known = new Dictionary<Guid, FileContent>();
        var data = FormSampler.Fill(procedure.Form, context, random, new SampleWish { Source = Known(filer), OptionalPercent = 20, File = (field, _) => Upload(field.Label, known, random) });
        var evaluation = new FormEvaluation(procedure.Form, new FormData((JsonObject)data.DeepClone()), context);
        var fees = FeeCalculator.Compute(procedure, evaluation, day).Where(f => f.Amount is { } amount && amount > Money.Zero)
            .Select(f => new CaseFeeDraft(f.Fee.Id, f.Fee.Name, f.Amount!.Value, f.Fee.Collected)).ToList();
        var inForm = FormFiles.In(evaluation).Select(f => new HistoryPaper(f.PaperId, f.Name, f.FileId, FileName(f.Name), known[f.FileId]));
        var beside = PaperChecklist.Of(procedure, evaluation, []).Where(p => p.WantsFile && (p.IsRequired || random.Happens(OptionalPapersPercent)))
            .Select(p => new HistoryPaper(p.Paper.Id, p.Paper.Name, Id(random), FileName(p.Paper.Name), papers.Of(p.Paper.Name)));
        return new Declared(data, fees) { Papers = [.. inForm, .. beside], Granted = Granted(procedure, context, random), Refused = Refused };
    }

    private static HistoryResult Refused { get; } = new(ResultTexts.Refusal, Texts.Say("Result.RefusalTitle"), new ResultBody { Parts = [], Refusal = "" }.ToJson());

    private static HistoryResult? Granted(Procedure procedure, FormContext context, SampleRandom random)
    {
        if (procedure.Results.Count == 0) return null;
        var result = procedure.Results[0];
        var draft = result.Draft.Sections.Count == 0 ? [] : FormSampler.Fill(result.Draft, context, random, new SampleWish { OptionalPercent = 100 });
        return new HistoryResult(result.Id, result.Name, new ResultBody { Parts = [], Draft = draft }.ToJson());
    }

    private JsonObject Upload(string label, Dictionary<Guid, FileContent> known, SampleRandom random)
    {
        var (id, content) = (Id(random), papers.Of(label));
        known[id] = content;
        return new JsonObject { ["id"] = id.ToString("D"), ["name"] = FileName(label), ["size"] = content.Size, ["sha256"] = content.Sha256 };
    }

    // Drawn, so that two runs declare the same.
    private static Guid Id(SampleRandom random) => Guid.Parse($"{random.Next(0, int.MaxValue):x8}-{random.Next(0, 0xFFFF):x4}-7{random.Next(0, 0xFFF):x3}-8{random.Next(0, 0xFFF):x3}-{random.Next(0, int.MaxValue):x12}");

    private static string FileName(string label)
    {
        var words = VietnameseText.Fold(label).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => new string([.. w.Where(char.IsAsciiLetterOrDigit)])).Where(w => w.Length > 0).Take(8);
        return string.Join('-', words) + ".pdf";
    }

    private static PrefillTable Known(Filer filer)
    {
        var known = new Dictionary<string, JsonNode?>(StringComparer.Ordinal) { ["account.phone"] = filer.Phone, ["account.email"] = filer.Email };
        if (filer.OrganisationId is null) (known["account.full_name"], known["account.personal_id"]) = (filer.Name, filer.Number);
        else (known["account.organisation.name"], known["account.organisation.tax_code"]) = (filer.Name, filer.Number);
        return new PrefillTable(known);
    }
}
