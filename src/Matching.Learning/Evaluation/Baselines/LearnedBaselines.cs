namespace Matching.Learning;

/// <summary>Rankers that learn, but less: what the learned model has to be better than to be worth its parts.</summary>
/// <remarks>Each had the same number of trials on the same earlier windows (docs/experiments.md, "Baselines").</remarks>
internal static class LearnedBaselines
{
    /// <summary>Name of the item-to-item row.</summary>
    public const string Ease = "EASE over enterprise × institution";

    /// <summary>Name of the logistic regression's row.</summary>
    public const string Pointwise = "pointwise logistic regression";

    /// <summary>Name of the FastTree row.</summary>
    public const string FastTree = "FastTree LambdaMART alone";

    /// <summary>Name of the LightGBM row.</summary>
    public const string LightGbm = "LightGBM LambdaMART alone";

    /// <summary>Trains every one on what the learned model was trained on.</summary>
    /// <param name="rows">The rows its trees were grown on.</param>
    /// <param name="logit">Its first stage, whose score is a column of the matrix.</param>
    /// <param name="training">How it was trained: seed, and whether LightGBM is to be had at all.</param>
    /// <param name="cancellationToken">Stops between two of them.</param>
    public static IReadOnlyList<(string Name, CandidateScorer Score)> Train(
        TrainingSet rows, LogitModel logit, TrainingOptions training, CancellationToken cancellationToken)
    {
        var matrix = new QueryMatrix(logit);
        var rankers = new List<(string, CandidateScorer)> { (Ease, new EaseBaseline(new EaseOptions()).Score) };
        cancellationToken.ThrowIfCancellationRequested();
        var pointwise = PointwiseBaseline.Fit(rows, new PointwiseOptions(), training.Seed);
        rankers.Add((Pointwise, Read(matrix, pointwise.Score)));
        cancellationToken.ThrowIfCancellationRequested();
        var fast = TreeBaseline.Fit(rows, TreeBaselineOptions.FastTree, training.Seed);
        rankers.Add((FastTree, Read(matrix, fast.Score)));
        cancellationToken.ThrowIfCancellationRequested();
        if (training.Trainer == TreeTrainer.LightGbm)
        {
            var light = TreeBaseline.Fit(rows, TreeBaselineOptions.LightGbm, training.Seed);
            rankers.Add((LightGbm, Read(matrix, light.Score)));
        }

        return rankers;
    }

    /// <summary>A ranker that reads the feature matrix.</summary>
    public static CandidateScorer Read(QueryMatrix matrix, Func<FeatureMatrix, float[]> score) =>
        (catalogue, history, query, candidates) => score(matrix.Of(catalogue, history, query, candidates));
}
