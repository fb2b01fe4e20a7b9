using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Kernel;
using Saola.TestKit;
using Xunit;

namespace Saola.Engines.Tests.Data;

public sealed class UnitOfWorkTests
{
    [Theory, OnBothDatabases]
    public async Task A_number_of_a_refused_work_is_given_again(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);

        await NextAsync(host, refuse: false);
        await NextAsync(host, refuse: true);
        var third = await NextAsync(host, refuse: false);

        Assert.Equal(2, third);
    }

    [Theory, OnBothDatabases]
    public async Task Numbers_given_at_once_to_forty_writers_have_no_gap_and_no_double(DatabaseKind database)
    {
        await using var host = await SaolaTestHost.CreateAsync(database);

        var numbers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => NextAsync(host, refuse: false)));

        Assert.Equal(Enumerable.Range(1, 40).Select(n => (long)n), numbers.Order());
    }

    private static Task<long> NextAsync(SaolaTestHost host, bool refuse) => host.InScopeAsync(async services =>
    {
        var counters = services.GetRequiredService<Counters>();
        var number = 0L;
        await services.GetRequiredService<UnitOfWork>().RunAsync<Result>(async token =>
        {
            number = await counters.NextAsync("case:2026-11-25", token);
            return refuse ? Result.Refused("test.refused", "Không.") : Result.Done;
        }, CancellationToken.None);
        return number;
    });
}
