using Matching.Domain;

namespace Matching.Learning;

/// <summary>
/// Scores as shares of their own ranking: <c>exp(score) / sum of exp(score)</c>, which is what the conditional logit takes as the chance to
/// be the one chosen. Scores compare within one ranking only; shares compare between rankings.
/// </summary>
public static class ScoreShares
{
    /// <summary>Natural logarithm of the sum of exp(score) over a whole ranking; minus infinity when it is empty.</summary>
    public static double LogSum(IReadOnlyList<RankedInstitution> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (items.Count == 0)
        {
            return double.NegativeInfinity;
        }

        // The best stands first; taking it out keeps every power within range.
        double sum = 0;
        for (var i = 0; i < items.Count; i++)
        {
            sum += Math.Exp(items[i].Score - (double)items[0].Score);
        }

        return items[0].Score + Math.Log(sum);
    }

    /// <summary>The same of a ranking that is not made into lines.</summary>
    /// <param name="keys">In order; see <see cref="ScoreKeys"/>.</param>
    internal static double LogSum(ReadOnlySpan<ulong> keys)
    {
        if (keys.IsEmpty)
        {
            return double.NegativeInfinity;
        }

        double sum = 0;
        var best = (double)ScoreKeys.Score(keys[0]);
        foreach (var key in keys)
        {
            sum += Math.Exp(ScoreKeys.Score(key) - best);
        }

        return best + Math.Log(sum);
    }

    /// <summary>The share of every candidate, in their order; sums to 1.</summary>
    /// <param name="scores">Scores of all candidates of a query.</param>
    internal static double[] Of(ReadOnlySpan<float> scores)
    {
        var shares = new double[scores.Length];
        if (scores.IsEmpty)
        {
            return shares;
        }

        double best = float.NegativeInfinity, sum = 0;
        foreach (var score in scores)
        {
            best = Math.Max(best, score);
        }

        for (var i = 0; i < shares.Length; i++)
        {
            sum += shares[i] = Math.Exp(scores[i] - best);
        }

        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] /= sum;
        }

        return shares;
    }
}
