using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Expressions;
using Xunit;

namespace Saola.Engines.Tests.Cases.Forms;

public sealed class ExpressionTests
{
    private static readonly FormDefinition Form = FormFixture.Form("""
        sections:
          - id: main
            title: Chính
            fields:
              - {id: kind, label: Loại, type: text}
              - {id: n, label: Số, type: int}
              - {id: m, label: Số nữa, type: int}
              - {id: yes, label: Có, type: bool}
              - {id: signed, label: Ngày ký, type: date}
              - {id: marks, label: Dấu, type: multi, options: [{value: a, label: A}, {value: b, label: B}]}
              - {id: owner.tax_code, label: Mã số thuế, type: text}
              - {id: owner.kind, label: Loại, type: text}
              - {id: office, label: Trụ sở, type: address}
              - id: staff
                label: Nhân lực
                type: rows
                fields:
                  - {id: name, label: Tên, type: text}
                  - {id: mode, label: Chế độ, type: text}
                  - {id: share, label: Phần, type: dec}
                  - {id: topic, label: Đề tài, type: text}
        calculations:
          - {id: double_n, label: Hai lần, formula: n * 2}
        """);

    private const string Data = """
        {"kind":"x","n":5,"yes":true,"signed":"2026-01-31","marks":["a"],"owner":{"tax_code":"1","kind":"own"},
         "office":{"province_code":"79","ward_code":"25747","line":"1 Lê Lợi"},
         "staff":[{"name":"An","mode":"full","share":40,"topic":"t1"},{"name":"Bình","mode":"part","share":60.5,"topic":"t1"},{"name":"Chi","mode":"full","topic":"t2"}]}
        """;

    [Theory]
    [InlineData("kind = 'x'", true)]
    [InlineData("kind <> 'x'", false)]
    [InlineData("n >= 5 and n < 6", true)]
    [InlineData("n = 5 or missing > 1", true)]
    [InlineData("m > 1", false)]
    [InlineData("m <> 1", false)]
    [InlineData("not (m > 1)", true)]
    [InlineData("m = null", true)]
    [InlineData("n != null", true)]
    [InlineData("filled(m)", false)]
    [InlineData("filled(marks)", true)]
    [InlineData("has(marks, 'a')", true)]
    [InlineData("has(marks, 'b')", false)]
    [InlineData("kind in ('y', 'x')", true)]
    [InlineData("kind in ('y', 'z')", false)]
    [InlineData("kind = 5", false)]
    [InlineData("yes", true)]
    [InlineData("yes = true", true)]
    [InlineData("[owner.tax_code] = '1'", true)]
    [InlineData("[office.province_code] = '79'", true)]
    [InlineData("all('staff', 'filled(name)')", true)]
    [InlineData("all('staff', 'mode = \"full\"')", false)]
    [InlineData("any('staff', 'mode = \"part\"')", true)]
    [InlineData("any('staff', 'share > n * 10')", true)]
    [InlineData("contains('Viện Nghiên cứu', 'nghien cuu')", true)]
    [InlineData("starts_with('Viện Nghiên cứu', 'viện')", true)]
    [InlineData("signed < today()", true)]
    [InlineData("double_n = 10", true)]
    public void A_condition_is_true_or_false(string text, bool expected) => Assert.Equal(expected, Value(text));

    [Theory]
    [InlineData("n + 1", 6)]
    [InlineData("n / 2", 2.5)]
    [InlineData("(m ?? 0) + n", 5)]
    [InlineData("-n", -5)]
    [InlineData("n % 2", 1)]
    [InlineData("count('staff')", 3)]
    [InlineData("count('staff', 'mode = \"full\"')", 2)]
    [InlineData("count_equal('staff', 'mode', 'full')", 2)]
    [InlineData("count_equal('staff', 'topic', 't1', 'mode = \"full\"')", 1)]
    [InlineData("sum('staff', 'share')", 100.5)]
    [InlineData("avg('staff', 'share')", 50.25)]
    [InlineData("min('staff', 'share')", 40)]
    [InlineData("max('staff', 'share')", 60.5)]
    [InlineData("distinct('staff', 'topic')", 2)]
    [InlineData("min(max(round(7200000000 * 0.001), 5000000), 10000000)", 7200000)]
    [InlineData("if(n > 3, 1, 2)", 1)]
    [InlineData("n > 9 ? 1 : 2", 2)]
    [InlineData("months_between(signed, '2026-02-28')", 1)]
    [InlineData("months_between('2026-01-15', '2026-02-14')", 0)]
    [InlineData("days_between(signed, '2026-02-02')", 2)]
    [InlineData("working_days_between('2026-11-20', '2026-11-25')", 3)]
    [InlineData("age('2008-11-26')", 17)]
    [InlineData("year(signed)", 2026)]
    [InlineData("length(kind)", 1)]
    [InlineData("double_n + 1", 11)]
    public void A_formula_gives_a_number(string text, double expected) => Assert.Equal((decimal)expected, Value(text));

