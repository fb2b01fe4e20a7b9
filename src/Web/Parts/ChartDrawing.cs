using System.Globalization;

namespace Saola.Web.Parts;

/// <summary>Turns the values of a chart into lengths of a 100-high plot.</summary>
public sealed class ChartDrawing
{
    private const int Rows = 4;

    /// <summary>Prepares the scale.</summary>
    public ChartDrawing(SeriesChart chart)
    {
        Chart = chart;
        var highest = chart.Points.Select(point => chart.IsLine ? point.Values.DefaultIfEmpty().Max() : point.Values.Sum()).DefaultIfEmpty().Max();
        Top = NiceTop(highest);
    }

    /// <summary>The chart.</summary>
    public SeriesChart Chart { get; }

    /// <summary>Value at the top of the plot.</summary>
    public double Top { get; }

    /// <summary>The five marks of the axis, highest first.</summary>
    public IEnumerable<double> Marks => Enumerable.Range(0, Rows + 1).Select(row => Top * (Rows - row) / Rows);

    /// <summary>The stacked parts of one column, with a gap of one between them (look.md 3).</summary>
    public IEnumerable<(int Series, string Y, string Height)> Stack(ChartPoint point)
    {
        var foot = 100.0;
        foreach (var (series, value) in point.Values.Index())
        {
            var height = value / Top * 100;
            if (height <= 0) continue;
            yield return (series + 1, Written(foot - height), Written(Math.Max(height - (foot < 100 ? 1 : 0), 0.6)));
            foot -= height;
        }
    }

    /// <summary>The corners of one line; x is the middle of each column in a plot as wide as there are points.</summary>
    public string Corners(int series) =>
        string.Join(' ', Chart.Points.Index().Where(pair => series < pair.Item.Values.Count)
            .Select(pair => $"{Written(pair.Index + 0.5)},{Written(100 - pair.Item.Values[series] / Top * 100)}"));

    /// <summary>The next of 1, 2, 2.5, 4, 5, 8, 10 times a power of ten, so that a quarter of it is a plain number.</summary>
    internal static double NiceTop(double highest)
    {
        if (highest <= 0) return Rows;
        var power = Math.Pow(10, Math.Floor(Math.Log10(highest)));
        double[] steps = [1, 2, 4, 6, 8, 10];
        var top = steps.First(step => step * power >= highest) * power;
        return Math.Max(top, Rows);
    }

    private static string Written(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
