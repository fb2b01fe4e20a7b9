using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Kernel;
using Saola.Modules.Tests.PublicServices.Citizen;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Api;

/// <summary>What officers' programs say of a fee: its amount, and the reliefs that the law leaves to them.</summary>
public sealed class FeeAmountsApiTests
{
    [Theory, OnBothDatabases]
    public async Task An_amount_is_set_with_a_reason_and_the_same_one_again_changes_nothing(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var path = await FileAsync(site, "2.002380");
        using var clerk = await PersonProgram.ConnectAsync(site.Site, "clerk@saola.test");
        using var officer = await PersonProgram.ConnectAsync(site.Site, "officer@saola.test");
        using var citizen = await PersonProgram.ConnectAsync(site.Site, "citizen@saola.test");
        var fee = (string)(await AmountsAsync(clerk, path))[0]!["fee"]!;
        var body = new { dong = 1_500_000L, reason = "Bậc 2 của biểu phí" };

        using var set = await clerk.PutAsJsonAsync(At($"{path}/{fee}/amount"), body);
        using var again = await clerk.PutAsJsonAsync(At($"{path}/{fee}/amount"), body);
        using var mute = await clerk.PutAsJsonAsync(At($"{path}/{fee}/amount"), body with { reason = " " });
        using var wrong = await clerk.PutAsJsonAsync(At($"{path}/{fee}/amount"), body with { dong = -1 });
        using var unknown = await clerk.PutAsJsonAsync(At($"{path}/khong_co/amount"), body);
        using var foreign = await officer.PutAsJsonAsync(At($"{path}/{fee}/amount"), body with { dong = 1 });
        using var applicant = await citizen.PutAsJsonAsync(At($"{path}/{fee}/amount"), body);
        var line = (await AmountsAsync(clerk, path))[0]!;

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (set.StatusCode, again.StatusCode));
        Assert.Equal(1_500_000L, (long)line["dong"]!);
        Assert.Single(line["decisions"]!.AsArray());
        Assert.Equal(("fee.no_reason", "reason"), (await mute.FaultsAsync()).Select(f => (f.Code, f.Field!)).Single());
        Assert.Equal("fee.out_of_range", await CodeAsync(wrong));
        Assert.Equal((HttpStatusCode.NotFound, "fee.unknown"), (unknown.StatusCode, await CodeAsync(unknown)));
        Assert.True(foreign.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, foreign.StatusCode.ToString());
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (applicant.StatusCode, (await citizen.GetAsync(At(path + "/amounts"))).StatusCode));
    }

    [Theory, OnBothDatabases]
    public async Task A_relief_under_review_is_decided_once(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var path = await FileAsync(site, "1.001786", new CaseFeeDraft("fee", "Phí thẩm định", new Money(3_000_000), "reception"));
        using var clerk = await PersonProgram.ConnectAsync(site.Site, "clerk@saola.test");
        var relief = (string)(await AmountsAsync(clerk, path))[0]!["openReliefs"]![0]!["relief"]!;

        using var unsaid = await clerk.PostAsJsonAsync(At($"{path}/fee/relief"), new { relief, reason = "Còn hiệu lực" });
        using var mute = await clerk.PostAsJsonAsync(At($"{path}/fee/relief"), new { relief, granted = true });
        using var granted = await clerk.PostAsJsonAsync(At($"{path}/fee/relief"), new { relief, granted = true, reason = "Còn hiệu lực đến hết năm" });
        using var again = await clerk.PostAsJsonAsync(At($"{path}/fee/relief"), new { relief, granted = false, reason = "Nghĩ lại" });
        var line = (await AmountsAsync(clerk, path))[0]!;

        Assert.Equal("fee.verdict", await CodeAsync(unsaid));
        Assert.Equal("fee.no_reason", await CodeAsync(mute));
        Assert.True(granted.StatusCode == HttpStatusCode.OK, await granted.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.Conflict, "fee.relief_decided"), (again.StatusCode, await CodeAsync(again)));
        Assert.Equal(1_500_000L, (long)line["dong"]!);
        Assert.Empty(line["openReliefs"]!.AsArray());
    }

    private static async Task<string> FileAsync(CitizenSite site, string code, params CaseFeeDraft[] fees)
    {
        var person = await site.PersonAsync("citizen@saola.test");
        var number = "";
        await site.ActAsync("citizen@saola.test", async services => number = (await services.GetRequiredService<SubmitCase>().HandleAsync(new CaseSubmission
        {
            Type = services.GetRequiredService<CaseTypes>().Current(code)!, Key = "fee-amounts:" + code, Data = fees.Length > 0 ? CitizenSite.Sample(code) : new JsonObject(), Channel = CaseChannel.Online,
            ApplicantPersonId = person.Id, FilerPersonId = person.Id, ApplicantName = person.FullName, Email = person.Email, Attachments = [], Fees = fees,
        }, CancellationToken.None)).Value.Number);
        return $"/api/v1/cases/{number}/fees";
    }

    private static async Task<JsonArray> AmountsAsync(HttpClient client, string path) => (await client.GetFromJsonAsync<JsonArray>(At(path + "/amounts")))!;

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await answer.FaultsAsync())[0].Code;

    private static Uri At(string path) => new(path, UriKind.Relative);
}
