using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms;

namespace Saola.Modules.PublicServices.Builder;

/// <summary>
/// The parts of a procedure file as they are edited (docs/procedure-format.md, docs/form-format.md). What a key may hold is not said here a second time:
/// the reader of the file checks it.
/// </summary>
internal static class ProcedureParts
{
    /// <summary>The lists that are looked up.</summary>
    public const string Fields = "@fields", Units = "@units", CodeLists = "@codes", Prefills = "@prefill";

    private static readonly EditorRecord Field = new("field",
        [
            Line("id"), Line("label"), Choice("type", [.. FieldTypes.Names]), Number("min"), Number("max"), Whole("decimals"), Line("unit"),
            new("required", KeyKind.Need) { Words = ["true"] }, Formula("when"), Line("hint"), Choice("prefill", Prefills), new("default", KeyKind.Value), Truth("locked"), Truth("must_be_true"), Line("province"),
            Line("pattern"), Line("message"), Truth("past"), Truth("future"), Line("not_before"), Whole("within_months"), Choice("codes", CodeLists), Several("types", "pdf", "docx", "xlsx", "jpg", "png"), Whole("max_mb"),
            Lines("unique"), Line("item_label"), Formula("formula"), Choice("format", "number", "money", "percent", "text", "date"), Long("text"),
            Table("options", "value", "label", "hint"), new("fixed", KeyKind.Value),
        ],
        [new("fields", () => Field!)]);

    private static readonly EditorRecord Section = new("section", [Line("id"), Line("title"), Line("intro"), Formula("when")], [new("fields", () => Field)]);

    private static readonly EditorRecord Calculation = new("calculation", [Line("id"), Line("label"), Formula("formula"), Choice("format", "number", "money", "percent", "text", "date")], []);

    private static readonly EditorRecord Rule = new("rule",
        [Line("id"), Line("rows"), new("check", KeyKind.Expression) { Keeps = true }, Formula("when"), Line("at"), Line("message"), Choice("level", "error", "warn", "stop")], []);

    private static readonly EditorRecord Relief = new("relief", [Line("name"), Number("factor"), Day("valid_from"), Day("valid_to"), Line("legal_basis"), Truth("review"), Formula("when"), Line("proof")], []);

    private static readonly EditorRecord Fee = new("fee",
        [Line("id"), Choice("kind", "phi", "le_phi"), Line("name"), Formula("formula"), Line("text"), Choice("collected", "reception", "supplement", "return"), Line("legal_basis"), Truth("review")],
        [new("reliefs", () => Relief)]);

    private static readonly EditorRecord Paper = new("paper",
        [
            Line("id"), Line("name"), Choice("kind", "upload", "form", "data"), Whole("originals"), Whole("copies"), Line("form_number"), Line("replaced_by"), Truth("digitised"),
            new("required", KeyKind.Need) { Words = ["always", "optional"] }, Several("types", "pdf", "docx", "xlsx", "jpg", "png"), Whole("max_mb"), Truth("many"), Line("hint"), Line("template"), Truth("review"),
        ], []);

    private static readonly EditorRecord Step = new("step",
        [
            Line("id"), Line("name"), Choice("unit", Units), Choice("role", "clerk", "officer", "unit_head", "director"), Whole("hours"),
            Choice("kind", "intake", "assign", "examine", "opinions", "draft", "review", "sign", "issue", "council"), Line("beside"), Several("units", Units), Truth("optional"), Truth("silence_is_consent"),
            Truth("pauses_clock"), Line("supplement_within"), Choice("supplement_overdue", "propose_stop"),
            Several("decisions", "accept", "supplement", "refuse", "assign", "return", "propose_grant", "propose_refusal", "forward", "approve", "reject", "sign", "issue"), Line("note"),
        ], []);

    private static readonly EditorRecord BodyLine = new("body", [Choice("kind", "line", "text", "table", "heading"), Line("label"), Long("value"), Line("rows"), Table("columns", "label", "value")], []);

    private static readonly EditorRecord Result = new("result",
        [Line("id"), Line("name"), new("electronic", KeyKind.Truth) { Otherwise = true }, Line("code"), Line("number_template"), Line("valid_for"), Lines("revoked_when")],
        [new("draft", () => Field), new("body", () => BodyLine)]);

    private static readonly EditorRecord Basis = new("basis", [Line("number"), Line("title"), Day("date"), Line("issuer"), Choice("state", "in_force", "replaced", "unknown")], []);

