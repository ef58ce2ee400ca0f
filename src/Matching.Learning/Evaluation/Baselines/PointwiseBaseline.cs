using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Matching.Learning;

/// <summary>Logistic regression of "was chosen" on the feature columns, each candidate by itself: ML.NET's L-BFGS trainer.</summary>
internal sealed class PointwiseBaseline
{
    private readonly MLContext _context;
    private readonly PointwiseOptions _options;
    private readonly ITransformer _model;

    private PointwiseBaseline(MLContext context, PointwiseOptions options, ITransformer model) =>
        (_context, _options, _model) = (context, options, model);

    /// <summary>Fits it to the rows that the trees of the learned model are grown on.</summary>
    public static PointwiseBaseline Fit(TrainingSet rows, PointwiseOptions options, int seed)
    {
        var context = new MLContext(seed);
        var data = context.Data.LoadFromEnumerable(
            Enumerable.Range(0, rows.Rows).Select(row => Row(rows.Features.AsSpan(row * FeatureMatrix.Width, FeatureMatrix.Width), rows.Grades[row] > 0, options)),
            Schema());
        var trainer = context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            FeatureColumnName = nameof(PointwiseRow.Features),
            LabelColumnName = nameof(PointwiseRow.Label),
            L1Regularization = 0,
            L2Regularization = options.Penalty,
            NumberOfThreads = 1,
        });
        var model = context.Transforms
            .NormalizeMeanVariance(nameof(PointwiseRow.Features), maximumExampleCount: long.MaxValue, fixZero: false)
            .AppendCacheCheckpoint(context)
            .Append(trainer)
            .Fit(data);
        return new PointwiseBaseline(context, options, model);
    }

    /// <summary>Scores every row of a matrix: the log-odds of having been chosen.</summary>
    public float[] Score(FeatureMatrix matrix)
    {
        var rows = Enumerable.Range(0, matrix.Height).Select(row => Row(matrix.Row(row), label: false, _options));
        var scored = _model.Transform(_context.Data.LoadFromEnumerable(rows, Schema()));
        return [.. scored.GetColumn<float>("Score")];
    }

    private static PointwiseRow Row(ReadOnlySpan<float> values, bool label, PointwiseOptions options)
    {
        var features = values.ToArray();
        for (var column = 0; column < features.Length; column++)
        {
            if (column == FeatureSet.LogitColumn)
            {
                // Log-odds already: a logarithm of them would mean nothing.
                features[column] = options.ReadsLogit ? features[column] : 0;
            }
            else if (options.Logarithms)
            {
                features[column] = MathF.CopySign(MathF.Log(1 + MathF.Abs(features[column])), features[column]);
            }
        }

        return new PointwiseRow { Features = features, Label = label };
    }

    private static SchemaDefinition Schema()
    {
        var schema = SchemaDefinition.Create(typeof(PointwiseRow));
        schema[nameof(PointwiseRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, FeatureMatrix.Width);
        return schema;
    }
}
