using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Cases;
using Saola.Modules.PublicServices.Slips;
using Saola.Modules.Tests.PublicServices.Citizen;
using Xunit;

namespace Saola.Modules.Tests.PublicServices.Slips;

public sealed class ResultTextTests
{
    [Fact]
    public async Task What_is_known_only_at_issue_waits_in_braces_and_leaves_none_behind()
    {
        await using var site = await CitizenSite.StartAsync(DatabaseKind.Sqlite);
        var filed = await site.FileAsync("citizen@saola.test", "1.001786");

        await site.ActAsync("clerk@saola.test", async services =>
        {
            var dossier = (await services.GetRequiredService<ReadCase>().ForUserAsync(filed.Number, CancellationToken.None))!;
            var composer = services.GetRequiredService<ResultComposer>();
            var body = composer.Grant(dossier, composer.ResultsOf(dossier)[0], new JsonObject());

            Assert.Contains(body.Parts, part => part.Value == "{result.date}");
            Assert.DoesNotContain(body.Parts, part => part.Value?.Contains("}}", StringComparison.Ordinal) == true);
        });
    }
}
