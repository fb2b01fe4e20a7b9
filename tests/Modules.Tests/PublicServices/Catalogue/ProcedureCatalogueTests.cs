using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Saola.Modules.PublicServices.Catalogue;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Catalogue;

public sealed class ProcedureCatalogueTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 6, 1);
    private readonly CatalogueFixture.TemporaryCatalogue _folder = CatalogueFixture.Copy();
    private readonly FakeTimeProvider _clock = new();

    public void Dispose() => _folder.Dispose();

    private ProcedureCatalogue Catalogue() =>
        new(_folder.Path, Path.Combine(_folder.Path, "last-good"), _clock, NullLogger<ProcedureCatalogue>.Instance);

    private static string Version(int version, string from) => CatalogueFixture.Small
        .Replace("version: 1", $"version: {version}", StringComparison.Ordinal).Replace("valid_from: 2026-01-01", $"valid_from: {from}", StringComparison.Ordinal);

    [Fact]
    public void The_version_that_is_received_on_a_day_is_current()
    {
        _folder.Write("9.999999.v1.yaml", CatalogueFixture.Small);
        _folder.Write("9.999999.yaml", Version(2, "2026-07-01"));
        var catalogue = Catalogue();
        Assert.Null(catalogue.Current("9.999999", new(2025, 12, 31)));
        Assert.Equal(1, catalogue.Current("9.999999", new(2026, 6, 30))!.Version);
        Assert.Equal(2, catalogue.Current("9.999999", new(2026, 7, 1))!.Version);
        Assert.Equal(1, catalogue.Version("9.999999", 1)!.Version);
        Assert.Single(catalogue.On(Day));
    }

    [Fact]
    public void A_file_that_changes_is_seen_without_a_restart()
    {
        _folder.Write("9.999999.yaml", CatalogueFixture.Small);
        var catalogue = Catalogue();
        _folder.Write("9.999999.yaml", CatalogueFixture.Small.Replace("Thủ tục để thử", "Tên mới, dài hơn", StringComparison.Ordinal));
        Assert.Equal("Thủ tục để thử", catalogue.Current("9.999999", Day)!.Name);
        _clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal("Tên mới, dài hơn", catalogue.Current("9.999999", Day)!.Name);
    }

    [Fact]
    public void A_file_that_becomes_bad_is_named_and_the_last_good_one_serves()
    {
        _folder.Write("9.999999.yaml", CatalogueFixture.Small);
        var catalogue = Catalogue();
        _folder.Write("9.999999.yaml", "code: [");
        catalogue.Reload();
        Assert.Contains(catalogue.Faults, f => f.File.EndsWith("9.999999.yaml", StringComparison.Ordinal));
        Assert.Equal("Thủ tục để thử", catalogue.Current("9.999999", Day)!.Name);
    }

    [Fact]
    public void The_last_good_text_serves_after_a_restart_too_even_when_the_blocks_are_bad()
    {
        _folder.Write("9.999999.yaml", CatalogueFixture.Small);
        _ = Catalogue();
        File.WriteAllText(Path.Combine(_folder.Path, "codes", "blocks.yaml"), "blocks: [");
        var catalogue = Catalogue();
        Assert.NotEmpty(catalogue.Faults);
        Assert.NotNull(catalogue.Current("9.999999", Day)!.Form.Find("commit_true"));
    }

    [Fact]
    public void A_file_that_was_taken_away_does_not_serve()
    {
        _folder.Write("9.999999.yaml", CatalogueFixture.Small);
        var catalogue = Catalogue();
        File.Delete(Path.Combine(_folder.Path, "procedures", "9.999999.yaml"));
        _folder.Write("9.999998.yaml", "code: [");
        catalogue.Reload();
        Assert.Null(catalogue.Current("9.999999", Day));
    }

    [Theory]
    [InlineData("9.999998.yaml", "không khớp code")]
    [InlineData("9.999999.v7.yaml", "không khớp version")]
    [InlineData("thu-tuc.yaml", "tên tệp phải là")]
    public void The_name_of_a_file_says_its_code_and_version(string name, string message)
    {
        _folder.Write(name, CatalogueFixture.Small);
        Assert.Contains(message, Assert.Single(Catalogue().Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_version_cannot_stand_in_two_files()
    {
        _folder.Write("9.999999.yaml", CatalogueFixture.Small);
        _folder.Write("9.999999.v1.yaml", CatalogueFixture.Small);
        Assert.Contains("trong hai tệp", Assert.Single(Catalogue().Faults).Message, StringComparison.Ordinal);
    }
}
