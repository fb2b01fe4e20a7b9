using AngleSharp.Dom;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Engines.Cases.Forms.Reading;
using Saola.Engines.Cases.Forms.Views;
using Xunit;

namespace Saola.Engines.Tests.Cases.Forms;

public sealed class FormPageTests
{
    public static TheoryData<string> Forms => CatalogueFormTests.Procedures;

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Every_section_and_row_of_every_procedure_is_drawn_with_its_labels_tied(string file)
    {
        var form = Read(file);
        var data = new FormData();
        Prefill.Apply(form, data, PrefillTable.Empty);
        foreach (var rows in form.Fields.Where(f => f is { Type: FieldType.Rows, FixedRows.Count: 0 })) FormRows.Add(form, rows.Id, data);
        var evaluation = new FormEvaluation(form, data, FormFixture.Context);
        foreach (var section in form.Sections)
        {
            Check(await FormPages.PageAsync(FormPage.Section(evaluation, section, FormValidator.ValidateSection(evaluation, section))));
            foreach (var rows in section.Fields.Where(f => f is { Type: FieldType.Rows, FixedRows.Count: 0 }))
            {
                if (FormPage.Row(evaluation, rows.Id + "[0]", FormValidator.ValidateRow(evaluation, rows.Id + "[0]")) is { } page) Check(await FormPages.PageAsync(page));
            }
        }
    }

    private static FormDefinition Read(string file)
    {
        var source = YamlSource.Read(file, File.ReadAllText(Path.Combine(FormFixture.Catalogue, "procedures", file)));
        var form = new FormReader(FormFixture.Blocks, FormFixture.Codes).Read(source.Root!.Map("form"), source.Root!);
        if (form.Sections.Count > 0) return form;
        return FormFixture.Form(File.ReadAllText(Path.Combine(FormFixture.Catalogue, "codes", "default-form.yaml")));
    }

    private static void Check(string html)
    {
        var page = FormPages.Parse(html);
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        foreach (var control in page.QuerySelectorAll("input:not([type=hidden]), select, textarea")) Assert.NotNull(page.QuerySelector($"label[for='{control.Id}']"));
        foreach (var described in page.QuerySelectorAll("[aria-describedby], [aria-labelledby]"))
        {
            var named = $"{described.GetAttribute("aria-describedby")} {described.GetAttribute("aria-labelledby")}";
            Assert.All(named.Split(' ', StringSplitOptions.RemoveEmptyEntries), id => Assert.Contains(id, ids));
        }
        Assert.Empty(page.QuerySelectorAll("[style], script:not([src])"));
    }

    private static async Task<IDocument> PageOf(FormDefinition form, string json, bool check = true, FormPageOptions? options = null)
    {
        var evaluation = new FormEvaluation(form, FormFixture.Data(json), FormFixture.Context);
        var faults = check ? FormValidator.ValidateSection(evaluation, form.Sections[0]) : null;
        return FormPages.Parse(await FormPages.PageAsync(FormPage.Section(evaluation, form.Sections[0], faults, options)));
    }

