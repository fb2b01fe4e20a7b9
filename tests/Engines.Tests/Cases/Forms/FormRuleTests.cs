using System.Text;
using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Checking;
using Xunit;

namespace Saola.Engines.Tests.Cases.Forms;

public sealed class FormRuleTests
{
    private static readonly FormDefinition Organisation = FormFixture.FormOf("""
        - {use: org, as: org, omit: [website]}
        - {id: note, label: Ghi chú, type: text, required: "filled([org.name_foreign])"}
        """);

    [Fact]
    public void A_field_is_required_only_under_its_condition()
    {
        Assert.DoesNotContain(FormFixture.Validate(Organisation, """{"org":{"org_kind":"hiep_hoi"}}""").Errors, f => f.Field == "org.tax_code");
        Assert.Contains(FormFixture.Validate(Organisation, """{"org":{"org_kind":"doanh_nghiep"}}""").Errors, f => f.Field == "org.tax_code");
        Assert.Contains(FormFixture.Validate(Organisation, """{"org":{"name_foreign":"Example"}}""").Errors, f => f.Field == "note");
    }

    [Fact]
    public void A_field_that_is_not_asked_is_not_required()
    {
        Assert.DoesNotContain(FormFixture.Validate(Organisation, """{"org":{"org_kind":"hiep_hoi"}}""").Errors, f => f.Field == "org.org_kind_other");
        Assert.Contains(FormFixture.Validate(Organisation, """{"org":{"org_kind":"khac"}}""").Errors, f => f.Field == "org.org_kind_other");
    }

    [Fact]
    public void A_section_that_is_not_asked_is_not_checked()
    {
        var form = FormFixture.Form("""
            sections:
              - {id: a, title: A, fields: [{id: kind, label: Loại, type: text, required: true}]}
              - {id: b, title: B, when: kind = 'x', fields: [{id: more, label: Thêm, type: text, required: true}]}
            """);
        Assert.Empty(FormFixture.Validate(form, """{"kind":"y"}""").Errors);
        Assert.Equal("more", Assert.Single(FormFixture.Validate(form, """{"kind":"x"}""").Errors).Field);
    }

    [Theory]
    [InlineData("""{"province_code":"79","ward_code":"25747","line":"12 Lê Lợi"}""", null, null)]
    [InlineData("""{"province_code":"79","ward_code":"00004","line":"12 Lê Lợi"}""", "ward_code", "form.ward_province")]
    [InlineData("""{"province_code":"79","ward_code":"99999","line":"12 Lê Lợi"}""", "ward_code", "form.ward_unknown")]
    [InlineData("""{"province_code":"78","ward_code":"25747","line":"12 Lê Lợi"}""", "province_code", "form.not_choice")]
    [InlineData("""{"province_code":"79","line":"12 Lê Lợi"}""", "ward_code", "form.required")]
    [InlineData("""{"province_code":"79","ward_code":"25747"}""", "line", "form.required")]
    [InlineData("""{"country_code":"JP","line":"1-1 Chiyoda, Tokyo"}""", null, null)]
    [InlineData("""{"country_code":"ZZ","line":"1-1 Chiyoda"}""", "country_code", "form.not_choice")]
    [InlineData("""{"province_code":"79"}""", "line", "form.required")]
    public void An_address_has_two_levels_that_belong_together(string address, string? part, string? code)
    {
        var form = FormFixture.FormOf("- {id: office, label: Trụ sở, type: address, required: true}");
        var faults = FormFixture.Validate(form, $$"""{"office":{{address}}}""").Errors;
        if (part is null) Assert.Empty(faults);
        else Assert.Contains(faults, f => f.Field == "office." + part && f.Code == code);
    }

    [Fact]
    public void An_optional_address_with_only_its_default_province_is_not_filled()
    {
        var form = FormFixture.FormOf("- {id: office, label: Trụ sở, type: address}");
        Assert.Empty(FormFixture.Validate(form, """{"office":{"province_code":"79"}}""").Errors);
    }

