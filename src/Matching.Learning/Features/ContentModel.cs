namespace Matching.Learning;

/// <summary>
/// A conditional logit (softmax over the candidates of a query) on hashed crosses of what an institution is (kind, concepts, name
/// words) with what is asked (sector, family, subregion, enterprise).
/// </summary>
/// <remarks>McFadden 1974, "Conditional logit analysis of qualitative choice behavior"; hashing as in Weinberger et al. 2009.</remarks>
internal sealed class ContentModel(float[] weights)
{
    /// <summary>Number of hash buckets, a power of two.</summary>
    public const int Buckets = 1 << 18;

    /// <summary>A model that says nothing: every score is zero.</summary>
    public static ContentModel Empty { get; } = new(new float[Buckets]);

    /// <summary>One weight a bucket.</summary>
    public float[] Weights { get; } = weights;

    /// <summary>Scores of the candidates, centred on their mean so that they compare between queries.</summary>
    public float[] Score(Catalogue catalogue, QueryContext query, int[] candidates)
    {
        var scores = new float[candidates.Length];
        var features = new List<int>(128);
        foreach (var (sector, weight) in query.Sectors.Parts)
        {
            for (var i = 0; i < candidates.Length; i++)
            {
                features.Clear();
                ContentCrosses.Collect(features, catalogue, query.Profile, sector, catalogue.Profiles[candidates[i]]);
                scores[i] += (float)weight * Sum(features);
            }
        }

        var mean = scores.Length == 0 ? 0 : scores.Average();
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] -= mean;
        }

        return scores;
    }

    private float Sum(List<int> features)
    {
        float sum = 0;
        foreach (var feature in features)
        {
            sum += Weights[feature];
        }

        return sum;
    }
}
