using Microsoft.Extensions.Localization;
using Saola.Engines.Cases.Forms;
using Saola.Web;

namespace Saola.Modules.PublicServices.Filing;

/// <summary>The way through a dossier: a page per section that is asked, the papers, the review.</summary>
internal static class FilingSteps
{
    /// <summary>Last part of the address of the papers.</summary>
    public const string Papers = "giay-to";

    /// <summary>Last part of the address of the review.</summary>
    public const string Review = "xem-lai";

    /// <summary>The steps with their addresses.</summary>
    public static IReadOnlyList<Step> Of(OpenDraft draft, IStringLocalizer<CitizenTexts> texts) =>
    [
        .. Sections(draft).Select(s => new Step(s.Title, draft.SectionPath(s.Id))),
        new Step(texts["Step.Papers"], draft.SectionPath(Papers)), new Step(texts["Step.Review"], draft.SectionPath(Review)),
    ];

    /// <summary>Place of a page among the steps, from 1.</summary>
    public static int Number(OpenDraft draft, string page)
    {
        var sections = Sections(draft);
        return page switch
        {
            Papers => sections.Count + 1,
            Review => sections.Count + 2,
            _ => sections.FindIndex(s => s.Id == page) + 1,
        };
    }

    /// <summary>Where one goes on to after a section.</summary>
    public static string After(OpenDraft draft, string section)
    {
        if (draft.CaseNumber is { } number) return $"/ho-so/{number}/bo-sung";
        var sections = Sections(draft);
        var index = sections.FindIndex(s => s.Id == section);
        return draft.SectionPath(index >= 0 && index + 1 < sections.Count ? sections[index + 1].Id : Papers);
    }

    /// <summary>Where one comes from; null on the first page.</summary>
    public static string? Before(OpenDraft draft, string page)
    {
        if (draft.CaseNumber is { } number) return $"/ho-so/{number}/bo-sung";
        var sections = Sections(draft);
        var index = page switch { Papers => sections.Count, Review => sections.Count + 1, _ => sections.FindIndex(s => s.Id == page) };
        if (index <= 0) return null;
        return index > sections.Count ? draft.SectionPath(Papers) : draft.SectionPath(sections[index - 1].Id);
    }

    /// <summary>The page on which a fault is mended, with its place on the page.</summary>
    public static string PlaceOf(OpenDraft draft, string? field)
    {
        if (field is null) return draft.SectionPath(draft.Form.Sections[0].Id);
        if (field.StartsWith(OpenDraft.PaperPrefix, StringComparison.Ordinal)) return $"{draft.SectionPath(Papers)}#{FieldModel.IdOf("paper." + field[OpenDraft.PaperPrefix.Length..])}";
        if (draft.Form.SectionOf(field) is not { } section) return draft.SectionPath(draft.Form.Sections[0].Id);
        var anchor = "#" + FieldModel.IdOf(field);
        return RowPaths.RowOf(field) is { } row && !RowPaths.IsGiven(draft.Form, row)
            ? $"{draft.SectionPath(section.Id)}/dong?row={Uri.EscapeDataString(row)}&check=true{anchor}"
            : $"{draft.SectionPath(section.Id)}?check=true{anchor}";
    }

    private static List<FormSection> Sections(OpenDraft draft)
    {
        var evaluation = draft.Evaluation;
        return [.. draft.Form.Sections.Where(evaluation.Asks)];
    }
}

/// <summary>Paths of rows: <c>units[0].tubes[1].kv_max</c> stands in the row <c>units[0].tubes[1]</c> of <c>units[0].tubes</c>.</summary>
internal static class RowPaths
{
    /// <summary>The innermost row in which a path stands, or null.</summary>
    public static string? RowOf(string path) => path.LastIndexOf(']') is var end and > 0 ? path[..(end + 1)] : null;

    /// <summary>The rows field of a row.</summary>
    public static string RowsOf(string row) => row[..row.LastIndexOf('[')];

    /// <summary>Whether the row is given by the form, so that its fields stand on the page itself.</summary>
    public static bool IsGiven(FormDefinition form, string row) => form.Find(RowsOf(row)) is { FixedRows.Count: > 0 };
}
