using Matching.Learning;

namespace Matching.Bench.Benchmarks;

/// <summary>Every row, in the order of the table.</summary>
internal static class BenchmarkList
{
    public static IReadOnlyList<IBenchmark> All { get; } =
    [
        new ImportRate(),
        new ImportMemory(),
        .. ScoringRows(),
        // The invented world has three sizes of country; in worlds of these sizes one of them is what is asked.
        new LiveRanking(candidates: 100, worldSize: 28_000, p50: 0.5, p99: 2),
        new LiveRanking(candidates: 1_000, worldSize: 94_000, p50: null, p99: 5),
        new LiveStages(candidates: 100, worldSize: 28_000),
        new LiveStages(candidates: 1_000, worldSize: 94_000),
        new LiveCalls(candidates: 100, worldSize: 28_000, p50: 0.5, p99: 2),
        new LiveCalls(candidates: 1_000, worldSize: 94_000, p50: null, p99: 5),
        new PageExplaining(candidates: 100, worldSize: 28_000),
        new Publishing(),
        new TrainingTime(),
        new PageReading(),
        new NameSearching(),
        new PageServing(isCached: true),
        new PageServing(isCached: false),
        new MixedServing(),
        new SizeServing(),
        new ServiceStart(),
        new CatalogueChange(),
        new ModelRollback(),
        new ServingBesideTraining(),
    ];

    /// <summary>The trees at three sizes, every trick alone, and every peer: by the product's own trees and by large ones.</summary>
    private static IEnumerable<IBenchmark> ScoringRows()
    {
        foreach (var isLarge in new[] { false, true })
        {
            yield return new TreeScoring(20, ScoringPeer.Transform, isLarge);
            yield return new TreeScoring(100, ScoringPeer.Transform, isLarge, least: 20);
            yield return new TreeScoring(1_000, ScoringPeer.Transform, isLarge);
            yield return new TreeScoring(100, ScoringPeer.Engine, isLarge);
            yield return new TreeScoring(100, ScoringPeer.Native, isLarge, least: 15);
            yield return new TreeScoring(1_000, ScoringPeer.Native, isLarge, least: 15);
            yield return new TreeScoring(100, ScoringPeer.Transform, isLarge, PlainWay.WayName);
            yield return new TreeScoring(100, ScoringPeer.Transform, isLarge, BranchlessWay.WayName, least: 4);
            yield return new TreeScoring(100, ScoringPeer.Transform, isLarge, MaskWay.WayName);
            yield return new TreeScoring(100, ScoringPeer.Transform, isLarge, WideMaskWay.WayName);
        }
    }
}
