using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Search;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Search;

/// <summary>What you may not read does not exist: not in results, counts, kinds, suggestions.</summary>
public sealed class RightsTests : IAsyncLifetime
{
    private readonly NoteSource _notes = new();
    private SaolaTestHost? _host;

    private SaolaTestHost Host => _host!;

    public async ValueTask InitializeAsync()
    {
        _host = await SearchFixture.HostAsync(DatabaseKind.Sqlite, _notes);
        _notes.Write("open", "Hướng dẫn kê khai thiết bị");
        _notes.Write("mine", "H29.15-261125-0007 · Kê khai thiết bị", "Trần Thị Quỳnh Trâm", "person:a");
        _notes.Write("theirs", "H29.15-261125-0008 · Kê khai thiết bị", "Bùi Khắc Hoàng Vũ", "person:b", "unit:radiation_dept");
        await Host.RefreshAsync();
    }

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task Another_persons_record_is_in_no_result_and_in_no_count()
    {
        var found = await Host.FindAsync("kê khai thiết bị", "public", "person:a");

        Assert.Equal(["mine", "open"], found.Hits.Where(h => h.Kind == "note").Select(h => h.Id).Order(StringComparer.Ordinal));
        Assert.Equal(2, found.Kinds["note"]);
    }

    [Fact]
    public async Task A_number_of_somebody_else_finds_nothing() =>
        Assert.DoesNotContain("theirs", await Host.IdsAsync("H29.15-261125-0008", "public", "person:a"));

    [Fact]
    public async Task A_name_in_somebody_elses_record_is_never_suggested()
    {
        foreach (var near in new[] { "Hoagn", "Khwc", "Buif", "Vux", "Hoàngg" })
        {
            var found = await Host.FindAsync(near + " Hoàng", "public");
            Assert.DoesNotContain("Hoàng", found.DidYouMean?.Replace(near + " Hoàng", "", StringComparison.Ordinal) ?? "", StringComparison.Ordinal);
        }
        Assert.Empty(await Host.IdsAsync("Khắc Hoàng Vũ", "public"));
    }

    [Theory]
    [InlineData("unit:radiation_dept")]
    [InlineData("person:b")]
    public async Task A_reader_of_the_record_finds_it(string reader) =>
        Assert.Equal(["theirs"], await Host.IdsAsync("Bùi Khắc Hoàng Vũ", "public", reader));

    [Fact]
    public async Task Nobody_without_a_reader_finds_anything()
    {
        var search = Host.Services.GetRequiredService<ISearch>();
        var found = await search.FindAsync(new SearchRequest { Text = "kê khai", Readers = [] }, TestContext.Current.CancellationToken);

        Assert.Equal(0, found.Total);
        Assert.Empty(found.Kinds);
    }
}
