using System.Globalization;

namespace Matching.Learning;

/// <summary>Says why one institution stands behind another: what its score would gain if, in one feature, it were like the other.</summary>
internal sealed class MissReasons(Catalogue catalogue, EngagementHistory history, RankingModel model)
{
    private const int Told = 3;

    /// <summary>Gains that are not worth a sentence.</summary>
    private const float Least = 0.05f;

    /// <summary>The weightiest reasons, as sentences.</summary>
    /// <param name="query">What was asked.</param>
    /// <param name="candidates">Everyone who was ranked.</param>
    /// <param name="behind">The institution that should have stood first.</param>
    /// <param name="ahead">The one that did.</param>
    public IReadOnlyList<string> Between(PastQuery query, int[] candidates, int behind, int ahead)
    {
        var matrix = FeatureExtractor.Extract(catalogue, history, model.Logit, query.Enterprise, query.Sector, candidates);
        var (low, high) = (matrix.Row(Array.IndexOf(candidates, behind)).ToArray(), matrix.Row(Array.IndexOf(candidates, ahead)).ToArray());
        var scores = Swapped(query, behind, ahead, low, high);
        var between = model.Score(new FeatureMatrix([ahead], high))[0] - scores[0];
        var facts = Facts(behind);
        var gains = Enumerable.Range(1, scores.Length - 1)
            .Select(swap => (Swap: swap, Gain: scores[swap] - scores[0]))
            .Where(swap => swap.Gain > Least)
            .OrderByDescending(swap => swap.Gain).ThenBy(swap => swap.Swap)
            .Take(Told)
            .Select(swap => Sentence(swap.Swap, swap.Gain, between, low, high));
        return [.. facts, .. gains];
    }

    /// <summary>Scores of the row as it is, of it with each column of the other in turn, and of it with the other's kind and name.</summary>
    private float[] Swapped(PastQuery query, int behind, int ahead, float[] low, float[] high)
    {
        var width = FeatureMatrix.Width;
        var swapped = new FeatureMatrix(new int[width + 1], new float[(width + 1) * width]);
        for (var row = 0; row <= width; row++)
        {
            swapped.Candidates[row] = row == width ? ahead : behind;
            low.CopyTo(swapped.Values, row * width);
            if (row > 0 && row < width)
            {
                swapped.Values[(row * width) + row] = high[row];
            }
        }

        model.Logit.Fill(swapped, catalogue, new QueryContext(catalogue, history, query.Enterprise, query.Sector));

        // The fill centres on these rows' own mean; the trees need the level that the query's candidates had.
        var shift = low[FeatureSet.LogitColumn] - swapped.Values[FeatureSet.LogitColumn];
        for (var row = 0; row <= width; row++)
        {
            swapped.Values[(row * width) + FeatureSet.LogitColumn] += shift;
        }

        return model.Score(swapped);
    }

    private List<string> Facts(int behind)
    {
        var facts = new List<string>();
        if (history.OfInstitution(behind).Length == 0)
        {
            facts.Add("Nobody was known to have engaged it before.");
        }

        if (catalogue.Profiles[behind].Concepts == 0)
        {
            facts.Add("Its name speaks of no field of work that the program knows.");
        }

        return facts;
    }

    private static string Sentence(int swap, float gain, float between, float[] low, float[] high)
    {
        var worth = string.Create(CultureInfo.InvariantCulture, $"worth {gain:0.00} of the {between:0.00} between them");
        if (swap == FeatureMatrix.Width)
        {
            return $"Kind and name: {worth}.";
        }

        var column = FeatureSet.Columns[swap];
        return $"{column.Name.Replace('_', ' ')} {Value(low[swap], swap)} against {Value(high[swap], swap)} {column.Unit}: {worth}.";
    }

    private static string Value(float value, int column) => column == FeatureSet.YearsSinceEngagedColumn && value == FeatureExtractor.NeverEngagedYears
        ? "never"
        : value.ToString("0.###", CultureInfo.InvariantCulture);
}
