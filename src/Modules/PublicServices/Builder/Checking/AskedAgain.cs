using System.Globalization;
using Saola.Engines.Cases.Forms;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;

namespace Saola.Modules.PublicServices.Builder.Checking;

/// <summary>Something that a procedure asks although it is known, with what to do instead. It hinders nothing.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Message">What is known, and the mend.</param>
internal sealed record AskedNotice(string Place, string Message);

/// <summary>
/// Names every field and paper that asks for what is known already: the account, the organisation that is acted for, national registers (their data
/// replace papers, Law on Electronic Transactions and Decree 42/2022), and what the department issued itself.
/// </summary>
internal static class AskedAgain
{
    /// <summary>Prefixes of who files; other people's data are not known.</summary>
    private static readonly HashSet<string> Own = new(StringComparer.Ordinal) { "", "filer", "person", "account", "applicant" };

    private static readonly HashSet<string> OwnBodies = new(StringComparer.Ordinal) { "", "org", "owner", "organisation", "enterprise", "filer" };

    /// <summary>Words in the name of a paper, folded, and the register that has it.</summary>
    private static readonly (string Words, string Register)[] Registers =
    [
        ("dang ky doanh nghiep", "business"), ("dang ky kinh doanh", "business"), ("dang ky hop tac xa", "business"), ("can cuoc", "population"), ("chung minh nhan dan", "population"),
        ("so ho khau", "population"), ("giay khai sinh", "civil"), ("dang ky ket hon", "civil"), ("xac nhan cu tru", "population"), ("quyen su dung dat", "land"), ("bao hiem xa hoi", "insurance"), ("ma so thue", "tax"),
    ];

    private static readonly string[] Filers = ["ban", "nguoi nop", "nguoi khai", "nguoi de nghi", "to chuc", "doanh nghiep", "co so"];

    private const int LeastResultName = 16;

    /// <summary>The notices of a procedure; <paramref name="others"/> are all of the catalogue, whose results the department has itself.</summary>
    public static IReadOnlyList<AskedNotice> Of(Procedure procedure, IEnumerable<Procedure> others)
    {
        var notices = new List<AskedNotice>();
        for (var s = 0; s < procedure.Form.Sections.Count; s++)
        {
            for (var f = 0; f < procedure.Form.Sections[s].Fields.Count; f++)
            {
                var field = procedure.Form.Sections[s].Fields[f];
                if (field.IsTyped && field.Prefill is null && Source(field) is { } source)
                    notices.Add(new(Place($"form.sections[{s}].fields[{f}]"), BuilderTexts.Say("Lint.Field", field.Label, BuilderTexts.Say("Prefill." + source), source)));
            }
        }
        var issued = others.Where(p => p.Code != procedure.Code).SelectMany(p => p.Results.Select(r => (p.Code, Name: VietnameseText.Fold(r.Name)))).Where(r => r.Name.Length >= LeastResultName).ToList();
        for (var i = 0; i < procedure.Papers.Count; i++)
        {
            if (procedure.Papers[i].Kind == PaperKind.Upload && Paper(procedure.Papers[i], issued) is { } notice) notices.Add(new(Place($"papers[{i}]"), notice));
        }
        return notices;
    }

    private static string? Paper(ProcedurePaper paper, IReadOnlyList<(string Code, string Name)> issued)
    {
        var name = VietnameseText.Fold(paper.Name);
        if (Registers.FirstOrDefault(r => name.Contains(r.Words, StringComparison.Ordinal)) is { Register: { } register }) return BuilderTexts.Say("Lint.Paper", paper.Name, BuilderTexts.Say("Register." + register));
        return issued.FirstOrDefault(r => name.Contains(r.Name, StringComparison.Ordinal)) is { Code: { } code } ? BuilderTexts.Say("Lint.Issued", paper.Name, code) : null;
    }

    private static string? Source(FormField field)
    {
        var label = VietnameseText.Fold(field.Label);
        if (IsOfOthers(label)) return null;
        var (own, body) = (Own.Contains(field.Prefix), OwnBodies.Contains(field.Prefix));
        return field.Type switch
        {
            FieldType.PersonalId when own => "account.personal_id",
            FieldType.TaxCode when body => "account.organisation.tax_code",
            FieldType.Phone when own => "account.phone",
            FieldType.Email when own => "account.email",
            FieldType.Date when own && (field.Name == "birth_date" || label == "ngay sinh") => "account.birth_date",
            FieldType.Text => Text(field, own, body, label),
            _ => null,
        };
    }

    /// <summary>"Số định danh của chủ nhiệm" asks about somebody else than who files.</summary>
    private static bool IsOfOthers(string label)
    {
        const string Of = " cua ";
        return label.IndexOf(Of, StringComparison.Ordinal) is var at and >= 0 && !Filers.Any(w => label[(at + Of.Length)..].StartsWith(w, StringComparison.Ordinal));
    }

    private static string? Text(FormField field, bool own, bool body, string label)
    {
        bool Says(params string[] words) => words.Any(w => label.StartsWith(w, StringComparison.Ordinal));
        if (own && (field.Name == "full_name" || Says("ho va ten nguoi nop", "ho va ten nguoi khai", "ho, ten nguoi nop", "ho va ten cua ban"))) return "account.full_name";
        if (own && Says("so can cuoc", "so dinh danh", "so cccd")) return "account.personal_id";
        if (own && Says("so dien thoai", "dien thoai")) return "account.phone";
        if (body && Says("ten to chuc", "ten doanh nghiep", "ten co so", "ten don vi de nghi")) return "account.organisation.name";
        if (body && Says("ma so thue", "ma so doanh nghiep")) return "account.organisation.tax_code";
        if (body && Says("dia chi tru so", "tru so chinh")) return "account.organisation.address";
        return body && Says("nguoi dai dien theo phap luat", "ho va ten nguoi dai dien") ? "account.organisation.representative" : null;
    }

    private static string Place(FormattableString place) => place.ToString(CultureInfo.InvariantCulture);
}
