using Saola.Modules.PublicServices.Catalogue;
using Saola.Web.Composition;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Catalogue;

public sealed class ProcedureReaderTests
{
    private static readonly Lazy<CatalogueReading> Repository = new(() => CatalogueFolder.Read(CatalogueFixture.Folder));

    [Fact]
    public void Every_procedure_of_the_catalogue_reads_without_a_fault()
    {
        Assert.Empty(Repository.Value.Faults.Select(f => f.ToString()));
        Assert.Equal(CatalogueFolder.Files(CatalogueFixture.Folder).Count, Repository.Value.Procedures.Count);
        Assert.True(Repository.Value.Procedures.Count >= 45);
    }

    [Theory]
    [InlineData("1.001786")]
    [InlineData("2.002248")]
    [InlineData("2.002385")]
    [InlineData("2.001207")]
    [InlineData("1.014431")]
    [InlineData("2.002711")]
    public void The_six_complete_procedures_have_their_own_form_and_workflow(string code)
    {
        var procedure = Repository.Value.Procedures.Single(p => p.Code == code);
        Assert.False(procedure.HasDefaultForm);
        Assert.False(procedure.HasDefaultWorkflow);
        Assert.True(procedure.Form.Fields.Count() > 20);
    }

    [Fact]
    public void What_is_exported_is_read_and_exported_again_to_the_byte()
    {
        foreach (var procedure in Repository.Value.Procedures)
        {
            var text = ProcedureWriter.Write(procedure);
            var (again, faults) = new ProcedureReader(Repository.Value.Common).Read(procedure.Code + ".yaml", text);
            Assert.Empty(faults.Select(f => f.ToString()));
            Assert.Equal(text, ProcedureWriter.Write(again!));
            Assert.Equal(procedure.Form.ToSchema().ToJsonString(), again!.Form.ToSchema().ToJsonString());
        }
    }

