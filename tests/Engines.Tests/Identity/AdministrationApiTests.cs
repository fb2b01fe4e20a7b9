using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Identity;
using Saola.Engines.Identity.Model;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Identity;

/// <summary>Administration through the API: who may, what it does, and that it tells strangers nothing.</summary>
public sealed class AdministrationApiTests
{
    private static readonly string[] Reads = ["people", "people/0193a000-0000-7000-8000-000000000000", "jobs", "jobs/schedules", "mails", "calendar/days", "calendar/hours", "roles", "units/office", "clients", "memberships", "files",
        "people/0193a000-0000-7000-8000-000000000000/merges", "people/0193a000-0000-7000-8000-000000000000/sign-ins"];

    private static readonly (string Method, string Path)[] Writes =
    [
        ("POST", "people/0193a000-0000-7000-8000-000000000000/roles"), ("POST", "roles/0193a000-0000-7000-8000-000000000000/end"), ("POST", "jobs/0193a000-0000-7000-8000-000000000000/retry"),
        ("POST", "mails/0193a000-0000-7000-8000-000000000000/send-again"), ("PUT", "calendar/days/2026-12-31"), ("DELETE", "calendar/days/2026-12-31"),
        ("PUT", "calendar/hours/office"), ("DELETE", "calendar/hours/office"), ("POST", "units"), ("PUT", "units/office"), ("POST", "clients"), ("POST", "clients/demo-partner/revocation"),
        ("POST", "people/0193a000-0000-7000-8000-000000000000/merges"), ("POST", "merges/0193a000-0000-7000-8000-000000000000/undoing"), ("POST", "people/0193a000-0000-7000-8000-000000000000/erasure"), ("POST", "memberships/0193a000-0000-7000-8000-000000000000/verification"), ("POST", "memberships/0193a000-0000-7000-8000-000000000000/refusal"),
        ("POST", "accounts/0193a000-0000-7000-8000-000000000000/unlocking"), ("POST", "accounts/0193a000-0000-7000-8000-000000000000/closing"), ("POST", "accounts/0193a000-0000-7000-8000-000000000000/reopening"), ("POST", "accounts/0193a000-0000-7000-8000-000000000000/password-letter"),
    ];

