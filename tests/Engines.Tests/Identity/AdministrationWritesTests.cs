using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Identity;
using Saola.Engines.Identity.Model;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Identity;

/// <summary>Units, hours, memberships, merging, erasing, accounts, clients and files through the API: what is done, what a second send does, what is refused.</summary>
public sealed class AdministrationWritesTests
{
    [Theory, OnBothDatabases]
    public async Task A_unit_is_made_once_renamed_moved_and_closed(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        using var admin = await PersonProgram.ConnectAsync(site, "admin@saola.test");
        var top = (await ListAsync(admin, "/api/v1/units?kind=division"))[0]!["code"]!.GetValue<string>();
        var body = new { code = "phong_thu_nghiem", name = "Phòng Thử nghiệm", parentCode = top, kind = "division" };

        using var without = await admin.PostAsJsonAsync(At("units"), body);
        using var made = await SendAsync(admin, "units", body, "don-vi-1");
        using var again = await SendAsync(admin, "units", body, "don-vi-1");
        using var taken = await SendAsync(admin, "units", body, "don-vi-2");
        using var bad = await SendAsync(admin, "units", body with { code = "Phòng", name = "X" }, "don-vi-3");
        using var below = await admin.PutAsJsonAsync(At("units/phong_thu_nghiem"), new { name = "Phòng Thử nghiệm", parentCode = "phong_thu_nghiem", kind = "division" });
        using var closed = await admin.PutAsJsonAsync(At("units/phong_thu_nghiem"), new { name = "Phòng Đo lường thử", shortName = "ĐLT", kind = "office", validTo = "2030-12-31" });
        using var unknown = await admin.PutAsJsonAsync(At("units/khong_co"), new { name = "Phòng không có", kind = "office" });
        var unit = await OneAsync(admin, "units/phong_thu_nghiem");

        Assert.Equal("idempotency.key", await CodeAsync(without));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (made.StatusCode, again.StatusCode));
        Assert.Equal((HttpStatusCode.Conflict, "unit.code_taken"), (taken.StatusCode, await CodeAsync(taken)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "unit.code"), (bad.StatusCode, await CodeAsync(bad)));
        Assert.Equal("unit.parent", await CodeAsync(below));
        Assert.True(closed.StatusCode == HttpStatusCode.NoContent, await closed.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.NotFound, "unit.unknown"), (unknown.StatusCode, await CodeAsync(unknown)));
        Assert.Equal(("Phòng Đo lường thử", "office", "2030-12-31"), ((string?)unit["name"], (string?)unit["kind"], (string?)unit["validTo"]));
        Assert.Null((string?)unit["parentCode"]);
    }

    [Theory, OnBothDatabases]
    public async Task Hours_are_set_by_whoever_saw_them_last_and_restored_with_a_reason(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        using var admin = await PersonProgram.ConnectAsync(site, "admin@saola.test");
        var unit = (await ListAsync(admin, "/api/v1/units?kind=division"))[0]!["code"]!.GetValue<string>();
        var body = new { week = new { Monday = "08:00-12:00", Tuesday = "08:00-12:00" }, makeUp = "08:00-12:00", source = "Thông báo 02", reason = "Giờ làm việc mới", seenVersion = 0 };

        using var set = await admin.PutAsJsonAsync(At($"calendar/hours/{unit}"), body);
        using var again = await admin.PutAsJsonAsync(At($"calendar/hours/{unit}"), body);
        using var bad = await admin.PutAsJsonAsync(At("calendar/hours/*"), body with { week = new { Monday = "12:00-08:00", Tuesday = "x" } });
        var hours = (await ListAsync(admin, "/api/v1/admin/calendar/hours")).Single(h => (string?)h!["unit"] == unit)!;
        using var mute = await admin.DeleteAsync(At($"calendar/hours/{unit}?seenVersion={hours["version"]}"));
        using var restored = await admin.DeleteAsync(At($"calendar/hours/{unit}?seenVersion={hours["version"]}&reason={Uri.EscapeDataString("Thông báo thu hồi")}"));

        Assert.True(set.StatusCode == HttpStatusCode.NoContent, await set.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.Conflict, "calendar.changed_meanwhile"), (again.StatusCode, await CodeAsync(again)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "calendar.window"), (bad.StatusCode, await CodeAsync(bad)));
        Assert.Equal("08:00-12:00", (string?)hours["week"]!["Monday"]);
        Assert.Equal("calendar.reason", await CodeAsync(mute));
        Assert.True(restored.StatusCode == HttpStatusCode.NoContent, await restored.Content.ReadAsStringAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Records_are_merged_once_for_one_key_parted_again_and_erased_with_a_reason(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        using var admin = await PersonProgram.ConnectAsync(site, "admin@saola.test");
        var (one, other) = (await RecordAsync(site, "Trần Thị Mẫu Một"), await RecordAsync(site, "Trần Thị Mẫu Hai"));

        using var mute = await SendAsync(admin, $"people/{one}/merges", new { other }, "gop-0");
        using var merged = await SendAsync(admin, $"people/{one}/merges", new { other, reason = "Cùng một người" }, "gop-1");
        using var again = await SendAsync(admin, $"people/{one}/merges", new { other, reason = "Cùng một người" }, "gop-1");
        using var twice = await SendAsync(admin, $"people/{one}/merges", new { other, reason = "Cùng một người" }, "gop-2");
        var merge = (string)(await JsonAsync(merged))["id"]!;
        using var undone = await admin.PostAsJsonAsync(At($"merges/{merge}/undoing"), new { reason = "Gộp nhầm" });
        using var undoneAgain = await admin.PostAsJsonAsync(At($"merges/{merge}/undoing"), new { reason = "Gộp nhầm" });
        using var without = await admin.PostAsJsonAsync(At($"people/{other}/erasure"), new { reason = " " });
        using var erased = await admin.PostAsJsonAsync(At($"people/{other}/erasure"), new { reason = "Người đó yêu cầu" });
        using var gone = await admin.PostAsJsonAsync(At($"people/{other}/erasure"), new { reason = "Người đó yêu cầu" });

        Assert.Equal("identity.merge_reason", await CodeAsync(mute));
        Assert.Equal(merge, (string?)(await JsonAsync(again))["id"]);
        Assert.Equal((HttpStatusCode.Conflict, "identity.merge_merged"), (twice.StatusCode, await CodeAsync(twice)));
        Assert.Single(await ListAsync(admin, $"/api/v1/admin/people/{one}/merges"));
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (undone.StatusCode, undoneAgain.StatusCode));
        Assert.Equal("identity.erase_reason", await CodeAsync(without));
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (erased.StatusCode, gone.StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(At($"people/{other}"))).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task An_account_is_closed_opened_unlocked_and_its_sign_ins_are_read(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        using var admin = await PersonProgram.ConnectAsync(site, "admin@saola.test");
        var (person, account) = await AccountAsync(site, "citizen@saola.test");

        using var closed = await admin.PostAsync(At($"accounts/{account}/closing"), null);
        var (_, first) = await ClosedAsync(site, account);
        using var closedAgain = await admin.PostAsync(At($"accounts/{account}/closing"), null);
        var (_, second) = await ClosedAsync(site, account);
        using var reopened = await admin.PostAsync(At($"accounts/{account}/reopening"), null);
        using var unlocked = await admin.PostAsync(At($"accounts/{account}/unlocking"), null);
        using var letter = await admin.PostAsync(At($"accounts/{account}/password-letter"), null);
        using var unknown = await admin.PostAsync(At($"accounts/{Guid.Empty}/closing"), null);

        Assert.All(new[] { closed, closedAgain, reopened, unlocked, letter }, answer => Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode));
        Assert.NotNull(first);
        Assert.Equal(first, second);
        Assert.Null((await ClosedAsync(site, account)).At);
        Assert.Equal((HttpStatusCode.NotFound, "identity.account_unknown"), (unknown.StatusCode, await CodeAsync(unknown)));
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync(At($"people/{person}/sign-ins"))).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_client_is_registered_once_tells_its_secret_once_and_is_revoked(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        using var admin = await PersonProgram.ConnectAsync(site, "admin@saola.test");
        var body = new { clientId = "doi-tac-thu", name = "Đối tác thử", mayWrite = true };

        using var made = await SendAsync(admin, "clients", body, "khach-1");
        using var again = await SendAsync(admin, "clients", body, "khach-1");
        using var taken = await SendAsync(admin, "clients", body, "khach-2");
        using var bad = await SendAsync(admin, "clients", body with { clientId = "Đối tác" }, "khach-3");
        var secret = (string)(await JsonAsync(made))["secret"]!;
        using var token = await TokenAsync(site, secret);
        using var revoked = await admin.PostAsJsonAsync(At("clients/doi-tac-thu/revocation"), new { reason = "Hết hợp tác" });
        using var gone = await admin.PostAsJsonAsync(At("clients/doi-tac-thu/revocation"), new { reason = "Hết hợp tác" });
        using var late = await TokenAsync(site, secret);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (made.StatusCode, again.StatusCode));
        Assert.Null((string?)(await JsonAsync(again))["secret"]);
        Assert.Equal((HttpStatusCode.Conflict, "client.taken"), (taken.StatusCode, await CodeAsync(taken)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "client.id"), (bad.StatusCode, await CodeAsync(bad)));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (token.StatusCode, late.StatusCode));
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (revoked.StatusCode, gone.StatusCode));
    }

    [Theory, OnBothDatabases]
    public async Task A_membership_is_decided_once_by_those_who_may_and_refused_with_a_reason(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        using var clerk = await PersonProgram.ConnectAsync(site, "clerk@saola.test");
        using var officer = await PersonProgram.ConnectAsync(site, "officer@saola.test");
        var (first, second) = (await AskAsync(site, "Công ty Mẫu A"), await AskAsync(site, "Công ty Mẫu B"));

        var page = await OneAsync(clerk, "memberships?limit=1");
        var next = await OneAsync(clerk, $"memberships?limit=200&cursor={page["next"]}");
        using var mute = await clerk.PostAsJsonAsync(At($"memberships/{second}/refusal"), new { reason = "" });
        using var verified = await clerk.PostAsync(At($"memberships/{first}/verification"), null);
        using var again = await clerk.PostAsync(At($"memberships/{first}/verification"), null);
        using var refused = await clerk.PostAsJsonAsync(At($"memberships/{second}/refusal"), new { reason = "Giấy giới thiệu đã hết hạn" });

        Assert.Single(page["items"]!.AsArray());
        Assert.DoesNotContain(next["items"]!.AsArray(), m => (string?)m!["id"] == (string?)page["items"]![0]!["id"]);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(At("memberships"))).StatusCode);
        Assert.Equal("organisation.refuse_reason", await CodeAsync(mute));
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (verified.StatusCode, refused.StatusCode));
        Assert.Equal((HttpStatusCode.Conflict, "organisation.link_changed"), (again.StatusCode, await CodeAsync(again)));
    }

    [Theory, OnBothDatabases]
    public async Task Roles_are_read_page_by_page_and_the_state_of_the_files_whole(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        using var admin = await PersonProgram.ConnectAsync(site, "admin@saola.test");

        var all = (await OneAsync(admin, "roles?limit=200"))["items"]!.AsArray().Select(r => (string)r!["id"]!).ToList();
        var first = await OneAsync(admin, "roles?limit=3");
        var rest = await OneAsync(admin, $"roles?limit=200&cursor={first["next"]}");
        var clerks = await OneAsync(admin, "roles?role=clerk");
        var files = await OneAsync(admin, "files");

        Assert.Equal(all, [.. new[] { first, rest }.SelectMany(p => p["items"]!.AsArray()).Select(r => (string)r!["id"]!)]);
        Assert.NotEmpty(clerks["items"]!.AsArray());
        Assert.All(clerks["items"]!.AsArray(), r => Assert.Equal("clerk", (string?)r!["role"]));
        Assert.Equal(0, (int)files["openUploads"]!);
    }

    private static Uri At(string path) => new("/api/v1/admin/" + path, UriKind.Relative);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, object body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, At(path)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> TokenAsync(SaolaTestSite site, string secret)
    {
        using var client = site.Client();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["grant_type"] = "client_credentials", ["client_id"] = "doi-tac-thu", ["client_secret"] = secret, ["scope"] = "api.read" });
        return await client.PostAsync(new Uri("/connect/token", UriKind.Relative), form);
    }

    private static async Task<JsonObject> JsonAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonObject>())!;

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (string?)(await JsonAsync(answer))["code"];

    private static async Task<JsonObject> OneAsync(HttpClient client, string path) => (await client.GetFromJsonAsync<JsonObject>(At(path)))!;

    private static async Task<JsonArray> ListAsync(HttpClient client, string path) => (await client.GetFromJsonAsync<JsonArray>(new Uri(path, UriKind.Relative)))!;

    private static async Task<Guid> RecordAsync(SaolaTestSite site, string name)
    {
        var id = Guid.Empty;
        await site.InScopeAsync(async services => id = (await services.GetRequiredService<UnitOfWork>().RunAsync(
            token => services.GetRequiredService<IDirectory>().EnsurePersonAsync(new PersonDraft { FullName = name }, token), CancellationToken.None)).Value);
        return id;
    }

    private static async Task<Guid> AskAsync(SaolaTestSite site, string organisation)
    {
        var id = Guid.Empty;
        var (person, _) = await AccountAsync(site, "citizen@saola.test");
        await site.InScopeAsync(async services =>
        {
            var directory = services.GetRequiredService<IDirectory>();
            var body = await services.GetRequiredService<UnitOfWork>().RunAsync(
                token => directory.EnsureOrganisationAsync(new OrganisationDraft { Name = organisation, Kind = "doanh_nghiep" }, token), CancellationToken.None);
            var db = services.GetRequiredService<AppDbContext>();
            var clock = services.GetRequiredService<TimeProvider>();
            id = Ids.New(clock);
            db.Add(new OrganisationMembership { Id = id, PersonId = person, OrganisationId = body.Value, Capacity = Capacities.All[0], State = MembershipState.Asked, AskedAt = clock.Now() });
            await db.SaveChangesAsync();
        });
        return id;
    }

    private static async Task<(Guid Person, Guid Account)> AccountAsync(SaolaTestSite site, string email)
    {
        var found = (Guid.Empty, Guid.Empty);
        await site.InScopeAsync(async services =>
        {
            var account = await services.GetRequiredService<AppDbContext>().Set<Account>().AsNoTracking().SingleAsync(a => a.Email == email);
            found = (account.PersonId, account.Id);
        });
        return found;
    }

    private static async Task<(Guid Id, DateTimeOffset? At)> ClosedAsync(SaolaTestSite site, Guid account)
    {
        DateTimeOffset? at = null;
        await site.InScopeAsync(async services => at = await services.GetRequiredService<AppDbContext>().Set<Account>().Where(a => a.Id == account).Select(a => a.ClosedAt).SingleAsync());
        return (account, at);
    }
}
