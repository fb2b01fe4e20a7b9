using System.Globalization;
using System.Text.RegularExpressions;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Reading;

namespace Saola.Modules.PublicServices.Catalogue;

/// <summary>What procedures refer to, read from the same catalogue folder.</summary>
/// <param name="Codes">Code lists, units and wards among them.</param>
/// <param name="Blocks">Common blocks of forms.</param>
/// <param name="Fields">Codes of procedure fields.</param>
/// <param name="DefaultForm">The form of procedures that have none of their own.</param>
internal sealed record CatalogueBase(CodeLists Codes, FormBlocks Blocks, IReadOnlyDictionary<string, string> Fields, FormDefinition DefaultForm);

/// <summary>Reads one procedure file. The record is only to be used when the source has no fault.</summary>
internal sealed partial class ProcedureReader(CatalogueBase common)
{
    private readonly FormReader _forms = new(common.Blocks, common.Codes);

    /// <summary>Reads a text; null when it is no YAML mapping. Faults stand in the source.</summary>
    public (Procedure? Procedure, IReadOnlyList<SourceFault> Faults) Read(string file, string text)
    {
        var source = YamlSource.Read(file, text);
        if (source.Root is not { } root) return (null, source.Faults);
        var procedure = Record(root);
        root.RefuseOthers();
        if (source.Faults.Count == 0) ProcedureChecks.Run(procedure, root, common);
        return (procedure, source.Faults);
    }

    private Procedure Record(YamlMap root)
    {
        var organisations = Organisations(root);
        var term = Term(root);
        var form = _forms.Read(root.Map("form"), root);
        root.Map("form")?.RefuseOtherThan("sections");
        var steps = new StepReader(organisations).ReadAll(root);
        var hasForm = form.Sections.Count > 0;
        // A default workflow is computed only from a term that could be read.
        var planned = steps.Count > 0 || root.Source.Faults.Count > 0
            ? (Steps: steps, Reserve: root.Whole("reserve_hours") ?? 0)
            : DefaultWorkflow.Of(term, organisations.Executing, organisations.Competent);
        root.Know("reserve_hours");
        return Head(root, organisations, term) with
        {
            Form = hasForm ? form : common.DefaultForm,
            HasDefaultForm = !hasForm,
            Workflow = planned.Steps,
            HasDefaultWorkflow = steps.Count == 0,
            ReserveHours = planned.Reserve,
            Fees = root.Maps("fees").Select(Fee).ToList(),
            Papers = root.Maps("papers").Select(Paper).ToList(),
            Results = root.Maps("results").Select(r => ResultReader.Read(r, _forms)).ToList(),
            Checks = root.Maps("checks").Select(c => Closed(c, new OfficerCheck(c.Must("id"), c.Must("text")))).ToList(),
            Notices = root.Maps("notices").Select(n => Closed(n, new ProcedureNotice(n.Must("when"), n.Must("text")))).ToList(),
            ConnectsTo = root.Texts("connects_to"),
            Mistakes = root.Texts("mistakes"),
            Related = root.Texts("related"),
        };
    }

    private Procedure Head(YamlMap root, ProcedureOrganisations organisations, ProcedureTerm term) => new()
    {
        Code = Code(root),
        Version = Version(root),
        ValidFrom = root.Has("valid_from") ? root.Day("valid_from") ?? default : Missing(root, "valid_from"),
        ValidTo = root.Day("valid_to"),
        Review = root.Truth("review"),
        ReviewNotes = root.Maps("review_notes").Select(n => Closed(n, new ReviewNote(
            n.OneOf("part", "papers", "term", "steps", "fees", "forms", "legal", "result", "competence", "number"), n.Must("note")))).ToList(),
        Name = root.Must("name"),
        Aliases = root.Texts("aliases"),
        Field = Field(root),
        Level = root.OneOf("level", "tinh", "xa"),
        OnlineLevel = root.OneOf("online_level", "toan_trinh", "mot_phan", "cung_cap_thong_tin") switch
        {
            "mot_phan" => OnlineLevel.Partial,
            "cung_cap_thong_tin" => OnlineLevel.InformationOnly,
            _ => OnlineLevel.Full,
        },
        Intake = root.OneOf("intake", "own", "back_office") == "own" ? IntakeMode.Own : IntakeMode.BackOffice,
        Applicants = root.Texts("applicants"),
        Summary = root.Must("summary"),
        LegalBases = root.Maps("legal_bases").Select(Basis).ToList(),
        Announcement = root.Map("announcement") is { } a
            ? Closed(a, new Announcement(a.Must("number"), a.Day("date"), a.OneOf("kind", "moi", "sua_doi", "bai_bo"), a.Truth("review")))
            : null,
        Organisations = organisations,
        Conditions = root.Texts("conditions"),
        HowItGoes = root.Texts("how_it_goes"),
        Channels = root.Maps("channels").Select(c => Closed(c, new FilingChannel(c.OneOf("kind", "direct", "online", "post"), c.Text("term"), c.Text("fee")))).ToList(),
        SetCount = root.Whole("set_count") ?? 1,
        Term = term,
        Form = common.DefaultForm,
        Workflow = [],
    };

    private static DateOnly Missing(YamlMap map, string key)
    {
        map.Fault(key, "thiếu");
        return default;
    }

    private static string Code(YamlMap root)
    {
        var code = root.Must("code");
        if (code.Length > 0 && !CodeShape().IsMatch(code)) root.Fault("code", $"\"{code}\" phải có dạng 1.001786");
        return code;
    }

