namespace Matching.Bench.Benchmarks;

/// <summary>Every row, in the order of the table.</summary>
internal static class BenchmarkList
{
    public static IReadOnlyList<IBenchmark> All { get; } =
    [
        new ImportRate(),
        new ImportMemory(),
        new TreeScoring(batch: 20),
        new TreeScoring(batch: 100),
        new TreeScoring(batch: 1_000),
        // The invented world has three sizes of country; in worlds of these sizes one of them is what is asked.
        new LiveRanking(candidates: 100, worldSize: 28_000, p50: 0.5, p99: 2),
        new LiveRanking(candidates: 1_000, worldSize: 94_000, p50: null, p99: 5),
        new PageExplaining(candidates: 100, worldSize: 28_000),
        new Publishing(),
        new PageReading(),
        new NameSearching(),
        new ServiceStart(),
        new CatalogueChange(),
        new ServingBesideTraining(),
    ];
}
