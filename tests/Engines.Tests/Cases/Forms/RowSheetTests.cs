using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MiniExcelLibs;
using Saola.Engines.Cases.Forms;
using Saola.Engines.Cases.Forms.Filling;
using Saola.Engines.Documents.Spreadsheets;
using Xunit;

namespace Saola.Engines.Tests.Cases.Forms;

public sealed class RowSheetTests
{
    private static readonly FormDefinition Form = FormFixture.FormOf("""
        - id: staff
          label: Nhân lực
          type: rows
          max: 500
          unique: [personal_id]
          item_label: "{full_name}"
          fields:
            - {id: full_name, label: Họ và tên, type: text, required: true}
            - {id: personal_id, label: Số định danh, type: personal_id, required: true}
            - {id: birth_year, label: Năm sinh, type: int}
            - {id: degree, label: Trình độ, type: enum, required: true, options: [{value: tien_si, label: Tiến sĩ}, {value: dai_hoc, label: Đại học}]}
            - {id: fits, label: Phù hợp, type: bool}
            - {id: since, label: Từ ngày, type: date}
            - {id: skills, label: Kỹ năng, type: multi, options: [{value: a, label: Cơ khí}, {value: b, label: Điện}]}
            - {id: home, label: Địa chỉ, type: address}
            - {id: cv_file, label: Lý lịch, type: file, required: true}
        """);

    private static readonly RowSheet Sheet = Make();

    private static RowSheet Make()
    {
        var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        return new(new SheetImport(services.GetRequiredService<IStringLocalizer<Saola.Engines.Documents.Texts>>()), new TableExport());
    }

    private static RowImportResult Read(FormData data, bool replace, params Dictionary<string, object>[] rows)
    {
        using var stream = new MemoryStream();
        stream.SaveAs(rows);
        stream.Position = 0;
        return Sheet.Read(stream, Form, "staff", data, FormFixture.Context, replace).Value;
    }

    private static Dictionary<string, object> Row(string name, object id, string degree = "Tiến sĩ") => new() { ["Họ và tên"] = name, ["Số định danh"] = id, ["Trình độ"] = degree };

    [Fact]
    public async Task The_template_that_is_filled_and_sent_back_gives_the_same_rows()
    {
        var data = FormFixture.Data("""
            {"staff":[{"full_name":"Trần Thị Lan","personal_id":"079185000001","birth_year":1985,"degree":"tien_si","fits":true,"since":"2024-05-01","skills":["a","b"],
             "home":{"province_code":"79","ward_code":"25747","line":"1 Lê Lợi"}}]}
            """);
        using var stream = new MemoryStream();
        await Sheet.WriteAsync(stream, Form, "staff", data, FormFixture.Context, CancellationToken.None);
        stream.Position = 0;
        var result = Sheet.Read(stream, Form, "staff", data, FormFixture.Context, replace: true).Value;
        Assert.Empty(result.Faults.Select(f => f.Message));
        Assert.Equal(data.Values.ToJsonString(), result.Data.Values.ToJsonString());
    }

    [Fact]
    public void Every_fault_names_the_row_of_the_file()
    {
        var result = Read(new FormData(), false, Row("Trần Thị Lan", "079185000001"), Row("Lê Văn Nam", "123"), Row("Phạm Hà", "079185000001", "Cao học"));
        Assert.Equal(3, result.Count);
        Assert.Equal(["rows[3].personal_id", "rows[4].degree", "rows[4].personal_id"], result.Faults.Select(f => f.Field).Order(StringComparer.Ordinal));
        Assert.All(result.Faults, f => Assert.Matches("^Dòng [34] của tệp: ", f.Message));
        Assert.Equal("Cao học", result.Data.Text("staff[2].degree"));
    }

    [Fact]
    public void Rows_are_added_to_those_that_are_there_or_take_their_place()
    {
        var data = FormFixture.Data("""{"staff":[{"full_name":"Cũ"}]}""");
        Assert.Equal(2, Read(data, false, Row("Lan", "079185000001")).Data.RowCount("staff"));
        Assert.Equal("Lan", Read(data, true, Row("Lan", "079185000001")).Data.Text("staff[0].full_name"));
        Assert.Equal("Cũ", data.Text("staff[0].full_name"));
    }

    [Fact]
    public void A_number_that_lost_its_first_zero_and_a_label_without_accents_are_understood()
    {
        var result = Read(new FormData(), false, Row("Lan", 79185000001d, "tien si"));
        Assert.Empty(result.Faults.Select(f => f.Message));
        Assert.Equal("079185000001", result.Data.Text("staff[0].personal_id"));
        Assert.Equal("tien_si", result.Data.Text("staff[0].degree"));
    }

    [Fact]
    public void What_is_no_sheet_is_refused()
    {
        using var stream = new MemoryStream([1, 2, 3]);
        Assert.False(Sheet.Read(stream, Form, "staff", new FormData(), FormFixture.Context, replace: false).IsDone);
        using var other = new MemoryStream("a,b\n1,2"u8.ToArray());
        Assert.False(Sheet.Read(other, Form, "nothing", new FormData(), FormFixture.Context, replace: false).IsDone);
    }

    [Fact]
    public void More_rows_than_the_form_takes_are_refused_with_the_number()
    {
        using var stream = new MemoryStream();
        stream.SaveAs(Enumerable.Range(0, 501).Select(i => Row("Lan", $"0791850{i:00000}")));
        stream.Position = 0;
        Assert.Contains("500", Assert.Single(Sheet.Read(stream, Form, "staff", new FormData(), FormFixture.Context, replace: false).Faults).Message, StringComparison.Ordinal);
    }
}
