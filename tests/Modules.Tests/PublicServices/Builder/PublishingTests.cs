using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Kernel;
using Saola.Modules.PublicServices.Builder.Checking;
using Saola.Modules.PublicServices.Builder.Model;
using Saola.Modules.PublicServices.Builder.Publishing;
using Saola.Modules.PublicServices.Catalogue;
using Saola.Modules.Tests.PublicServices.Catalogue;
using Saola.Modules.Tests.PublicServices.Citizen;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Builder;

public sealed class PublishingTests
{
    private const string Code = "2.002385";

    [Theory, OnBothDatabases]
    public async Task A_second_person_publishes_and_running_cases_keep_their_version(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var desk = new BuilderDesk(site);
        var running = await site.FileAsync("citizen@saola.test", Code);
        var number = await desk.CopyAsync(Code);
        Assert.True((await desk.SaveAsync(number, "facts", new JsonObject { ["summary"] = "Bản sửa để thử." })).IsDone);
        Assert.True((await desk.SubmitAsync(number)).IsDone);

        Assert.Equal("builder.same_person", (await desk.ApproveAsync(number, BuilderDesk.Writer)).Faults[0].Code);
        Assert.Equal("builder.closed", (await desk.SaveAsync(number, "facts", new JsonObject { ["summary"] = "Sửa khi đang chờ duyệt." })).Faults[0].Code);
        var approved = await desk.ApproveAsync(number);

        Assert.True(approved.IsDone, string.Join('\n', approved.Faults));
        var current = desk.Catalogue.Current(Code, BuilderDesk.Today)!;
        Assert.Equal((2, "Bản sửa để thử.", "4321/QĐ-UBND"), (current.Version, current.Summary, current.Announcement!.Number));
        Assert.Equal(1, await VersionAsync(site, running.Number));
        Assert.Equal(2, await VersionAsync(site, (await site.FileAsync("citizen@saola.test", Code)).Number));
        Assert.Equal("Bản sửa để thử.", Restarted(site).Current(Code, BuilderDesk.Today)!.Summary);
    }

    [Theory, OnBothDatabases]
    public async Task A_return_needs_a_reason_and_opens_the_draft_again(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var desk = new BuilderDesk(site);
        var number = await desk.CopyAsync(Code);
        Assert.Equal("builder.decision_file", Assert.Single((await desk.SubmitAsync(number, withFile: false)).Faults).Code);
        Assert.True((await desk.SubmitAsync(number)).IsDone);

        Assert.Equal("builder.no_reason", (await desk.ReturnAsync(number, " ")).Faults[0].Code);
        Assert.True((await desk.ReturnAsync(number, "Thiếu căn cứ về phí.")).IsDone);

        var draft = await desk.DraftAsync(number);
        Assert.Equal((DraftState.Drafting, "Thiếu căn cứ về phí."), (draft.State, draft.ReturnReason));
        Assert.True((await desk.SubmitAsync(number, withFile: false)).IsDone);
        Assert.True((await desk.ApproveAsync(number)).IsDone);
        Assert.Equal("builder.closed", (await desk.ApproveAsync(number)).Faults[0].Code);
    }

    [Fact]
    public async Task A_version_serves_from_its_day_and_not_before()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        var desk = new BuilderDesk(site);
        var (first, second) = (await desk.CopyAsync(Code), await desk.CopyAsync(Code));
        Assert.Equal("builder.day", Assert.Single((await desk.SubmitAsync(first, BuilderDesk.Today.AddDays(-1))).Faults).Code);
        Assert.True((await desk.SubmitAsync(first, BuilderDesk.Today.AddDays(10))).IsDone);
        Assert.True((await desk.SubmitAsync(second, BuilderDesk.Today.AddDays(5))).IsDone);
        Assert.True((await desk.ApproveAsync(first)).IsDone);

