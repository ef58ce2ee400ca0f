using System.Diagnostics;
using Matching.Bench.Measuring;
using Matching.Bench.Peers;
using Matching.Bench.Sample;
using Matching.Learning;

namespace Matching.Bench.Benchmarks;

/// <summary>The trees over batches of one size, one thread, against someone else's scorer of the same model over the same rows.</summary>
/// <param name="batch">Rows a batch.</param>
/// <param name="peer">Against whom.</param>
/// <param name="isLarge">By the large trees instead of the product's own.</param>
/// <param name="way">By this way of the scorer; null for the one the product chooses here.</param>
/// <param name="least">The least ratio; null for none.</param>
internal sealed class TreeScoring(int batch, ScoringPeer peer, bool isLarge = false, string? way = null, double? least = null) : IBenchmark
{
    private const int Rows = 20_000;

    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(60);

    public string Name =>
        $"score {batch:N0}{(isLarge ? " large" : string.Empty)}{(way is null ? string.Empty : $" {way}")}{(peer == ScoringPeer.Transform ? string.Empty : $" : {peer.ToString().ToLowerInvariant()}")}";

    public string What =>
        $"score batches of {batch:N0} candidates by {(isLarge ? $"{TrainedTrees.LargeTrees} trees of {TrainedTrees.LargeLeaves} leaves" : "the product's own trees")}, one thread, "
        + $"{(way is null ? "the way chosen on this machine" : $"the way '{way}'")}; every score {(peer == ScoringPeer.Native ? "equal to LightGBM's to 1e-6" : "equal to ML.NET's bit for bit")}";

    public string? Against => peer switch
    {
        ScoringPeer.Transform => "ML.NET Transform of the same model over the same rows, its data view made from ready row objects",
        ScoringPeer.Engine => "ML.NET PredictionEngine of the same model over the same rows",
        _ => "native LightGBM (C API, LGBM_BoosterPredictForMat), the same trees as LightGBM text, the same rows, one thread",
    };

    public IReadOnlyList<Bound> Bounds { get; } = least is { } ratio ? [Bound.AtLeast(Figure.Ratio, ratio)] : [];

    public Measurement Run(SampleBed bed)
    {
        var trees = isLarge ? bed.LargeTrees : bed.Trees;
        var chosen = TreeWays.Possible(trees.Scorer.Trees);
        if ((way is null ? chosen[^1] : chosen.FirstOrDefault(possible => possible.Name == way)) is not { } ours)
        {
            return Measurement.Skipped($"this machine cannot score by '{way}'");
        }

        var batches = ScoringRows.Make(bed, batch, Rows);
        return peer == ScoringPeer.Native ? AgainstNative(bed, trees, ours, batches) : AgainstMlNet(bed, trees, ours, batches);
    }

    private Measurement AgainstMlNet(SampleBed bed, TrainedTrees trees, ITreeWay ours, IReadOnlyList<FeatureMatrix> batches)
    {
        var theirs = new MlNetScoring(trees);
        Func<TreeRow[], float[]> score = peer == ScoringPeer.Engine ? theirs.Predict : theirs.Transform;
        var rows = batches.Select(MlNetScoring.ToRows).ToArray();
        AssertEqual(batches, ours, number => Array.ConvertAll(score(rows[number]), value => (double)value), tolerance: 0);
        return Compare(bed, trees, ours, batches, number => score(rows[number]));
    }

    private Measurement AgainstNative(SampleBed bed, TrainedTrees trees, ITreeWay ours, IReadOnlyList<FeatureMatrix> batches)
    {
        NativeLightGbm native;
        try
        {
            native = new NativeLightGbm(trees.Scorer.Trees);
        }
        catch (DllNotFoundException)
        {
            return Measurement.Skipped("LightGBM has no native library for this system");
        }

        using (native)
        {
            var scores = new double[batch];
            AssertEqual(
                batches,
                ours,
                number =>
                {
                    native.Score(batches[number], scores);
                    return scores;
                },
                tolerance: 1e-6);
            return Compare(bed, trees, ours, batches, number => native.Score(batches[number], scores));
        }
    }

    private Measurement Compare(SampleBed bed, TrainedTrees trees, ITreeWay ours, IReadOnlyList<FeatureMatrix> batches, Action<int> theirs)
    {
        var scorer = new TreeScorer(trees.Scorer.Trees, ours);
        var scores = new float[batch];
        var pair = Pair.Measure(
            bed.Rounds(9),
            () => Rate(batches, number => scorer.Score(batches[number].Values, FeatureMatrix.Width, scores)),
            () => Rate(batches, theirs));
        return Measurement.Of(
            [
                .. Figure.Of(pair, "ours", peer.ToString(), "rows/s"),
                Figure.Of("trees", trees.Scorer.Trees.Count, string.Empty),
                Figure.Of("leaves", trees.Scorer.Trees.Leaves.Length, string.Empty),
            ]);
    }

    /// <summary>Every row scored both ways and compared: as bits, or within a part of the score itself.</summary>
    private static void AssertEqual(IReadOnlyList<FeatureMatrix> batches, ITreeWay way, Func<int, double[]> peer, double tolerance)
    {
        for (var i = 0; i < batches.Count; i++)
        {
            var ours = new float[batches[i].Height];
            way.Score(batches[i].Values, FeatureMatrix.Width, ours);
            var theirs = peer(i);
            for (var row = 0; row < ours.Length; row++)
            {
                var isEqual = tolerance == 0
                    ? BitConverter.SingleToInt32Bits(ours[row]) == BitConverter.SingleToInt32Bits((float)theirs[row])
                    : Math.Abs(ours[row] - theirs[row]) <= tolerance * Math.Max(1, Math.Abs(theirs[row]));
                if (!isEqual)
                {
                    throw new WrongResultException($"row {row} of batch {i} scores {ours[row]:R}, by the peer {theirs[row]:R}");
                }
            }
        }
    }

    /// <summary>Rows a second over all batches, as often as a round is long.</summary>
    private double Rate(IReadOnlyList<FeatureMatrix> batches, Action<int> score)
    {
        var rows = 0L;
        var start = Stopwatch.GetTimestamp();
        do
        {
            for (var i = 0; i < batches.Count; i++)
            {
                score(i);
            }

            rows += batches.Count * (long)batch;
        }
        while (Stopwatch.GetElapsedTime(start) < Round);
        return rows / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
