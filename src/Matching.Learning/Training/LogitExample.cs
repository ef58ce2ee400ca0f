namespace Matching.Learning;

/// <summary>
/// A past query as the logit sees it: the hashed crosses of each candidate, where its counts stood, and how the choice was spread.
/// </summary>
/// <remarks>
/// The candidates of the country stand first. Others of its subregion may follow: the query is then asked of both, which teaches what
/// sets a partner apart even where a country has few alternatives, and which country is chosen.
/// </remarks>
internal sealed class LogitExample
{
    /// <summary>Collects the crosses of every candidate.</summary>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="histories">What was known when the query was asked, in one or more readings that together count as one query.</param>
    /// <param name="query">What was asked and chosen.</param>
    /// <param name="candidates">Institution numbers: those of the country first.</param>
    /// <param name="without">What is hidden.</param>
    public LogitExample(
        Catalogue catalogue, IReadOnlyList<EngagementHistory> histories, PastQuery query, int[] candidates, FeatureMask without)
    {
        var worth = query.WorthOfAll;
        Target = Array.ConvertAll(candidates, candidate => query.RelevanceOf(candidate) / worth);
        Weight = query.Worth;
        Content = new int[candidates.Length][];
        Counts = [.. histories.Select(history => Place(catalogue, history, query, candidates, without))];
        Home = candidates.Length;
        var crosses = new List<int>(128);
        var asked = ContentCrosses.Ask(catalogue, catalogue.EnterpriseProfiles[query.Enterprise], query.Sector);
        for (var row = 0; row < candidates.Length; row++)
        {
            crosses.Clear();
            ContentCrosses.Collect(crosses, asked, catalogue.Profiles[candidates[row]], without);
            Content[row] = [.. crosses];
        }
    }

    /// <summary>Buckets of each candidate's content crosses: the same whenever the query is asked.</summary>
    public int[][] Content { get; }

    /// <summary>For each history, the cells of each candidate's counts, one row after the other; see <see cref="HistoryCrosses.Place"/>.</summary>
    public IReadOnlyList<ushort[]> Counts { get; }

    /// <summary>Each candidate's part of the choice; sums to 1.</summary>
    public float[] Target { get; }

    /// <summary>How much the query counts beside others.</summary>
    public double Weight { get; }

    /// <summary>How many of the candidates are of the country. Default: all.</summary>
    public int Home { get; init; }

    /// <summary>How much of its weight the query has when asked of the subregion; when asked of the country it has all of it. Default: 0.</summary>
    public double WideWeight { get; init; }

    /// <summary>
    /// Log of how many institutions each candidate from abroad stands for, beside one of the country: what keeps a logit fitted on a sample of
    /// the alternatives consistent (McFadden 1978).
    /// </summary>
    public double AbroadOffset { get; init; }

    private static ushort[] Place(Catalogue catalogue, EngagementHistory history, PastQuery query, int[] candidates, FeatureMask without)
    {
        var matrix = FeatureExtractor.Extract(catalogue, history, LogitModel.EmptyWithout(without), query.Enterprise, query.Sector, candidates);
        var width = HistoryCrosses.CellsPerRow;
        var cells = new ushort[candidates.Length * width];
        for (var row = 0; row < candidates.Length; row++)
        {
            HistoryCrosses.Place(matrix.Row(row), cells.AsSpan(row * width, width));
        }

        return cells;
    }
}
