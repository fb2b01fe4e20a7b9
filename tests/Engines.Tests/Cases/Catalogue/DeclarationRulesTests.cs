using Saola.Engines.Cases.Forms.Checking;
using Xunit;

namespace Saola.Engines.Tests.Cases.Catalogue;

/// <summary>The rules of 2.002385, 2.001207 and 1.014431 as their files say them.</summary>
public sealed class DeclarationRulesTests
{
    private const string XRay = "2.002385";
    private const string Conformity = "2.001207";
    private const string Centre = "1.014431";

    [Theory]
    [InlineData(XRay)]
    [InlineData(Conformity)]
    [InlineData(Centre)]
    public void A_well_filled_form_may_be_filed(string code)
    {
        var form = CatalogueForm.Of(code);
        Assert.Empty(form.Faults);
        var faults = FormValidator.Validate(form.Evaluation);
        Assert.Empty(faults.Hindrances);
        Assert.Empty(faults.Warnings);
    }

    [Theory]
    [InlineData(XRay, "with_licence_file", "true", "licence_file_instead")]
    [InlineData(Conformity, "qcvn_covered", "true", "technical_regulation_instead")]
    [InlineData(Conformity, "conclusion", "\"khong_phu_hop\"", "conclusion_fits")]
    public void The_wrong_procedure_is_stopped(string code, string path, string value, string check) =>
        Assert.Contains(Faults(code, path, value).Stops, fault => fault.Code == "form.check." + check);

    [Theory]
    [InlineData(XRay, "units[0].year_made", "2027", "year_not_after_now")]
    [InlineData(XRay, "units[0].site.province_code", "\"01\"", "used_in_this_city")]
    [InlineData(Conformity, "tests[0].test_date", "\"2025-11-24\"", "test_not_older_than_12_months")]
    [InlineData(Conformity, "standards[0].std_number", "\"QCVN 4:2009/BKHCN\"", "standard_is_no_regulation")]
    [InlineData(Conformity, "standards[0].std_year", "2027", "standard_year_not_after_now")]
    [InlineData(Centre, "supports[0].year", "2023", "two_latest_years")]
    [InlineData(Centre, "confirmation_kind", "\"chua_co\"", "confirmation_needed")]
    public void A_rule_over_several_fields_is_kept(string code, string path, string value, string check) =>
        Assert.Contains(Faults(code, path, value).Errors, fault => fault.Code == "form.check." + check);

    [Theory]
    [InlineData(XRay, "units[0].tubes[0].tube_serial", "\"CT50-25-0442\"", "serials_differ")]
    [InlineData(XRay, "units[0].state", "\"dang_dung\"", "declaration_is_no_licence")]
    [InlineData(XRay, "rso_state", "\"chua_co\"", "safety_officer_missing")]
    [InlineData(Conformity, "tests[0].results[0].passed", "false", "every_result_passed")]
    [InlineData(Conformity, "standards[0].std_state", "\"da_thay_the\"", "standard_in_force")]
    public void A_doubt_is_shown_and_may_be_passed(string code, string path, string value, string check) =>
        Assert.Contains(Faults(code, path, value).Warnings, fault => fault.Code == "form.check." + check);

    [Fact]
    public void A_unit_declared_after_seven_working_days_needs_a_reason()
    {
        Assert.Null(Faults(XRay, "units[0].acquired_date", "\"2026-11-16\"").At("units[0].late_reason"));
        Assert.NotNull(Faults(XRay, "units[0].acquired_date", "\"2026-11-13\"").At("units[0].late_reason"));
    }

    [Fact]
    public void A_unit_without_a_serial_number_needs_a_photo()
    {
        var faults = FormValidator.Validate(CatalogueForm.Of(XRay).With("units[0].no_serial", "true").With("units[0].serial", null).Evaluation);
        Assert.Equal("units[0].serial_photo", Assert.Single(faults.Errors).Field);
    }

    [Fact]
    public void A_tube_needs_its_current_or_its_load()
    {
        var form = CatalogueForm.Of(XRay).With("units[0].tubes[0].ma_max", null);
        Assert.NotEmpty(FormValidator.Validate(form.Evaluation).Errors);
        Assert.Empty(FormValidator.Validate(form.With("units[0].tubes[0].mas_max", "200").Evaluation).Errors);
    }

    [Theory]
    [InlineData("26743", "79", true)]
    [InlineData("00004", "01", false)]
    public void A_travelling_unit_is_declared_where_its_owner_has_the_head_office(string ward, string province, bool filed)
    {
        var form = CatalogueForm.Of(XRay).With("units[0].mobility", "\"luu_dong\"").With("units[0].room", null)
            .With("owner.head_office.ward_code", $"\"{ward}\"").With("owner.head_office.province_code", $"\"{province}\"");
        Assert.Equal(filed, FormValidator.Validate(form.Evaluation).MayBeFiled);
    }

