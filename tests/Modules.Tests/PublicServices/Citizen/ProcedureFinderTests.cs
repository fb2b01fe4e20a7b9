using Microsoft.Extensions.Logging.Abstractions;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Finding;
using Saola.Modules.Tests.PublicServices.Catalogue;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Citizen;

public sealed class ProcedureFinderTests
{
    private static readonly IReadOnlyList<Procedure> All =
        new ProcedureCatalogue(CatalogueFixture.Folder, null, TimeProvider.System, NullLogger<ProcedureCatalogue>.Instance).On(new DateOnly(2026, 11, 25));

    [Theory]
    [InlineData("khai báo máy x-quang", "2.002385")]
    [InlineData("khai bao may xquang x quang", "2.002385")]
    [InlineData("MÁY CHỤP RĂNG", "2.002385")]
    [InlineData("2.002385", "2.002385")]
    [InlineData("chuyen giao cong nghe", "2.002248")]
    [InlineData("chuyển giao công nghệ", "2.002248")]
    public void The_wanted_procedure_is_among_the_first(string typed, string code) =>
        Assert.Contains(code, ProcedureFinder.Find(All, typed).Procedures.Take(5).Select(p => p.Code));

    [Fact]
    public void Accents_or_none_find_the_same() =>
        Assert.Equal(ProcedureFinder.Find(All, "hợp chuẩn").Procedures.Select(p => p.Code).Order(), ProcedureFinder.Find(All, "hop chuan").Procedures.Select(p => p.Code).Order());

    [Fact]
    public void Decomposed_letters_find_what_composed_ones_find() =>
        Assert.Equal(ProcedureFinder.Find(All, "hợp chuẩn").Procedures.Count, ProcedureFinder.Find(All, "hợp chuẩn".Normalize(System.Text.NormalizationForm.FormD)).Procedures.Count);

    [Fact]
    public void Nothing_typed_gives_everything() => Assert.Equal(All.Count, ProcedureFinder.Find(All, "  ").Procedures.Count);

    [Fact]
    public void Words_of_a_question_do_not_hinder() =>
        Assert.Contains("2.002385", ProcedureFinder.Find(All, "tôi muốn khai báo máy X-quang thì làm thế nào").Procedures.Take(3).Select(p => p.Code));

    [Fact]
    public void What_has_only_some_of_the_words_is_called_near()
    {
        var found = ProcedureFinder.Find(All, "x-quang khủng long");
        Assert.True(found.IsNear);
        Assert.NotEmpty(found.Procedures);
    }

    [Fact]
    public void Nonsense_finds_nothing() => Assert.Empty(ProcedureFinder.Find(All, "zzzz qqqq").Procedures);
}
