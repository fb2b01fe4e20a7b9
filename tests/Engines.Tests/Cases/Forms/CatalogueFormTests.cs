using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Reading;
using Xunit;

namespace Saola.Engines.Tests.Cases.Forms;

public sealed class CatalogueFormTests
{
    [Fact]
    public void Code_lists_and_blocks_of_the_catalogue_read_without_a_fault()
    {
        Assert.Empty(FormFixture.CatalogueFaults.Select(f => f.ToString()));
        Assert.NotNull(FormFixture.Codes.Find("wards"));
        Assert.True(FormFixture.Codes.Find("wards")!.Codes.Count > 3000);
        Assert.NotEmpty(FormFixture.Blocks.Names);
    }

    [Fact]
    public void The_default_form_reads_without_a_fault()
    {
        var form = FormFixture.Form(File.ReadAllText(Path.Combine(FormFixture.Catalogue, "codes", "default-form.yaml")));
        Assert.NotEmpty(form.Sections);
    }

    public static TheoryData<string> Procedures => new(Directory.EnumerateFiles(Path.Combine(FormFixture.Catalogue, "procedures"), "*.yaml").Select(f => Path.GetFileName(f)!).Order());

    [Theory]
    [MemberData(nameof(Procedures))]
    public void The_form_of_every_procedure_reads_and_survives_its_schema(string file)
    {
        var source = YamlSource.Read(file, File.ReadAllText(Path.Combine(FormFixture.Catalogue, "procedures", file)));
        var form = new FormReader(FormFixture.Blocks, FormFixture.Codes).Read(source.Root!.Map("form"), source.Root!);
        Assert.Empty(source.Faults.Select(f => f.ToString()));
        var schema = form.ToSchema().ToJsonString();
        Assert.Equal(schema, FormDefinition.FromSchema(schema).Value.ToSchema().ToJsonString());
    }
}
