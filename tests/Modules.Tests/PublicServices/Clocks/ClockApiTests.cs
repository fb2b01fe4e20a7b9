using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Modules.Tests.PublicServices.Api;
using Saola.Modules.Tests.PublicServices.Citizen;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Clocks;

/// <summary>More days for a supplement and apologies with new dates, through the programs of those who may.</summary>
public sealed class ClockApiTests
{
    private const string Citizen = "citizen@saola.test", Clerk = "clerk@saola.test", Officer = "officer@saola.test", Head = "head@saola.test";

    [Theory, OnBothDatabases]
    public async Task A_supplement_gets_more_days_from_who_holds_the_dossier_and_the_same_day_again_is_refused(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var number = (await site.FileAsync(Citizen, "1.001786")).Number;
        var path = $"/api/v1/cases/{number}";
        using var clerk = await PersonProgram.ConnectAsync(site.Site, Clerk);
        using var citizen = await PersonProgram.ConnectAsync(site.Site, Citizen);
        using var early = await clerk.PostAsJsonAsync(At(path + "/supplement-extension"), new { dueBy = "2027-01-29", reason = "Người nộp xin thêm." });
        await DecideAsync(site, Clerk, number, Decisions.Supplement, null, [new SupplementItem("org_name_vi", "Tên tổ chức", "Chưa đúng điều lệ.", null)]);

        using var mute = await clerk.PostAsJsonAsync(At(path + "/supplement-extension"), new { dueBy = "2027-01-29", reason = " " });
        using var foreign = await citizen.PostAsJsonAsync(At(path + "/supplement-extension"), new { dueBy = "2027-01-29", reason = "Xin thêm ngày." });
        using var given = await clerk.PostAsJsonAsync(At(path + "/supplement-extension"), new { dueBy = "2027-01-29", reason = "Người nộp xin thêm." });
        using var again = await clerk.PostAsJsonAsync(At(path + "/supplement-extension"), new { dueBy = "2027-01-29", reason = "Người nộp xin thêm." });
        using var nowhere = await clerk.PostAsJsonAsync(At("/api/v1/cases/H29.99.99-000000-0000/supplement-extension"), new { dueBy = "2027-01-29", reason = "Người nộp xin thêm." });

        Assert.Equal((HttpStatusCode.Conflict, "supplement.not_asked"), (early.StatusCode, await CodeAsync(early)));
        Assert.Equal("case.reason_missing", await CodeAsync(mute));
        Assert.Equal((HttpStatusCode.Forbidden, "case.not_yours"), (foreign.StatusCode, await CodeAsync(foreign)));
        Assert.True(given.StatusCode == HttpStatusCode.OK, await given.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "supplement.due_not_later"), (again.StatusCode, await CodeAsync(again)));
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
        Assert.Equal("2027-01-29", (string?)(await ListAsync(citizen, path + "/supplements"))[0]!["dueBy"]);
    }

    [Theory, OnBothDatabases]
    public async Task An_apology_is_begun_once_by_who_holds_the_dossier_and_needs_a_reason(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var path = await ExaminedAsync(site);
        using var officer = await PersonProgram.ConnectAsync(site.Site, Officer);
        using var citizen = await PersonProgram.ConnectAsync(site.Site, Citizen);

        using var foreign = await citizen.PostAsync(At(path), null);
        using var begun = await officer.PostAsync(At(path), null);
        using var twice = await officer.PostAsync(At(path), null);
        var draft = (await ListAsync(officer, path))[0]!;
        using var mute = await officer.PostAsJsonAsync(At($"{path}/{draft["id"]}/proposal"), Proposal(draft, " "));

        Assert.Equal((HttpStatusCode.Forbidden, "case.not_yours"), (foreign.StatusCode, await CodeAsync(foreign)));
        Assert.True(begun.StatusCode == HttpStatusCode.OK, await begun.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.Conflict, "apology.there_already"), (twice.StatusCode, await CodeAsync(twice)));
        Assert.Equal("apology.reason_missing", await CodeAsync(mute));
        Assert.Empty(await ListAsync(citizen, path));
    }

    [Theory, OnBothDatabases]
    public async Task An_apology_is_returned_with_a_reason_and_signed_once_by_the_signer(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var path = await ExaminedAsync(site);
        using var officer = await PersonProgram.ConnectAsync(site.Site, Officer);
        using var head = await PersonProgram.ConnectAsync(site.Site, Head);
        using var begun = await officer.PostAsync(At(path), null);
        var draft = (await ListAsync(officer, path))[0]!;
        var one = $"{path}/{draft["id"]}";
        using var proposed = await officer.PostAsJsonAsync(At(one + "/proposal"), Proposal(draft, "Phải kiểm tra lại trụ sở."));
        var waiting = Version((await ListAsync(officer, path))[0]!);

        using var notSigner = await officer.PostAsJsonAsync(At(one + "/signature"), new { rowVersion = waiting });
        using var stale = await head.PostAsJsonAsync(At(one + "/signature"), new { rowVersion = 0 });
        using var mute = await head.PostAsJsonAsync(At(one + "/return"), new { rowVersion = waiting, reason = " " });
        using var returned = await head.PostAsJsonAsync(At(one + "/return"), new { rowVersion = waiting, reason = "Ghi rõ hơn vì sao." });
        using var better = await officer.PostAsJsonAsync(At(one + "/proposal"), Proposal((await ListAsync(officer, path))[0]!, "Phải kiểm tra lại trụ sở vì địa chỉ khai có hai nơi."));
        var ready = Version((await ListAsync(head, path))[0]!);
        using var signed = await head.PostAsJsonAsync(At(one + "/signature"), new { rowVersion = ready });
        using var again = await head.PostAsJsonAsync(At(one + "/signature"), new { rowVersion = ready });

        Assert.Equal((HttpStatusCode.Forbidden, "apology.not_signer"), (notSigner.StatusCode, await CodeAsync(notSigner)));
        Assert.Equal((HttpStatusCode.Conflict, "apology.changed"), (stale.StatusCode, await CodeAsync(stale)));
        Assert.Equal("case.reason_missing", await CodeAsync(mute));
        Assert.All(new[] { proposed, returned, better, signed }, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal((HttpStatusCode.Conflict, "apology.changed"), (again.StatusCode, await CodeAsync(again)));
    }

    private static object Proposal(JsonNode seen, string reason) => new { rowVersion = Version(seen), reason, newDueAt = (string)seen["newDueAt"]! };

    private static int Version(JsonNode seen) => (int)seen["rowVersion"]!;

    /// <summary>A dossier at its officer; gives the address of its apologies.</summary>
    private static async Task<string> ExaminedAsync(CitizenSite site)
    {
        var number = (await site.FileAsync(Citizen, "1.001786")).Number;
        await DecideAsync(site, Clerk, number, Decisions.Accept, null, []);
        await DecideAsync(site, Head, number, Decisions.Assign, (await site.PersonAsync(Officer)).Id, []);
        return $"/api/v1/cases/{number}/apologies";
    }

    private static async Task DecideAsync(CitizenSite site, string email, string number, string decision, Guid? assignee, IReadOnlyList<SupplementItem> items) => await site.ActAsync(email, async services =>
    {
        var row = (await services.GetRequiredService<ReadCase>().ForUserAsync(number, CancellationToken.None))!.Row;
        var result = await services.GetRequiredService<DecideStep>().HandleAsync(
            new StepDecision { CaseId = row.Id, RowVersion = row.RowVersion, StepId = row.StepId!, Decision = decision, AssigneeId = assignee, Items = items }, CancellationToken.None);
        Assert.True(result.IsDone, result.Faults.FirstOrDefault()?.Message);
    });

    private static async Task<JsonArray> ListAsync(HttpClient client, string path) => (await client.GetFromJsonAsync<JsonArray>(At(path)))!;

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await answer.FaultsAsync())[0].Code;

    private static Uri At(string path) => new(path, UriKind.Relative);
}
