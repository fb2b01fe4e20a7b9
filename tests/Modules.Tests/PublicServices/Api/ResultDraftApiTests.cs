using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Modules.Tests.PublicServices.Citizen;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Api;

/// <summary>The draft of a result through the program of who holds the step.</summary>
public sealed class ResultDraftApiTests
{
    private const string Officer = "officer@saola.test", Clerk = "clerk@saola.test", Head = "head@saola.test", Citizen = "citizen@saola.test";

    [Theory, OnBothDatabases]
    public async Task A_grant_is_kept_part_by_part_and_a_refusal_takes_its_place(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var path = await ExaminedAsync(site);
        using var officer = await PersonProgram.ConnectAsync(site.Site, Officer);
        var possible = (await ReadAsync(officer, path))["possible"]![0]!;
        var (kind, values) = ((string)possible["kind"]!, Values(possible));

        using var kept = await officer.PutAsJsonAsync(At(path), new { kind, values });
        using var again = await officer.PutAsJsonAsync(At(path), new { kind });
        var draft = await ReadAsync(officer, path);
        using var noKind = await officer.PutAsJsonAsync(At(path), new { kind = "khong_co" });
        using var noField = await officer.PutAsJsonAsync(At(path), new { kind, values = new { khong_co = "x" } });
        using var mute = await officer.PutAsJsonAsync(At(path), new { refusal = " " });
        using var refused = await officer.PutAsJsonAsync(At(path), new { refusal = "Không đủ điều kiện theo quy định." });
        var refusal = await ReadAsync(officer, path);

        Assert.True(kept.StatusCode == HttpStatusCode.OK, await kept.Content.ReadAsStringAsync());
        Assert.True(again.StatusCode == HttpStatusCode.OK, await again.Content.ReadAsStringAsync());
        Assert.Equal(kind, (string?)draft["kind"]);
        Assert.Equal(values.Count, draft["values"]!.AsObject().Count);
        Assert.Equal(("draft.kind", "kind"), (await noKind.FaultsAsync()).Select(f => (f.Code, f.Field!)).Single());
        Assert.Equal(("draft.no_field", "khong_co"), (await noField.FaultsAsync()).Select(f => (f.Code, f.Field!)).Single());
        Assert.Equal("draft.reason", (await mute.FaultsAsync())[0].Code);
        Assert.Equal((HttpStatusCode.OK, "Không đủ điều kiện theo quy định."), (refused.StatusCode, (string?)refusal["refusal"]));
    }

    [Theory, OnBothDatabases]
    public async Task Who_does_not_hold_the_step_drafts_nothing_and_the_applicant_sees_no_draft(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var path = await ExaminedAsync(site);
        using var clerk = await PersonProgram.ConnectAsync(site.Site, Clerk);
        using var citizen = await PersonProgram.ConnectAsync(site.Site, Citizen);
        using var reader = await PersonProgram.ConnectAsync(site.Site, Officer, "api.read");

        using var foreign = await clerk.PutAsJsonAsync(At(path), new { refusal = "Không đủ điều kiện." });
        using var withoutScope = await reader.PutAsJsonAsync(At(path), new { refusal = "Không đủ điều kiện." });
        using var applicant = await citizen.GetAsync(At(path));
        using var nowhere = await clerk.GetAsync(At("/api/v1/cases/H29.15-000000-0000/result/draft"));

        Assert.Equal((HttpStatusCode.Forbidden, "case.not_yours"), (foreign.StatusCode, (await foreign.FaultsAsync())[0].Code));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.NotFound), (withoutScope.StatusCode, applicant.StatusCode, nowhere.StatusCode));
        Assert.Null((string?)(await ReadAsync(clerk, path))["kind"]);
    }

    private static JsonObject Values(JsonNode possible)
    {
        var values = new JsonObject();
        foreach (var field in possible["fields"]!.AsArray()) values[(string)field!["path"]!] = (string)field["type"]! is "Date" ? "2027-01-15" : "Nội dung thử";
        return values;
    }

    /// <summary>A dossier at its officer; gives the address of its draft.</summary>
    private static async Task<string> ExaminedAsync(CitizenSite site)
    {
        var number = (await site.FileAsync(Citizen, "1.001786")).Number;
        foreach (var (email, decision, assignee) in new[] { (Clerk, Decisions.Accept, (Guid?)null), (Head, Decisions.Assign, (await site.PersonAsync(Officer)).Id) })
        {
            await site.ActAsync(email, async services =>
            {
                var row = (await services.GetRequiredService<ReadCase>().ForUserAsync(number, CancellationToken.None))!.Row;
                var made = await services.GetRequiredService<DecideStep>().HandleAsync(
                    new StepDecision { CaseId = row.Id, RowVersion = row.RowVersion, StepId = row.StepId!, Decision = decision, AssigneeId = assignee, Items = [] }, CancellationToken.None);
                Assert.True(made.IsDone, made.Faults.FirstOrDefault()?.Message);
            });
        }
        return $"/api/v1/cases/{number}/result/draft";
    }

    private static async Task<JsonObject> ReadAsync(HttpClient client, string path) => (await client.GetFromJsonAsync<JsonObject>(At(path)))!;

    private static Uri At(string path) => new(path, UriKind.Relative);
}
