using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Results;

public sealed class EndedResultTests
{
    private const string Reason = "Tổ chức tự nguyện trả lại giấy chứng nhận", Basis = "Điểm a khoản 1 Điều 12 Nghị định mẫu";

    [Theory, OnBothDatabases]
    public async Task A_revoked_result_says_so_to_everybody_with_date_reason_and_basis(DatabaseKind database)
    {
        await using var site = await ResultSite.IssuedAsync(database);
        using var director = await site.Site.SignedInAsync("director@saola.test");
        await director.OpenAsync($"/can-bo/ho-so/{site.Number}/ket-qua");
        await director.SubmitAsync("form[action*=Revoke]", ("Reason", Reason), ("Basis", ""));
        Assert.NotNull(director.Page.QuerySelector(".errsum"));
        await director.SubmitAsync("form[action*=Revoke]", ("Reason", Reason), ("Basis", Basis));

        var dossier = await site.ReadAsync();
        Assert.Equal(ResultStanding.Revoked, dossier.Result!.Standing);
        using var visitor = site.Site.Visitor();
        await visitor.OpenAsync("/ket-qua/" + dossier.Result.VerificationCode);
        var words = visitor.Page.QuerySelector("main")!.TextContent;
        Assert.Contains("đã bị thu hồi", words, StringComparison.Ordinal);
        Assert.Contains(Reason, words, StringComparison.Ordinal);
        Assert.Contains(Basis, words, StringComparison.Ordinal);
        Assert.DoesNotContain(dossier.Row.ApplicantName, words, StringComparison.Ordinal);
        Assert.Equal("result.ended", (await RevokeAsync(site, "director@saola.test")).Faults[0].Code);
        Assert.Empty(await SignedResultTests.VerifyAsync(site));
        using var citizen = await site.Site.SignedInAsync("citizen@saola.test");
        Assert.Contains("đã bị thu hồi", await site.UntilAsync(citizen, "/hop-thu", "đã bị thu hồi"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("officer@saola.test")]
    [InlineData("head@saola.test")]
    [InlineData("citizen@saola.test")]
    public async Task Only_a_director_ends_a_result(string account)
    {
        await using var site = await ResultSite.IssuedAsync(DatabaseKind.Sqlite);
        Assert.Equal("case.not_yours", (await RevokeAsync(site, account)).Faults[0].Code);
    }

    [Theory, OnBothDatabases]
    public async Task A_replaced_result_points_to_the_new_one_once_that_is_signed(DatabaseKind database)
    {
        await using var site = await ResultSite.IssuedAsync(database);
        var old = (await site.ReadAsync()).Result!;
        await site.ActAsync<PrepareReplacement>("officer@saola.test", (prepare, id) => prepare.HandleAsync(id, CancellationToken.None));
        Assert.Equal("result.being_replaced", (await site.TryAsync<PrepareReplacement>("officer@saola.test", (prepare, id) => prepare.HandleAsync(id, CancellationToken.None))).Faults[0].Code);
        await site.DraftAsync();
        await site.ActAsync<ReplaceResult>("director@saola.test", (replace, id) => replace.HandleAsync(id, "Sai tên tổ chức", Basis, CancellationToken.None));
        await site.SettleAsync();

        var dossier = await site.ReadAsync();
        Assert.Equal((2, SigningState.Signed, ResultStanding.InForce), (dossier.Result!.Edition, dossier.Result.Signing, dossier.Result.Standing));
        Assert.Equal((ResultStanding.Replaced, "Sai tên tổ chức"), (dossier.FormerResults[0].Standing, dossier.FormerResults[0].EndReason));
        Assert.NotEqual(old.Number, dossier.Result.Number);
        using var visitor = site.Site.Visitor();
        await visitor.OpenAsync("/ket-qua/" + old.VerificationCode);
        Assert.Contains("đã được thay thế", visitor.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(visitor.Page.QuerySelector($"a[href='/ket-qua/{dossier.Result.VerificationCode}']"));
        await visitor.OpenAsync("/ket-qua/" + dossier.Result.VerificationCode);
        Assert.Contains("Sở đã cấp kết quả này", visitor.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await SignedResultTests.VerifyAsync(site));
    }

    [Fact]
    public async Task A_file_is_compared_with_the_issued_one()
    {
        await using var site = await ResultSite.IssuedAsync(DatabaseKind.Sqlite);
        var dossier = await site.ReadAsync();
        var pdf = await SignedResultTests.FileAsync(site, dossier);
        var altered = pdf.ToArray();
        altered[pdf.Length / 10] ^= 1;

        Assert.Equal("same", await CheckAsync(site, dossier, pdf));
        Assert.Equal("added_to", await CheckAsync(site, dossier, [.. pdf, .. "\n% thêm"u8]));
        Assert.Equal("altered", await CheckAsync(site, dossier, altered));
        Assert.Equal("unreadable", await CheckAsync(site, dossier, [1, 2, 3]));
    }

    [Fact]
    public async Task Verification_names_a_result_that_was_ended_or_changed_behind_the_programs_back()
    {
        await using var site = await ResultSite.IssuedAsync(DatabaseKind.Sqlite);
        await site.Site.Site.InScopeAsync(async services => await services.GetRequiredService<AppDbContext>().Database.ExecuteSqlRawAsync("UPDATE cases_results SET standing = 'Revoked'"));
        Assert.Contains(await SignedResultTests.VerifyAsync(site), f => f.Contains("không có quyết định", StringComparison.Ordinal));
        await site.Site.Site.InScopeAsync(async services => await services.GetRequiredService<AppDbContext>().Database.ExecuteSqlRawAsync("UPDATE cases_results SET standing = 'Replaced'"));
        Assert.Contains(await SignedResultTests.VerifyAsync(site), f => f.Contains("không có bản thay thế", StringComparison.Ordinal));
        await site.Site.Site.InScopeAsync(async services => await services.GetRequiredService<AppDbContext>().Database.ExecuteSqlRawAsync("UPDATE cases_documents SET pdf_file_id = docx_file_id WHERE kind = 'result'"));
        Assert.Contains(await SignedResultTests.VerifyAsync(site), f => f.Contains("không phải tệp đã ký", StringComparison.Ordinal));
    }

    private static Task<Saola.Kernel.Result> RevokeAsync(ResultSite site, string account) =>
        site.TryAsync<RevokeResult>(account, (revoke, id) => revoke.HandleAsync(id, Reason, Basis, CancellationToken.None));

    private static async Task<string> CheckAsync(ResultSite site, CaseDetails dossier, byte[] pdf)
    {
        using var client = site.Site.Site.Client();
        using var content = new ByteArrayContent(pdf);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        using var response = await client.PostAsync(new Uri($"/api/v1/results/{dossier.Result!.VerificationCode}/check", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var json = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("verdict").GetString()!;
    }
}