    [Theory]
    [InlineData("n + m")]
    [InlineData("n / 0")]
    [InlineData("79228162514264337593543950335 * 10")]
    [InlineData("kind * 2")]
    [InlineData("missing")]
    [InlineData("months_between(signed, m)")]
    [InlineData("add_months('9999-12-01', 12)")]
    public void What_cannot_be_computed_is_not_filled(string text) => Assert.Null(Value(text));

    [Fact]
    public void A_month_is_added_as_terms_are_counted() => Assert.Equal("2026-02-28", Value("add_months(signed, 1)"));

    [Theory]
    [InlineData("", "trống")]
    [InlineData("a +", "ký tự 3")]
    [InlineData("has(x, 'c'", "ngoặc")]
    [InlineData("owner.tax_code = 1", "ký tự 6")]
    [InlineData("system('rm')", "không có hàm system()")]
    [InlineData("count()", "tham số")]
    [InlineData("count('staff', name)", "chuỗi")]
    [InlineData("count('staff', 'name =')", "trong")]
    [InlineData("2 ** 900000000", "không được dùng")]
    [InlineData("1 << 30", "không được dùng")]
    [InlineData("50!", "không được dùng")]
    public void A_wrong_expression_is_refused_with_its_place(string text, string part)
    {
        Assert.False(FormExpression.TryParse(text, out _, out var fault));
        Assert.Contains(part, fault!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_expression_that_is_too_long_or_too_deep_is_refused()
    {
        Assert.False(FormExpression.TryParse(new string('1', FormExpression.MostCharacters + 1), out _, out _));
        Assert.False(FormExpression.TryParse(string.Concat(Enumerable.Repeat("if(a,", 100)) + "1" + string.Concat(Enumerable.Repeat(",2)", 100)), out _, out _));
    }

    [Fact]
    public void The_names_of_an_expression_are_listed_with_their_rows()
    {
        var names = FormExpression.Parse("n > 1 and count('staff', 'share > m') > 0").Names;
        Assert.Equal([new("n", null), new("staff", null), new("share", "staff"), new("m", "staff")], names);
    }

    [Fact]
    public void A_block_field_is_named_without_its_prefix_inside_the_block()
    {
        var form = FormFixture.Form("""
            sections:
              - id: main
                title: Chính
                fields:
                  - {id: kind, label: Loại, type: text}
                  - {id: owner.kind, label: Loại, type: text}
                  - {id: owner.other, label: Khác, type: text, when: kind = 'khac'}
            """);
        Assert.True(Asks(form, """{"kind":"x","owner":{"kind":"khac"}}""", "owner.other"));
        Assert.False(Asks(form, """{"kind":"khac","owner":{"kind":"x"}}""", "owner.other"));
    }

    [Fact]
    public void A_field_that_is_not_asked_is_null_for_every_expression()
    {
        var form = FormFixture.FormOf("""
            - {id: a, label: A, type: text}
            - {id: b, label: B, type: text, when: a = 'x'}
            - {id: c, label: C, type: text, when: b = 'y'}
            """);
        Assert.True(Asks(form, """{"a":"x","b":"y"}""", "c"));
        Assert.False(Asks(form, """{"a":"z","b":"y"}""", "c"));
    }

    [Fact]
    public void Work_on_rows_is_bounded()
    {
        var rows = new JsonArray(Enumerable.Range(0, 4000).Select(i => (JsonNode)new JsonObject { ["name"] = $"n{i}" }).ToArray());
        var evaluation = new FormEvaluation(Form, new FormData(new JsonObject { ["staff"] = rows }), FormFixture.Context);
        var square = FormExpression.Parse("sum('staff', 'count(\"staff\", \\'filled(name)\\')')");
        Assert.Throws<InvalidOperationException>(() => square.Evaluate(evaluation.Root));
    }

    private static object? Value(string text) =>
        FormExpression.Parse(text).Evaluate(new FormEvaluation(Form, FormFixture.Data(Data), FormFixture.Context).Root);

    private static bool Asks(FormDefinition form, string data, string path) =>
        new FormEvaluation(form, FormFixture.Data(data), FormFixture.Context).Asks(path);
}
