using System.Text;
using CsCheck;
using Saola.Data;
using Saola.Engines.Search.Analysis;
using Saola.Engines.Search.Querying;
using Xunit;

namespace Saola.Engines.Tests.Search;

/// <summary>Vietnamese as it is written and typed.</summary>
public sealed class TextTests
{
    [Theory]
    [InlineData("Thiết bị X-quang.", "thiet bi x quang x-quang xquang")]
    [InlineData("mã 1.001786", "ma 1 001786 1.001786 1001786")]
    [InlineData("H29.15-261125-0007", "h29 15 261125 0007 h29.15-261125-0007 h29152611250007")]
    [InlineData("262/2025/NĐ-CP", "262 2025 nd cp 262/2025/nd-cp 2622025ndcp")]
    [InlineData("KH&CN", "kh cn kh&cn khcn")]
    [InlineData("Công ty, kỹ thuật quý", "cong ti ki thuat qui")]
    [InlineData("“Đo lường” (ĐL)…", "do luong dl")]
    [InlineData("👩‍🔬 a.", "a")]
    public void Words_and_codes_are_found_whole_and_in_parts(string text, string expected) => Assert.Equal(expected, string.Join(' ', TextTerms.Of(text).Folded));

    [Theory]
    [InlineData("hoà", "hòa")]
    [InlineData("thuý", "thúy")]
    [InlineData("KHOẺ", "khỏe")]
    [InlineData("quý", "quý")]
    [InlineData("hoàn", "hoàn")]
    [InlineData("toán", "toán")]
    public void Both_places_of_the_tone_are_one_word(string typed, string expected) => Assert.Equal(expected, Spelling.Exact(typed));

    [Fact]
    public void Decomposed_text_gives_the_same_terms()
    {
        const string Text = "Cấp giấy phép tiến hành công việc bức xạ – sử dụng thiết bị X-quang; hoà giải, Đắk Lắk, ưỡn ẹo";

        Assert.Equal(TextTerms.Of(Text).Exact, TextTerms.Of(Text.Normalize(NormalizationForm.FormD)).Exact);
        Assert.Equal(TextTerms.Of(Text).Folded, TextTerms.Of(Text.Normalize(NormalizationForm.FormD)).Folded);
    }

    [Fact]
    public void Pairs_do_not_cross_a_full_stop() => Assert.Equal(["giay_phep", "so_hieu"], TextTerms.Of("Giấy phép. Số hiệu").Pairs);

    [Theory]
    [InlineData("giaasy", "giai", null)]
    [InlineData("ddawng", "dang", "dang")]
    [InlineData("pheps", "phep", "phep")]
    [InlineData("quoocs", "quoc", "quoc")]
    [InlineData("luwowngf", "luong", "luong")]
    [InlineData("12ab", "", null)]
    public void Keys_of_telex_are_read(string typed, string meant, string? expected)
    {
        var read = Spelling.FromTelex(typed);
        Assert.Equal(expected ?? read, read);
        Assert.True(meant.Length == 0 ? read is null : read is not null);
    }

    [Theory]
    [InlineData("phep", "phpe", 1)]
    [InlineData("giay", "giya", 1)]
    [InlineData("chung", "chun", 1)]
    [InlineData("kiem", "dinh", 3)]
    public void Distance_counts_swapped_neighbours_once(string left, string right, int expected) => Assert.Equal(expected, Spelling.Distance(left, right, 2));

    [Fact]
    public void Words_cover_the_text_in_order_whatever_it_is() => Gen.String.Sample(text =>
    {
        var end = 0;
        foreach (var word in WordReader.Read(text))
        {
            if (word.Whole.Start < end || word.Whole.End > text.Length || word.Parts.Count == 0 || word.Parts.Any(p => p.Length == 0)) return false;
            end = word.Whole.End;
        }
        return true;
    });

    [Theory]
    [InlineData("giay phep")]
    [InlineData("giấy phép")]
    [InlineData("gia\u0302\u0301y phe\u0301p")]
    public async Task Snippets_mark_what_matches_without_accents(string typed)
    {
        var notes = new NoteSource();
        notes.Write("1", "Việc bức xạ", ("Sở cấp giấy phép trong 15 ngày. " + string.Concat(Enumerable.Repeat("Không có gì ở đây. ", 40))).Normalize(NormalizationForm.FormD));
        await using var host = await SearchFixture.HostAsync(DatabaseKind.Sqlite, notes);
        await host.RefreshAsync();

        var hit = Assert.Single((await host.FindAsync(typed)).Hits, h => h.Id == "1");

        Assert.Equal(["giấy", "phép"], hit.Snippet.Where(p => p.Matched).Select(p => p.Text));
        Assert.StartsWith("Sở cấp giấy phép trong 15 ngày.", string.Concat(hit.Snippet.Select(p => p.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Syllables_that_only_look_alike_are_not_marked_beside_the_word_itself()
    {
        var notes = new NoteSource();
        notes.Write("1", "Nghiệm thu", "Nộp báo cáo để hội đồng nghiệm thu đề tài; tải biểu mẫu.");
        await using var host = await SearchFixture.HostAsync(DatabaseKind.Sqlite, notes);
        await host.RefreshAsync();

        var hit = Assert.Single((await host.FindAsync("nghiem thu de tai")).Hits, h => h.Id == "1");

        Assert.Equal(["nghiệm", "thu", "đề", "tài"], hit.Snippet.Where(p => p.Matched).Select(p => p.Text));
    }

    [Fact]
    public void A_question_of_fillers_alone_is_still_a_question() => Assert.Equal(3, Question.Read("thủ tục gì").Asked.Count());

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"")]
    [InlineData("title:(a AND b) OR -c^4 ~ [x TO y] {1} \\ / * ?")]
    [InlineData("👩‍🔬🦌")]
    [InlineData("'; DROP TABLE search_changes; --")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\u0000\u0001\ud800")]
    [InlineData("NOT AND OR")]
    [InlineData("....----////&&&&____")]
    public async Task Hostile_questions_are_answered(string typed)
    {
        await using var host = await SearchFixture.HostAsync(DatabaseKind.Sqlite, new NoteSource());
        await host.RefreshAsync();

        foreach (var text in new[] { typed, string.Concat(Enumerable.Repeat(typed + " x ", 2000)), typed + new string('a', 10_000) })
            Assert.InRange((await host.FindAsync(text)).Total, 0, int.MaxValue);
    }
}
