using CsCheck;

namespace Matching.Learning.Tests.Evaluation;

public sealed class RankingMetricsTests
{
    [Fact]
    public void Compute_OneRelevantAtRankTwo_GivesTheTextbookValues()
    {
        var metrics = RankingMetrics.Compute([3, 2, 1], [0, 1, 0]);
        Assert.Equal(1 / Math.Log2(3), metrics.Ndcg, 12);
        Assert.Equal(0.5, metrics.ReciprocalRank, 12);
        Assert.Equal(0.5, metrics.AveragePrecision, 12);
        Assert.Equal(1, metrics.Hit, 12);
        Assert.Equal(1, metrics.Recall, 12);
    }

    [Fact]
    public void Compute_GradedRelevance_UsesExponentialGains()
    {
        // Grades 1, 3 in that order: (1 + 7 / log2 3) over the ideal (7 + 1 / log2 3).
        var metrics = RankingMetrics.Compute([2, 1], [1, 3]);
        Assert.Equal((1 + (7 / Math.Log2(3))) / (7 + (1 / Math.Log2(3))), metrics.Ndcg, 12);
    }

    [Fact]
    public void Compute_NothingRelevant_IsZero() => Assert.Equal(default, RankingMetrics.Compute([1, 2], [0, 0]));

    [Fact]
    public void Compute_DifferentLengths_Throws() => Assert.Throws<ArgumentException>(() => RankingMetrics.Compute([1, 2], [1]));

    [Fact]
    public void Compute_AllTied_IsTheMeanOverEveryOrder()
    {
        var metrics = RankingMetrics.Compute([0, 0, 0, 0], [1, 0, 0, 0], cutoff: 2, recallCutoff: 3);
        Assert.Equal((1 + (1 / Math.Log2(3))) / 4, metrics.Ndcg, 12);
        Assert.Equal((1 + (1 / 2.0) + (1 / 3.0) + (1 / 4.0)) / 4, metrics.ReciprocalRank, 12);
        Assert.Equal(0.5, metrics.Hit, 12);
        Assert.Equal(0.75, metrics.Recall, 12);
    }

    [Fact]
    public void Compute_WithTies_EqualsTheMeanOverEveryPermutation() =>
        Gen.Select(Gen.Int[0, 2].Array[2, 6], Gen.Int[0, 2].Array[6]).Sample(
            (levels, grades) =>
            {
                var scores = Array.ConvertAll(levels, level => (float)level);
                var own = grades[..scores.Length];
                var expected = MeanOverOrders(scores, own);
                var actual = RankingMetrics.Compute(scores, own, cutoff: 3, recallCutoff: 2);
                Assert.Equal(expected.Ndcg, actual.Ndcg, 9);
                Assert.Equal(expected.ReciprocalRank, actual.ReciprocalRank, 9);
                Assert.Equal(expected.AveragePrecision, actual.AveragePrecision, 9);
                Assert.Equal(expected.Hit, actual.Hit, 9);
                Assert.Equal(expected.Recall, actual.Recall, 9);
            },
            iter: 300);

    [Fact]
    public void Compute_RowsShuffled_IsTheSame() =>
        Gen.Select(Gen.Int[0, 4].Array[3, 30], Gen.Int[0, 3].Array[30], Gen.Int).Sample((levels, grades, seed) =>
        {
            var scores = Array.ConvertAll(levels, level => (float)level);
            var own = grades[..scores.Length];
            var expected = RankingMetrics.Compute(scores, own);
            var order = Enumerable.Range(0, scores.Length).ToArray();
            new Random(seed).Shuffle(order);
            var actual = RankingMetrics.Compute([.. order.Select(i => scores[i])], [.. order.Select(i => own[i])]);
            Assert.Equal(expected.Ndcg, actual.Ndcg, 9);
            Assert.Equal(expected.ReciprocalRank, actual.ReciprocalRank, 9);
            Assert.Equal(expected.AveragePrecision, actual.AveragePrecision, 9);
        });

    [Fact]
    public void Compute_NotANumber_StandsLast()
    {
        var metrics = RankingMetrics.Compute([float.NaN, -1000], [1, 0]);
        Assert.Equal(0.5, metrics.ReciprocalRank, 12);
    }

    /// <summary>Plain metrics, averaged over every order that puts higher scores first.</summary>
    private static QueryMetrics MeanOverOrders(float[] scores, int[] grades)
    {
        var orders = Permutations([.. Enumerable.Range(0, scores.Length)])
            .Where(order => order.Zip(order.Skip(1)).All(pair => scores[pair.First] >= scores[pair.Second]))
            .Select(order => Plain([.. order.Select(i => grades[i])], 3, 2))
            .ToArray();
        return new QueryMetrics(
            orders.Average(m => m.Ndcg), orders.Average(m => m.ReciprocalRank), orders.Average(m => m.AveragePrecision), orders.Average(m => m.Hit), orders.Average(m => m.Recall));
    }

    private static QueryMetrics Plain(int[] ranked, int cutoff, int recallCutoff)
    {
        var relevant = ranked.Count(grade => grade > 0);
        if (relevant == 0)
        {
            return default;
        }

        static double Dcg(IEnumerable<int> grades) => grades.Select((grade, i) => (Math.Pow(2, grade) - 1) / Math.Log2(i + 2)).Sum();
        var first = Array.FindIndex(ranked, grade => grade > 0);
        var precisions = ranked.Select((grade, i) => grade > 0 ? (double)ranked.Take(i + 1).Count(g => g > 0) / (i + 1) : 0).Sum();
        return new QueryMetrics(
            Dcg(ranked.Take(cutoff)) / Dcg(ranked.OrderDescending().Take(cutoff)),
            1.0 / (first + 1),
            precisions / relevant,
            first < cutoff ? 1 : 0,
            (double)ranked.Take(recallCutoff).Count(grade => grade > 0) / relevant);
    }

    private static IEnumerable<int[]> Permutations(int[] items) => items.Length <= 1
        ? [items]
        : items.SelectMany((item, i) => Permutations([.. items[..i], .. items[(i + 1)..]]).Select(rest => (int[])[item, .. rest]));
}
