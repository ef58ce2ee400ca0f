namespace Matching.Learning;

/// <summary>Fits the content model: maximum likelihood of the chosen institutions among all candidates, with an L2 penalty.</summary>
/// <remarks>AdaGrad (Duchi, Hazan and Singer 2011), one query a step, in a seeded order: the same input gives the same weights.</remarks>
internal static class ContentTrainer
{
    /// <summary>Fits weights to past queries.</summary>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="queries">What was asked and chosen.</param>
    /// <param name="options">How to fit.</param>
    /// <param name="seed">Order of the steps.</param>
    /// <param name="cancellationToken">Stops between epochs.</param>
    public static ContentModel Fit(
        Catalogue catalogue, IReadOnlyList<PastQuery> queries, ContentOptions options, int seed, CancellationToken cancellationToken)
    {
        var weights = new float[ContentModel.Buckets];
        var squares = new float[ContentModel.Buckets];
        var examples = queries.Select(query => new Example(catalogue, query)).ToArray();
        var order = Enumerable.Range(0, examples.Length).ToArray();
        var random = new Random(seed);
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            random.Shuffle(order);
            foreach (var index in order)
            {
                Step(weights, squares, examples[index], options, examples.Length);
            }
        }

        return new ContentModel(weights);
    }

    private static void Step(float[] weights, float[] squares, Example example, ContentOptions options, int steps)
    {
        var chances = example.Chances(weights);
        var gradient = new Dictionary<int, float>();
        for (var row = 0; row < chances.Length; row++)
        {
            var error = chances[row] - example.Target[row];
            if (Math.Abs(error) < 1e-6f)
            {
                continue;
            }

            foreach (var bucket in example.Buckets[row])
            {
                gradient[bucket] = gradient.GetValueOrDefault(bucket) + error;
            }
        }

        foreach (var (bucket, slope) in gradient)
        {
            var g = slope + (options.Penalty * weights[bucket] / steps);
            squares[bucket] += g * g;
            weights[bucket] -= options.LearningRate * g / (MathF.Sqrt(squares[bucket]) + 1e-3f);
        }
    }

    private sealed class Example
    {
        public Example(Catalogue catalogue, PastQuery query)
        {
            var candidates = catalogue.InCountry(query.Country);
            Buckets = new int[candidates.Length][];
            Target = new float[candidates.Length];
            var features = new List<int>(128);
            for (var row = 0; row < candidates.Length; row++)
            {
                features.Clear();
                ContentCrosses.Collect(
                    features, catalogue, catalogue.EnterpriseProfiles[query.Enterprise], query.Sector, catalogue.Profiles[candidates[row]]);
                Buckets[row] = [.. features];
                Target[row] = Array.BinarySearch(query.Chosen, candidates[row]) >= 0 ? 1f / query.Chosen.Length : 0;
            }
        }

        public int[][] Buckets { get; }

        public float[] Target { get; }

        public float[] Chances(float[] weights)
        {
            var chances = new float[Buckets.Length];
            var highest = float.NegativeInfinity;
            for (var row = 0; row < chances.Length; row++)
            {
                foreach (var bucket in Buckets[row])
                {
                    chances[row] += weights[bucket];
                }

                highest = Math.Max(highest, chances[row]);
            }

            float sum = 0;
            for (var row = 0; row < chances.Length; row++)
            {
                chances[row] = MathF.Exp(chances[row] - highest);
                sum += chances[row];
            }

            for (var row = 0; row < chances.Length; row++)
            {
                chances[row] /= sum;
            }

            return chances;
        }
    }
}
