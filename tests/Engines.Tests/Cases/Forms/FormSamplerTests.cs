using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Reading;
using Saola.Engines.Cases.Forms.Sampling;
using Saola.Engines.Cases.Forms.Schema;
using Xunit;

namespace Saola.Engines.Tests.Cases.Forms;

public sealed class FormSamplerTests
{
    public static TheoryData<string> Forms => CatalogueFormTests.Procedures;

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_of_the_catalogue_can_be_filled_and_both_validators_take_it(string file)
    {
        var form = Read(file);
        var schema = new SchemaValidator(form.ToSchema());
        for (var seed = 0; seed < 4; seed++)
        {
            var values = FormSampler.Fill(form, FormFixture.Context, SampleRandom.Of(20261125, seed));
            Assert.Empty(FormValidator.Validate(form, new FormData(values), FormFixture.Context).Hindrances.Select(f => $"{seed} {f.Field} {f.Message}"));
            Assert.Empty(schema.Validate(values).Select(f => $"{seed} {f.Field} {f.Message}"));
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_filling()
    {
        var form = Read("1.001786.yaml");
        string Filled(int seed) => FormSampler.Fill(form, FormFixture.Context, SampleRandom.Of(seed)).ToJsonString();
        Assert.Equal(Filled(7), Filled(7));
        Assert.NotEqual(Filled(7), Filled(8));
    }

    internal static FormDefinition Read(string file)
    {
        var source = YamlSource.Read(file, File.ReadAllText(Path.Combine(FormFixture.Catalogue, "procedures", file)));
        var form = new FormReader(FormFixture.Blocks, FormFixture.Codes).Read(source.Root!.Map("form"), source.Root!);
        return form.Sections.Count > 0 ? form : FormFixture.Form(File.ReadAllText(Path.Combine(FormFixture.Catalogue, "codes", "default-form.yaml")));
    }
}