    [Theory]
    [InlineData("12 Lê Lợi, Quận 1", true)]
    [InlineData("ấp 3, huyện Củ Chi", true)]
    [InlineData("12 Lê Lợi, khu phố 3", false)]
    [InlineData("12 đường Quân Sự", false)]
    public void An_address_line_with_a_district_is_warned_about(string line, bool warned)
    {
        var form = FormFixture.FormOf("- {id: office, label: Trụ sở, type: address}");
        var faults = FormFixture.Validate(form, $$"""{"office":{"province_code":"79","ward_code":"25747","line":"{{line}}"} }""");
        Assert.Empty(faults.Errors);
        Assert.Equal(warned, faults.Warnings.Any(f => f.Message.Contains("không còn cấp quận, huyện", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_personal_number_is_compared_with_birth_date_and_sex_of_the_same_person()
    {
        var form = FormFixture.FormOf("- {use: person, as: head, omit: [permanent_address, contact_address, id_issue_date, id_issue_place]}");
        const string person = """{"head":{"full_name":"Trần Thị Lan","birth_date":"1985-03-02","sex":"SEX","nationality":"VN","id_doc_type":"can_cuoc","personal_id":"079185000001"}}""";
        Assert.Empty(FormFixture.Validate(form, person.Replace("SEX", "nu", StringComparison.Ordinal)).Errors);
        Assert.Equal("head.personal_id", Assert.Single(FormFixture.Validate(form, person.Replace("SEX", "nam", StringComparison.Ordinal)).Errors).Field);
    }

    [Fact]
    public void A_person_has_no_1900_number()
    {
        Assert.Contains(FormFixture.Validate(FormFixture.FormOf("- {use: account, as: null}"), """{"filer_phone":"19001234"}""").Errors, f => f.Field == "filer_phone" && f.Code == "form.phone");
        Assert.DoesNotContain(FormFixture.Validate(Organisation, """{"org":{"phone":"19001234"}}""").Errors, f => f.Field == "org.phone");
    }

    [Fact]
    public void A_day_must_not_be_before_another()
    {
        var form = FormFixture.FormOf("""
            - {id: from, label: Từ ngày, type: date}
            - {id: to, label: Đến ngày, type: date, not_before: from}
            """);
        Assert.Empty(FormFixture.Validate(form, """{"from":"2026-01-02","to":"2026-01-02"}""").Errors);
        Assert.Empty(FormFixture.Validate(form, """{"to":"2026-01-01"}""").Errors);
        Assert.Equal("Đến ngày không được trước từ ngày (02/01/2026)", Assert.Single(FormFixture.Validate(form, """{"from":"2026-01-02","to":"2026-01-01"}""").Errors).Message);
    }

    [Fact]
    public void Every_row_is_checked_and_no_row_may_stand_twice()
    {
        var form = FormFixture.FormOf("""
            - id: devices
              label: Thiết bị
              type: rows
              min: 1
              unique: [maker, serial]
              fields:
                - {id: maker, label: Hãng, type: text, required: true}
                - {id: serial, label: Số xê-ri, type: text}
            """);
        var faults = FormFixture.Validate(form, """{"devices":[{"maker":"A","serial":"1"},{"serial":"2"},{"maker":"a","serial":"1 "},{"maker":"A"},{"maker":"A"}]}""").Errors;
        Assert.Equal(["devices[1].maker", "devices[2].maker"], faults.Select(f => f.Field));
        Assert.Equal("Dòng 3 trùng hãng, số xê-ri với dòng 1", faults[1].Message);
        Assert.Equal("form.too_few_rows", Assert.Single(FormFixture.Validate(form, "{}").Errors).Code);
    }

    [Fact]
    public void Rows_may_stand_in_rows()
    {
        var form = FormFixture.FormOf("""
            - id: units
              label: Máy
              type: rows
              fields:
                - {id: kind, label: Loại, type: text}
                - id: tubes
                  label: Đầu bóng
                  type: rows
                  min: 1
                  max: 2
                  fields: [{id: kv, label: kV, type: int, min: 20, required: kind = 'x'}]
            """);
        var faults = FormFixture.Validate(form, """{"units":[{"kind":"x","tubes":[{"kv":5},{}]},{"kind":"y","tubes":[{}]}]}""").Errors;
        Assert.Equal(["units[0].tubes[0].kv", "units[0].tubes[1].kv"], faults.Select(f => f.Field));
        Assert.Equal("form.too_few_rows", Assert.Single(FormFixture.Validate(form, """{"units":[{"kind":"y"}]}""").Errors).Code);
    }

    [Fact]
    public void A_rule_over_several_fields_weighs_as_it_says_and_waits_for_what_is_not_filled()
    {
        var form = FormFixture.Form("""
            sections:
              - {id: a, title: A, fields: [{id: n, label: N, type: int}, {id: m, label: M, type: int}]}
            calculations:
              - {id: total, label: Tổng, formula: n + m}
              - {id: e, check: total = 100, at: n, message: "Tổng đang là {total}, cần 100."}
              - {id: w, check: n >= 10, at: n, message: Nhỏ quá., level: warn}
              - {id: s, check: n <> 13, at: n, message: Thủ tục khác., level: stop}
            """);
        Assert.Empty(FormFixture.Validate(form, "{}").Hindrances);
        var faults = FormFixture.Validate(form, """{"n":13,"m":1}""");
        Assert.Equal("Tổng đang là 14, cần 100.", Assert.Single(faults.Errors).Message);
        Assert.Equal("form.check.s", Assert.Single(faults.Stops).Code);
        Assert.False(faults.MayBeFiled);
        var small = FormFixture.Validate(form, """{"n":5,"m":95}""");
        Assert.True(small.MayBeFiled);
        Assert.Single(small.Warnings);
    }

    [Fact]
    public void A_rule_can_hold_for_every_row()
    {
        var form = FormFixture.Form("""
            sections:
              - id: a
                title: A
                fields:
                  - {id: topics, label: Lĩnh vực, type: rows, fields: [{id: code, label: Mã, type: enum, options: [{value: a, label: Vật lý}, {value: b, label: Hóa học}]}]}
                  - {id: staff, label: Nhân lực, type: rows, fields: [{id: code, label: Mã, type: text}]}
            calculations:
              - {id: doctor, rows: topics, check: "count_equal('staff', 'code', code) >= 1", at: code, message: "Lĩnh vực {code} chưa có tiến sĩ."}
            """);
        var fault = Assert.Single(FormFixture.Validate(form, """{"topics":[{"code":"a"},{"code":"b"}],"staff":[{"code":"a"}]}""").Errors);
        Assert.Equal(("topics[1].code", "Lĩnh vực Hóa học chưa có tiến sĩ."), (fault.Field, fault.Message));
    }

    [Fact]
    public void A_page_and_a_row_are_checked_by_themselves()
    {
        var form = FormFixture.Form("""
            sections:
              - {id: a, title: A, fields: [{id: n, label: N, type: int, required: true}]}
              - {id: b, title: B, fields: [{id: m, label: M, type: int, required: true}, {id: r, label: R, type: rows, fields: [{id: x, label: X, type: int, required: true}]}]}
            calculations:
              - {id: c, check: n > 5, at: n, message: Nhỏ.}
            """);
        var evaluation = new FormEvaluation(form, FormFixture.Data("""{"n":1,"r":[{},{}]}"""), FormFixture.Context);
        Assert.Equal(["n"], FormValidator.ValidateSection(evaluation, form.Section("a")!).Errors.Select(f => f.Field));
        Assert.Equal(["m", "r[0].x", "r[1].x"], FormValidator.ValidateSection(evaluation, form.Section("b")!).Errors.Select(f => f.Field));
        Assert.Equal(["r[1].x"], FormValidator.ValidateRow(evaluation, "r[1]").Errors.Select(f => f.Field));
    }

    [Fact]
    public void Names_that_the_form_does_not_have_are_reported()
    {
        var faults = FormFixture.Validate(Organisation, """{"org":{"org_kind":"hiep_hoi","hacked":1},"admin":true}""").Errors;
        Assert.Contains(faults, f => f.Code == "form.unknown_field" && f.Field == "org.hacked");
        Assert.Contains(faults, f => f.Code == "form.unknown_field" && f.Field == "admin");
    }

    [Fact]
    public void Hostile_data_gets_a_short_answer()
    {
        var form = FormFixture.FormOf("""
            - {id: t, label: T, type: text}
            - {id: r, label: R, type: rows, max: 500, fields: [{id: a, label: A, type: text, required: true}]}
            """);
        var data = new JsonObject { ["t"] = new string('x', 5_000_000), ["r"] = new JsonArray(Enumerable.Range(0, 100_000).Select(_ => (JsonNode)new JsonObject()).ToArray()) };
        for (var i = 0; i < 1000; i++) data["k" + i] = i;
        var faults = FormValidator.Validate(form, new FormData(data), FormFixture.Context);
        Assert.InRange(faults.Errors.Count, 1, 200);
        Assert.All(faults.Errors, f => Assert.InRange(f.Message.Length, 1, 300));
        JsonNode deep = new JsonObject();
        for (var i = 0; i < 5000; i++) deep = new JsonObject { ["t"] = deep };
        Assert.NotEmpty(FormValidator.Validate(form, new FormData((JsonObject)deep), FormFixture.Context).Errors);
    }

    [Theory]
    [InlineData("""{"t":"\u0000"}""")]
    [InlineData("""{"t":"\ud800"}""")]
    [InlineData("""{"t":"<script>alert(1)</script>"}""")]
    [InlineData("""{"t":[[[[]]]]}""")]
    [InlineData("""{"r":[{"a":{"b":[]}}]}""")]
    [InlineData("""{"r":{"0":1}}""")]
    [InlineData("""{"office":"79"}""")]
    [InlineData("""{"office":{"line":5}}""")]
    [InlineData("""{"office":{"line":{}}}""")]
    [InlineData("""{"d":5,"n":"1e9999999"}""")]
    public void No_data_makes_the_validator_fail(string json)
    {
        var form = FormFixture.FormOf("""
            - {id: t, label: T, type: text}
            - {id: d, label: D, type: date, past: true}
            - {id: n, label: N, type: dec, decimals: 2}
            - {id: office, label: O, type: address, required: true}
            - {id: r, label: R, type: rows, fields: [{id: a, label: A, type: text, required: true}]}
            """);
        Assert.NotNull(FormValidator.Validate(form, FormFixture.Data(json), FormFixture.Context));
    }

    [Fact]
    public void Text_in_the_wrong_composition_is_compared_as_it_reads()
    {
        var form = FormFixture.FormOf("- {id: t, label: T, type: rows, unique: [a], fields: [{id: a, label: A, type: text}]}");
        var data = new JsonObject { ["t"] = new JsonArray(new JsonObject { ["a"] = "Viện" }, new JsonObject { ["a"] = "Viện".Normalize(NormalizationForm.FormD) }) };
        Assert.Equal("form.duplicate_row", Assert.Single(FormValidator.Validate(form, new FormData(data), FormFixture.Context).Errors).Code);
    }
}
