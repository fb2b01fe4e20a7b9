using Saola.Engines.Cases.Forms.Checking;
using Xunit;

namespace Saola.Engines.Tests.Cases.Catalogue;

/// <summary>The rules of 1.001786, 2.002248 and 2.002711 as their files say them: what is let through, what is stopped and why.</summary>
public sealed class ProcedureRulesTests
{
    private const string Organisation = "1.001786";
    private const string Transfer = "2.002248";
    private const string Evaluation = "2.002711";

    [Theory]
    [InlineData(Organisation)]
    [InlineData(Transfer)]
    [InlineData(Evaluation)]
    public void A_well_filled_form_may_be_filed(string code)
    {
        var form = CatalogueForm.Of(code);
        Assert.Empty(form.Faults);
        var faults = FormValidator.Validate(form.Evaluation);
        Assert.Empty(faults.Hindrances);
        Assert.Empty(faults.Warnings);
    }

    [Theory]
    [InlineData(Organisation, "org_ownership", "\"co_von_nuoc_ngoai\"", "foreign_capital")]
    [InlineData(Organisation, "head_office.province_code", "\"01\"", "office_in_city")]
    [InlineData(Transfer, "tech_objects", "[\"may_thiet_bi\"]", "machines_alone")]
    [InlineData(Transfer, "list_status", "\"han_che\"", "technology_restricted")]
    [InlineData(Transfer, "list_status", "\"cam\"", "technology_banned")]
    [InlineData(Evaluation, "self_result", "\"khong_dat\"", "self_failed")]
    public void The_wrong_procedure_is_stopped(string code, string path, string value, string check)
    {
        var faults = FormValidator.Validate(CatalogueForm.Of(code).With(path, value).Evaluation);
        Assert.Contains(faults.Stops, fault => fault.Code == "form.check." + check);
    }

    [Theory]
    [InlineData(Organisation, "org_name_vi", "\"Công ty Sao Mai\"", "form_word_in_name")]
    [InlineData(Organisation, "founders[0].share_pct", "50", "shares_are_whole")]
    [InlineData(Organisation, "staff[4].work_mode", "\"kiem_nhiem\"", "enough_staff")]
    [InlineData(Organisation, "staff[1].field_code", "\"10101\"", "doctor_in_each_field")]
    [InlineData(Organisation, "fields[1].is_main", "true", "one_main_field")]
    [InlineData(Organisation, "head_degree", "\"cao_dang\"", "head_has_degree")]
    [InlineData(Transfer, "filing_side", "\"ben_giao\"", "right_side_files")]
    [InlineData(Transfer, "parties[0].party_side", "\"ben_nhan\"", "both_sides")]
    [InlineData(Transfer, "sales_forecast", null, "royalty_has_forecast")]
    [InlineData(Evaluation, "regime", "\"new\"", "regime_fits_date")]
    public void A_rule_over_several_fields_is_kept(string code, string path, string? value, string check)
    {
        var faults = FormValidator.Validate(CatalogueForm.Of(code).With(path, value).Evaluation);
        Assert.Contains(faults.Errors, fault => fault.Code == "form.check." + check);
    }

    [Theory]
    [InlineData(Organisation, "premises_until", "\"2027-01-01\"", "lease_long_enough")]
    [InlineData(Transfer, "signed_date", "\"2026-07-01\"", "late")]
    [InlineData(Transfer, "languages", "[\"en\"]", "translation")]
    [InlineData(Evaluation, "extended_to", "\"2026-10-01\"", "late")]
    [InlineData(Evaluation, "publications[0].acknowledged", "false", "funding_is_acknowledged")]
    public void A_doubt_is_shown_and_may_be_passed(string code, string path, string value, string check)
    {
        var faults = FormValidator.Validate(CatalogueForm.Of(code).With(path, value).Evaluation);
        Assert.Contains(faults.Warnings, fault => fault.Code == "form.check." + check);
    }

    [Fact]
    public void A_field_without_a_doctor_is_named_in_the_message()
    {
        var faults = FormValidator.Validate(CatalogueForm.Of(Organisation).With("staff[1].field_code", "\"10101\"").Evaluation);
        var fault = Assert.Single(faults.Errors);
        Assert.Equal("fields[1].field_code", fault.Field);
        Assert.Equal("Lĩnh vực Kỹ thuật vật liệu và luyện kim khác chưa có tiến sĩ phù hợp. Hãy thêm người hoặc bỏ lĩnh vực này.", fault.Message);
    }

