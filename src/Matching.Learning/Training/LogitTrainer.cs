using System.Runtime.InteropServices;

namespace Matching.Learning;

/// <summary>Fits the logit: maximum likelihood of the chosen institutions among all candidates, with an L2 penalty.</summary>
/// <remarks>AdaGrad (Duchi, Hazan and Singer 2011), one query a step, in a seeded order: the same input gives the same weights.</remarks>
internal sealed class LogitTrainer(LogitOptions options, int seed)
{
    /// <summary>Errors smaller than this move no weight worth the time.</summary>
    private const float Negligible = 1e-6f;

    private readonly float[] _weights = new float[LogitModel.Buckets];
    private readonly float[] _squares = new float[LogitModel.Buckets];
    private readonly Dictionary<int, float> _gradient = [];

    /// <summary>Fits weights to examples.</summary>
    /// <param name="examples">Past queries with what was known before them.</param>
    /// <param name="without">What the examples leave out, and the model is to be asked without.</param>
    /// <param name="cancellationToken">Stops between epochs.</param>
    public LogitModel Fit(IReadOnlyList<LogitExample> examples, FeatureMask without, CancellationToken cancellationToken)
    {
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Random(seed);
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            random.Shuffle(order);
            foreach (var index in order)
            {
                Step(examples[index], options.Penalty / examples.Count);
            }
        }

        return new LogitModel(_weights) { Without = without };
    }

    private void Step(LogitExample example, float penalty)
    {
        var chances = example.Chances(_weights);
        _gradient.Clear();
        for (var row = 0; row < chances.Length; row++)
        {
            var error = chances[row] - example.Target[row];
            if (Math.Abs(error) < Negligible)
            {
                continue;
            }

            foreach (var bucket in example.Buckets[row])
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_gradient, bucket, out _) += error;
            }
        }

        foreach (var (bucket, slope) in _gradient)
        {
            var gradient = slope + (penalty * _weights[bucket]);
            _squares[bucket] += gradient * gradient;
            _weights[bucket] -= options.LearningRate * gradient / (MathF.Sqrt(_squares[bucket]) + 1e-3f);
        }
    }
}