    [Fact]
    public async Task Strangers_get_401_others_403_and_nobody_learns_what_exists()
    {
        await using var site = await SignInPageTests.StartAsync(DatabaseKind.Sqlite);
        using var nobody = site.Client(followRedirects: false);
        using var officer = await PersonProgram.ConnectAsync(site, "officer@saola.test");
        using var reader = await PersonProgram.ConnectAsync(site, "admin@saola.test", "api.read");

        foreach (var path in Reads)
        {
            Assert.Equal((path, HttpStatusCode.Unauthorized), (path, (await nobody.GetAsync(At(path))).StatusCode));
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, (await officer.GetAsync(At(path))).StatusCode));
        }
        foreach (var (method, path) in Writes)
        {
            Assert.Equal((path, HttpStatusCode.Unauthorized), (path, (await SendAsync(nobody, method, path)).StatusCode));
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, (await SendAsync(officer, method, path)).StatusCode));
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, (await SendAsync(reader, method, path)).StatusCode));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_role_is_given_once_for_one_key_and_ends(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        using var admin = await PersonProgram.ConnectAsync(site, "admin@saola.test");
        var person = await PersonAsync(site, "citizen@saola.test");
        var body = new { role = "editor", unitCode = "office", from = "2026-01-01" };
        var unit = await UnitAsync(site);

        var without = await admin.PostAsJsonAsync(At($"people/{person}/roles"), body with { unitCode = unit });
        var first = await GiveAsync(admin, person, body with { unitCode = unit }, "key-1");
        var again = await GiveAsync(admin, person, body with { unitCode = unit }, "key-1");
        var doubled = await GiveAsync(admin, person, body with { unitCode = unit }, "key-2");
        var id = (string)(await JsonAsync(first))["id"]!;
        var ended = await SendAsync(admin, "POST", $"roles/{id}/end");

        Assert.Equal("idempotency.key", (string?)(await JsonAsync(without))["code"]);
        Assert.Equal(id, (string?)(await JsonAsync(again))["id"]);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "identity.role_doubled"), (doubled.StatusCode, (string?)(await JsonAsync(doubled))["code"]));
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        await site.InScopeAsync(async services => Assert.NotNull((await services.GetRequiredService<AppDbContext>().Set<RoleAssignment>().SingleAsync(r => r.PersonId == person && r.Role == "editor")).Until));
    }

    [Theory, OnBothDatabases]
    public async Task People_are_read_page_by_page_each_once_with_covered_numbers(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        using var admin = await PersonProgram.ConnectAsync(site, "admin@saola.test");

        var all = (await JsonAsync(await admin.GetAsync(At("people?limit=200"))))["items"]!.AsArray().Select(p => (string)p!["id"]!).ToList();
        var paged = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await JsonAsync(await admin.GetAsync(At($"people?limit=3&cursor={cursor}")));
            paged.AddRange(page["items"]!.AsArray().Select(p => (string)p!["id"]!));
            cursor = (string?)page["next"];
        }
        var one = await admin.GetStringAsync(At($"people/{await PersonAsync(site, "citizen@saola.test")}"));

        Assert.True(all.Count > 3);
        Assert.Equal(all, paged);
        Assert.DoesNotContain("citizen@saola.test", one, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(At("people/0193a000-0000-7000-8000-000000000000"))).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_day_is_changed_by_whoever_saw_it_last_and_restored(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        using var admin = await PersonProgram.ConnectAsync(site, "admin@saola.test");
        var body = new { kind = "Holiday", name = "Ngày nghỉ thử", source = "Thông báo 01", reason = "Thông báo mới", seenVersion = 0 };

        var changed = await admin.PutAsJsonAsync(At("calendar/days/2026-12-30"), body);
        var again = await admin.PutAsJsonAsync(At("calendar/days/2026-12-30"), body);
        var day = (await JsonArrayAsync(await admin.GetAsync(At("calendar/days?year=2026")))).Single(d => (string?)d!["date"] == "2026-12-30")!;
        var restored = await admin.DeleteAsync(At($"calendar/days/2026-12-30?reason={Uri.EscapeDataString("Thông báo đã thu hồi")}&seenVersion={day["version"]}"));

        Assert.True(changed.StatusCode == HttpStatusCode.NoContent, await changed.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal("Ngày nghỉ thử", (string?)day["name"]);
        Assert.True(restored.StatusCode == HttpStatusCode.NoContent, await restored.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Jobs_and_mails_are_listed_and_unknown_ones_are_told_to_administrators_alone()
    {
        await using var site = await SignInPageTests.StartAsync(DatabaseKind.Sqlite);
        using var admin = await PersonProgram.ConnectAsync(site, "admin@saola.test");

        foreach (var path in new[] { "jobs?state=Done", "jobs/schedules", "mails?state=Sent" }) Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync(At(path))).StatusCode);
        foreach (var path in new[] { "jobs/0193a000-0000-7000-8000-000000000000/retry", "mails/0193a000-0000-7000-8000-000000000000/send-again" })
            Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(admin, "POST", path)).StatusCode);
    }

    private static Uri At(string path) => new("/api/v1/admin/" + path, UriKind.Relative);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), At(path)) { Content = JsonContent.Create(new { }) };
        request.Headers.Add("Idempotency-Key", "access");
        return await client.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> GiveAsync(HttpClient client, Guid person, object body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, At($"people/{person}/roles")) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    private static async Task<JsonObject> JsonAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonObject>())!;

    private static async Task<JsonArray> JsonArrayAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonArray>())!;

    private static async Task<Guid> PersonAsync(SaolaTestSite site, string email)
    {
        var id = Guid.Empty;
        await site.InScopeAsync(async services => id = await services.GetRequiredService<AppDbContext>().Set<Account>().Where(a => a.Email == email).Select(a => a.PersonId).SingleAsync());
        return id;
    }

    private static async Task<string> UnitAsync(SaolaTestSite site)
    {
        var code = "";
        await site.InScopeAsync(services =>
        {
            code = services.GetRequiredService<IUnits>().All().First(u => u.Kind != "ward").Code;
            return Task.CompletedTask;
        });
        return code;
    }
}
