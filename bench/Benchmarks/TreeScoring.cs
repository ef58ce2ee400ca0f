using System.Diagnostics;
using Matching.Bench.Measuring;
using Matching.Bench.Sample;
using Matching.Learning;
using Microsoft.ML.Data;

namespace Matching.Bench.Benchmarks;

/// <summary>The trees over batches of one size, one thread, against ML.NET's own <c>Transform</c> over the same rows.</summary>
internal sealed class TreeScoring(int batch) : IBenchmark
{
    private const int Rows = 20_000;

    public string Name => $"score {batch:N0}";

    public string What => $"score batches of {batch:N0} candidates by the trained trees, one thread; every score equal to ML.NET's bit for bit";

    public string? Against => "ML.NET Transform of the same model over the same rows, its data view made from ready row objects";

    public IReadOnlyList<Bound> Bounds { get; } = batch == 100 ? [Bound.AtLeast(Figure.Ratio, 20).AsAim()] : [];

    public Measurement Run(SampleBed bed)
    {
        var trees = bed.Trees;
        var batches = ScoringRows.Make(bed, batch, Rows);
        var rows = batches.Select(ToRows).ToArray();
        AssertEqual(batches, trees, rows);
        var count = batches.Sum(matrix => matrix.Height);
        var pair = Pair.Measure(
            bed.Rounds(9),
            () => Rate(count, () => batches.Count(matrix => trees.Scorer.Score(matrix).Length == batch)),
            () => Rate(count, () => rows.Count(row => Transform(trees, row).Length == batch)));
        return Measurement.Of([.. Figure.Of(pair, "ours", "Transform", "rows/s"), Figure.Of("trees", trees.Scorer.TreeCount, string.Empty)]);
    }

    /// <summary>Every row scored both ways, compared as bits.</summary>
    private static void AssertEqual(IReadOnlyList<FeatureMatrix> batches, TrainedTrees trees, TreeRow[][] rows)
    {
        for (var i = 0; i < batches.Count; i++)
        {
            var ours = trees.Scorer.Score(batches[i]);
            var theirs = Transform(trees, rows[i]);
            for (var row = 0; row < ours.Length; row++)
            {
                if (BitConverter.SingleToInt32Bits(ours[row]) != BitConverter.SingleToInt32Bits(theirs[row]))
                {
                    throw new WrongResultException($"row {row} of batch {i} scores {ours[row]:R}, by ML.NET {theirs[row]:R}");
                }
            }
        }
    }

    private static float[] Transform(TrainedTrees trees, TreeRow[] rows)
    {
        var schema = SchemaDefinition.Create(typeof(TreeRow));
        schema[nameof(TreeRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, FeatureMatrix.Width);
        schema[nameof(TreeRow.GroupId)].ColumnType = new KeyDataViewType(typeof(uint), 1);
        return [.. trees.Transformer.Transform(trees.Context.Data.LoadFromEnumerable(rows, schema)).GetColumn<float>("Score")];
    }

    private static TreeRow[] ToRows(FeatureMatrix matrix) =>
        [.. Enumerable.Range(0, matrix.Height).Select(row => new TreeRow { Features = matrix.Row(row).ToArray(), GroupId = 1 })];

    private static double Rate(int rows, Func<int> work)
    {
        var start = Stopwatch.GetTimestamp();
        var whole = work();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return whole > 0 ? rows / seconds : throw new WrongResultException("a batch came back with another number of scores");
    }
}
