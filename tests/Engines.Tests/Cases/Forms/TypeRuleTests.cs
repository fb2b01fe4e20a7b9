using System.Globalization;
using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Schema;
using Xunit;

namespace Saola.Engines.Tests.Cases.Forms;

/// <summary>Every type with what it takes and what it refuses, by both validators where a schema can say it.</summary>
public sealed class TypeRuleTests
{
    /// <summary>Definition, JSON value, code of the fault or null; whether a general validator of JSON Schema must agree.</summary>
    public static TheoryData<string, string, string?, bool> Rules => new()
    {
        { "type: text", "\"An\"", null, true },
        { "{type: text, min: 3}", "\"An\"", "form.too_short", true },
        { "{type: text, max: 3}", "\"Bình\"", "form.too_long", true },
        { "type: text", "5", "form.not_text", true },
        { "type: text", "{\"a\":1}", "form.not_text", true },
        { "{type: text, pattern: '^[A-Z]+$'}", "\"ab\"", "form.not_pattern", true },
        { "{type: text, pattern: '^[A-Z]+$'}", "\"AB\"", null, true },
        { "{type: text_long, max: 20}", "\"dòng một\\ndòng hai\"", null, true },
        { "{type: int, min: 1, max: 9}", "5", null, true },
        { "{type: int, min: 1, max: 9}", "0", "form.too_small", true },
        { "{type: int, min: 1, max: 9}", "10", "form.too_large", true },
        { "type: int", "1.5", "form.not_whole", true },
        { "type: int", "\"năm\"", "form.not_whole", true },
        { "{type: dec, min: 0.1, decimals: 1}", "12.5", null, true },
        { "{type: dec, decimals: 1}", "12.55", "form.too_many_decimals", true },
        { "type: dec", "\"12\"", "form.not_number", true },
        { "{type: money, min: 0}", "3000000", null, true },
        { "{type: money, min: 0}", "-1", "form.too_small", true },
        { "type: money", "0.5", "form.not_money", true },
        { "type: money", "1e300", "form.not_money", true },
        { "type: date", "\"2026-11-25\"", null, true },
        { "type: date", "\"25/11/2026\"", "form.not_date", true },
        { "type: date", "\"2026-02-30\"", "form.not_date", true },
        { "type: date", "\"0202-02-03\"", "form.not_date", true },
        { "{type: date, past: true}", "\"2026-11-25\"", null, false },
        { "{type: date, past: true}", "\"2026-11-26\"", "form.date_future", false },
        { "{type: date, future: true}", "\"2026-11-24\"", "form.date_past", false },
        { "{type: date, within_months: 12}", "\"2025-11-25\"", null, false },
        { "{type: date, within_months: 12}", "\"2025-11-24\"", "form.date_too_old", false },
        { "{type: date, future: true, within_months: 1}", "\"2026-12-26\"", "form.date_too_far", false },
        { "type: bool", "true", null, true },
        { "type: bool", "\"có\"", "form.not_bool", true },
        { "{type: bool, required: true, must_be_true: true}", "false", "form.required", true },
        { "{type: enum, options: [{value: a, label: A}]}", "\"a\"", null, true },
        { "{type: enum, options: [{value: a, label: A}]}", "\"b\"", "form.not_choice", true },
        { "{type: enum, codes: research-fields}", "\"10101\"", null, false },
        { "{type: enum, codes: research-fields}", "\"101\"", "form.not_choice", false },
        { "{type: multi, min: 1, max: 1, options: [{value: a, label: A}, {value: b, label: B}]}", "[\"a\"]", null, true },
        { "{type: multi, max: 1, options: [{value: a, label: A}, {value: b, label: B}]}", "[\"a\",\"b\"]", "form.too_many_choices", true },
        { "{type: multi, min: 2, options: [{value: a, label: A}, {value: b, label: B}]}", "[\"a\"]", "form.too_few_choices", true },
        { "{type: multi, options: [{value: a, label: A}]}", "[\"a\",\"a\"]", "form.not_choice", true },
        { "{type: multi, options: [{value: a, label: A}]}", "\"a\"", "form.not_choice", true },
        { "type: personal_id", "\"079085000001\"", null, true },
        { "type: personal_id", "\"123456789\"", "form.personal_id_nine", true },
        { "type: personal_id", "\"07908500000\"", "form.personal_id", true },
        { "type: tax_code", "\"0300000018\"", null, true },
        { "type: tax_code", "\"0319999996\"", null, true },
        { "type: tax_code", "\"0300000018-001\"", null, true },
        { "type: tax_code", "\"079085000001\"", null, true },
        { "type: tax_code", "\"0319999990\"", "form.tax_code_digit", false },
        { "type: tax_code", "\"03199999\"", "form.tax_code", true },
        { "type: phone", "\"+84901234567\"", null, true },
        { "type: phone", "\"+842838223344\"", null, true },
        { "type: phone", "\"19001234\"", null, true },
        { "type: phone", "\"+84101234567\"", "form.phone", true },
        { "type: phone", "\"hai ba\"", "form.phone", true },
        { "type: email", "\"an@vi-du.vn\"", null, true },
        { "type: email", "\"an@vidu\"", "form.email", true },
        { "type: email", "\"an@vidu.vn, binh@vidu.vn\"", "form.email", true },
        { "type: url", "\"https://vi-du.vn/a?b=1\"", null, true },
        { "type: url", "\"javascript:alert(1)\"", "form.url", true },
        { "type: doc_number", "\"12/2024/QĐ-UBND\"", null, true },
        { "type: hs_code", "\"9022.12.00\"", null, true },
        { "type: hs_code", "\"902\"", "form.hs_code", true },
        { "type: ward", "\"25747\"", null, true },
        { "type: ward", "\"99999\"", "form.ward_unknown", false },
        { "type: ward", "\"Phường 1\"", "form.ward_unknown", true },
        { "type: province", "\"79\"", null, true },
        { "type: province", "\"78\"", "form.not_choice", false },
        { "type: country", "\"VN\"", null, true },
        { "type: country", "\"Việt Nam\"", "form.not_choice", true },
        { "type: unit_code", "\"office\"", null, true },
        { "type: unit_code", "\"nowhere\"", "form.not_choice", false },
        { "type: file", "{\"id\":\"0192\",\"name\":\"a.pdf\",\"size\":12}", null, true },
        { "type: file", "\"a.pdf\"", "form.not_file", true },
        { "{type: rows, max: 2, fields: [{id: a, label: A, type: text}]}", "[{\"a\":\"x\"}]", null, true },
        { "{type: rows, max: 1, fields: [{id: a, label: A, type: text}]}", "[{\"a\":\"x\"},{\"a\":\"y\"}]", "form.too_many_rows", true },
        { "{type: rows, min: 2, fields: [{id: a, label: A, type: text}]}", "[{\"a\":\"x\"}]", "form.too_few_rows", true },
        { "{type: rows, fields: [{id: a, label: A, type: text}]}", "\"x\"", "form.not_rows", true },
        { "{type: rows, fields: [{id: a, label: A, type: text}]}", "[\"x\"]", "form.not_rows", true },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_value_is_taken_or_refused_by_its_type(string definition, string value, string? code, bool schemaAgrees)
    {
        var form = FormFixture.FormOf("- " + (definition.StartsWith('{') ? "{id: it, label: Mục, " + definition[1..] : "{id: it, label: Mục, " + definition + "}"));
        var data = FormFixture.Data($$"""{"it":{{value}}}""");
        var faults = FormValidator.Validate(form, data, FormFixture.Context);
        Assert.Equal(code, faults.Errors.Select(f => f.Code).FirstOrDefault());
        Assert.All(faults.Errors, f => Assert.StartsWith("it", f.Field, StringComparison.Ordinal));
        var schemaFaults = new SchemaValidator(form.ToSchema()).Validate(data.Values);
        if (code is null) Assert.Empty(schemaFaults);
        else if (schemaAgrees) Assert.Contains(schemaFaults, f => f.Field?.StartsWith("it", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("text", "Nhập mục")]
    [InlineData("int", "Nhập mục")]
    [InlineData("bool", "Chọn Có hoặc Không: mục")]
    [InlineData("file", "Gửi tệp mục")]
    [InlineData("province", "Chọn mục")]
    public void What_is_required_is_asked_for_in_its_own_words(string type, string message)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        var form = FormFixture.FormOf($"- {{id: it, label: Mục, type: {type}, required: true}}");
        var fault = Assert.Single(FormFixture.Validate(form, "{}").Errors);
        Assert.Equal(("form.required", message, "it"), (fault.Code, fault.Message, fault.Field));
        Assert.NotEmpty(new SchemaValidator(form.ToSchema()).Validate(new JsonObject()));
    }

    [Fact]
    public void Messages_are_there_in_English_too()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var form = FormFixture.FormOf("- {id: it, label: Name, type: text, required: true}");
        Assert.Equal("Enter name", Assert.Single(FormFixture.Validate(form, "{}").Errors).Message);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
    }

    [Theory]
    [InlineData("079085000001", 1985, "nam", true)]
    [InlineData("079185000001", 1985, "nu", true)]
    [InlineData("079205000001", 2005, "nam", true)]
    [InlineData("079305000001", 2005, "nu", true)]
    [InlineData("079085000001", 1986, "nam", false)]
    [InlineData("079085000001", 1985, "nu", false)]
    [InlineData("079085000001", 1985, "khac", true)]
    [InlineData("079085000001", null, null, true)]
    public void A_personal_number_agrees_with_birth_year_and_sex(string id, int? year, string? sex, bool expected) =>
        Assert.Equal(expected, SmallFormats.Agrees(id, year, sex));

    [Theory]
    [InlineData("0901234567", "+84901234567")]
    [InlineData("090 123 4567", "+84901234567")]
    [InlineData("+84 90.123.4567", "+84901234567")]
    [InlineData("84901234567", "+84901234567")]
    [InlineData("0084901234567", "+84901234567")]
    [InlineData("(028) 3822 3344", "+842838223344")]
    [InlineData("1900 1234", "19001234")]
    [InlineData("+33 1 23 45 67 89", "+33123456789")]
    [InlineData("0101234567", null)]
    [InlineData("090123456", null)]
    [InlineData("so cua An 0901234567", null)]
    public void A_telephone_is_stored_in_one_form(string typed, string? stored)
    {
        var good = SmallFormats.TryPhone(typed, out var result);
        Assert.Equal(stored is not null, good);
        Assert.Equal(stored ?? typed, result);
    }

    [Theory]
    [InlineData("0300000018", true)]
    [InlineData("0319999996", true)]
    [InlineData("0319999990", false)]
    [InlineData("0319999901", false)]
    public void The_check_digit_of_a_tax_code_is_computed(string code, bool expected) => Assert.Equal(expected, SmallFormats.HasRightCheckDigit(code));

    [Fact]
    public void No_tax_code_begins_with_nine_digits_whose_sum_is_a_multiple_of_eleven() =>
        Assert.DoesNotContain(Enumerable.Range(0, 10), d => SmallFormats.HasRightCheckDigit($"031999994{d}"));
}
