namespace Matching.Learning;

/// <summary>NDCG@10 of one ranker over several seeds of training on the same window.</summary>
/// <param name="Ranker">Its name.</param>
/// <param name="Values">One a seed, in the order of the seeds.</param>
public sealed record SeedSpread(string Ranker, IReadOnlyList<double> Values)
{
    /// <summary>The mean.</summary>
    public double Mean => Values.Average();

    /// <summary>The standard deviation between seeds (of a sample, n − 1); 0 for one seed.</summary>
    public double Deviation => Values.Count < 2 ? 0 : Math.Sqrt(Values.Sum(value => (value - Mean) * (value - Mean)) / (Values.Count - 1));

    /// <summary>One spread a ranker.</summary>
    /// <param name="seeds">Reports of the same window, one a seed; at least one.</param>
    public static IReadOnlyList<SeedSpread> Of(IReadOnlyList<BacktestReport> seeds) =>
        [.. seeds[0].Results.Select((result, i) => new SeedSpread(result.Name, [.. seeds.Select(report => report.Results[i].Ndcg.Mean)]))];
}
