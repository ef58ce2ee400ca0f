using Google.Protobuf.WellKnownTypes;
using Matching.Learning;

namespace Matching.Service;

/// <summary>Model versions as messages of the contract.</summary>
internal static class ModelMessages
{
    /// <summary>A version, without its card.</summary>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="current">The active version; null when there is none.</param>
    public static V1.Model ToMessage(this ModelManifest manifest, string? current) => new()
    {
        Name = $"{ResourceName.Models}/{manifest.Version}",
        Active = manifest.Version == current,
        TrainTime = manifest.TrainedAt.ToTimestamp(),
        AsOfYear = manifest.AsOfYear,
        Trainer = manifest.Trainer,
        Seed = manifest.Seed,
        FeatureSetVersion = manifest.FeatureSetVersion,
        DataFingerprint = manifest.DataFingerprint,
        QueryCount = manifest.Queries,
        Quality = manifest.Metrics is { } metrics ? ToMessage(metrics) : null,
    };

    private static V1.ModelQuality ToMessage(ModelMetrics metrics) => new()
    {
        FirstYear = metrics.Cutoff,
        LastYear = metrics.Until,
        QueryCount = metrics.Queries,
        Ndcg = ToMessage(metrics.Ndcg),
        ReciprocalRank = ToMessage(metrics.ReciprocalRank),
        Hit = ToMessage(metrics.Hit),
        BaselineNdcg = ToMessage(metrics.BaselineNdcg),
    };

    private static V1.MetricInterval ToMessage(Interval interval) => new() { Mean = interval.Mean, Low = interval.Low, High = interval.High };
}
