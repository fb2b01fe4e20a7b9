using System.Globalization;
using Xunit;

namespace Saola.Engines.Tests.Cases.Forms;

/// <summary>The typical mistakes that every procedure shares, with the sentence that a person reads.</summary>
public sealed class TypicalMistakeTests
{
    private const string Account = "- {use: account, as: null}";
    private const string Organisation = "- {use: org, as: org}";
    private const string Commit = "- {use: commit, as: null}";

    [Theory]
    [InlineData(Account, """{"filer_role":"nguoi_duoc_uy_quyen"}""", "authorisation_file", "Bạn đang nộp thay cho người khác hoặc tổ chức. Hãy đính kèm giấy ủy quyền còn hạn.")]
    [InlineData(Account, """{"filer_role":"nguoi_duoc_uy_quyen","authorisation_until":"2026-11-24"}""", "authorisation_until", "Giấy ủy quyền đã hết hạn. Hãy dùng giấy ủy quyền còn hạn đến hôm nay hoặc lâu hơn.")]
    [InlineData(Account, """{"filer_personal_id":"123456789"}""", "filer_personal_id", "Chứng minh nhân dân 9 số không còn dùng. Hãy nhập số định danh 12 số trên thẻ căn cước.")]
    [InlineData(Account, """{"filer_phone":"12345"}""", "filer_phone", "Số di động gồm 10 chữ số, bắt đầu bằng 03, 05, 07, 08 hoặc 09.")]
    [InlineData(Organisation, """{"org":{"head_office":{"province_code":"79","ward_code":"27000","line":"1 Lê Lợi"}}}""", "org.head_office.ward_code", "Phường, xã này không có trong danh mục từ 1/7/2025. Hãy chọn phường, xã hoặc đặc khu theo danh mục mới.")]
    [InlineData(Organisation, """{"org":{"head_office":{"province_code":"79","ward_code":"25747","line":"1 Lê Lợi, Quận 1"}}}""", "org.head_office.line", "Từ 1/7/2025 không còn cấp quận, huyện. Hãy chọn phường, xã hoặc đặc khu theo danh mục mới.")]
    [InlineData(Organisation, """{"org":{"tax_code":"0319999990"}}""", "org.tax_code", "Mã số thuế chưa đúng, hãy xem lại chữ số cuối trên giấy đăng ký.")]
    [InlineData(Organisation, """{"org":{"legal_doc_date":"2062-01-01"}}""", "org.legal_doc_date", "Ngày cấp không thể sau ngày hôm nay.")]
    [InlineData(Organisation, """{"org":{"legal_doc_date":"thang 5"}}""", "org.legal_doc_date", "Ngày cấp phải là ngày theo dạng dd/mm/yyyy, ví dụ 25/11/2026")]
    [InlineData(Commit, """{"commit_true":false}""", "commit_true", "Hãy đánh dấu cam kết trước khi nộp hồ sơ.")]
    public void The_mistake_is_named_with_its_mend(string fields, string data, string path, string message)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        var faults = FormFixture.Validate(FormFixture.FormOf(fields), data);
        Assert.Equal(message, faults.At(path)?.Message);
    }
}
