using System.Text.Json.Nodes;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Checking;
using Saola.Engines.Cases.Forms.Sampling;
using Saola.Engines.Cases.Forms.Schema;
using Xunit;

namespace Saola.Engines.Tests.Cases.Forms;

public sealed class BothValidatorsTests
{
    public static TheoryData<string> Forms => new("1.001786.yaml", "2.002248.yaml", "2.002385.yaml", "2.001207.yaml", "1.014431.yaml", "2.002711.yaml", "2.002380.yaml");

    [Theory]
    [MemberData(nameof(Forms))]
    public void Both_find_a_wrong_value_in_any_field(string file)
    {
        var form = FormSamplerTests.Read(file);
        var schema = new SchemaValidator(form.ToSchema());
        var values = FormSampler.Fill(form, FormFixture.Context, SampleRandom.Of(4711), new() { OptionalPercent = 100 });
        foreach (var path in Paths(form, values))
        {
            var data = new FormData((JsonObject)values.DeepClone());
            data.Set(path, new JsonObject { ["wrong"] = new JsonArray(1) });
            Assert.True(FormValidator.Validate(form, data, FormFixture.Context).Errors.Any(f => f.Field?.StartsWith(path, StringComparison.Ordinal) == true), $"FormValidator: {path}");
            Assert.True(schema.Validate(data.Values).Any(f => f.Field?.StartsWith(path, StringComparison.Ordinal) == true), $"schema: {path}");
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Both_miss_what_is_always_required(string file)
    {
        var form = FormSamplerTests.Read(file);
        var schema = new SchemaValidator(form.ToSchema());
        var values = FormSampler.Fill(form, FormFixture.Context, SampleRandom.Of(4712));
        foreach (var field in form.Sections.Where(s => s.When is null).SelectMany(s => s.Fields).Where(f => f is { Required: true, When: null, IsTyped: true }))
        {
            var data = new FormData((JsonObject)values.DeepClone());
            data.Set(field.Id, null);
            Assert.True(FormValidator.Validate(form, data, FormFixture.Context).Errors.Any(f => f.Field?.StartsWith(field.Id, StringComparison.Ordinal) == true), $"FormValidator: {field.Id}");
            Assert.True(schema.Validate(data.Values).Count > 0, $"schema: {field.Id}");
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Both_refuse_a_name_that_the_form_does_not_have(string file)
    {
        var form = FormSamplerTests.Read(file);
        var values = FormSampler.Fill(form, FormFixture.Context, SampleRandom.Of(4713));
        values["no_such_field"] = 1;
        Assert.Contains(FormValidator.Validate(form, new FormData(values), FormFixture.Context).Errors, f => f.Code == "form.unknown_field");
        Assert.NotEmpty(new SchemaValidator(form.ToSchema()).Validate(values));
    }

    /// <summary>Every filled place of the data whose field is asked and typed, the first row of each list.</summary>
    private static List<string> Paths(FormDefinition form, JsonObject values)
    {
        var evaluation = new FormEvaluation(form, new FormData(values), FormFixture.Context);
        var paths = new List<string>();
        void Add(IEnumerable<FormField> fields, string container)
        {
            foreach (var field in fields.Where(f => f.IsTyped))
            {
                var path = container.Length == 0 ? field.Id : $"{container}.{field.Id}";
                if (!evaluation.Asks(path) || evaluation.Data.Get(path) is null) continue;
                paths.Add(path);
                if (field.Type == FieldType.Rows) Add(field.Fields, path + "[0]");
            }
        }
        Add(form.Fields, "");
        Assert.NotEmpty(paths);
        return paths;
    }
}
