using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Jobs.Model;
using Saola.Engines.Tests.Identity;
using Saola.Engines.Tests.Messages;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Jobs;

public sealed class JobsPageTests
{
    [Theory, OnBothDatabases]
    public async Task An_administrator_sees_dead_work_with_its_error_and_runs_it_again(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        await site.InScopeAsync(services => services.GetRequiredService<UnitOfWork>().RunAsync(_ =>
        {
            services.GetRequiredService<AppDbContext>().Add(new OutboxRow
            {
                Id = Ids.New(TimeProvider.System), Kind = "test.dead", Payload = "{}", State = WorkState.Dead, Attempts = 10, LastError = "Chuông hỏng.",
                NotBefore = TimeProvider.System.Now(), CreatedAt = TimeProvider.System.Now(), FinishedAt = TimeProvider.System.Now(),
            });
            return Task.CompletedTask;
        }, CancellationToken.None));
        using var admin = await MessagePageTests.SignedInAsync(site, "admin@saola.test");

        await admin.OpenAsync("/quan-tri/cong-viec");
        var before = admin.Page.Body!.TextContent;
        await admin.FollowAsync(await admin.SubmitAsync("form[action*='handler=Retry']"));

        Assert.Contains("Chuông hỏng.", before, StringComparison.Ordinal);
        Assert.Contains("jobs.clean", before, StringComparison.Ordinal);
        Assert.Contains("Đã đưa việc trở lại hàng chờ.", admin.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_else_sees_the_desk_of_jobs(DatabaseKind database)
    {
        await using var site = await SignInPageTests.StartAsync(database);
        using var officer = await MessagePageTests.SignedInAsync(site, "officer@saola.test");

        Assert.NotEqual(HttpStatusCode.OK, (await officer.OpenAsync("/quan-tri/cong-viec")).StatusCode);
    }
}
