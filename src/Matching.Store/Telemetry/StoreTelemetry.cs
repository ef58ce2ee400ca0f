using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Matching.Store;

/// <summary>What is waited for in the database. While nobody listens no clock is read.</summary>
internal static class StoreTelemetry
{
    /// <summary>The name of meter and activity source.</summary>
    public const string SourceName = "Matching.Store";

    private static readonly ActivitySource Source = new(SourceName);

    private static readonly InstrumentAdvice<double> Buckets = new()
    {
        HistogramBucketBoundaries = [0.00001, 0.000025, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    };

    private static readonly Meter Meter = new(SourceName);

    private static readonly Histogram<double> WriteWait = Meter.CreateHistogram(
        "matching.store.write.wait", unit: "s", description: "Time a write waited for the writer's lock, this process's and the file's.", tags: null, Buckets);

    private static readonly Histogram<double> WriteDuration = Meter.CreateHistogram(
        "matching.store.write.duration", unit: "s", description: "Time a write held the lock, the commit to the disk included.", tags: null, Buckets);

    private static readonly Histogram<double> ReadDuration = Meter.CreateHistogram(
        "matching.store.read.duration", unit: "s", description: "Time a question held its connection.", tags: null, Buckets);

    /// <summary>Something begins.</summary>
    /// <returns>When, as <see cref="Stopwatch"/> tells; 0 while nobody listens.</returns>
    public static long Begin() => ReadDuration.Enabled || Source.HasListeners() ? Stopwatch.GetTimestamp() : 0;

    /// <summary>The lock was taken, or not.</summary>
    public static void Waited(long begun, bool taken) => End(WriteWait, "wait for the writer", begun, new("outcome", taken ? "taken" : "busy"));

    /// <summary>A write ended.</summary>
    public static void Wrote(long begun, bool committed) => End(WriteDuration, "write", begun, new("outcome", committed ? "committed" : "rolled_back"));

    /// <summary>A question was answered.</summary>
    public static void Read(long begun)
    {
        if (begun == 0)
        {
            return;
        }

        var elapsed = Stopwatch.GetElapsedTime(begun);
        ReadDuration.Record(elapsed.TotalSeconds);
        Trace("read", elapsed);
    }

    private static void End(Histogram<double> histogram, string name, long begun, KeyValuePair<string, object?> outcome)
    {
        if (begun == 0)
        {
            return;
        }

        var elapsed = Stopwatch.GetElapsedTime(begun);
        histogram.Record(elapsed.TotalSeconds, outcome);
        Trace(name, elapsed);
    }

    private static void Trace(string name, TimeSpan elapsed)
    {
        if (Source.HasListeners())
        {
            var end = TimeProvider.System.GetUtcNow();
            using var span = Source.StartActivity(name, ActivityKind.Internal, parentContext: default, tags: null, links: null, end - elapsed);
            span?.SetTag("db.system.name", "sqlite").SetEndTime(end.UtcDateTime);
        }
    }
}