    [Fact]
    public void A_test_report_of_exactly_twelve_months_is_taken() =>
        Assert.True(Faults(Conformity, "tests[0].test_date", "\"2025-11-25\"").MayBeFiled);

    [Theory]
    [InlineData("2026-11-10", "2029-11-10")]
    [InlineData("2024-02-29", "2027-02-28")]
    public void A_self_assessed_declaration_runs_three_years_from_its_report(string report, string end) =>
        Assert.Equal(end, CatalogueForm.Of(Conformity).With("report_date", $"\"{report}\"").Evaluation.Root.Value("valid_to"));

    [Theory]
    [InlineData(15, 8, true)]
    [InlineData(14, 8, false)]
    [InlineData(15, 7, false)]
    public void A_centre_needs_fifteen_direct_helpers_of_whom_eight_have_a_degree(int direct, int degrees, bool filed)
    {
        var form = CatalogueForm.Of(Centre);
        for (var i = 0; i < form.Data.RowCount("staff"); i++)
        {
            form.With($"staff[{i}].direct_support", i < direct ? "true" : "false").With($"staff[{i}].degree", i < degrees ? "\"dai_hoc\"" : "\"cao_dang\"");
        }
        Assert.Equal(filed, FormValidator.Validate(form.Evaluation).MayBeFiled);
    }

    [Fact]
    public void Nobody_counts_as_staff_and_as_expert()
    {
        var form = CatalogueForm.Of(Centre);
        var fault = Assert.Single(FormValidator.Validate(form.With("experts[3].personal_id", form.Data.Get("staff[2].personal_id")!.ToJsonString()).Evaluation).Errors);
        Assert.Equal("staff[2].personal_id", fault.Field);
        Assert.StartsWith(form.Data.Text("staff[2].full_name") + " vừa là nhân sự vừa là chuyên gia.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_beneficiary_counts_once_a_year()
    {
        var form = CatalogueForm.Of(Centre);
        Assert.Equal(11m, form.Evaluation.Root.Value("projects_latest"));
        form.With("supports[1].beneficiary_name", form.Data.Get("supports[0].beneficiary_name")!.ToJsonString());
        Assert.Equal(10m, form.Evaluation.Root.Value("projects_latest"));
        Assert.Empty(FormValidator.Validate(form.Evaluation).Warnings);
        form.With("supports[2].beneficiary_name", form.Data.Get("supports[0].beneficiary_name")!.ToJsonString());
        Assert.Equal("form.check.outcome_criterion", Assert.Single(FormValidator.Validate(form.Evaluation).Warnings).Code);
    }

    [Fact]
    public void Commitments_of_ten_billion_stand_for_the_supported_projects()
    {
        var form = CatalogueForm.Of(Centre).With("commitments[0].amount", "10000000000");
        for (var i = 0; i < 6; i++) form.With($"supports[{i}].beneficiary_kind", "\"nhom_ca_nhan\"");
        Assert.Empty(FormValidator.Validate(form.Evaluation).Warnings);
        Assert.NotEmpty(FormValidator.Validate(form.With("commitments[0].amount", "9999999999").Evaluation).Warnings);
    }

    [Theory]
    [InlineData(Conformity, "ms_certified", "false", "ms_monitoring_plan", true)]
    [InlineData(Conformity, "ms_certified", "true", "ms_certificate", true)]
    [InlineData(Conformity, "ms_certified", "true", "qc_plan", false)]
    [InlineData(Conformity, "standards[0].std_kind", "\"tccs\"", "standard_text", true)]
    [InlineData(Conformity, "standards[0].std_kind", "\"tcvn\"", "standard_text", false)]
    [InlineData(Conformity, "declarant.tax_code", null, "business_proof", true)]
    [InlineData(Conformity, "own_number", "\"1\"", "business_proof", false)]
    [InlineData(XRay, "rso_state", "\"da_co\"", "nameplate", false)]
    [InlineData(Centre, "confirmation_kind", "\"da_co_van_ban\"", "confirmation", true)]
    [InlineData(Centre, "confirmation_kind", "\"ho_so_xac_nhan\"", "confirmation", false)]
    [InlineData(Centre, "goal", "\"x\"", "legal_document", false)]
    public void A_paper_is_asked_when_it_is_due(string code, string path, string? value, string paper, bool asked) =>
        Assert.Equal(asked, CatalogueForm.Of(code).With(path, value).AsksPaper(paper));

    private static FormFaults Faults(string code, string path, string value) =>
        FormValidator.Validate(CatalogueForm.Of(code).With(path, value).Evaluation);
}
