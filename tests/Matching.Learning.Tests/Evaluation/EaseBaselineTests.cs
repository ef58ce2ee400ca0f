using CsCheck;

namespace Matching.Learning.Tests.Evaluation;

public sealed class EaseBaselineTests
{
    private static readonly EaseOptions Options = new(Penalty: 3, Decay: 1, Repeat: 0, Popularity: 0);
    private static readonly EngagementHistory History = EngagementHistory.Before(Worlds.Catalogue, Worlds.Log, Worlds.Cutoff);

    [Fact]
    public void Score_EveryCandidate_IsThePublishedClosedForm()
    {
        var (enterprises, institutions) = (Worlds.Catalogue.Enterprises.Count, Worlds.Catalogue.Institutions.Count);
        var history = new double[enterprises][];
        for (var enterprise = 0; enterprise < enterprises; enterprise++)
        {
            history[enterprise] = new double[institutions];
            foreach (var group in History.OfEnterprise(enterprise).ToArray().GroupBy(past => past.Institution))
            {
                history[enterprise][group.Key] = group.Count() / (group.Count() + 0.5);
            }
        }

        var gram = new double[institutions][];
        for (var i = 0; i < institutions; i++)
        {
            gram[i] = [.. Enumerable.Range(0, institutions).Select(j => history.Sum(row => row[i] * row[j]) + (i == j ? Options.Penalty : 0))];
        }

        var inverse = SymmetricInverse.Of(gram);
        var candidates = Enumerable.Range(0, institutions).ToArray();
        for (var enterprise = 0; enterprise < enterprises; enterprise += 7)
        {
            var scores = new EaseBaseline(Options).Score(Worlds.Catalogue, History, Query(enterprise), candidates);
            for (var j = 0; j < institutions; j++)
            {
                var expected = candidates.Where(i => i != j).Sum(i => history[enterprise][i] * -inverse[i][j] / inverse[j][j]);
                Assert.Equal(expected, scores[j], 5);
            }
        }
    }

    [Fact]
    public void Score_EnterpriseWithoutHistory_FallsBackToPopularity()
    {
        var nothing = EngagementHistory.Before(Worlds.Catalogue, Worlds.Log, Worlds.Cutoff, row => row.Enterprise != 0);
        var scores = new EaseBaseline(Options with { Popularity = 1 }).Score(Worlds.Catalogue, nothing, Query(0), [.. Enumerable.Range(0, 100)]);
        Assert.All(Enumerable.Range(0, 100), i => Assert.Equal(Math.Log(1 + CountingRules.SectorThenAll(nothing, Query(0), i)), scores[i], 5));
    }

    [Fact]
    public void SymmetricInverse_TimesTheMatrix_IsTheIdentity() => Gen.Double[-1, 1].Array[16].Sample(values =>
    {
        var matrix = Enumerable.Range(0, 4).Select(i => Enumerable.Range(0, 4)
            .Select(j => Enumerable.Range(0, 4).Sum(k => values[(i * 4) + k] * values[(j * 4) + k]) + (i == j ? 1 : 0)).ToArray()).ToArray();
        var inverse = SymmetricInverse.Of(matrix);
        for (var i = 0; i < 16; i++)
        {
            Assert.Equal(i / 4 == i % 4 ? 1 : 0, Enumerable.Range(0, 4).Sum(k => matrix[i / 4][k] * inverse[k][i % 4]), 9);
        }
    });

    [Fact]
    public void SymmetricInverse_NotPositiveDefinite_Throws() => Assert.Throws<ArgumentException>(() => SymmetricInverse.Of([[1, 2], [2, 1]]));

    private static PastQuery Query(int enterprise) => new(enterprise, Country: 0, Sector: 5, Worlds.Cutoff, Worlds.Cutoff, Chosen: [0]);
}
