namespace Matching.Learning.Tests.Training;

/// <summary>The loss and its gradient agree, and the fit ends at the same place wherever it begins.</summary>
public sealed class LogitLossTests
{
    private static readonly LogitOptions Options = new(Penalty: 0.5, HistoryPenalty: 2, Iterations: 400);

    private static readonly LogitExample[] Examples = [.. Read(wide: 0.4)];

    [Fact]
    public void At_AnyPoint_GradientIsTheSlopeOfTheLoss()
    {
        var loss = new LogitLoss(Examples, Options);
        var random = new Random(7);
        var point = loss.Active.Select(_ => (random.NextDouble() - 0.5) / 5).ToArray();
        var gradient = new double[point.Length];
        loss.At(point, gradient);
        var scrap = new double[point.Length];
        foreach (var i in Enumerable.Range(0, point.Length).Where(i => Math.Abs(gradient[i]) > 0.05 || i % 50 == 0).Take(80))
        {
            var (above, below) = ((double[])point.Clone(), (double[])point.Clone());
            (above[i], below[i]) = (point[i] + 1e-4, point[i] - 1e-4);
            var slope = (loss.At(above, scrap) - loss.At(below, scrap)) / 2e-4;
            Assert.True(Math.Abs(slope - gradient[i]) < 1e-5 * Math.Max(1, Math.Abs(slope)), $"bucket {loss.Active[i]}: {gradient[i]} instead of {slope}");
        }
    }

    [Fact]
    public void At_WideWeightZero_IsTheLossOfTheCountryAlone()
    {
        var (narrow, silent) = (new LogitLoss([.. Read(wide: null)], Options), new LogitLoss([.. Read(wide: 0)], Options));
        var scrap = new double[silent.Active.Length];
        Assert.Equal(narrow.At(new double[narrow.Active.Length], scrap), silent.At(new double[silent.Active.Length], scrap), 9);
    }

    [Fact]
    public void Fit_FromAnotherModel_EndsAtTheSameOptimum()
    {
        var token = TestContext.Current.CancellationToken;
        var before = LogitTrainer.Fit(Examples[..^3], Options, FeatureMask.None, from: null, token);
        var cold = LogitTrainer.Fit(Examples, Options, FeatureMask.None, from: null, token);
        var warm = LogitTrainer.Fit(Examples, Options, FeatureMask.None, before, token);
        var farthest = cold.Weights.Zip(warm.Weights, (a, b) => Math.Abs(a - b)).Max();
        Assert.True(farthest < 0.02, $"weights differ by up to {farthest}; the largest is {cold.Weights.Max(Math.Abs)}");
    }

    private static IEnumerable<LogitExample> Read(double? wide)
    {
        var catalogue = Worlds.Catalogue;
        foreach (var query in PastQueries.Read(catalogue, Worlds.Log, 2006, Worlds.Cutoff - 1, static _ => true).Take(12))
        {
            EngagementHistory[] histories = [.. new[] { 0, 2 }.Select(lag => EngagementHistory.Before(catalogue, Worlds.Log, query.Year - lag))];
            var home = catalogue.InCountry(query.Country).ToArray();
            int[] others = wide is null ? [] : [.. Enumerable.Range(0, catalogue.Institutions.Count).Where(i => catalogue.CountryOf(i) != query.Country)];
            yield return new LogitExample(catalogue, histories, query, [.. home, .. others], FeatureMask.None)
            {
                Home = home.Length,
                WideWeight = wide ?? 0,
                AbroadOffset = 0.7,
            };
        }
    }
}
