using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Filling;
using Xunit;

namespace Saola.Engines.Tests.Cases.Forms;

public sealed class FormBinderTests
{
    private static FormData Bind(string fields, FormData? data = null, IReadOnlyCollection<string>? only = null, params (string Name, string Value)[] posted)
    {
        data ??= new FormData();
        FormBinder.Bind(FormFixture.FormOf(fields).Sections[0], Posted(posted), data, only);
        return data;
    }

    private static FormCollection Posted(params (string Name, string Value)[] posted) =>
        new(posted.GroupBy(p => p.Name).ToDictionary(g => g.Key, g => new StringValues(g.Select(p => p.Value).ToArray())));

    [Theory]
    [InlineData("text", "  Nguyễn   Văn\tAn ", "\"Nguyễn Văn An\"")]
    [InlineData("text", "   ", null)]
    [InlineData("text_long", "một\r\n hai ", "\"một\\nhai\"")]
    [InlineData("int", "1.234", "1234")]
    [InlineData("int", "12", "12")]
    [InlineData("int", "mười", "\"mười\"")]
    [InlineData("dec", "12,5", "12.5")]
    [InlineData("dec", "1.234,5", "1234.5")]
    [InlineData("dec", "12.5", "12.5")]
    [InlineData("money", "3.000.000 đồng", "3000000")]
    [InlineData("money", "3000000đ", "3000000")]
    [InlineData("money", "3,000,000", "3000000")]
    [InlineData("money", "ba triệu", "\"ba triệu\"")]
    [InlineData("date", "25/11/2026", "\"2026-11-25\"")]
    [InlineData("date", "25112026", "\"2026-11-25\"")]
    [InlineData("date", "5/1/2026", "\"2026-01-05\"")]
    [InlineData("date", "31/02/2026", "\"31/02/2026\"")]
    [InlineData("phone", "090 123 45 67", "\"+84901234567\"")]
    [InlineData("phone", "12345", "\"12345\"")]
    [InlineData("personal_id", "079 085 000 001", "\"079085000001\"")]
    [InlineData("tax_code", "0300000018001", "\"0300000018-001\"")]
    [InlineData("url", "vi-du.vn/gioi-thieu", "\"https://vi-du.vn/gioi-thieu\"")]
    [InlineData("hs_code", "9022.12 .00", "\"9022.12.00\"")]
    public void What_is_typed_becomes_the_value_of_its_type_or_stays_as_it_was(string type, string typed, string? json)
    {
        var data = Bind($"- {{id: it, label: Mục, type: {type}}}", posted: ("it", typed));
        Assert.Equal(json is null ? null : JsonNode.Parse(json)!.ToJsonString(), data.Get("it")?.ToJsonString());
    }

    [Fact]
    public void Text_in_decomposed_letters_is_composed() =>
        Assert.Equal("Viện", Bind("- {id: it, label: Mục, type: text}", posted: ("it", "Viện".Normalize(NormalizationForm.FormD))).Text("it"));

    [Fact]
    public void Only_fields_of_the_page_are_taken()
    {
        var data = Bind("- {id: a, label: A, type: text}", posted: [("a", "x"), ("admin", "true"), ("__proto__", "x"), ("a.b", "y"), ("r[0].x", "z")]);
        Assert.Equal("""{"a":"x"}""", data.Values.ToJsonString());
    }

