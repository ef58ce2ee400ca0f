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
        Target = new float[candidates.Length];
        Content = new int[candidates.Length][];
        History = ReadHistory(catalogue, history, query, candidates, without);
        var crosses = new List<int>(128);
        var worth = query.WorthOfAll;
        var asked = ContentCrosses.Ask(catalogue, catalogue.EnterpriseProfiles[query.Enterprise], query.Sector);
        for (var row = 0; row < candidates.Length; row++)
        {
            crosses.Clear();
            ContentCrosses.Collect(crosses, asked, catalogue.Profiles[candidates[row]], without);
            Content[row] = [.. crosses];
            Target[row] = query.RelevanceOf(candidates[row]) / worth;
        }
    }

    private LogitExample(LogitExample same, int[][] history) => (Target, Content, History) = (same.Target, same.Content, history);

    /// <summary>Buckets of each candidate's content crosses: the same whenever the query is asked.</summary>
    public int[][] Content { get; }

    /// <summary>Buckets of each candidate's counting features.</summary>
    public int[][] History { get; }

    /// <summary>Each candidate's part of the choice; sums to 1.</summary>
    public float[] Target { get; }

    /// <summary>How much the example counts beside others; those of one query sum to 1.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The same query, asked with less known. Shares what does not change.</summary>
    public LogitExample AskedWith(Catalogue catalogue, EngagementHistory history, PastQuery query, int[] candidates, FeatureMask without, double weight) =>
        new(this, ReadHistory(catalogue, history, query, candidates, without)) { Weight = weight };

    private static int[][] ReadHistory(Catalogue catalogue, EngagementHistory history, PastQuery query, int[] candidates, FeatureMask without)
    {
        var matrix = FeatureExtractor.Extract(catalogue, history, LogitModel.EmptyWithout(without), query.Enterprise, query.Sector, candidates);
        var buckets = new int[candidates.Length][];
        var steps = new List<int>(64);
        for (var row = 0; row < buckets.Length; row++)
        {
            steps.Clear();
            HistoryCrosses.Collect(steps, matrix.Row(row));
            buckets[row] = [.. steps];
        }

        return buckets;
    }
}
