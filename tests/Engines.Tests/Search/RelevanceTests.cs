using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Search;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Search;

/// <summary>
/// Questions as people type them, each with the procedures that answer it. The bar is what makes the box useful: nine of ten people see their
/// procedure among the first three lines of a phone's screen, seven of ten at the top.
/// </summary>
public sealed class RelevanceTests
{
    private const double LeastInThree = 0.9, LeastAtTop = 0.7;

    // Typed text | codes that answer it, any of them.
    private const string Questions =
        """
        khai báo máy x quang | 2.002385
        khai bao may x-quang | 2.002385
        khai báo thiết bị xquang phòng khám nha khoa | 2.002385
        tôi mới mua máy chụp x quang thì phải khai báo ở đâu | 2.002385
        giấy phép sử dụng máy x quang | 2.002380
        giay phep may xquang | 2.002380
        xin giấy phép x-quang cho phòng khám | 2.002380
        gia hạn giấy phép x quang | 2.002381
        giấy phép x quang sắp hết hạn | 2.002381
        gia han giay phep buc xa | 2.002381
        sửa đổi giấy phép x-quang | 2.002382
        bổ sung máy vào giấy phép x quang | 2.002383
        mất giấy phép x quang xin cấp lại | 2.002384
        cap lai giay phep tien hanh cong viec buc xa | 2.002384
        chứng chỉ nhân viên bức xạ | 2.002379
        chung chi nhan vien buc xa | 2.002379
        chứng chỉ người phụ trách an toàn bức xạ | 2.002379
        kế hoạch ứng phó sự cố bức xạ | 1.000184
        ung pho su co x quang | 1.000184
        thành lập viện nghiên cứu | 1.001786
        đăng ký hoạt động tổ chức khoa học công nghệ | 1.001786
        dang ky to chuc khoa hoc va cong nghe | 1.001786
        đăng ký tổ chức KHCN | 1.001786
        mo trung tam nghien cuu | 1.001786 1.014393
        cấp lại giấy chứng nhận tổ chức khoa học công nghệ | 1.001770
        đổi tên viện nghiên cứu | 1.001747
        văn phòng đại diện của tổ chức khoa học | 1.001716
        mở chi nhánh tổ chức khoa học công nghệ | 1.001716
        thay đổi nội dung chi nhánh tổ chức khoa học | 1.001677
        chuyển giao công nghệ | 2.002248 2.002249
        dang ky chuyen giao cong nghe | 2.002248
        đăng ký hợp đồng chuyển giao công nghệ | 2.002248
        gia hạn chuyển giao công nghệ | 2.002249
        công bố hợp chuẩn | 2.001207 2.001209
        cong bo hop chuan tu danh gia | 2.001207
        công bố hợp chuẩn có giấy chứng nhận hợp chuẩn | 2.001209
        công bố hợp quy | 2.001277
        cong bo hop quy | 2.001277
        hàng nhập khẩu kiểm tra chất lượng | 2.001259
        kiểm tra phương tiện đo nhập khẩu | 1.000438
        dấu định lượng | 2.000212 1.000449
        công bố dấu định lượng hàng đóng gói sẵn | 2.000212
        sửa bản công bố dấu định lượng | 1.000449
        giải thưởng chất lượng quốc gia | 2.001269
        giai thuong chat luong | 2.001269
        doanh nghiệp khoa học công nghệ | 2.002278 2.001525
        chứng nhận doanh nghiệp kh&cn | 2.002278
        cấp lại giấy doanh nghiệp khoa học và công nghệ | 2.001525
        trung tâm hỗ trợ khởi nghiệp sáng tạo | 1.014431
        cong nhan trung tam khoi nghiep | 1.014431
        vườn ươm startup | 1.014431 1.014437
        cấp lại giấy công nhận khởi nghiệp sáng tạo | 1.014437
        trung tâm nghiên cứu và phát triển r&d | 1.014393
        nghiệm thu đề tài cấp tỉnh | 2.002711
        nghiem thu nhiem vu khoa hoc cap co so | 2.002724
        tuyển chọn chủ trì đề tài | 2.002709
        giao trực tiếp nhiệm vụ khoa học | 2.002710
        vận chuyển hàng nguy hiểm | 2.002253
        giay phep van chuyen chat an mon | 2.002253
        giám định sở hữu công nghiệp | 1.011937 1.011938 1.011939
        thu hồi giấy giám định sở hữu công nghiệp | 1.011939
        dịch vụ giám định công nghệ | 2.002544
        cấp lại giấy đánh giá giám định công nghệ | 2.002548
        chỉ định tổ chức thử nghiệm | 2.001208
        cấp lại quyết định chỉ định đánh giá sự phù hợp | 2.001501
        1.001786 | 1.001786
        2002385 | 2.002385
        001207 | 2.001207
        giấy phpé máy x quang | 2.002380
        chuyen giaoo cong nghe | 2.002248 2.002249
        coong boos howpj quy | 2.001277
        nghiệm thu đề tào cấp tỉnh | 2.002711
        giấy phep máy x quang | 2.002380
        công bo hop chuẩn | 2.001207 2.001209
        """;