    /// <summary>The parts in the order of the work.</summary>
    public static IReadOnlyList<EditorPart> All { get; } =
    [
        Root("facts",
            [
                Line("code"), Line("name"), Lines("aliases"), Choice("field", Fields), Choice("level", "tinh", "xa"), Choice("online_level", "toan_trinh", "mot_phan", "cung_cap_thong_tin"), Choice("intake", "own", "back_office"),
                Several("applicants", "cong_dan", "ca_nhan", "nguoi_nuoc_ngoai", "doanh_nghiep", "to_chuc", "hop_tac_xa"), Long("summary"), Whole("set_count"), Truth("review"),
            ],
            new("channels", () => new("channel", [Choice("kind", "direct", "online", "post"), Line("term"), Line("fee")], [])),
            new("review_notes", () => new("review_note", [Choice("part", "papers", "term", "steps", "fees", "forms", "legal", "result", "competence", "number"), Long("note")], []))),
        Root("legal", [], new EditorList("legal_bases", () => Basis)),
        new(new("organisations", [Choice("executing", Units), Choice("competent", Units), Choice("delegated", Units), Several("cooperating", Units)], []), "organisations"),
        Root("guide", [Lines("conditions"), Lines("how_it_goes"), Lines("mistakes"), Lines("connects_to"), Lines("related")]),
        new(new("term", [Lines("phases"), Line("text"), Lines("committed"), Line("cut_off"), Line("reception_check")], []), "term"),
        Root("form", [], new("form.sections", () => Section), new("calculations", () => Calculation) { Other = Rule }),
        Root("papers", [], new EditorList("papers", () => Paper)),
        Root("steps", [Whole("reserve_hours")], new EditorList("workflow", () => Step)),
        Root("fees", [], new EditorList("fees", () => Fee)),
        Root("results", [], new EditorList("results", () => Result)),
        Root("checks", [], new("checks", () => new("officer_check", [Line("id"), Long("text")], [])), new("notices", () => new("notice", [Line("when"), Long("text")], []))),
    ];

    /// <summary>The record that an address names: a part, or an item of a list such as <c>papers[1]</c>; null when there is none.</summary>
    public static EditorPlace? Find(DraftDocument draft, string at)
    {
        if (All.FirstOrDefault(p => p.Record.Name == at) is { } part) return new(at, part.Path, part.Record, part);
        foreach (var one in All)
        {
            if (Inside(draft, one.Record, one.Path, at, one) is { } place) return place;
        }
        return null;
    }

    /// <summary>The list at an address, with the record that holds it.</summary>
    public static (EditorPlace Holder, EditorList List)? FindList(DraftDocument draft, string at)
    {
        foreach (var part in All)
        {
            if (part.Record.Lists.FirstOrDefault(l => Join(part.Path, l.Path) == at) is { } top) return (new(part.Record.Name, part.Path, part.Record, part), top);
        }
        var cut = at.LastIndexOf('.');
        if (cut < 0 || Find(draft, at[..cut]) is not { } holder || holder.At == holder.Part.Record.Name) return null;
        return holder.Record.Lists.FirstOrDefault(l => Join(holder.Path, l.Path) == at) is { } list ? (holder, list) : null;
    }

    /// <summary>The part that a place belongs to.</summary>
    public static EditorPart PartOf(string place)
    {
        var found = All.FirstOrDefault(p => p.Path.Length > 0 && (place == p.Path || place.StartsWith(p.Path + ".", StringComparison.Ordinal)))
            ?? All.FirstOrDefault(p => p.Record.Lists.Any(l => Covers(Join(p.Path, l.Path), place)))
            ?? All.FirstOrDefault(p => p.Path.Length == 0 && p.Record.Keys.Any(k => k.Name == place));
        return found ?? All[0];
    }

    public static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static bool Covers(string list, string place) =>
        place == list || place.StartsWith(list + "[", StringComparison.Ordinal) || place.StartsWith(list + ".", StringComparison.Ordinal) || (list == "form.sections" && place == "form");

    private static EditorPlace? Inside(DraftDocument draft, EditorRecord record, string path, string at, EditorPart part)
    {
        foreach (var list in record.Lists)
        {
            var start = Join(path, list.Path) + "[";
            if (!at.StartsWith(start, StringComparison.Ordinal) || at.IndexOf(']', start.Length) is not (var end and > 0)) continue;
            var item = at[..(end + 1)];
            if (draft.At(item) is not JsonObject node) return null;
            var kind = list.Of(node);
            return item.Length == at.Length ? new(at, item, kind, part) : Inside(draft, kind, item, at, part);
        }
        return null;
    }

    private static EditorPart Root(string name, IReadOnlyList<EditorKey> keys, params EditorList[] lists) => new(new(name, keys, lists), "");

    private static EditorKey Line(string name) => new(name, KeyKind.Line);

    private static EditorKey Long(string name) => new(name, KeyKind.LongText);

    private static EditorKey Lines(string name) => new(name, KeyKind.Lines);

    private static EditorKey Whole(string name) => new(name, KeyKind.Whole);

    private static EditorKey Number(string name) => new(name, KeyKind.Number);

    private static EditorKey Truth(string name) => new(name, KeyKind.Truth);

    private static EditorKey Day(string name) => new(name, KeyKind.Day);

    private static EditorKey Formula(string name) => new(name, KeyKind.Expression);

    private static EditorKey Choice(string name, params string[] words) => new(name, KeyKind.Choice) { Words = words };

    private static EditorKey Several(string name, params string[] words) => new(name, KeyKind.Several) { Words = words };

    private static EditorKey Table(string name, params string[] parts) => new(name, KeyKind.Table) { Words = parts };
}
