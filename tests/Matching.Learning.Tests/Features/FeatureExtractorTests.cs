namespace Matching.Learning.Tests.Features;

/// <summary>What is shared between candidates, and summed many at a time, is what each candidate gets alone.</summary>
public sealed class FeatureExtractorTests(Worlds worlds) : IClassFixture<Worlds>
{
    private static readonly EngagementHistory History = EngagementHistory.Before(Worlds.Catalogue, Worlds.Log, Worlds.Cutoff);

    [Theory]
    [InlineData("energy")]
    [InlineData(null)]
    public void Count_CandidatesTogether_EachHasTheRowItHasAlone(string? sector)
    {
        var context = Context("e03", sector);
        var candidates = Shuffled();
        var together = FeatureExtractor.Count(Worlds.Catalogue, History, context, candidates);
        for (var row = 0; row < candidates.Length; row++)
        {
            Assert.Equal(FeatureExtractor.Count(Worlds.Catalogue, History, context, [candidates[row]]).Values, together.Row(row).ToArray());
        }
    }

    [Theory]
    [InlineData("energy")]
    [InlineData(null)]
    public void Fill_AnyCandidates_IsTheSumOfWeightsInOrder(string? sector)
    {
        var context = Context("e03", sector);
        var matrix = FeatureExtractor.Count(Worlds.Catalogue, History, context, Shuffled());
        var expected = Enumerable.Range(0, matrix.Height).Select(row => Sum(matrix.Row(row), matrix.Candidates[row], context)).ToArray();
        double total = 0;
        foreach (var score in expected)
        {
            total += score;
        }

        var mean = (float)(total / expected.Length);
        worlds.Model.Logit.Fill(matrix, Worlds.Catalogue, context);
        Assert.Equal(
            expected.Select(score => BitConverter.SingleToInt32Bits(score - mean)),
            Enumerable.Range(0, matrix.Height).Select(row => BitConverter.SingleToInt32Bits(matrix.Row(row)[FeatureSet.LogitColumn])));
    }

    [Fact]
    public void HistoryTotals_SmallWorld_AreWhatCountingGives()
    {
        var (catalogue, totals) = (Worlds.Catalogue, History.TotalsOver(Worlds.Catalogue));
        var sectors = SectorMix.Of(catalogue, History, enterprise: 2, catalogue.IndexOf(new Matching.Domain.SectorId("energy")));
        for (var country = 0; country < catalogue.CountryCount; country++)
        {
            var past = catalogue.InCountry(country).ToArray().SelectMany(institution => History.OfInstitution(institution).ToArray()).ToArray();
            Assert.Equal((past.Length, past.Count(row => sectors.Covers(row.Sector))), totals.OfCountry(country, sectors));
        }

        for (var institution = 0; institution < catalogue.Institutions.Count; institution++)
        {
            var seen = new HashSet<int>();
            var place = History.PlaceOf(institution);
            foreach (var past in History.OfInstitution(institution))
            {
                Assert.Equal(seen.Add(past.Enterprise), totals.IsFirst(place++));
            }
        }

        for (var enterprise = 0; enterprise < catalogue.Enterprises.Count; enterprise++)
        {
            var counts = History.OfEnterprise(enterprise).ToArray().GroupBy(row => row.Sector).OrderBy(group => group.Key).Select(group => (group.Key, group.Count())).ToArray();
            Assert.Equal(counts, totals.SectorsOf(enterprise, out var norm).ToArray().Select(tally => (tally.Sector, tally.Count)));
            Assert.Equal(Math.Sqrt(counts.Sum(count => count.Item2 * count.Item2)), norm);
        }
    }

    private static QueryContext Context(string enterprise, string? sector) => new(
        Worlds.Catalogue,
        History,
        Worlds.Catalogue.IndexOf(new Matching.Domain.EnterpriseId(enterprise)),
        sector is null ? -1 : Worlds.Catalogue.IndexOf(new Matching.Domain.SectorId(sector)));

    /// <summary>Every institution, countries mixed, some more than once.</summary>
    private static int[] Shuffled()
    {
        var random = new Random(4);
        return [.. Enumerable.Range(0, Worlds.Catalogue.Institutions.Count + 37).Select(_ => random.Next(Worlds.Catalogue.Institutions.Count))];
    }

    /// <summary>By the definition: every step and cross in its order, one after another, each sector of the mix on its own.</summary>
    private float Sum(ReadOnlySpan<float> row, int institution, QueryContext context)
    {
        var weights = worlds.Model.Logit.Weights;
        var buckets = new List<int>();
        HistoryCrosses.Collect(buckets, row);
        var score = Add(weights, buckets);
        foreach (var (sector, weight) in context.Sectors.Parts)
        {
            buckets.Clear();
            ContentCrosses.Collect(buckets, ContentCrosses.Ask(Worlds.Catalogue, context.Profile, sector), Worlds.Catalogue.Profiles[institution], FeatureMask.None);
            score += (float)weight * Add(weights, buckets);
        }

        return score;
    }

    private static float Add(float[] weights, List<int> buckets)
    {
        float sum = 0;
        foreach (var bucket in buckets)
        {
            sum += weights[bucket];
        }

        return sum;
    }
}
