using Google.Protobuf;
using Matching.Jobs;
using Matching.Learning;
using Matching.Store;

namespace Matching.Service;

/// <summary>The work itself, as it runs in a process of its own.</summary>
internal static class OperationWork
{
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>Does it.</summary>
    /// <param name="kind">What to do.</param>
    /// <param name="request">The method's request as JSON.</param>
    /// <param name="database">The store's file.</param>
    /// <param name="models">The models folder.</param>
    /// <param name="askedBy">Who asked for it, for the audit log; empty when nobody knows.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it; what was begun is undone.</param>
    /// <returns>The method's response as JSON.</returns>
    public static string Run(
        Domain.OperationKind kind, string request, string database, string models, string askedBy, IProgress<JobProgress> progress, CancellationToken cancellation)
    {
        var registry = new ModelRegistry(models);
        var by = (askedBy.Length > 0 ? AuditOrigin.Service with { Principal = askedBy } : AuditOrigin.Service) with { Action = kind.ToString() };
        IMessage response = kind switch
        {
            Domain.OperationKind.TrainModel => Train(Parser.Parse<V1.TrainModelRequest>(request), database, registry, by, progress, cancellation),
            Domain.OperationKind.PublishRankings => Publish(Parser.Parse<V1.PublishRankingsRequest>(request), database, registry, by, progress, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is no work"),
        };
        return JsonFormatter.Default.Format(response);
    }

    private static V1.TrainModelResponse Train(
        V1.TrainModelRequest request, string database, ModelRegistry registry, AuditOrigin by, IProgress<JobProgress> progress, CancellationToken cancellation)
    {
        using var store = MatchingStore.Open(new StoreOptions(database) { ReadOnly = true });
        progress.Report(new JobProgress("reading the store"));
        var data = LearningData.LoadForTraining(store);
        using var log = MatchingStore.Open(new StoreOptions(database) { MustExist = true, Origin = by });
        var result = ModelAudit.Around(
            log, registry, by, ModelAudit.Unnamed, TimeProvider.System, () => TrainJob.Run(data, registry, TrainRequests.ToJob(request), TimeProvider.System, progress, cancellation));
        return new V1.TrainModelResponse
        {
            Model = result.Manifest.ToMessage(registry.CurrentVersion()),
            Activated = result.Activated,
            Refusal = result.Activated || request.SkipActivation ? string.Empty : result.Verdict.Reason,
        };
    }

    private static V1.PublishRankingsResponse Publish(
        V1.PublishRankingsRequest request, string database, ModelRegistry registry, AuditOrigin by, IProgress<JobProgress> progress, CancellationToken cancellation)
    {
        using var store = MatchingStore.Open(new StoreOptions(database) { MustExist = true, Origin = by });
        var result = PublishJob.Run(store, registry, PublishRequests.ToJob(request), TimeProvider.System, progress, cancellation);
        return new V1.PublishRankingsResponse
        {
            Generation = result.Generation.Number,
            Model = $"{ResourceName.Models}/{result.Generation.ModelVersion}",
            DataRevision = result.Generation.DataRevision,
            PageCount = result.Generation.PageCount,
            PairCount = result.Pairs,
            Exposure = PublishRequests.ToMessage(result.Exposure),
        };
    }
}
