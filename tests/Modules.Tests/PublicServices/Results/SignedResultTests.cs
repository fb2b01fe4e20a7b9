using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Engines.Documents.Signing;
using Saola.Engines.Files;
using Saola.Engines.Ledger;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Results;

public sealed class SignedResultTests
{
    [Theory, OnBothDatabases]
    public async Task A_result_is_issued_when_it_is_signed_by_the_director_and_the_department(DatabaseKind database)
    {
        await using var site = await ResultSite.IssuedAsync(database);
        var dossier = await site.ReadAsync();

        Assert.Equal((SigningState.Signed, ResultStanding.InForce), (dossier.Result!.Signing, dossier.Result.Standing));
        Assert.NotNull(dossier.Row.EndedAt);
        var signatures = site.Site.Services.GetRequiredService<PdfSignatures>().Read(await FileAsync(site, dossier))!;
        Assert.Equal([(await site.Site.PersonAsync("director@saola.test")).FullName, "Sở Khoa học và Công nghệ"], signatures.Select(s => s.Signer));
        Assert.All(signatures, s => Assert.True(s is { IsIntact: true, IsTrusted: true, At: not null }));
        Assert.Empty(await VerifyAsync(site));
    }

    [Theory, OnBothDatabases]
    public async Task A_signing_that_fails_issues_nothing_shows_the_reason_and_is_tried_again_under_the_same_number(DatabaseKind database)
    {
        await using var site = await ResultSite.StartAsync(database);
        Directory.CreateDirectory(site.KeyFolder);
        var broken = Path.Combine(site.KeyFolder, "organisation.p12");
        await File.WriteAllBytesAsync(broken, [1, 2, 3]);
        await site.DecideAsync("clerk@saola.test", Decisions.Issue);
        await site.SettleAsync();

        var failed = await site.ReadAsync();
        Assert.Equal((SigningState.Failed, null, CaseState.Processing), (failed.Result!.Signing, failed.Result.IssuedAt, failed.Row.State));
        Assert.DoesNotContain(failed.Documents, d => d.Kind == ResultFile.Kind);
        using var clerk = await site.Site.SignedInAsync("clerk@saola.test");
        await clerk.OpenAsync($"/can-bo/ho-so/{site.Number}/ket-qua");
        Assert.Contains("Không mở được khóa ký", clerk.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await VerifyAsync(site));

        File.Delete(broken);
        await clerk.SubmitAsync("form[action*=SignAgain]");
        await site.SettleAsync();
        var signed = await site.ReadAsync();
        Assert.Equal((SigningState.Signed, failed.Result.Number), (signed.Result!.Signing, signed.Result.Number));
        Assert.NotNull(signed.Row.EndedAt);
    }

    [Fact]
    public async Task A_result_that_is_being_signed_is_not_numbered_twice()
    {
        await using var site = await ResultSite.StartAsync(DatabaseKind.Sqlite);
        Directory.CreateDirectory(site.KeyFolder);
        await File.WriteAllBytesAsync(Path.Combine(site.KeyFolder, "organisation.p12"), [1]);
        await site.DecideAsync("clerk@saola.test", Decisions.Issue);
        await site.SettleAsync();
        var number = (await site.ReadAsync()).Result!.Number;
        File.Delete(Path.Combine(site.KeyFolder, "organisation.p12"));
        await site.DecideAsync("clerk@saola.test", Decisions.Issue);
        await site.SettleAsync();
        Assert.Equal(number, (await site.ReadAsync()).Result!.Number);
        Assert.Equal("signing.not_failed", (await site.TryAsync<RetrySigning>("clerk@saola.test", (retry, id) => retry.HandleAsync(id, CancellationToken.None))).Faults[0].Code);
    }

    internal static async Task<byte[]> FileAsync(ResultSite site, CaseDetails dossier, int round = 0)
    {
        using var buffer = new MemoryStream();
        await site.Site.Site.InScopeAsync(async services =>
        {
            await using var stream = await services.GetRequiredService<IFiles>().OpenAsync(dossier.Documents.Single(d => d.Kind == ResultFile.Kind && d.Round == round).PdfFileId, "test", CancellationToken.None);
            await stream.CopyToAsync(buffer);
        });
        return buffer.ToArray();
    }

    internal static async Task<List<string>> VerifyAsync(ResultSite site)
    {
        var found = new List<string>();
        await site.Site.Site.InScopeAsync(async services =>
        {
            foreach (var check in services.GetServices<IVerification>())
                await foreach (var fault in check.FaultsAsync(CancellationToken.None)) found.Add(fault);
        });
        return found;
    }
}
