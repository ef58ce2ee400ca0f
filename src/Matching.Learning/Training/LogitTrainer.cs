namespace Matching.Learning;

/// <summary>Fits the logit: maximum likelihood of the chosen institutions among all candidates, with an L2 penalty.</summary>
/// <remarks>The penalised likelihood is strictly concave: there is one best model, and no seed or order of examples changes it.</remarks>
internal static class LogitTrainer
{
    /// <summary>Fits weights to examples.</summary>
    /// <param name="examples">Past queries with what was known before them.</param>
    /// <param name="options">Penalties.</param>
    /// <param name="without">What the examples leave out, and the model is to be asked without.</param>
    /// <param name="from">A model fitted to much the same examples, which saves steps on the way to the same optimum; null for none.</param>
    /// <param name="cancellationToken">Stops between steps of the optimiser.</param>
    public static LogitModel Fit(
        IReadOnlyList<LogitExample> examples, LogitOptions options, FeatureMask without, LogitModel? from, CancellationToken cancellationToken)
    {
        var loss = new LogitLoss(examples, options);
        var start = Array.ConvertAll(loss.Active, bucket => (double)(from?.Weights[bucket] ?? 0));
        var best = new LimitedMemoryBfgs(loss.At, start.Length).Minimise(start, options.Iterations, cancellationToken);
        var weights = new float[LogitModel.Buckets];
        for (var i = 0; i < best.Length; i++)
        {
            weights[loss.Active[i]] = (float)best[i];
        }

        return new LogitModel(weights) { Without = without };
    }
}