        Assert.Equal(1, desk.Catalogue.Current(Code, BuilderDesk.Today.AddDays(9))!.Version);
        Assert.Equal(2, desk.Catalogue.Current(Code, BuilderDesk.Today.AddDays(10))!.Version);
        Assert.Equal("builder.day_before_version", (await desk.ApproveAsync(second)).Faults[0].Code);
    }

    [Fact]
    public async Task A_formula_a_condition_or_a_template_that_cannot_be_evaluated_is_refused_with_its_place()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        var desk = new BuilderDesk(site);
        foreach (var (at, key, value) in new[] { ("fees[0]", "formula", "so_may * 100000"), ("papers[0]", "required", "loai = "), ("results[0].body[0]", "value", "{khong_co}") })
        {
            var number = await desk.CopyAsync(Code);
            if (at.StartsWith("fees", StringComparison.Ordinal)) await AddFeeAsync(desk, number);
            Assert.True((await desk.SaveAsync(number, at, new JsonObject { [key] = value })).IsDone);

            Assert.Equal("builder.faults", (await desk.SubmitAsync(number)).Faults[0].Code);
            var faults = (await desk.AsAsync(BuilderDesk.Writer, async s => s.GetRequiredService<Saola.Modules.PublicServices.Builder.DraftChecks>().Read((await desk.DraftAsync(number)).Text))).Faults;
            Assert.Contains(faults, f => f.Place == $"{at}.{key}");
        }
    }

    [Fact]
    public async Task A_published_text_that_does_not_read_displaces_nothing_and_a_published_number_wins_over_a_file()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        var desk = new BuilderDesk(site);
        var number = await desk.CopyAsync(Code);
        await desk.SaveAsync(number, "facts", new JsonObject { ["summary"] = "Bản đã công bố." });
        await desk.SubmitAsync(number);
        await desk.ApproveAsync(number);
        await site.ActAsync(BuilderDesk.Writer, async services =>
        {
            var draft = await desk.DraftAsync(number);
            var db = services.GetRequiredService<AppDbContext>();
            db.Add(new PublishedVersion { Id = Ids.New(TimeProvider.System), Code = Code, Version = 3, ValidFrom = BuilderDesk.Today, Text = "code: hỏng", DraftId = draft.Id, PublishedAt = SaolaTestHost.StandardNow });
            await db.SaveChangesAsync();
        });
        var published = site.Services.GetRequiredService<PublishedProcedures>();
        published.LookAgain();
        desk.Catalogue.Reload();
        Assert.Equal("Bản đã công bố.", desk.Catalogue.Current(Code, BuilderDesk.Today)!.Summary);
        Assert.Contains(desk.Catalogue.Faults, f => f.File == $"published/{Code}.v3.yaml");

        using var folder = CatalogueFixture.Copy();
        folder.Write(Code + ".yaml", ProcedureWriter.Write(desk.Catalogue.Version(Code, 2)! with { Summary = "Bản trong tệp." }));
        var catalogue = new ProcedureCatalogue(folder.Path, null, TimeProvider.System, NullLogger<ProcedureCatalogue>.Instance, published);
        Assert.Equal("Bản đã công bố.", catalogue.Current(Code, BuilderDesk.Today)!.Summary);
    }

    [Fact]
    public async Task A_form_that_asks_what_the_account_and_the_registers_know_is_named_with_the_mend()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        var desk = new BuilderDesk(site);
        var asking = desk.Catalogue.Versions(Code)[0];
        var section = asking.Form.Sections[0] with
        {
            Fields = [new() { Id = "so_dinh_danh", Label = "Số định danh", Type = Saola.Engines.Cases.Forms.FieldType.PersonalId }, new() { Id = "ten", Label = "Tên doanh nghiệp", Type = Saola.Engines.Cases.Forms.FieldType.Text },
                new() { Id = "other.id", Label = "Số định danh người đại diện", Type = Saola.Engines.Cases.Forms.FieldType.PersonalId }],
        };
        var procedure = asking with
        {
            Form = asking.Form with { Sections = [section] },
            Papers = [new() { Id = "a", Name = "Bản sao Giấy chứng nhận đăng ký doanh nghiệp", Kind = PaperKind.Upload }, new() { Id = "b", Name = "Phương án", Kind = PaperKind.Upload }],
        };

        var notices = AskedAgain.Of(procedure, desk.Catalogue.Everything);

        Assert.Equal(["form.sections[0].fields[0]", "form.sections[0].fields[1]", "papers[0]"], notices.Select(n => n.Place));
        Assert.Contains("account.personal_id", notices[0].Message, StringComparison.Ordinal);
        Assert.Contains("đăng ký doanh nghiệp", notices[2].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_and_the_version_in_force_are_compared_key_by_key()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        var desk = new BuilderDesk(site);
        var before = Saola.Modules.PublicServices.Builder.DraftDocument.Read(ProcedureWriter.Write(desk.Catalogue.Versions(Code)[0]));
        var after = Saola.Modules.PublicServices.Builder.DraftDocument.Read(before.Write());
        after.Root["summary"] = "Khác.";
        after.List("papers")!.RemoveAt(0);
        var fields = after.List("form.sections[0].fields")!;
        var moved = fields[0]!;
        fields.RemoveAt(0);
        fields.Add(moved);

        var found = DraftComparison.Between(before, after);

        Assert.Empty(DraftComparison.Between(before, before));
        Assert.Equal(3, found.Count);
        Assert.Contains(found, d => d is { Part: "facts", Key: "summary", After: "Khác." });
        Assert.Contains(found, d => d is { Part: "papers", Key: "", Kind: Saola.Engines.Cases.Forms.Filling.DifferenceKind.Removed });
        Assert.Contains(found, d => d is { Part: "form", Key: "order" });
    }

    /// <summary>The catalogue as a start of the program makes it: files, then what the database holds.</summary>
    private static ProcedureCatalogue Restarted(CitizenSite site)
    {
        var published = new PublishedProcedures(site.Services.GetRequiredService<IServiceScopeFactory>());
        published.Load();
        return new(site.Site.Settings.CatalogFolder, null, TimeProvider.System, NullLogger<ProcedureCatalogue>.Instance, published);
    }

    private static async Task AddFeeAsync(BuilderDesk desk, string number)
    {
        var seen = (await desk.DraftAsync(number)).RowVersion;
        if ((await desk.DraftAsync(number)).Text.Contains("\nfees:", StringComparison.Ordinal)) return;
        Assert.True((await desk.AsAsync(BuilderDesk.Writer, s => s.GetRequiredService<Saola.Modules.PublicServices.Builder.ProcedureDrafts>().AddAsync(number, seen, "fees", "fee", default))).IsDone);
        await desk.SaveAsync(number, "fees[0]", new JsonObject { ["id"] = "fee", ["kind"] = "phi", ["name"] = "Phí" });
    }

    private static async Task<int> VersionAsync(CitizenSite site, string number)
    {
        var version = 0;
        await site.ActAsync("citizen@saola.test", async services => version = (await services.GetRequiredService<ReadCase>().ForUserAsync(number, CancellationToken.None))!.Type.Version);
        return version;
    }
}
