using Matching.Bench.Sample;
using Matching.Learning;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Matching.Bench.Peers;

/// <summary>The two ways ML.NET itself offers to score rows by a model. One thread at a time.</summary>
internal sealed class MlNetScoring(TrainedTrees trees)
{
    // The ban is on sharing an engine between calls of a service; here one thread asks it, to see what it costs.
#pragma warning disable RS0030
    private readonly PredictionEngine<TreeRow, ScoredRow> _engine =
        trees.Context.Model.CreatePredictionEngine<TreeRow, ScoredRow>(trees.Transformer, inputSchemaDefinition: Schema());
#pragma warning restore RS0030

    /// <summary>What comes out of the engine.</summary>
    public sealed class ScoredRow
    {
        /// <summary>The score.</summary>
        public float Score { get; set; }
    }

    /// <summary>The rows of a batch as ML.NET takes them.</summary>
    public static TreeRow[] ToRows(FeatureMatrix matrix) =>
        [.. Enumerable.Range(0, matrix.Height).Select(row => new TreeRow { Features = matrix.Row(row).ToArray(), GroupId = 1 })];

    /// <summary>Scores a batch by a data view of its own.</summary>
    public float[] Transform(TreeRow[] rows) =>
        [.. trees.Transformer.Transform(trees.Context.Data.LoadFromEnumerable(rows, Schema())).GetColumn<float>("Score")];

    /// <summary>Scores a batch row by row.</summary>
    public float[] Predict(TreeRow[] rows)
    {
        var scores = new float[rows.Length];
        var scored = new ScoredRow();
        for (var row = 0; row < rows.Length; row++)
        {
#pragma warning disable RS0030
            _engine.Predict(rows[row], ref scored);
#pragma warning restore RS0030
            scores[row] = scored.Score;
        }

        return scores;
    }

    private static SchemaDefinition Schema()
    {
        var schema = SchemaDefinition.Create(typeof(TreeRow));
        schema[nameof(TreeRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, FeatureMatrix.Width);
        schema[nameof(TreeRow.GroupId)].ColumnType = new KeyDataViewType(typeof(uint), 1);
        return schema;
    }
}
