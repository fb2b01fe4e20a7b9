using System.Text.Json.Nodes;
using CsCheck;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Filling;
using Xunit;

namespace Saola.Engines.Tests.Cases.Forms;

/// <summary>Two versions of a declaration beside each other: fields before and after, rows that came, went or changed.</summary>
public sealed class FormComparisonTests
{
    private const string Fields = """
        - {id: name, label: Tên, type: text}
        - {id: note, label: Ghi chú, type: text}
        - id: people
          label: Nhân sự
          type: rows
          unique: [code]
          item_label: "{full_name}"
          fields:
            - {id: code, label: Mã, type: text}
            - {id: full_name, label: Họ tên, type: text}
        - id: goods
          label: Thiết bị
          type: rows
          fields:
            - {id: title, label: Tên thiết bị, type: text}
            - {id: count, label: Số lượng, type: int}
        """;

    [Fact]
    public void A_field_is_told_with_its_value_before_and_after()
    {
        var section = Assert.Single(Compare("""{"name": "Cũ", "note": "Có"}""", """{"name": "Mới"}"""));
        Assert.Equal([("Tên", "Cũ", "Mới", DifferenceKind.Changed), ("Ghi chú", "Có", "", DifferenceKind.Removed)], section.Fields.Select(f => (f.Label, f.Before, f.After, f.Kind)));
    }

    [Fact]
    public void A_row_is_the_same_row_when_its_unique_field_is()
    {
        var section = Assert.Single(Compare(
            """{"people": [{"code": "a", "full_name": "An"}, {"code": "b", "full_name": "Bình"}, {"code": "c", "full_name": "Cúc"}]}""",
            """{"people": [{"code": "c", "full_name": "Cúc"}, {"code": "b", "full_name": "Bích"}, {"code": "d", "full_name": "Dung"}]}"""));
        Assert.Equal([("Bích", DifferenceKind.Changed), ("Dung", DifferenceKind.Added), ("An", DifferenceKind.Removed)], section.Rows.Select(r => (r.Title, r.Kind)));
        Assert.Equal(("Họ tên", "Bình", "Bích"), section.Rows[0].Fields.Select(f => (f.Label, f.Before, f.After)).Single());
    }

    [Fact]
    public void Without_a_unique_field_a_row_that_went_from_the_middle_is_the_only_difference()
    {
        var section = Assert.Single(Compare(
            """{"goods": [{"title": "Kính", "count": 1}, {"title": "Cân", "count": 2}, {"title": "Lò", "count": 3}]}""",
            """{"goods": [{"title": "Kính", "count": 1}, {"title": "Lò", "count": 3}]}"""));
        var row = Assert.Single(section.Rows);
        Assert.Equal((DifferenceKind.Removed, "Cân"), (row.Kind, row.Fields[0].Before));
    }

    [Fact]
    public void What_is_told_as_rows_added_and_removed_turns_round_with_the_versions() => Gen.Select(Rows, Rows).Sample((before, after) =>
    {
        var (there, back) = (Kinds(Compare(before, after)), Kinds(Compare(after, before)));
        Assert.Equal(there.Count(k => k == DifferenceKind.Added), back.Count(k => k == DifferenceKind.Removed));
        Assert.Equal(there.Count(k => k == DifferenceKind.Changed), back.Count(k => k == DifferenceKind.Changed));
        Assert.Empty(Compare(before, before));
    }, iter: 200);

    private static readonly Gen<string> Rows = Gen.Int[0, 6].HashSet[0, 5].Select(codes => new JsonObject
    {
        ["people"] = new JsonArray([.. codes.Select(code => (JsonNode)new JsonObject { ["code"] = $"m{code}", ["full_name"] = $"Người {code % 2}" })]),
    }.ToJsonString());

    private static List<DifferenceKind> Kinds(IReadOnlyList<SectionDifference> sections) => [.. sections.SelectMany(s => s.Rows).Select(r => r.Kind)];

    private static IReadOnlyList<SectionDifference> Compare(string before, string after)
    {
        var form = FormFixture.FormOf(Fields);
        return FormComparison.Between(new FormEvaluation(form, FormFixture.Data(before), FormFixture.Context), new FormEvaluation(form, FormFixture.Data(after), FormFixture.Context));
    }
}
