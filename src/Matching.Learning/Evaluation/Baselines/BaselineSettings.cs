namespace Matching.Learning;

/// <summary>The settings of each baseline that are worth a trial; a seeded draw of them, without repeats.</summary>
/// <remarks>Bergstra and Bengio 2012, "Random search for hyper-parameter optimization".</remarks>
internal static class BaselineSettings
{
    private static readonly double[] EasePenalties = [1, 3, 10, 30, 100];
    private static readonly double[] EaseDecays = [1, 0.9, 0.8];
    private static readonly double[] EaseRepeats = [0, 0.3, 1, 3];
    private static readonly double[] EasePopularities = [0.003, 0.01, 0.03, 0.1, 0.3];
    private static readonly float[] PointwisePenalties = [0.1f, 1, 10, 100, 1000, 10_000];
    private static readonly int[] TreeCounts = [50, 100, 200, 400];
    private static readonly int[] Leaves = [4, 6, 12, 24];
    private static readonly int[] RowsPerLeaf = [20, 60, 200];
    private static readonly double[] Rates = [0.03, 0.05, 0.1];
    private static readonly double[] Shares = [0.3, 0.5, 1];
    private static readonly bool[] Both = [true, false];

    /// <summary>EASE.</summary>
    public static IReadOnlyList<EaseOptions> Ease(int trials, int seed) => Draw(
        from penalty in EasePenalties
        from decay in EaseDecays
        from repeat in EaseRepeats
        from popularity in EasePopularities
        select new EaseOptions(penalty, decay, repeat, popularity),
        trials,
        seed);

    /// <summary>The logistic regression.</summary>
    public static IReadOnlyList<PointwiseOptions> Pointwise(int trials, int seed) => Draw(
        from penalty in PointwisePenalties
        from logarithms in Both
        from readsLogit in Both
        select new PointwiseOptions(penalty, logarithms, readsLogit),
        trials,
        seed);

    /// <summary>LambdaMART trees.</summary>
    public static IReadOnlyList<TreeBaselineOptions> Trees(TreeTrainer trainer, int trials, int seed) => Draw(
        from trees in TreeCounts
        from leaves in Leaves
        from rowsPerLeaf in RowsPerLeaf
        from rate in Rates
        from share in Shares
        from readsLogit in Both
        select new TreeBaselineOptions(trainer, new TreeOptions(trees, leaves, rowsPerLeaf, rate, share), readsLogit),
        trials,
        seed);

    private static T[] Draw<T>(IEnumerable<T> all, int trials, int seed)
    {
        var settings = all.ToArray();
        new Random(seed).Shuffle(settings);
        return settings[..Math.Min(trials, settings.Length)];
    }
}