    private static int Version(YamlMap root)
    {
        var version = root.Whole("version") ?? 0;
        if (version < 1) root.Fault("version", "phải là số nguyên từ 1");
        return version;
    }

    private string Field(YamlMap root)
    {
        var field = root.Must("field");
        if (field.Length > 0 && common.Fields.Count > 0 && !common.Fields.ContainsKey(field)) root.Fault("field", $"không có lĩnh vực \"{field}\" trong catalog/codes/procedure-fields.yaml");
        return field;
    }

    private static LegalBasis Basis(YamlMap map) => Closed(map, new LegalBasis(
        map.Must("number"), map.Must("title"), map.Day("date"), map.Text("issuer"),
        map.OneOf("state", "unknown", "in_force", "replaced") switch { "in_force" => LegalState.InForce, "replaced" => LegalState.Replaced, _ => LegalState.Unknown }));

    private ProcedureOrganisations Organisations(YamlMap root)
    {
        if (root.Map("organisations") is not { } map)
        {
            root.Fault("organisations", "thiếu");
            return new("", "", null, []);
        }
        var result = new ProcedureOrganisations(map.Must("executing"), map.Must("competent"), map.Text("delegated"), map.Texts("cooperating"));
        map.RefuseOthers();
        foreach (var unit in result.Cooperating.Append(result.Executing).Append(result.Competent).Append(result.Delegated).OfType<string>()) Unit(map, "executing", unit);
        return result;
    }

    private void Unit(YamlMap map, string key, string code)
    {
        if (code.Length > 0 && common.Codes.Find("units") is { } units && units.Find(code) is null) map.Fault(key, $"không có đơn vị \"{code}\" trong catalog/units");
    }

    private static ProcedureTerm Term(YamlMap root)
    {
        if (root.Map("term") is not { } map)
        {
            root.Fault("term", "thiếu");
            return new([], "", [], null, "8h");
        }
        var (phases, committed) = (Phases(map, "phases"), Phases(map, "committed"));
        TimeOnly? cutOff = null;
        if (map.Text("cut_off") is { } text)
        {
            if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) cutOff = time;
            else map.Fault("cut_off", $"\"{text}\" phải có dạng \"15:00\"");
        }
        var check = Phases(map, "reception_check");
        var term = new ProcedureTerm(phases, map.Must("text"), committed, cutOff, check.Count == 0 ? "8h" : check[0]);
        map.RefuseOthers();
        return term;
    }

    private static List<string> Phases(YamlMap map, string key)
    {
        var phases = map.Texts(key).ToList();
        foreach (var wrong in phases.Where(p => !PhaseShape().IsMatch(p)).ToList())
        {
            map.Fault(key, $"\"{wrong}\" phải có dạng 8h, 5wd, 15d hoặc 1m");
            phases.Remove(wrong);
        }
        return phases;
    }

    private static ProcedureFee Fee(YamlMap map) => Closed(map, new ProcedureFee(
        map.Must("id"), map.OneOf("kind", "phi", "le_phi"), map.Must("name"), map.Expression("formula"),
        map.OneOf("collected", "reception", "supplement", "return"), map.Text("legal_basis"), map.Truth("review"), map.Text("text"),
        map.Maps("reliefs").Select(Relief).ToList()));

    private static FeeRelief Relief(YamlMap map)
    {
        var relief = new FeeRelief(map.Must("name"), map.Number("factor") ?? 1, map.Day("valid_from"), map.Day("valid_to"), map.Text("legal_basis"), map.Truth("review"))
        {
            When = map.Expression("when"), Proof = map.Text("proof"),
        };
        if (relief.Factor is < 0 or > 1) map.Fault("factor", "phải từ 0 đến 1");
        return Closed(map, relief);
    }

    private static ProcedurePaper Paper(YamlMap map)
    {
        var required = map.Text("required") ?? "always";
        return Closed(map, new ProcedurePaper
        {
            Id = map.Must("id"),
            Name = map.Must("name"),
            Kind = map.OneOf("kind", "upload", "form", "data") switch { "form" => PaperKind.Form, "data" => PaperKind.Data, _ => PaperKind.Upload },
            Originals = map.Whole("originals") ?? 0,
            Copies = map.Whole("copies") ?? 0,
            FormNumber = map.Text("form_number"),
            ReplacedBy = map.Text("replaced_by"),
            Digitised = map.Truth("digitised"),
            Need = required switch { "always" => PaperNeed.Always, "optional" => PaperNeed.Optional, _ => PaperNeed.Conditional },
            Condition = required is "always" or "optional" ? null : map.Expression("required"),
            Types = map.Has("types") ? map.Texts("types") : ["pdf", "docx", "xlsx", "jpg", "png"],
            MaxMegabytes = map.Whole("max_mb") ?? 50,
            Many = map.Truth("many"),
            Hint = map.Text("hint"),
            Template = map.Text("template"),
            Review = map.Truth("review"),
        });
    }

    private static T Closed<T>(YamlMap map, T value)
    {
        map.RefuseOthers();
        return value;
    }

    [GeneratedRegex(@"^\d\.\d{6}$", RegexOptions.None, 1000)]
    private static partial Regex CodeShape();

    [GeneratedRegex("^[1-9][0-9]{0,3}(h|wd|d|m)$|^0wd$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PhaseShape();
}