    [Theory]
    [InlineData("1000000", 5_000_000)]
    [InlineData("4200000000", 5_000_000)]
    [InlineData("5000000000", 5_000_000)]
    [InlineData("7200000000", 7_200_000)]
    [InlineData("7200000500", 7_200_001)]
    [InlineData("10000000000", 10_000_000)]
    [InlineData("90000000000", 10_000_000)]
    public void The_fee_of_a_transfer_is_a_thousandth_between_five_and_ten_million(string lumpSum, long fee)
    {
        var form = CatalogueForm.Of(Transfer).With("price_method", "[\"tra_gon\"]").With("lump_sum", lumpSum);
        Assert.Equal((decimal)fee, Assert.Single(form.Fees).Evaluate(form.Evaluation.Root));
    }

    [Theory]
    [InlineData(null, null, 7_200_000_000)]
    [InlineData("2000000000", null, 6_200_000_000)]
    [InlineData(null, "3500000000", 7_700_000_000)]
    public void A_royalty_stays_between_its_bounds(string? cap, string? least, long total)
    {
        var form = CatalogueForm.Of(Transfer).With("royalty_cap", cap).With("royalty_min", least);
        Assert.Equal((decimal)total, form.Evaluation.Root.Value("total_value_vnd"));
    }

    [Fact]
    public void A_contract_in_foreign_money_is_counted_in_dong()
    {
        var form = CatalogueForm.Of(Transfer).With("price_method", "[\"tra_gon\"]").With("currency", "\"USD\"").With("lump_sum", "250000.5").With("fx_rate", "26000");
        Assert.Equal(6_500_013_000m, form.Evaluation.Root.Value("total_value_vnd"));
    }

    [Fact]
    public void Two_parties_never_have_one_tax_code()
    {
        var form = CatalogueForm.Of(Transfer);
        form.Data.AddRow("parties", (System.Text.Json.Nodes.JsonObject)form.Data.Get("parties[1]")!.DeepClone());
        Assert.Contains(FormValidator.Validate(form.Evaluation).Errors, fault => fault.Code == "form.check.organisation_is_once");
    }

    [Theory]
    [InlineData("xuat_sac", 5, "Xuất sắc")]
    [InlineData("dat", 5, "Đạt")]
    [InlineData("dat", 4, "Không đạt")]
    [InlineData("dat", 3, "Không đạt")]
    [InlineData("khong_dat", 5, "Không đạt")]
    public void The_hint_of_the_grade_follows_the_old_regime(string grade, int done, string hint)
    {
        var form = CatalogueForm.Of(Evaluation).With("products[0].self_grade", $"\"{grade}\"").With("products[0].qty_done", done.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(hint, form.Evaluation.Root.Value("grade_hint"));
    }

    [Fact]
    public void The_new_regime_asks_for_signed_shares_of_exactly_a_hundred()
    {
        var form = CatalogueForm.Of(Evaluation).With("approved_date", "\"2025-11-01\"").With("regime", "\"new\"")
            .With("contributions", """[{"member":"Mai Thanh Tùng","member_personal_id":"079079000052","member_role":"chu_nhiem","main_work":"Chủ trì","share_pct":70,"member_signed":false}]""");
        Assert.True(form.AsksPaper("contribution_doc"));
        Assert.Equal(["form.check.shares_are_whole", "form.check.shares_are_signed"], FormValidator.Validate(form.Evaluation).Errors.Select(fault => fault.Code));
    }

    [Theory]
    [InlineData(Organisation, "founder_kind", "\"to_chuc\"", "establishment_decision", true)]
    [InlineData(Organisation, "founder_kind", "\"ca_nhan\"", "establishment_decision", false)]
    [InlineData(Transfer, "languages", "[\"en\"]", "contract_vi", true)]
    [InlineData(Transfer, "languages", "[\"vi\",\"en\"]", "contract_vi", false)]
    [InlineData(Transfer, "contract_form", "\"du_an_dau_tu\"", "investment_cert", true)]
    [InlineData(Transfer, "contract_form", "\"doc_lap\"", "party_legal", true)]
    [InlineData(Evaluation, "regime", "\"legacy\"", "contribution_doc", false)]
    [InlineData(Evaluation, "use_ordered", "true", "use_confirmations", true)]
    public void A_paper_is_asked_when_it_is_due(string code, string path, string value, string paper, bool asked) =>
        Assert.Equal(asked, CatalogueForm.Of(code).With(path, value).AsksPaper(paper));
}
