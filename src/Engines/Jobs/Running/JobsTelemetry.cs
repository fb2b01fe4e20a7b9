using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Saola.Engines.Jobs.Running;

/// <summary>A span per work and counters per kind, under the name that the telemetry setting listens to.</summary>
internal static class JobsTelemetry
{
    private const string Name = "Saola";
    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Ended = Meter.CreateCounter<long>("saola.jobs.ended", "{work}", "Works that ended, by kind and outcome.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("saola.jobs.duration", "s", "How long a work ran.");

    /// <summary>The span of a work, a child of the request that asked for it.</summary>
    public static Activity? Start(string kind, string? traceParent) =>
        Source.StartActivity($"job {kind}", ActivityKind.Consumer, traceParent).Tag("saola.work.kind", kind);

    public static void End(string kind, string outcome, TimeSpan duration)
    {
        KeyValuePair<string, object?> kindTag = new("kind", kind), outcomeTag = new("outcome", outcome);
        Ended.Add(1, kindTag, outcomeTag);
        Duration.Record(duration.TotalSeconds, kindTag, outcomeTag);
    }

    private static Activity? Tag(this Activity? activity, string name, string value) => activity?.SetTag(name, value);
}
