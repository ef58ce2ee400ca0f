namespace Matching.Learning;

/// <summary>A past query as the logit sees it: the hashed crosses of each candidate, and how the choice was spread over them.</summary>
internal sealed class LogitExample
{
    /// <summary>Collects the crosses of every candidate.</summary>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="history">What was known when the query was asked.</param>
    /// <param name="query">What was asked and chosen.</param>
    /// <param name="candidates">Institution numbers, ascending.</param>
    /// <param name="without">What is hidden.</param>
    public LogitExample(Catalogue catalogue, EngagementHistory history, PastQuery query, int[] candidates, FeatureMask without)
    {
        var matrix = FeatureExtractor.Extract(catalogue, history, LogitModel.EmptyWithout(without), query.Enterprise, query.Sector, candidates);
        Buckets = new int[candidates.Length][];
        Target = new float[candidates.Length];
        var crosses = new List<int>(128);
        var asked = ContentCrosses.Ask(catalogue, catalogue.EnterpriseProfiles[query.Enterprise], query.Sector);
        for (var row = 0; row < candidates.Length; row++)
        {
            crosses.Clear();
            ContentCrosses.Collect(crosses, asked, catalogue.Profiles[candidates[row]], without);
            HistoryCrosses.Collect(crosses, matrix.Row(row));
            Buckets[row] = [.. crosses];
            Target[row] = query.Chose(candidates[row]) ? 1f / query.Chosen.Length : 0;
        }
    }

    /// <summary>Buckets of each candidate.</summary>
    public int[][] Buckets { get; }

    /// <summary>Each candidate's part of the choice; sums to 1.</summary>
    public float[] Target { get; }

    /// <summary>Each candidate's chance to be chosen under the weights: softmax of the sums.</summary>
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
