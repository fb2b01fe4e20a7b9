using Microsoft.Extensions.Logging.Abstractions;
using Saola.Engines.Cases.Forms;
using Saola.Kernel;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.PublicServices.Filing;
using Saola.Modules.Tests.PublicServices.Catalogue;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Citizen;

/// <summary>Fees as procedures.md works them out.</summary>
public sealed class FeeCalculatorTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly ProcedureCatalogue Catalogue = new(CatalogueFixture.Folder, null, TimeProvider.System, NullLogger<ProcedureCatalogue>.Instance);

    [Theory]
    [InlineData("1000000", 5_000_000)]
    [InlineData("4999999999", 5_000_000)]
    [InlineData("7200000000", 7_200_000)]
    [InlineData("7200000500", 7_200_001)]
    [InlineData("10000000000", 10_000_000)]
    [InlineData("90000000000", 10_000_000)]
    public void The_fee_of_a_transfer_follows_from_the_value_of_the_contract(string lumpSum, long fee)
    {
        var data = Sample("2.002248");
        data.Set("price_method", System.Text.Json.Nodes.JsonNode.Parse("[\"tra_gon\"]"));
        data.Set("lump_sum", System.Text.Json.Nodes.JsonNode.Parse(lumpSum));
        Assert.Equal(new Money(fee), Assert.Single(Compute("2.002248", data, Today)).Amount);
    }

    [Fact]
    public void A_relief_under_review_is_not_applied()
    {
        var fee = Assert.Single(Compute("1.001786", new FormData(), Today));
        Assert.Equal(new Money(3_000_000), fee.Amount);
        Assert.NotEmpty(fee.Fee.Reliefs);
        Assert.Empty(fee.Reliefs);
    }

    [Theory]
    [InlineData("2026-01-01", 75_001)]
    [InlineData("2026-12-31", 75_001)]
    [InlineData("2027-01-01", 150_001)]
    [InlineData("2025-12-31", 150_001)]
    public void A_confirmed_relief_is_applied_inside_its_dates_and_rounded_half_up(string day, long amount)
    {
        var relief = new FeeRelief("Giảm một nửa", 0.5m, new(2026, 1, 1), new(2026, 12, 31), null, Review: false);
        var procedure = Catalogue.Current("1.001786", Today)!;
        procedure = procedure with { Fees = [procedure.Fees[0] with { Formula = Engines.Cases.Forms.Expressions.FormExpression.Parse("150001"), Reliefs = [relief] }] };
        var form = new FormEvaluation(procedure.Form, new FormData(), new FormContext(Today, Catalogue));
        Assert.Equal(new Money(amount), FeeCalculator.Compute(procedure, form, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))[0].Amount);
    }

    [Fact]
    public void A_fee_that_does_not_follow_from_the_form_has_no_amount()
    {
        Assert.Null(Assert.Single(Compute("2.002248", new FormData(), Today)).Amount);
    }

    [Fact]
    public void A_procedure_without_fees_costs_nothing() => Assert.Empty(Compute("2.002385", new FormData(), Today));

    private static IReadOnlyList<ComputedFee> Compute(string code, FormData data, DateOnly day)
    {
        var procedure = Catalogue.Current(code, day)!;
        return FeeCalculator.Compute(procedure, new FormEvaluation(procedure.Form, data, new FormContext(day, Catalogue)), day);
    }

    private static FormData Sample(string code) =>
        new((System.Text.Json.Nodes.JsonObject)System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(TestKit.Repository.Path("samples", "forms", code + ".json")))!);
}
