using Matching.Domain;

namespace Matching.Learning.Tests.Features;

public sealed class FeatureMaskTests
{
    private static readonly EngagementHistory History = EngagementHistory.Before(Worlds.Catalogue, Worlds.Log, Worlds.Cutoff);

    [Fact]
    public void Columns_Hidden_AreZeroInEveryRowAndTheOthersAreNot()
    {
        var (plain, masked) = (Extract(FeatureMask.None), Extract(FeatureMask.Columns("popularity")));
        var hidden = FeatureSet.Columns.ToList().FindIndex(column => column.Name == "popularity");
        Assert.Contains(Enumerable.Range(0, plain.Height), row => plain.Row(row)[hidden] > 0);
        for (var row = 0; row < plain.Height; row++)
        {
            var expected = plain.Row(row).ToArray();
            expected[hidden] = 0;
            Assert.Equal(expected, masked.Row(row));
        }
    }

    [Fact]
    public void Crosses_Hidden_AreNotCollected()
    {
        var asked = ContentCrosses.Ask(Worlds.Catalogue, Worlds.Catalogue.EnterpriseProfiles[0], sector: 3);
        var (plain, masked) = (new List<int>(), new List<int>());
        ContentCrosses.Collect(plain, asked, Worlds.Catalogue.Profiles[0], FeatureMask.None);
        ContentCrosses.Collect(masked, asked, Worlds.Catalogue.Profiles[0], FeatureMask.Crosses("kind × sector"));
        Assert.Equal(plain.Count - 1, masked.Count);
        Assert.Empty(masked.Except(plain));
    }

    [Fact]
    public void Train_WithoutAColumn_GivesAnotherModelThatCarriesItsMask()
    {
        var options = new TrainingOptions { AsOfYear = Worlds.Cutoff, Logit = new LogitOptions { Iterations = 5 }, Trees = new TreeOptions { Trees = 5 } };
        var whole = ModelTrainer.Train(Worlds.Catalogue, Worlds.Log, options, TestContext.Current.CancellationToken);
        var mask = FeatureMask.Columns("sector_popularity");
        var without = ModelTrainer.Train(Worlds.Catalogue, Worlds.Log, options with { Without = mask }, TestContext.Current.CancellationToken);
        Assert.NotEqual(whole.Logit, without.Logit);
        Assert.Same(mask, without.Load("test").Logit.Without);
    }

    [Theory]
    [InlineData("no_such_column")]
    [InlineData("logit")]
    public void Columns_OneThatCannotBeHidden_Throws(string name) => Assert.Throws<ArgumentException>(() => FeatureMask.Columns(name));

    [Fact]
    public void Crosses_Unknown_Throws() => Assert.Throws<ArgumentException>(() => FeatureMask.Crosses("kind × weather"));

    [Fact]
    public void FeatureCrosses_All_AreExactlyThoseMade()
    {
        var nameless = new Institution(new InstitutionId("KE-x"), "Xyz", [], new CountryCode("KE"), InstitutionKind.Company);
        var catalogue = Worlds.Number(Worlds.World.Institutions.Append(nameless));
        var sector = catalogue.IndexOf(new SectorId("health"));
        var sink = new Seen([]);
        foreach (var profile in catalogue.Profiles)
        {
            foreach (var enterprise in catalogue.EnterpriseProfiles)
            {
                ContentCrosses.Visit(ref sink, ContentCrosses.Ask(catalogue, enterprise, sector), profile);
            }
        }

        Assert.Equal(FeatureCross.All.Select(cross => (cross.Side, cross.Asked)).ToHashSet(), sink.Pairs);
        Assert.Equal(FeatureCross.All.Count, FeatureCross.All.DistinctBy(cross => cross.Name).Count());
    }

    private static FeatureMatrix Extract(FeatureMask mask) => FeatureExtractor.Extract(
        Worlds.Catalogue, History, LogitModel.EmptyWithout(mask), enterprise: 0, sector: 3, [.. Enumerable.Range(0, Worlds.Catalogue.Institutions.Count)]);

    private readonly struct Seen(HashSet<(ContentCrosses.Side Side, ContentCrosses.Asked Asked)> pairs) : ICrossSink
    {
        public HashSet<(ContentCrosses.Side Side, ContentCrosses.Asked Asked)> Pairs => pairs;

        public void Add(ContentCrosses.Side side, ContentCrosses.Asked asked, int bucket) => pairs.Add((side, asked));
    }
}
