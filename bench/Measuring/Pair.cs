namespace Matching.Bench.Measuring;

/// <summary>Rates of two ways to do the same work, taken in turns so that both meet the same disturbances.</summary>
/// <param name="Ours">The product's rate, one a round.</param>
/// <param name="Theirs">The peer's rate, one a round.</param>
internal sealed record Pair(IReadOnlyList<double> Ours, IReadOnlyList<double> Theirs)
{
    /// <summary>Our rate over theirs: the median of the rounds' own ratios, so that a slow spell which covers a round cancels out.</summary>
    public double Ratio => Quantiles.Median(Ratios);

    /// <summary>Our rate over theirs, one a round.</summary>
    public IReadOnlyList<double> Ratios => [.. Ours.Zip(Theirs, (ours, theirs) => ours / theirs)];

    /// <summary>Measures ours, theirs, ours, theirs …, after rounds of each that do not count: <see cref="WarmUp"/>.</summary>
    /// <param name="rounds">How many rounds count, from 1.</param>
    /// <param name="ours">Runs once and returns a rate: it decides itself what of its run is timed.</param>
    /// <param name="theirs">The same for the peer.</param>
    /// <param name="warmUp">How long each runs without counting, at least one round; null means <see cref="WarmUp.Least"/>.</param>
    public static Pair Measure(int rounds, Func<double> ours, Func<double> theirs, TimeSpan? warmUp = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rounds);
        // One after the other: ML.NET compiles something at every call, and while anything new is compiled the runtime puts off recompiling what is hot.
        WarmUp.Run(() => _ = ours(), warmUp);
        WarmUp.Run(() => _ = theirs(), warmUp);
        var (a, b) = (new double[rounds], new double[rounds]);
        for (var round = 0; round < rounds; round++)
        {
            a[round] = ours();
            b[round] = theirs();
        }

        return new Pair(a, b);
    }
}