    public static TheoryData<string, string, string> Faults => new()
    {
        { "code: \"9.999999\"", "code: \"99\"", "phải có dạng 1.001786" },
        { "version: 1", "version: one", "không phải là số nguyên" },
        { "valid_from: 2026-01-01", "valid_from: 01/01/2026", "yyyy-mm-dd" },
        { "valid_from: 2026-01-01", "valid_from: null", "thiếu" },
        { "valid_from: 2026-01-01", "valid_from: 2026-01-01\nvalid_to: 2025-01-01", "trước valid_from" },
        { "level: tinh", "level: huyen", "phải là một trong: tinh, xa" },
        { "field: an-toan-buc-xa", "field: bua", "không có lĩnh vực" },
        { "executing: techmarket_dept", "executing: nowhere", "không có đơn vị \"nowhere\"" },
        { "phases: [5wd]", "phases: [5 ngay]", "phải có dạng 8h, 5wd" },
        { "formula: \"3000000\"", "formula: n * 2", "dùng tên \"n\"" },
        { "formula: \"3000000\"", "formula: n * ", "không đọc được biểu thức" },
        { "required: always", "required: kind = 'x'", "dùng tên \"kind\"" },
        { "hours: 28", "hours: 20", "phải bằng thời hạn 40 giờ" },
        { "decisions: [issue]", "decisions: [assign]", "không có quyết định \"assign\"" },
        { "number_template: \"{seq}/GXN\"", "number_template: \"GXN\"", "cần {seq}" },
        { "number_template: \"{seq}/GXN\"", "number_template: \"{seq}/{month}\"", "cần {seq}" },
        { "value: \"{who}\"", "value: \"{whom}\"", "không có \"whom\"" },
        { "legal_bases:\n  - {number: 94/2025/QH15, title: Luật, state: in_force}", "legal_bases: []", "căn cứ pháp lý" },
        { "summary: Tóm tắt.", "sumary: Tóm tắt.", "không có trong định dạng" },
        { "summary: Tóm tắt.", "summary: [a, b]", "phải là chữ" },
        { "set_count: 1", "set_count: 1\nset_count: 2", "YAML không đọc được" },
        { "set_count: 1", "set_count: &a 1", "không dùng neo" },
        { "type: text", "type: texte", "không có kiểu \"texte\"" },
        { "use: commit", "use: commitment", "không có khối \"commitment\"" },
        { "when: N3", "when: N11", "phải là N1 đến N10" },
        { "related: []", "related: [\"9.999999\"]", "chính thủ tục này" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_named_with_its_line(string right, string wrong, string message)
    {
        Assert.Contains(right, CatalogueFixture.Small, StringComparison.Ordinal);
        var text = CatalogueFixture.Small.Replace(right, wrong, StringComparison.Ordinal);
        var (_, faults) = new ProcedureReader(Repository.Value.Common).Read("9.999999.yaml", text);
        var fault = Assert.Single(faults, f => f.Message.Contains(message, StringComparison.Ordinal));
        Assert.InRange(fault.Line, 1, text.Split('\n').Length);
    }

    [Fact]
    public void A_fault_stands_at_the_line_of_its_key()
    {
        var (_, faults) = new ProcedureReader(Repository.Value.Common).Read("x.yaml", CatalogueFixture.Small.Replace("level: tinh", "level: huyen", StringComparison.Ordinal));
        var line = CatalogueFixture.Small.Split('\n').ToList().IndexOf("level: tinh") + 1;
        Assert.StartsWith($"x.yaml:{line}: level:", Assert.Single(faults).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("- a\n- b")]
    [InlineData("a: [")]
    [InlineData("\t")]
    [InlineData("a: !!binary x\n? [1]\n: 2")]
    [InlineData("form: {sections: 5}\nworkflow: x\nfees: {a: 1}\npapers: [1, 2]")]
    public void No_text_makes_the_reader_fail(string text) =>
        Assert.NotEmpty(new ProcedureReader(Repository.Value.Common).Read("x.yaml", text).Faults);

    [Theory]
    [InlineData("1wd", 8)]
    [InlineData("5wd", 40)]
    [InlineData("15wd", 120)]
    [InlineData("8h", 8)]
    public void The_default_workflow_sums_to_the_term(string phase, int hours)
    {
        var (steps, reserve) = DefaultWorkflow.Of(new([phase], "", [], null, "8h"), "science_dept", "board");
        Assert.Equal(hours, steps.Sum(s => s.Hours) + reserve);
        Assert.All(steps, s => Assert.True(s.Hours > 0));
        Assert.True(reserve > 0);
    }

    [Fact]
    public void The_check_command_says_what_is_wrong_and_ends_with_one()
    {
        using var folder = CatalogueFixture.Copy();
        folder.Write("9.999999.yaml", CatalogueFixture.Small.Replace("level: tinh", "level: huyen", StringComparison.Ordinal));
        using var error = new StringWriter();
        Assert.Equal(1, ProcedureCommands.Check(folder.Path, new CommandOutput(TextWriter.Null, error, json: false, terminal: false)));
        Assert.Contains("9.999999.yaml:", error.ToString(), StringComparison.Ordinal);
        using var output = new StringWriter();
        Assert.Equal(0, ProcedureCommands.Check(CatalogueFixture.Folder, new CommandOutput(output, error, json: true, terminal: false)));
        Assert.Contains("\"faults\": []", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Importing_a_new_version_keeps_the_old_one_under_its_number()
    {
        using var folder = CatalogueFixture.Copy();
        folder.Write("9.999999.yaml", CatalogueFixture.Small);
        var next = Path.Combine(folder.Path, "next.yaml");
        File.WriteAllText(next, CatalogueFixture.Small.Replace("version: 1", "version: 2", StringComparison.Ordinal).Replace("2026-01-01", "2026-12-01", StringComparison.Ordinal));
        Assert.Equal(0, ProcedureCommands.Import(folder.Path, next, CatalogueFixture.Silent));
        Assert.True(File.Exists(Path.Combine(folder.Path, "procedures", "9.999999.v1.yaml")));
        var reading = CatalogueFolder.Read(folder.Path);
        Assert.Equal([1, 2], reading.Procedures.Where(p => p.Code == "9.999999").Select(p => p.Version).Order());
        Assert.Equal(1, ProcedureCommands.Import(folder.Path, Path.Combine(folder.Path, "procedures", "9.999999.v1.yaml"), CatalogueFixture.Silent));
    }

    [Fact]
    public void The_export_command_prints_the_canonical_text()
    {
        using var output = new StringWriter();
        Assert.Equal(0, ProcedureCommands.Export(CatalogueFixture.Folder, "1.001786", null, new CommandOutput(output, TextWriter.Null, json: false, terminal: false)));
        var (again, faults) = new ProcedureReader(Repository.Value.Common).Read("1.001786.yaml", output.ToString());
        Assert.Empty(faults);
        Assert.Equal(output.ToString().ReplaceLineEndings("\n"), ProcedureWriter.Write(again!));
        Assert.Equal(1, ProcedureCommands.Export(CatalogueFixture.Folder, "0.000000", null, CatalogueFixture.Silent));
    }
}