    [Fact]
    public async Task Nine_of_ten_questions_have_their_answer_among_the_first_three()
    {
        var questions = Read(Questions);
        var results = await AskAsync([.. questions.Select(q => q.Text)]);

        var misses = new StringBuilder();
        var (top, three) = (0, 0);
        foreach (var (question, found) in questions.Zip(results))
        {
            var place = found.TakeWhile(id => !question.Codes.Contains(id, StringComparer.Ordinal)).Count();
            if (place == 0 && found.Count > 0) top++;
            if (place < Math.Min(3, found.Count)) three++;
            if (place > 0 || found.Count == 0) misses.AppendLine(CultureInfo.InvariantCulture, $"  {question.Text} → {string.Join(' ', found.Take(4))} (expected {string.Join(' ', question.Codes)})");
        }
        var (atTop, inThree) = ((double)top / questions.Count, (double)three / questions.Count);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{questions.Count} questions: hit@1 {atTop:P1}, hit@3 {inThree:P1}\nNot at the top:\n{misses}"));

        Assert.True(inThree >= LeastInThree, $"hit@3 {inThree:P1}\n{misses}");
        Assert.True(atTop >= LeastAtTop, $"hit@1 {atTop:P1}\n{misses}");
    }

    [Fact]
    public async Task Accents_typed_or_not_or_decomposed_lead_to_the_same_answers()
    {
        var questions = Read(Questions).Select(q => q.Text).Where(t => !t.Contains("phpé", StringComparison.Ordinal)).ToList();

        var composed = await AskAsync(questions);
        var decomposed = await AskAsync([.. questions.Select(q => q.Normalize(NormalizationForm.FormD))]);

        Assert.Equal(composed, decomposed);
    }

    [Fact]
    public async Task The_exact_spelling_ranks_before_one_that_differs_in_accents()
    {
        var notes = new NoteSource();
        notes.Write("a", "Cán bộ");
        notes.Write("b", "Cân bò");
        notes.Write("c", "Cạn bỏ");
        await using var host = await SearchFixture.HostAsync(DatabaseKind.Sqlite, notes);
        await host.RefreshAsync();

        Assert.Equal("b", (await host.IdsAsync("cân bò"))[0]);
        Assert.Equal("a", (await host.IdsAsync("cán bộ"))[0]);
        Assert.Equal(3, (await host.IdsAsync("can bo")).Length);
    }

    [Theory]
    [InlineData("chuyen giaoo cong nghe", "chuyen giao cong nghe")]
    [InlineData("nghiệm thu đề tài cấp tỉnhh", "nghiệm thu đề tài cấp tỉnh")]
    public async Task A_typing_error_is_answered_and_a_better_spelling_is_offered(string typed, string meant)
    {
        await using var host = await CatalogueHostAsync();

        var found = await host.FindAsync(typed);

        Assert.NotEmpty(found.Hits);
        Assert.Equal(meant, found.DidYouMean);
    }

    private static List<(string Text, string[] Codes)> Read(string questions) =>
        [.. questions.Split('\n').Select(line => line.Split(" | ")).Select(parts => (parts[0].Trim(), parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)))];

    private static async Task<List<List<string>>> AskAsync(IReadOnlyList<string> texts)
    {
        await using var host = await CatalogueHostAsync();
        var search = host.Services.GetRequiredService<ISearch>();
        var results = new List<List<string>>();
        foreach (var text in texts)
        {
            var found = await search.FindAsync(new SearchRequest { Text = text, Kind = "catalogue", Readers = ["public"] }, TestContext.Current.CancellationToken);
            results.Add([.. found.Hits.Select(h => h.Id)]);
        }
        return results;
    }

    private static async Task<SaolaTestHost> CatalogueHostAsync()
    {
        var host = await SaolaTestHost.CreateAsync(DatabaseKind.Sqlite, services => services.OnlySource(new CatalogueSource()), null,
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Saola:Search:InMemory"] = "true" });
        await host.RefreshAsync();
        return host;
    }
}
