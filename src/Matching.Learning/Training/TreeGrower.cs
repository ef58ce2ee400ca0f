using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace Matching.Learning;

/// <summary>Grows LambdaMART trees with ML.NET and writes them as an ML.NET model file.</summary>
/// <remarks>Burges 2010, "From RankNet to LambdaRank to LambdaMART". One thread and a fixed seed: byte-identical models.</remarks>
internal static class TreeGrower
{
    /// <summary>Fewest groups with both a chosen and an unchosen candidate that a model can be learnt from.</summary>
    public const int MinimumGroups = 10;

    private const int LeastFastTreeGains = 5;

    /// <summary>Trains on the rows and returns the bytes of the model file (<c>model.zip</c>).</summary>
    /// <exception cref="NotEnoughHistoryException">Fewer than <see cref="MinimumGroups"/> usable groups.</exception>
    public static byte[] Grow(TrainingSet rows, TrainingOptions options)
    {
        var usable = UsableGroups(rows);
        if (usable < MinimumGroups)
        {
            throw new NotEnoughHistoryException(usable, MinimumGroups);
        }

        var context = new MLContext(options.Seed) { GpuDeviceId = null, FallbackToCpu = true };
        var data = context.Data.LoadFromEnumerable(Read(rows), Schema(rows.GroupSizes.Length));
        ITransformer model = options.Trainer switch
        {
            TreeTrainer.LightGbm => context.Ranking.Trainers.LightGbm(LightGbm(options, rows.Gains)).Fit(data),
            TreeTrainer.FastTree => context.Ranking.Trainers.FastTree(FastTree(options, rows.Gains)).Fit(data),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Trainer, "unknown trainer"),
        };
        using var stream = new MemoryStream();
        context.Model.Save(model, data.Schema, stream);
        return WithoutTimes(stream);
    }

    /// <summary>ML.NET stamps each entry of the file with the wall clock; without that, the same model is the same bytes.</summary>
    private static byte[] WithoutTimes(MemoryStream written)
    {
        using var source = new ZipArchive(written, ZipArchiveMode.Read);
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                var copy = archive.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var from = entry.Open();
                using var to = copy.Open();
                from.CopyTo(to);
            }
        }

        return target.ToArray();
    }

    private static LightGbmRankingTrainer.Options LightGbm(TrainingOptions options, int[]? gains)
    {
        var trainer = new LightGbmRankingTrainer.Options
        {
            LabelColumnName = nameof(TreeRow.Label),
            FeatureColumnName = nameof(TreeRow.Features),
            RowGroupColumnName = nameof(TreeRow.GroupId),
            NumberOfIterations = options.Trees.Trees,
            NumberOfLeaves = options.Trees.Leaves,
            MinimumExampleCountPerLeaf = options.Trees.MinimumRowsPerLeaf,
            LearningRate = options.Trees.LearningRate,
            NumberOfThreads = 1,
            Deterministic = true,
            Seed = options.Seed,
            Booster = new GradientBooster.Options
            {
                FeatureFraction = options.Trees.FeatureShare,
                L2Regularization = options.Trees.Penalty,
            },
        };
        trainer.CustomGains = gains ?? trainer.CustomGains;
        return trainer;
    }

    private static FastTreeRankingTrainer.Options FastTree(TrainingOptions options, int[]? gains)
    {
        var trainer = new FastTreeRankingTrainer.Options
        {
            LabelColumnName = nameof(TreeRow.Label),
            FeatureColumnName = nameof(TreeRow.Features),
            RowGroupColumnName = nameof(TreeRow.GroupId),
            NumberOfTrees = options.Trees.Trees,
            NumberOfLeaves = options.Trees.Leaves,
            MinimumExampleCountPerLeaf = options.Trees.MinimumRowsPerLeaf,
            LearningRate = options.Trees.LearningRate,
            FeatureFraction = options.Trees.FeatureShare,
            NumberOfThreads = 1,
            Seed = options.Seed,
            FeatureSelectionSeed = options.Seed,
            ExecutionTime = false,
        };
        if (gains is not null)
        {
            // It asks for five levels; those above the labels that occur are of no consequence.
            trainer.CustomGains = [.. gains, .. Enumerable.Range(1, Math.Max(0, LeastFastTreeGains - gains.Length)).Select(step => gains[^1] + step)];
        }

        return trainer;
    }

    /// <summary>How rows are laid out for ML.NET.</summary>
    /// <param name="groups">Number of groups.</param>
    internal static SchemaDefinition Schema(int groups)
    {
        var schema = SchemaDefinition.Create(typeof(TreeRow));
        schema[nameof(TreeRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, FeatureMatrix.Width);
        schema[nameof(TreeRow.GroupId)].ColumnType = new KeyDataViewType(typeof(uint), (ulong)groups);
        return schema;
    }

    private static IEnumerable<TreeRow> Read(TrainingSet rows)
    {
        var row = 0;
        for (var group = 0; group < rows.GroupSizes.Length; group++)
        {
            for (var i = 0; i < rows.GroupSizes[group]; i++, row++)
            {
                yield return new TreeRow
                {
                    Features = rows.Features.AsSpan(row * FeatureMatrix.Width, FeatureMatrix.Width).ToArray(),
                    Label = rows.Grades[row],
                    GroupId = (uint)(group + 1),
                };
            }
        }
    }

    private static int UsableGroups(TrainingSet rows)
    {
        var usable = 0;
        var start = 0;
        foreach (var size in rows.GroupSizes)
        {
            var grades = rows.Grades.AsSpan(start, size);
            usable += grades.ContainsAnyExcept(0) && grades.Contains(0) ? 1 : 0;
            start += size;
        }

        return usable;
    }
}