    [Fact]
    public void A_field_that_was_not_on_the_page_keeps_what_it_had()
    {
        var data = Bind("""
            - {id: a, label: A, type: text}
            - {id: b, label: B, type: multi, options: [{value: x, label: X}]}
            - {id: c, label: C, type: bool}
            """, FormFixture.Data("""{"a":"cũ","b":["x"],"c":true}"""));
        Assert.Equal("""{"a":"cũ","b":["x"],"c":true}""", data.Values.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public void An_unticked_box_and_an_empty_choice_are_taken_back()
    {
        var data = Bind("""
            - {id: b, label: B, type: multi, options: [{value: x, label: X}]}
            - {id: c, label: C, type: bool}
            - {id: e, label: E, type: enum, options: [{value: x, label: X}]}
            """, FormFixture.Data("""{"b":["x"],"c":true,"e":"x"}"""), null, (FormBinder.Shown, "b"), (FormBinder.Shown, "e"), ("c", "false"));
        Assert.Equal("{}", data.Values.ToJsonString());
    }

    [Fact]
    public void A_required_no_is_an_answer_and_an_unticked_pledge_is_none()
    {
        const string fields = """
            - {id: a, label: A, type: bool, required: true}
            - {id: b, label: B, type: bool, required: true, must_be_true: true}
            """;
        var data = Bind(fields, posted: [("a", "false"), ("b", "false")]);
        Assert.Equal("""{"a":false}""", data.Values.ToJsonString());
        Assert.Equal("""{"a":true,"b":true}""", Bind(fields, posted: [("a", "true"), ("b", "true"), ("b", "false")]).Values.ToJsonString());
    }

    [Fact]
    public void A_locked_value_cannot_be_typed_over()
    {
        var data = new FormData();
        var form = FormFixture.FormOf("- {id: a, label: A, type: text, prefill: account.full_name, locked: true}\n- {id: b, label: B, type: text, prefill: account.email, locked: true}");
        Prefill.Apply(form, data, new PrefillTable(new Dictionary<string, JsonNode?> { ["account.full_name"] = "An" }));
        data = FormData.FromDraft(data.ToDraft());
        FormBinder.Bind(form.Sections[0], Posted(("a", "Bình"), ("b", "b@vi-du.vn")), data);
        Assert.Equal("An", data.Text("a"));
        Assert.Equal("b@vi-du.vn", data.Text("b"));
    }

    [Fact]
    public void A_supplement_changes_only_what_it_asked_for()
    {
        var data = Bind("- {id: a, label: A, type: text}\n- {id: b, label: B, type: text}", FormFixture.Data("""{"a":"1","b":"2"}"""), ["b"], ("a", "9"), ("b", "8"));
        Assert.Equal("""{"a":"1","b":"8"}""", data.Values.ToJsonString());
    }

    [Fact]
    public void A_day_may_come_in_three_boxes() =>
        Assert.Equal("2026-01-05", Bind("- {id: d, label: D, type: date}", posted: [("d.d", "5"), ("d.m", "1"), ("d.y", "2026")]).Text("d"));

    [Fact]
    public void An_address_is_bound_by_its_parts()
    {
        var data = Bind("- {id: o, label: O, type: address}", posted: [("o.province_code", "79"), ("o.ward_code", "25747"), ("o.line", " 1  Lê Lợi"), ("o.legacy_text", ""), ("o.evil", "x")]);
        Assert.Equal("1 Lê Lợi", data.Text("o.line"));
        Assert.Equal(3, data.Get("o")!.AsObject().Count);
    }

    [Fact]
    public void Given_rows_are_bound_on_the_page_and_keep_what_was_given()
    {
        const string fields = """
            - id: items
              label: Phần
              type: rows
              fixed: [{code: a, name: Một}, {code: b, name: Hai}]
              fields: [{id: code, label: Mã, type: text}, {id: name, label: Tên, type: text}, {id: page, label: Trang, type: text, required: true}]
            """;
        var data = Bind(fields, posted: [("items[0].page", "3"), ("items[1].page", "5"), ("items[0].code", "z"), ("items[7].page", "9")]);
        Assert.Equal("3", data.Text("items[0].page"));
        Assert.Equal("b", data.Text("items[1].code"));
        Assert.Equal("a", data.Text("items[0].code"));
        Assert.Equal(2, data.RowCount("items"));
        Assert.Empty(FormValidator.Validate(FormFixture.FormOf(fields), data, FormFixture.Context).Errors);
    }

    [Fact]
    public void A_row_has_a_page_of_its_own()
    {
        var form = FormFixture.FormOf("""
            - id: units
              label: Máy
              type: rows
              max: 2
              fields:
                - {id: name, label: Tên, type: text}
                - {id: kind, label: Loại, type: text, default: x}
                - {id: tubes, label: Bóng, type: rows, fields: [{id: kv, label: kV, type: int}]}
            """);
        var data = new FormData();
        Assert.Equal("units[0]", FormRows.Add(form, "units", data));
        FormBinder.BindRow(form, "units[0]", Posted(("units[0].name", "Máy 1"), ("name", "z")), data);
        Assert.Equal("units[0].tubes[0]", FormRows.Add(form, "units[0].tubes", data));
        FormBinder.BindRow(form, "units[0].tubes[0]", Posted(("units[0].tubes[0].kv", "150")), data);
        Assert.Equal("""{"units":[{"kind":"x","name":"Máy 1","tubes":[{"kv":150}]}]}""", data.Values.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.NotNull(FormRows.Add(form, "units", data));
        Assert.Null(FormRows.Add(form, "units", data));
        Assert.False(FormRows.Remove(form, "units[5]", data));
        Assert.True(FormRows.Remove(form, "units[0]", data));
        Assert.Empty(FormBinder.BindRow(form, "units[9]", Posted(("units[9].name", "x")), data));
        Assert.Null(FormRows.Add(form, "nothing", data));
    }

    [Fact]
    public void A_hundred_thousand_posted_rows_and_a_huge_text_do_no_harm()
    {
        var posted = Enumerable.Range(0, 100_000).Select(i => ($"r[{i}].x", "y")).Append(("t", new string('x', 10_000_000))).ToArray();
        var data = Bind("- {id: t, label: T, type: text}\n- {id: r, label: R, type: rows, fields: [{id: x, label: X, type: text}]}", posted: posted);
        Assert.Equal(FieldParser.MostCharacters, data.Text("t")!.Length);
        Assert.Equal(0, data.RowCount("r"));
    }

    [Fact]
    public void A_posted_file_is_handed_over_and_a_ticked_one_is_taken_away()
    {
        var form = FormFixture.FormOf("- {id: f, label: F, type: file}\n- {id: g, label: G, type: file}");
        var data = FormFixture.Data("""{"f":{"id":"old","name":"a.pdf","size":1},"g":{"id":"old","name":"b.pdf","size":1}}""");
        var files = new FormFileCollection { new FormFile(new MemoryStream([1, 2]), 0, 2, "f", "c.pdf") };
        var posted = FormBinder.Bind(form.Sections[0], new FormCollection(new() { ["g.remove"] = "true" }, files), data);
        Assert.Equal("c.pdf", Assert.Single(posted).File!.FileName);
        Assert.Null(data.Get("g"));
        FormBinder.SetFile(data, "f", "new", "c.pdf", 2);
        Assert.Equal("new", data.Text("f.id"));
        var resumed = FormBinder.Bind(form.Sections[0], Posted(("f.upload", "0192-upload"), ("g", "0192-forged")), data);
        Assert.Equal("0192-upload", Assert.Single(resumed).UploadId);
    }

    [Theory]
    [InlineData("add:staff", FormActionKind.AddRow, "staff")]
    [InlineData("change:staff[2]", FormActionKind.ChangeRow, "staff[2]")]
    [InlineData("refresh", FormActionKind.Refresh, "")]
    [InlineData("", FormActionKind.Next, "")]
    [InlineData("drop table", FormActionKind.Next, "")]
    public void The_button_says_what_to_do(string value, FormActionKind kind, string path) =>
        Assert.Equal(new FormAction(kind, path), FormAction.Of(Posted((FormAction.Name, value))));

    [Fact]
    public void What_is_filed_holds_only_what_is_asked()
    {
        var form = FormFixture.FormOf("""
            - {id: kind, label: Loại, type: text}
            - {id: more, label: Thêm, type: text, when: kind = 'x'}
            - {id: o, label: O, type: address, default: {province_code: "79"}}
            - {id: total, label: Tổng, type: derived, formula: "sum('r', 'n')"}
            - {id: r, label: R, type: rows, fields: [{id: n, label: N, type: int}, {id: m, label: M, type: int, when: n > 5}]}
            """);
        var data = FormFixture.Data("""{"kind":"y","more":"cũ","o":{"province_code":"79"},"total":999,"r":[{"n":3,"m":1},{"n":7,"m":2}],"old":1}""");
        var filed = FormSubmission.Prepare(new FormEvaluation(form, data, FormFixture.Context));
        Assert.Equal("""{"kind":"y","total":10,"r":[{"n":3},{"n":7,"m":2}]}""", filed.ToJsonString());
    }

    [Fact]
    public void Input_of_the_interface_is_cleaned_like_that_of_a_page()
    {
        var form = FormFixture.FormOf("- {id: p, label: P, type: phone}\n- {id: t, label: T, type: text}\n- {id: r, label: R, type: rows, fields: [{id: x, label: X, type: text}]}");
        var clean = FormSubmission.Normalise(form, FormFixture.Data("""{"p":"0901234567","t":"  a  b ","r":[{"x":" y "}]}"""));
        Assert.Equal("""{"p":"\u002B84901234567","t":"a b","r":[{"x":"y"}]}""", clean.Values.ToJsonString());
    }
}
