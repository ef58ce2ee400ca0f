using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Matching.Learning;

/// <summary>Times the stages of one ranking. While nobody listens it reads no clock; it never allocates for metrics, and for spans only where traces are sent.</summary>
public struct StageClock
{
    /// <summary>The name of meter and activity source.</summary>
    public const string SourceName = "Matching.Learning";

    /// <summary>Seconds, by <c>stage</c>.</summary>
    public const string DurationName = "matching.ranking.stage.duration";

    private static readonly string[] Stages = [.. Enum.GetNames<RankingStage>().Select(name => name.ToLowerInvariant())];

    private static readonly ActivitySource Source = new(SourceName);

    private static readonly Histogram<double> Duration = new Meter(SourceName).CreateHistogram(
        DurationName,
        unit: "s",
        description: "Time of each stage of a ranking.",
        tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.00001, 0.000025, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5] });

    private long _at;

    /// <summary>The first stage begins.</summary>
    public static StageClock Start() => new() { _at = Duration.Enabled || Source.HasListeners() ? Stopwatch.GetTimestamp() : 0 };

    /// <summary>A stage is over and the next begins.</summary>
    /// <param name="stage">The one that is over.</param>
    public void Done(RankingStage stage)
    {
        if (_at == 0)
        {
            return;
        }

        var now = Stopwatch.GetTimestamp();
        var elapsed = Stopwatch.GetElapsedTime(_at, now);
        _at = now;
        Duration.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("stage", Stages[(int)stage]));
        if (Source.HasListeners())
        {
            // Afterwards, so that no span is open in code that may throw.
            var end = TimeProvider.System.GetUtcNow();
            using var span = Source.StartActivity(Stages[(int)stage], ActivityKind.Internal, parentContext: default, tags: null, links: null, end - elapsed);
            span?.SetEndTime(end.UtcDateTime);
        }
    }
}
