using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Slips;

/// <summary>Fills the text of a result (docs/procedure-format.md, results) from the declaration, the case and the officer's draft.</summary>
internal sealed partial class ResultComposer(ProcedureCatalogue catalogue, DossierForm forms)
{
    /// <summary>The results that the procedure may end in; empty when its version is no longer in the catalogue.</summary>
    public IReadOnlyList<ProcedureResult> ResultsOf(CaseDetails dossier) => catalogue.Version(dossier.Type.Code, dossier.Type.Version)?.Results ?? [];

    /// <summary>A grant: the body of the result.</summary>
    public ResultBody Grant(CaseDetails dossier, ProcedureResult result, JsonObject draft)
    {
        var evaluation = forms.Of(dossier);
        return new ResultBody { Draft = draft, Parts = [.. result.Body.Select(line => Part(line, evaluation, dossier, draft))] };
    }

    /// <summary>A refusal in writing: never without its reason.</summary>
    public static ResultBody Refuse(CaseDetails dossier, string reason) => new()
    {
        Refusal = reason,
        Parts =
        [
            new("text", null, Texts.Say("Result.RefusalIntro", dossier.Row.Number, dossier.Row.TypeName)),
            new("text", null, reason),
            new("text", null, Texts.Say("Result.RefusalRights")),
        ],
    };

    private static ResultBodyPart Part(ResultLine line, FormEvaluation evaluation, CaseDetails dossier, JsonObject draft) => line.Kind switch
    {
        "table" => new("table", line.Label, null, [.. line.Columns.Select(c => c.Label)],
            [.. RowPaths(line.Rows!, evaluation.Data).Select(path => line.Columns.Select(c => FormTemplate.Fill(Template(c.Value), evaluation, path)).ToList())]),
        _ => new(line.Kind, line.Label, FormTemplate.Fill(CaseWords(line.Value ?? "", dossier, draft), evaluation)),
    };

    // "units.tubes" are the inner rows of all units.
    private static IEnumerable<string> RowPaths(string rows, FormData data)
    {
        var dot = rows.IndexOf('.', StringComparison.Ordinal);
        var outer = dot < 0 ? rows : rows[..dot];
        for (var i = 0; i < data.RowCount(outer); i++)
        {
            if (dot < 0) yield return $"{outer}[{i}]";
            else for (var j = 0; j < data.RowCount($"{outer}[{i}].{rows[(dot + 1)..]}"); j++) yield return $"{outer}[{i}].{rows[(dot + 1)..]}[{j}]";
        }
    }

    private static string Template(string value) => value.Contains('{', StringComparison.Ordinal) ? value : "{" + value + "}";

    // Facts of the case and of the draft are put in before the form is asked; what is known only at issue stays as it is, its opening brace doubled for the form.
    private static string CaseWords(string template, CaseDetails dossier, JsonObject draft) => Hole().Replace(template, hole => Plain(Fact(hole.Groups["name"].Value, dossier, draft) ?? hole.Value));

    /// <summary>A fact of the case or of the draft by its name; null when it is none, or is known only at issue.</summary>
    public static string? Fact(string name, CaseDetails dossier, JsonObject draft) => name switch
    {
        "case.number" => dossier.Row.Number,
        "case.filed_at" => VietnameseFormats.Day(VietnamTime.Day(dossier.Row.FiledAt)),
        "case.accepted_at" => dossier.Row.AcceptedAt is { } accepted ? VietnameseFormats.Day(VietnamTime.Day(accepted)) : "",
        "case.due_at" => dossier.Row.DueAt is { } due ? VietnameseFormats.Day(VietnamTime.Day(due)) : "",
        "procedure.name" => dossier.Row.TypeName,
        "fee.amount" => dossier.Fees.Aggregate(Money.Zero, (sum, fee) => sum + fee.Amount).ToString(),
        _ when name.StartsWith("draft.", StringComparison.Ordinal) => draft[name["draft.".Length..]]?.ToString() ?? "",
        _ => null,
    };

    private static string Plain(string text) => text.Replace("{", "{{", StringComparison.Ordinal);

    [GeneratedRegex(@"\{(?<name>(case|procedure|fee|draft|result)\.[a-z_]+)\}", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Hole();
}
