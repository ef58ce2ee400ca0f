using System.Diagnostics;
using Matching.Bench.Measuring;
using Matching.Bench.Peers;
using Matching.Bench.Sample;
using Matching.Learning;

namespace Matching.Bench.Benchmarks;

/// <summary>Growing the trees on a million rows, against LightGBM's own library with the same parameters.</summary>
internal sealed class TrainingTime : IBenchmark
{
    private const int Rows = 1_000_000;
    private const int Group = 100;

    public string Name => "training";

    public string What => $"grow the product's trees on {Rows:N0} rows of real features in groups of {Group} with invented grades, one thread, from the rows in memory to the bytes of the model file";

    public string? Against => "native LightGBM (C API), the same rows and parameters, one thread, from the rows in memory to the last tree";

    public IReadOnlyList<Bound> Bounds { get; } = [Bound.AtMost("time", 1.5, "×")];

    public Measurement Run(SampleBed bed)
    {
        var rows = TrainedTrees.Grade(ScoringRows.Make(bed, Group, bed.Size(Rows)));
        var options = new TrainingOptions();
        try
        {
            var pair = Pair.Measure(
                bed.Rounds(2),
                () => Rate(rows, () => TreeGrower.Grow(rows, options).Length > 0),
                () => Rate(rows, () => NativeTraining.Run(rows, options) == options.Trees.Trees),
                TimeSpan.Zero);
            double[] times = [.. pair.Ratios.Select(ratio => 1 / ratio)];
            return Measurement.Of([Figure.Of("time", times, "×"), .. Figure.Of(pair, "ours", "native", "rows/s"), Figure.Of("rows", rows.Rows, string.Empty)]);
        }
        catch (DllNotFoundException)
        {
            return Measurement.Skipped("LightGBM has no native library for this system");
        }
    }

    private static double Rate(TrainingSet rows, Func<bool> train)
    {
        var start = Stopwatch.GetTimestamp();
        return train() ? rows.Rows / Stopwatch.GetElapsedTime(start).TotalSeconds : throw new WrongResultException("the training grew no model of the trees asked for");
    }
}
