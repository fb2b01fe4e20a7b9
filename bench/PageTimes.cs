using System.Collections.Concurrent;
using System.Diagnostics;

namespace Saola.Bench;

/// <summary>
/// Times of one page as a client sees them, each of the clients asking again as soon as it is answered; the clients run in the same process and share its cores.
/// </summary>
internal static class PageTimes
{
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(10);

    /// <summary>The 95th percentile in milliseconds once the code is warm; an answer that is no success ends the benchmark.</summary>
    public static async Task<double> P95Async(HttpClient client, string path, int inFlight)
    {
        await AskAsync(client, path, inFlight, Warm);
        return BenchReport.Percentile(await AskAsync(client, path, inFlight, Measured), 0.95);
    }

    private static async Task<List<double>> AskAsync(HttpClient client, string path, int inFlight, TimeSpan length)
    {
        var times = new ConcurrentBag<double>();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < length) times.Add(await TimeAsync(client, path));
        })));
        return [.. times];
    }

    private static async Task<double> TimeAsync(HttpClient client, string path)
    {
        var watch = Stopwatch.StartNew();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        return watch.Elapsed.TotalMilliseconds;
    }
}
