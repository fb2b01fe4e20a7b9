using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Saola.Data;
using Saola.Engines.Ledger;
using Saola.TestKit;
using Saola.Web.Composition;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Demonstration;

/// <summary>Each fault is planted behind the program's back, inside a transaction that is taken back: <c>./saola verify</c> must name it.</summary>
public sealed class CaseVerificationTests
{
    private const int Cases = 60;
    private const string OneReturned = "(SELECT number FROM cases_cases WHERE state = 'Returned' ORDER BY number LIMIT 1)";
    private const string OnePaper = "(SELECT id FROM cases_papers ORDER BY id LIMIT 1)";

    private static readonly (string Plant, string Check, string Words)[] Faults =
    [
        ("UPDATE data_counters SET value = value + 1 WHERE name = 'case:H29.15:20261125'", "Số hồ sơ", "không có hồ sơ (thiếu 1 hồ sơ)"),
        ("UPDATE data_counters SET value = value - 1 WHERE name = 'case:H29.15:20261125'", "Số hồ sơ", "mới cấp đến số"),
        ("DELETE FROM data_counters WHERE name = 'case:H29.15:20261125'", "Số hồ sơ", "mới cấp đến số 0"),
        ($"UPDATE cases_cases SET number = 'H29.15-990101-0001' WHERE number = {OneReturned}", "Số hồ sơ", "đã cấp nhưng không có hồ sơ"),
        ($"UPDATE cases_cases SET number = 'H29.15-990101-0001' WHERE number = {OneReturned}", "Trạng thái hồ sơ so với sổ sự kiện", "H29.15-990101-0001: sổ sự kiện ghi số"),
        ("UPDATE data_counters SET value = value + 1 WHERE name = (SELECT name FROM data_counters WHERE name LIKE 'result:%' ORDER BY name LIMIT 1)", "Số kết quả", "đã cấp nhưng không có kết quả"),
        ("UPDATE cases_results SET number = NULL WHERE issued_at IS NOT NULL", "Số kết quả", "kết quả đã phát hành mà không có số"),
        ("UPDATE cases_results SET number = '7/LẠ' WHERE issued_at IS NOT NULL", "Số kết quả", "số kết quả 7/LẠ không theo mẫu"),
        ($"UPDATE cases_papers SET since_version = 2 WHERE id = {OnePaper}", "Giấy tờ của hồ sơ", "tệp, nay còn"),
        ($"UPDATE cases_papers SET sha256 = 'khác' WHERE id = {OnePaper}", "Giấy tờ của hồ sơ", "không phải tệp đã nộp"),
        ("DELETE FROM files_files WHERE id = (SELECT file_id FROM cases_papers ORDER BY id LIMIT 1)", "Giấy tờ của hồ sơ", "không có tệp"),
        ($"UPDATE cases_cases SET state = 'Stopped' WHERE number = {OneReturned}", "Trạng thái hồ sơ so với sổ sự kiện", "đang ở trạng thái Stopped, theo sổ sự kiện là Returned"),
        ("UPDATE cases_cases SET step_id = 'khác' WHERE state = 'Processing'", "Trạng thái hồ sơ so với sổ sự kiện", "đang ở bước “khác”"),
        ($"UPDATE cases_cases SET accepted_at = filed_at WHERE number = {OneReturned}", "Trạng thái hồ sơ so với sổ sự kiện", "tiếp nhận lúc"),
        ("UPDATE cases_cases SET due_at = filed_at WHERE due_at IS NOT NULL", "Trạng thái hồ sơ so với sổ sự kiện", "hẹn trả"),
        ("UPDATE cases_data SET json = '{}'", "Trạng thái hồ sơ so với sổ sự kiện", "không khớp mã kiểm tra lúc nộp"),
        ("DELETE FROM ledger_events WHERE kind = 'cases.filed'", "Trạng thái hồ sơ so với sổ sự kiện", "không ghi việc nộp"),
    ];

    [Theory, OnBothDatabases]
    public async Task Verification_names_every_planted_fault(DatabaseKind database)
    {
        await using var site = await StartAsync(database);

        foreach (var (plant, check, words) in Faults)
        {
            var found = new List<string>();
            await site.InScopeAsync(async services =>
            {
                var db = services.GetRequiredService<AppDbContext>();
                await using var transaction = await db.Database.BeginTransactionAsync();
                Assert.True(await db.Database.ExecuteSqlRawAsync(plant.Replace("{}", "{{}}", StringComparison.Ordinal)) > 0, plant);
                await foreach (var fault in services.GetServices<IVerification>().Single(v => v.Name == check).FaultsAsync(CancellationToken.None)) found.Add(fault);
                await transaction.RollbackAsync();
            });
            Assert.True(found.Exists(f => f.Contains(words, StringComparison.Ordinal)), $"{plant}\n{string.Join('\n', found)}");
        }
    }

    [Fact]
    public async Task A_paper_whose_content_is_gone_is_named_with_its_case()
    {
        await using var site = await StartAsync(DatabaseKind.Sqlite);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(site.Settings.DataFolder, "files"), "*", SearchOption.AllDirectories)) File.Delete(file);
        var found = new List<string>();

        await site.InScopeAsync(async services =>
        {
            await foreach (var fault in services.GetServices<IVerification>().Single(v => v.Name == "Giấy tờ của hồ sơ").FaultsAsync(CancellationToken.None)) found.Add(fault);
        });

        Assert.NotEmpty(found);
        Assert.All(found, f => Assert.Contains("bị mất hoặc không khớp", f, StringComparison.Ordinal));
        Assert.StartsWith("hồ sơ H29.15-", found[0], StringComparison.Ordinal);
    }

    private static Task<SaolaTestSite> StartAsync(DatabaseKind database) => SaolaTestSite.StartAsync(database, new FakeTimeProvider(SaolaTestHost.StandardNow), seed: async services =>
    {
        foreach (var loader in services.GetServices<IDemonstrationLoader>().OrderBy(l => l.Order)) await loader.LoadAsync(new DemonstrationRequest(Cases, 7, _ => { }), CancellationToken.None);
    });
}
