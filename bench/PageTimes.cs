using System.Diagnostics;

namespace Saola.Bench;

/// <summary>Times of one page as a client sees them; the client runs in the same process and shares its cores.</summary>
internal static class PageTimes
{
    private const int WarmRounds = 6;

    /// <summary>The 95th percentile in milliseconds; an answer that is no success ends the benchmark.</summary>
    public static async Task<double> P95Async(HttpClient client, string path, int inFlight, int rounds)
    {
        var times = new List<double>();
        for (var round = -WarmRounds; round < rounds; round++)
        {
            var measured = await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => TimeAsync(client, path)));
            if (round >= 0) times.AddRange(measured);
        }
        return BenchReport.Percentile(times, 0.95);
    }

    private static async Task<double> TimeAsync(HttpClient client, string path)
    {
        var watch = Stopwatch.StartNew();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        return watch.Elapsed.TotalMilliseconds;
    }
}
