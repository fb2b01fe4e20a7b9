using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parts = Saola.App.Modules;
using Saola.Architecture.Tests.Rules;
using Saola.Data;
using Saola.TestKit;
using Xunit;

namespace Saola.Architecture.Tests;

/// <summary>The rules of the house. Each has a twin that plants a violation, so that a rule that sees nothing is seen.</summary>
public sealed class HouseTests
{
    private static readonly IReadOnlyList<string> EngineOrder =
        ["Ledger", "Identity", "Calendar", "Jobs", "Files", "Documents", "Messages", "Search", "Similarity", "Intelligence", "Payments", "Cases", "Indicators"];

    public static TheoryData<string> Names => [.. Parts.All.Select(p => p.Name)];

    public static TheoryData<string> Systems => [.. Parts.Systems.Select(p => p.Name)];

    [Fact]
    public void References_point_downwards() => Assert.Empty(ReferenceRule.Violations(ReferenceRule.Read(), EngineOrder));

    [Theory]
    [InlineData("Modules/PublicServices", "Modules/Portal")]
    [InlineData("Engines/Ledger", "Engines/Cases")]
    [InlineData("Engines/Cases", "Modules/Portal")]
    [InlineData("Data", "Web")]
    [InlineData("Modules/Portal", "Data.Sqlite")]
    public void A_reference_upwards_or_sideways_is_seen(string from, string to) =>
        Assert.Single(ReferenceRule.Violations([new Project(from, [to])], EngineOrder));

    [Fact]
    public void The_list_of_parts_is_the_tree() => Assert.Empty(ListRule.Violations(Parts.All, ListRule.Folders()));

    [Fact]
    public void A_folder_that_is_not_in_the_list_is_seen() => Assert.Single(ListRule.Violations(Parts.All, [.. ListRule.Folders(), "Planted"]));

    [Fact]
    public void Engines_stand_in_their_order() =>
        Assert.Equal(EngineOrder.Where(name => Parts.Engines.Any(e => e.Name == name)), Parts.Engines.Select(e => e.Name));

    [Theory, MemberData(nameof(Systems))]
    public void A_module_shows_one_public_class(string name) =>
        Assert.Empty(PublicRule.Violations(Parts.Systems.Single(s => s.Name == name).GetType()));

    [Fact]
    public void A_second_public_class_is_seen() => Assert.NotEmpty(PublicRule.Violations(typeof(HouseTests)));

    [Fact]
    public async Task Entities_are_internal_and_tables_carry_the_prefix_of_their_part()
    {
        await using var host = await SaolaTestHost.CreateAsync(DatabaseKind.Sqlite);
        var model = await host.InScopeAsync(services => Task.FromResult(services.GetRequiredService<AppDbContext>().Model));
        var prefixes = host.Services.GetServices<IModelContributor>().Select(c => c.TablePrefix).ToList();

        Assert.Empty(EntityRule.Violations(model.GetEntityTypes(), prefixes));
    }

    [Fact]
    public void A_public_entity_and_a_table_without_prefix_are_seen()
    {
        var model = new ModelBuilder();
        model.Entity<PlantedEntity>().ToTable("planted");

        Assert.Equal(2, EntityRule.Violations(model.FinalizeModel().GetEntityTypes(), ["cases_"]).Count());
    }

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void Files_methods_and_constructors_keep_their_budgets(string folder) =>
        Assert.Empty(BudgetRule.Read(folder).SelectMany(BudgetRule.Violations));

    [Fact]
    public void Code_over_its_budget_and_forbidden_names_are_seen()
    {
        var body = string.Concat(Enumerable.Repeat("        _ = 1;\n", 310));
        var planted = new Source("planted.cs", $"class PlantedHelper(int a, int b, int c, int d, int e, int f, int g, int h)\n{{\n    void Long()\n    {{\n{body}    }}\n}}\n");

        Assert.Equal(4, BudgetRule.Violations(planted).Count());
    }

    [Fact]
    public void Every_text_stands_in_both_languages() => Assert.Empty(TextRule.Violations(TextRule.Read()));

    [Fact]
    public void A_text_that_lacks_its_translation_is_seen() =>
        Assert.Single(TextRule.Violations([new TextFile("planted/Texts.resx", ["A", "B"], ["A"])]));

    [Fact]
    public void Every_act_stands_in_the_list_of_acts() => Assert.Empty(ActRule.Violations(BudgetRule.Read("src"), File.ReadAllText(Repository.Path("docs", "acts.md"))));

    [Fact]
    public void An_act_that_is_not_listed_is_seen() =>
        Assert.Single(ActRule.Violations([new Source("planted.cs", "new ActDraft { Kind = \"planted.act\", Subject = s }")], ""));
}

/// <summary>Planted: a public entity.</summary>
public sealed class PlantedEntity
{
    public int Id { get; set; }
}
