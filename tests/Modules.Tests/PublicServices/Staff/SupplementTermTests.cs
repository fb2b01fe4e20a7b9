using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Calendar;
using Saola.Engines.Cases;
using Saola.Modules.Tests.PublicServices.Citizen;
using Saola.TestKit;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Staff;

/// <summary>How long the applicant has to answer, and what the applicant tells the officer when filing.</summary>
public sealed class SupplementTermTests
{
    private const string Citizen = "citizen@saola.test", Clerk = "clerk@saola.test", Code = "2.002385";
    private static readonly SupplementItem Item = new("health_licence_number", "Số giấy phép hoạt động", "Không khớp.", null);

    [Fact]
    public async Task The_term_of_the_step_counts_from_the_request_and_thirty_days_where_there_is_none()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        await site.ActAsync(Clerk, services =>
        {
            var (calendars, types) = (services.GetRequiredService<ICalendars>(), services.GetRequiredService<CaseTypes>());
            var now = SaolaTestHost.StandardNow;
            Assert.Equal(new DateOnly(2026, 12, 16), SupplementTerm.LastDay(calendars, types.Current("2.001207")!, "completeness", now));
            Assert.Equal(new DateOnly(2026, 12, 25), SupplementTerm.LastDay(calendars, types.Current(Code)!, types.Current(Code)!.First.Id, now));
            return Task.CompletedTask;
        });
    }

    [Theory, OnBothDatabases]
    public async Task Fewer_days_than_the_procedure_gives_are_refused_and_its_day_stands_everywhere(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var filed = await FileAsync(site, within: "15wd", note: null);
        using var clerk = await site.SignedInAsync(Clerk);
        await clerk.OpenAsync($"/can-bo/ho-so/{filed.Number}/bo-sung");
        Assert.Equal("16/12/2026", clerk.Page.QuerySelector("[name=DueBy]")!.GetAttribute("value"));

        Assert.Equal("supplement.due_short", await AskAsync(site, filed, new DateOnly(2026, 12, 15)));
        Assert.Null(await AskAsync(site, filed, null));

        using var citizen = await site.SignedInAsync(Citizen);
        foreach (var page in new[] { $"/ho-so/{filed.Number}", $"/ho-so/{filed.Number}/bo-sung", $"/tra-cuu?number={filed.Number}&code={filed.TrackingCode}" })
        {
            await citizen.OpenAsync(page);
            Assert.Contains("16/12/2026", citizen.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_officer_reads_the_applicants_note_on_the_dossier(DatabaseKind database)
    {
        await using var site = await CitizenSite.StartAsync(database);
        var filed = await FileAsync(site, within: null, note: "Ngày sinh trong tài khoản sai, đúng là 02/03/1978.");
        using var clerk = await site.SignedInAsync(Clerk);
        await clerk.OpenAsync($"/can-bo/ho-so/{filed.Number}");
        Assert.Contains("đúng là 02/03/1978", clerk.Page.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        using var citizen = await site.SignedInAsync(Citizen);
        await citizen.OpenAsync($"/ho-so/{filed.Number}");
        Assert.DoesNotContain("đúng là 02/03/1978", citizen.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<FiledCase> FileAsync(CitizenSite site, string? within, string? note)
    {
        var person = await site.PersonAsync(Citizen);
        FiledCase? filed = null;
        await site.ActAsync(Citizen, async services =>
        {
            var type = services.GetRequiredService<CaseTypes>().Current(Code)!;
            // A version of the test's own: the first step gives the applicant a term.
            if (within is not null) type = type with { Version = 99, Steps = [type.Steps[0] with { SupplementWithin = within }, .. type.Steps.Skip(1)] };
            filed = (await services.GetRequiredService<SubmitCase>().HandleAsync(new CaseSubmission
            {
                Type = type, Key = "supplement-term", Data = CitizenSite.Sample(Code), Channel = CaseChannel.Online, ApplicantPersonId = person.Id, FilerPersonId = person.Id,
                ApplicantName = person.FullName, Email = person.Email, Attachments = [], Note = note,
            }, CancellationToken.None)).Value;
        });
        return filed!;
    }

    private static async Task<string?> AskAsync(CitizenSite site, FiledCase filed, DateOnly? dueBy)
    {
        string? fault = null;
        await site.ActAsync(Clerk, async services =>
        {
            var row = (await services.GetRequiredService<ReadCase>().ForUserAsync(filed.Number, CancellationToken.None))!.Row;
            var asked = await services.GetRequiredService<DecideStep>().HandleAsync(new StepDecision
            {
                CaseId = filed.Id, RowVersion = row.RowVersion, StepId = row.StepId!, Decision = Decisions.Supplement, Items = [Item], DueBy = dueBy,
            }, CancellationToken.None);
            fault = asked.Faults.Count == 0 ? null : asked.Faults[0].Code;
        });
        return fault;
    }
}