    [Fact]
    public async Task What_was_typed_comes_back_as_it_was_typed_and_cannot_break_the_page()
    {
        const string attack = "\\\"><script>alert(1)</script>";
        var form = FormFixture.FormOf("""
            - {id: t, label: T, type: text, max: 5}
            - {id: d, label: D, type: date}
            - {id: m, label: M, type: money}
            - {id: l, label: L, type: text_long}
            - {id: e, label: E, type: enum, options: [{value: a, label: A}]}
            - {id: o, label: O, type: address, required: true}
            - {id: r, label: R, type: rows, item_label: "{x}", fields: [{id: x, label: X, type: text}]}
            - {id: f, label: F, type: file}
            - {id: c, label: C, type: derived, formula: t}
            """);
        var page = await PageOf(form, $$"""{"t":"{{attack}}","d":"31/02/2026","m":"ba triệu","l":"{{attack}}","e":"{{attack}}","o":{"line":"{{attack}}"},"r":[{"x":"{{attack}}"}],"f":{"id":"1","name":"{{attack}}"} }""");
        Assert.Empty(page.QuerySelectorAll("script:not([src])"));
        Assert.Equal("31/02/2026", page.QuerySelector("[name=d]")!.GetAttribute("value"));
        Assert.Equal("ba triệu", page.QuerySelector("[name=m]")!.GetAttribute("value"));
        Assert.Contains("<script>", page.QuerySelector("[name=l]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("[name=d], [name=m]").Count(e => e.GetAttribute("aria-invalid") == "true"));
    }

    [Fact]
    public async Task A_conditional_field_is_on_the_page_when_it_is_asked_and_the_page_can_be_updated_without_script()
    {
        var form = FormFixture.FormOf("""
            - {id: kind, label: Loại, type: enum, options: [{value: a, label: A}, {value: khac, label: Khác}]}
            - {id: other, label: Loại khác, type: text, when: kind = 'khac'}
            """);
        var page = await PageOf(form, """{"kind":"a"}""", check: false);
        Assert.Null(page.QuerySelector("[name=other]"));
        Assert.Equal("kind", page.QuerySelector("[data-refresh]")!.GetAttribute("data-refresh"));
        Assert.NotNull(page.QuerySelector("button[name=_do][value=refresh]"));
        Assert.NotNull((await PageOf(form, """{"kind":"khac"}""", check: false)).QuerySelector("[name=other]"));
        Assert.Null((await PageOf(FormFixture.FormOf("- {id: t, label: T, type: text}"), "{}")).QuerySelector("button[value=refresh]"));
    }

    [Fact]
    public async Task The_first_button_of_a_page_goes_on()
    {
        var page = await PageOf(FormFixture.FormOf("- {id: r, label: R, type: rows, fields: [{id: x, label: X, type: text}]}"), """{"r":[{"x":"a"}]}""");
        Assert.Equal("next", page.QuerySelector("button")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("button[value='change:r[0]']"));
        Assert.NotNull(page.QuerySelector("button[value='remove:r[0]']"));
        Assert.NotNull(page.QuerySelector("button[value='add:r']"));
        Assert.NotNull(page.QuerySelector("button[value='import:r']"));
    }

    [Fact]
    public void The_summary_leads_to_what_is_on_the_page()
    {
        var form = FormFixture.FormOf("""
            - {id: a, label: A, type: text, required: true}
            - {id: r, label: R, type: rows, fields: [{id: x, label: X, type: text, required: true}]}
            - {id: o, label: O, type: address, required: true}
            """);
        var evaluation = new FormEvaluation(form, FormFixture.Data("""{"r":[{}],"o":{"province_code":"79","line":"1 Lê Lợi"} }"""), FormFixture.Context);
        var page = FormPage.Section(evaluation, form.Sections[0], FormValidator.Validate(evaluation));
        Assert.Equal(["a", "r", "o.ward_code"], page.Errors.Select(e => e.Name));
    }

    [Fact]
    public async Task A_supplement_opens_only_what_it_asked_for()
    {
        var form = FormFixture.FormOf("""
            - {id: a, label: A, type: text}
            - {id: b, label: B, type: text}
            """);
        var page = await PageOf(form, """{"a":"một","b":"hai"}""", options: new() { Only = ["b"] });
        Assert.Null(page.QuerySelector("[name=a]"));
        Assert.Contains("một", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("[name=b]"));
    }

    [Fact]
    public async Task A_filled_form_is_read_and_compared_in_words()
    {
        var form = FormFixture.FormOf("""
            - {id: a, label: Họ tên, type: text}
            - {id: m, label: Số tiền, type: money}
            - {id: d, label: Ngày, type: date}
            - {id: o, label: Địa chỉ, type: address}
            - {id: p, label: Điện thoại, type: phone}
            - {id: r, label: Nhân lực, type: rows, unique: [x], item_label: "{x}", fields: [{id: x, label: Tên, type: text}, {id: n, label: Số, type: int}]}
            """);
        const string before = """{"a":"An","m":3000000,"d":"2026-11-25","o":{"province_code":"79","ward_code":"25747","line":"1 Lê Lợi"},"p":"+84901234567","r":[{"x":"Lan","n":1},{"x":"Cúc","n":2}]}""";
        const string after = """{"a":"<b>Bình</b>","m":3000000,"d":"2026-11-26","p":"+84901234567","r":[{"x":"Cúc","n":3}]}""";
        var text = FormReading.Text(new FormEvaluation(form, FormFixture.Data(before), FormFixture.Context));
        Assert.Contains("Số tiền: 3.000.000 đồng", text, StringComparison.Ordinal);
        Assert.Contains("Địa chỉ: 1 Lê Lợi, Phường Thủ Dầu Một, Hồ Chí Minh", text, StringComparison.Ordinal);
        Assert.Contains("Điện thoại: 090 123 4567", text, StringComparison.Ordinal);
        var changes = FormDiff.Between(form, FormFixture.Data(before), FormFixture.Data(after), FormFixture.Context);
        Assert.Equal(
            ["Họ tên: An > <b>Bình</b>", "Ngày: 25/11/2026 > 26/11/2026", "Nhân lực, Cúc: Số: 2 > 3", "Địa chỉ: 1 Lê Lợi, Phường Thủ Dầu Một, Hồ Chí Minh > ", "Nhân lực, Lan: Tên: Lan > ", "Nhân lực, Lan: Số: 1 > "],
            changes.Select(c => $"{c.Label}: {c.Before} > {c.After}"));
        var page = FormPages.Parse(await FormPages.RenderAsync(FormPage.DiffView, changes));
        Assert.Empty(page.QuerySelectorAll("b"));
        var read = FormPages.Parse(await FormPages.RenderAsync(FormPage.ReadView, FormReading.Read(new FormEvaluation(form, FormFixture.Data(after), FormFixture.Context))));
        Assert.Empty(read.QuerySelectorAll("b"));
        Assert.Contains("<b>Bình</b>", read.Body!.TextContent, StringComparison.Ordinal);
    }
}
