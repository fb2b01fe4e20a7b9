using Saola.Engines.Documents.Docx;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Slips;

namespace Saola.Modules.PublicServices.Templates;

/// <summary>What a template, and a draft that was written from one, may say in its holes. Every fault names the place.</summary>
internal sealed class TemplateCheck(DocxTemplate templates, ProcedureCatalogue catalogue)
{
    /// <summary>Names that are known only when the result is numbered and signed: they stay holes until then.</summary>
    public static IReadOnlySet<string> LateNames { get; } = new HashSet<string>(StringComparer.Ordinal) { "result.number", "result.date", "result.day", "result.month", "result.year", "result.signer" };

    private static readonly string[][] Needed = [["result.number"], ["result.date", "result.year"], ["result.signer"]];

    /// <summary>A template at its publishing: every hole is a name of the form, the draft, the case or the result; number, date and signer are there.</summary>
    public IReadOnlyList<Fault> Template(NewTemplate template, DateOnly day)
    {
        var procedure = catalogue.Current(template.ProcedureCode, day);
        var result = procedure?.Results.FirstOrDefault(r => r.Id == template.ResultId);
        if (procedure is null || (result is null && template.ResultId != ResultTexts.Refusal)) return [new Fault("template.result_unknown", Texts.Say("Template.ResultUnknown"), "Target")];
        var names = new TextNames(procedure);
        return Check(template.Docx, hole => names.Faults("{" + hole.Name + "}", result, null).FirstOrDefault());
    }

    /// <summary>The officer's file: only the holes that are filled later are left.</summary>
    public IReadOnlyList<Fault> Draft(byte[] docx) => Check(docx, hole => LateNames.Contains(hole.Name) ? null : Texts.Say("Template.HoleLeft", hole.Name));

    private List<Fault> Check(byte[] docx, Func<TemplateHole, string?> wrong)
    {
        var holes = templates.Holes(docx);
        if (!holes.IsDone) return [.. holes.Faults.Select(f => f with { Field = "file" })];
        var faults = new List<Fault>();
        foreach (var hole in holes.Value)
        {
            var why = hole.IsClosed ? wrong(hole) : Texts.Say("Template.NotClosed", hole.Name.Length > 40 ? hole.Name[..40] : hole.Name);
            if (why is not null) faults.Add(new Fault("template.hole", Texts.Say("Template.At", hole.Place, why), "file"));
        }
        foreach (var either in Needed.Where(either => !holes.Value.Any(h => either.Contains(h.Name, StringComparer.Ordinal))))
            faults.Add(new Fault("template.missing", Texts.Say("Template.Missing", either[0]), "file"));
        return faults;
    }
}
