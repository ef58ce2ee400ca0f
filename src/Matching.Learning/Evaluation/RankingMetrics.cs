using System.Runtime.InteropServices;

namespace Matching.Learning;

/// <summary>
/// Ranking metrics over one query. Ties are broken at random, and the expected value over those random orders is what is returned,
/// computed exactly: the metric does not depend on the order in which candidates happen to stand.
/// </summary>
/// <remarks>
/// Gains are 2^grade − 1 and discounts log2(rank + 1) (Järvelin and Kekäläinen 2002, in the form of Burges et al. 2005).
/// The expectation over ties follows McSherry and Najork 2008, "Computing information retrieval performance measures efficiently
/// in the presence of tied scores".
/// </remarks>
public static class RankingMetrics
{
    /// <summary>Every metric of one query at once.</summary>
    /// <param name="scores">One score per candidate; higher is better; NaN counts as the lowest.</param>
    /// <param name="grades">One relevance grade per candidate, 0 (not relevant) or more.</param>
    /// <param name="cutoff">k of NDCG@k and Hit@k, 1 or more.</param>
    /// <param name="recallCutoff">k of Recall@k, 1 or more.</param>
    /// <returns>The metrics; all zero when no candidate is relevant.</returns>
    public static QueryMetrics Compute(ReadOnlySpan<float> scores, ReadOnlySpan<int> grades, int cutoff = 10, int recallCutoff = 50)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cutoff, 1);
        if (grades.Length != scores.Length)
        {
            throw new ArgumentException($"{scores.Length} scores but {grades.Length} grades.", nameof(grades));
        }

        var order = new (float Score, int Grade)[scores.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = (float.IsNaN(scores[i]) ? float.NegativeInfinity : scores[i], grades[i]);
        }

        Array.Sort(order, static (a, b) => b.Score.CompareTo(a.Score));
        var ideal = IdealGain(grades, cutoff);
        return ideal == 0 ? default : Walk(order, ideal, cutoff, recallCutoff);
    }

    private static QueryMetrics Walk((float Score, int Grade)[] order, double ideal, int cutoff, int recallCutoff)
    {
        var relevant = order.Count(item => item.Grade > 0);
        double gain = 0, hitMiss = 1, recalled = 0, reciprocal = 0, precision = 0;
        var seenRelevant = 0;
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && order[end].Score == order[start].Score)
            {
                end++;
            }

            var group = order.AsSpan(start, end - start);
            var groupRelevant = 0;
            double groupGain = 0;
            foreach (var item in group)
            {
                groupRelevant += item.Grade > 0 ? 1 : 0;
                groupGain += Gain(item.Grade);
            }

            gain += groupGain / group.Length * DiscountSum(start, Math.Min(end, cutoff));
            recalled += (double)groupRelevant / group.Length * Math.Max(0, Math.Min(end, recallCutoff) - start);
            hitMiss *= MissProbability(group.Length, groupRelevant, Math.Min(end, cutoff) - start);
            if (seenRelevant == 0 && groupRelevant > 0)
            {
                reciprocal = ExpectedReciprocalRank(start, group.Length, groupRelevant);
            }

            precision += PrecisionSum(start, group.Length, groupRelevant, seenRelevant);
            seenRelevant += groupRelevant;
            start = end;
        }

        return new QueryMetrics(gain / ideal, reciprocal, precision / relevant, 1 - hitMiss, recalled / relevant);
    }

    private static double Gain(int grade) => Math.Pow(2, grade) - 1;

    private static double Discount(int position) => 1 / Math.Log2(position + 2);

    private static double DiscountSum(int from, int to)
    {
        double sum = 0;
        for (var position = from; position < to; position++)
        {
            sum += Discount(position);
        }

        return sum;
    }

    private static double IdealGain(ReadOnlySpan<int> grades, int cutoff)
    {
        var sorted = new List<int>(grades.Length);
        foreach (var grade in grades)
        {
            if (grade > 0)
            {
                sorted.Add(grade);
            }
        }

        sorted.Sort(static (a, b) => b.CompareTo(a));
        double ideal = 0;
        var top = CollectionsMarshal.AsSpan(sorted);
        for (var position = 0; position < Math.Min(top.Length, cutoff); position++)
        {
            ideal += Gain(top[position]) * Discount(position);
        }

        return ideal;
    }

    /// <summary>Chance that none of <paramref name="drawn"/> items drawn without replacement is relevant.</summary>
    private static double MissProbability(int size, int relevant, int drawn)
    {
        if (drawn <= 0 || relevant == 0)
        {
            return 1;
        }

        double miss = 1;
        for (var i = 0; i < drawn && miss > 0; i++)
        {
            miss *= Math.Max(0, (double)(size - relevant - i) / (size - i));
        }

        return miss;
    }

    private static double ExpectedReciprocalRank(int start, int size, int relevant)
    {
        // The first relevant item stands at place j of the group with the chance that the j before it are all not relevant.
        double expected = 0, noneBefore = 1;
        for (var j = 0; j <= size - relevant; j++)
        {
            expected += noneBefore * relevant / (size - j) / (start + j + 1);
            noneBefore *= (double)(size - relevant - j) / (size - j);
        }

        return expected;
    }

    /// <summary>Expected sum, over the relevant items of a tied group, of the precision at each one's rank.</summary>
    private static double PrecisionSum(int start, int size, int relevant, int seenRelevant)
    {
        if (relevant == 0)
        {
            return 0;
        }

        var chance = (double)relevant / size;
        var othersPerPlace = size == 1 ? 0 : (double)(relevant - 1) / (size - 1);
        double sum = 0;
        for (var j = 0; j < size; j++)
        {
            sum += chance * (seenRelevant + 1 + (j * othersPerPlace)) / (start + j + 1);
        }

        return sum;
    }
}
