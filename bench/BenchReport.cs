using System.Text.Json;

namespace Saola.Bench;

/// <summary>Collects figures and prints them, in words or as JSON.</summary>
internal sealed class BenchReport(bool json)
{
    private readonly List<object> _figures = [];

    public void Add(string name, string data, string figure, double value, string unit)
    {
        _figures.Add(new { command = $"./saola bench {name}", data, cores = Environment.ProcessorCount, figure, value = Math.Round(value, 2), unit });
        if (!json) Console.WriteLine($"./saola bench {name} · {data} · {Environment.ProcessorCount} cores · {figure}: {value:0.##} {unit}");
    }

    public int Print()
    {
        if (json) Console.WriteLine(JsonSerializer.Serialize(_figures));
        return _figures.Count == 0 ? 1 : 0;
    }

    /// <summary>The value below which <paramref name="share"/> of the sorted times lie.</summary>
    public static double Percentile(List<double> times, double share)
    {
        times.Sort();
        return times[(int)Math.Min(times.Count - 1, Math.Ceiling(times.Count * share) - 1)];
    }
}
