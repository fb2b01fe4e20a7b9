using System.Globalization;
using System.Text.Json.Nodes;
using Saola.Engines.Cases;
using Saola.Engines.Cases.Forms.Reading;

namespace Saola.Modules.PublicServices.Catalogue;

/// <summary>
/// The canonical text of a procedure: what <c>procedures export</c> prints. Read again and written again it is the same to the byte.
/// The form is written out whole, so that it can be brought into another department.
/// </summary>
internal static class ProcedureWriter
{
    public static string Write(Procedure p) => YamlWriter.Write(Record(p));

    private static JsonObject Record(Procedure p)
    {
        var record = FormWriter.Object(
            ("code", p.Code), ("version", p.Version), ("valid_from", Day(p.ValidFrom)), ("valid_to", Day(p.ValidTo)), ("review", p.Review),
            ("review_notes", List(p.ReviewNotes, n => FormWriter.Object(("part", n.Part), ("note", n.Note)))),
            ("name", p.Name), ("aliases", FormWriter.Texts(p.Aliases)), ("field", p.Field), ("level", p.Level),
            ("online_level", p.OnlineLevel switch { OnlineLevel.Full => "toan_trinh", OnlineLevel.Partial => "mot_phan", _ => "cung_cap_thong_tin" }),
            ("intake", p.Intake == IntakeMode.Own ? "own" : "back_office"), ("applicants", FormWriter.Texts(p.Applicants)), ("summary", p.Summary),
            ("legal_bases", List(p.LegalBases, Basis)),
            ("announcement", p.Announcement is { } a ? FormWriter.Object(("number", a.Number), ("date", Day(a.Date)), ("kind", a.Kind), ("review", a.Review)) : null),
            ("organisations", FormWriter.Object(
                ("executing", p.Organisations.Executing), ("competent", p.Organisations.Competent), ("delegated", p.Organisations.Delegated),
                ("cooperating", FormWriter.Texts(p.Organisations.Cooperating)))),
            ("conditions", FormWriter.Texts(p.Conditions)), ("how_it_goes", FormWriter.Texts(p.HowItGoes)),
            ("channels", List(p.Channels, c => FormWriter.Object(("kind", c.Kind), ("term", c.Term), ("fee", c.Fee)))), ("set_count", p.SetCount),
            ("term", Term(p.Term)), ("fees", List(p.Fees, Fee)), ("papers", List(p.Papers, Paper)));
        if (!p.HasDefaultForm) record["form"] = FormWriter.Sections(p.Form);
        if (!p.HasDefaultWorkflow)
        {
            record["workflow"] = List(p.Workflow, Step);
            record["reserve_hours"] = p.ReserveHours;
        }
        return Rest(record, p);
    }

    private static JsonObject Rest(JsonObject record, Procedure p)
    {
        var rest = FormWriter.Object(
            ("results", List(p.Results, Result)), ("checks", List(p.Checks, c => FormWriter.Object(("id", c.Id), ("text", c.Text)))),
            ("calculations", p.HasDefaultForm ? null : FormWriter.Calculations(p.Form)),
            ("notices", List(p.Notices, n => FormWriter.Object(("when", n.When), ("text", n.Text)))),
            ("connects_to", FormWriter.Texts(p.ConnectsTo)), ("mistakes", FormWriter.Texts(p.Mistakes)), ("related", FormWriter.Texts(p.Related)));
        foreach (var (name, value) in rest.ToList())
        {
            rest.Remove(name);
            record[name] = value;
        }
        return record;
    }

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonObject> write) => new(items.Select(write).ToArray<JsonNode?>());

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonObject Basis(LegalBasis b) => FormWriter.Object(
        ("number", b.Number), ("title", b.Title), ("date", Day(b.Date)), ("issuer", b.Issuer),
        ("state", b.State switch { LegalState.InForce => "in_force", LegalState.Replaced => "replaced", _ => "unknown" }));

    private static JsonObject Term(ProcedureTerm t) => FormWriter.Object(
        ("phases", FormWriter.Texts(t.Phases)), ("text", t.Text), ("committed", FormWriter.Texts(t.Committed)),
        ("cut_off", t.CutOff?.ToString("HH:mm", CultureInfo.InvariantCulture)), ("reception_check", t.ReceptionCheck));

    private static JsonObject Fee(ProcedureFee f) => FormWriter.Object(
        ("id", f.Id), ("kind", f.Kind), ("name", f.Name), ("formula", f.Formula?.Text), ("text", f.Text), ("collected", f.Collected),
        ("legal_basis", f.LegalBasis), ("review", f.Review),
        ("reliefs", List(f.Reliefs, r => FormWriter.Object(
            ("name", r.Name), ("factor", r.Factor), ("valid_from", Day(r.ValidFrom)), ("valid_to", Day(r.ValidTo)), ("legal_basis", r.LegalBasis), ("review", r.Review), ("when", r.When?.Text), ("proof", r.Proof)))));

    private static JsonObject Paper(ProcedurePaper p) => FormWriter.Object(
        ("id", p.Id), ("name", p.Name), ("kind", p.Kind switch { PaperKind.Form => "form", PaperKind.Data => "data", _ => "upload" }),
        ("originals", p.Originals), ("copies", p.Copies), ("form_number", p.FormNumber), ("replaced_by", p.ReplacedBy), ("digitised", p.Digitised),
        ("required", p.Need switch { PaperNeed.Always => "always", PaperNeed.Optional => "optional", _ => p.Condition?.Text }),
        ("types", FormWriter.Texts(p.Types)), ("max_mb", p.MaxMegabytes), ("many", p.Many), ("hint", p.Hint), ("template", p.Template), ("review", p.Review));

    private static JsonObject Step(WorkflowStep s) => FormWriter.Object(
        ("id", s.Id), ("name", s.Name), ("unit", s.Unit), ("role", s.Kind == StepKind.Opinions ? null : s.Role), ("hours", s.Hours),
        ("kind", s.Kind.ToString().ToLowerInvariant()), ("beside", s.Beside), ("units", FormWriter.Texts(s.Units)), ("optional", s.Optional),
        ("silence_is_consent", s.SilenceIsConsent), ("pauses_clock", s.PausesClock), ("supplement_within", s.SupplementWithin), ("supplement_overdue", s.SupplementOverdue), ("decisions", FormWriter.Texts(s.Decisions)), ("note", s.Note));

    private static JsonObject Result(ProcedureResult r)
    {
        var result = FormWriter.Object(
            ("id", r.Id), ("name", r.Name), ("code", r.Code), ("number_template", r.NumberTemplate), ("signature", r.Signed ? null : "approved"), ("valid_for", r.ValidFor),
            ("draft", r.Draft.Sections.Count == 0 ? null : FormWriter.Fields(r.Draft.Sections[0].Fields)), ("body", List(r.Body, Line)),
            ("revoked_when", FormWriter.Texts(r.RevokedWhen)));
        result.Insert(result.IndexOf("name") + 1, "electronic", r.Electronic);
        return result;
    }

    private static JsonObject Line(ResultLine l) => FormWriter.Object(
        ("kind", l.Kind), ("label", l.Label), ("value", l.Value), ("rows", l.Rows),
        ("columns", List(l.Columns, c => FormWriter.Object(("label", c.Label), ("value", c.Value)))));
}
