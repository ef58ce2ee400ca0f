using CsCheck;
using Matching.Domain;

namespace Matching.Interchange.Tests.Sampling;

public sealed class SampleWorldTests
{
    private static readonly SampleWorld World = new(new SampleWorldOptions());
    private static readonly IReadOnlyList<Enterprise> Enterprises = [.. World.Enterprises()];
    private static readonly IReadOnlyList<Institution> Institutions = [.. World.Institutions()];
    private static readonly IReadOnlyList<Engagement> Engagements = [.. World.Engagements()];

    [Fact]
    public void Counts_AreExactlyThoseAskedFor() =>
        Assert.Equal((300, 6_000, 4_000), (Enterprises.Count, Institutions.Count, Engagements.Count));

    [Fact]
    public void Ids_AreUniqueAndPrefixed()
    {
        Assert.Equal(Enterprises.Count, Enterprises.Select(e => e.Id).Where(id => id.Value.StartsWith("SE", StringComparison.Ordinal)).Distinct().Count());
        Assert.Equal(Institutions.Count, Institutions.Select(i => i.Id).Where(id => id.Value.StartsWith("SI", StringComparison.Ordinal)).Distinct().Count());
        Assert.Equal(Engagements.Count, Engagements.Select(e => e.Id).Where(id => id.Value.StartsWith("SG", StringComparison.Ordinal)).Distinct().Count());
    }

    [Fact]
    public void Engagements_NameKnownThings()
    {
        var enterprises = Enterprises.Select(e => e.Id).ToHashSet();
        var institutions = Institutions.ToDictionary(i => i.Id);
        Assert.All(Engagements, engagement =>
        {
            Assert.Contains(engagement.Enterprise, enterprises);
            Assert.Equal(institutions[engagement.Institution].Country, engagement.Country);
            Assert.Single(SectorTree.Default.SelfAndDescendants(engagement.Sector));
            Assert.InRange(engagement.Year, 2000, 2023);
            Assert.True(engagement.AmountUsdMillions is null or > 0);
            Assert.True(Enum.IsDefined(engagement.Outcome) && Enum.IsDefined(engagement.Role) && engagement.Outcome != EngagementOutcome.Unspecified && engagement.Role != EngagementRole.Unspecified);
        });
    }

    [Fact]
    public void Engagements_Years_GrowAndNeverGoBack()
    {
        var years = Engagements.Select(e => e.Year).ToList();
        Assert.Equal(years.Order(), years);
        var perYear = years.CountBy(year => year).ToDictionary(pair => pair.Key, pair => pair.Value);
        Assert.Equal(24, perYear.Count);
        Assert.True(perYear[2023] > 4 * perYear[2000], $"{perYear[2000]} to {perYear[2023]}");
    }

    [Fact]
    public void Names_SayThatTheyAreInvented()
    {
        var names = Enterprises.SelectMany(e => e.Aliases.Append(e.Name)).Concat(Institutions.SelectMany(i => i.Aliases.Append(i.Name)));
        Assert.All(names, name => Assert.True(name.EndsWith(" (sample)", StringComparison.Ordinal) || name.EndsWith("（示例）", StringComparison.Ordinal), name));
        Assert.All(Engagements, e => Assert.StartsWith("Invented sample: ", e.Brief, StringComparison.Ordinal));
        Assert.DoesNotContain(Institutions, i => i.Name.Contains('{') || i.Aliases.Any(alias => alias.Contains('{') || alias.Contains('|')));
    }

    [Fact]
    public void Names_AreUniqueAndBilingual()
    {
        Assert.Equal(Institutions.Count, Institutions.Select(i => (i.Country, i.Name)).Distinct().Count());
        Assert.Equal(Enterprises.Count, Enterprises.Select(e => e.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Enterprises, e => Assert.Contains(e.Aliases, alias => alias.Any(NameFolding.IsIdeograph)));
        Assert.InRange(Institutions.Count(i => i.Aliases.Any(alias => alias.Any(NameFolding.IsIdeograph))), Institutions.Count / 3, Institutions.Count);
        Assert.Contains(Institutions, i => i.Country.Value == "SN" && i.Name.StartsWith("Ministère de l'énergie", StringComparison.Ordinal));
        Assert.Contains(Institutions, i => i.Country.Value == "EG" && i.Name.StartsWith("وزارة الطاقة", StringComparison.Ordinal));
        Assert.Contains(Institutions, i => i.Country.Value == "KZ" && i.Name.StartsWith("Министерство энергетики", StringComparison.Ordinal));
        Assert.Contains(Institutions, i => i.Name == "Ministry of Energy of Zambia (sample)" && i.Aliases.Contains("赞比亚能源部（示例）"));
    }

    [Fact]
    public void Institutions_AreInEveryCountryButChinaAndOfEveryKind()
    {
        var expected = RegionTree.Default.Countries.Select(c => c.Id.Value).Except(["CN", "HK", "MO", "TW"]);
        Assert.Equal(expected, Institutions.Select(i => i.Country.Value).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(InstitutionKinds.All, Institutions.Select(i => i.Kind).Distinct().Order());
    }

    [Theory]
    [InlineData("energy", InstitutionKind.Utility)]
    [InlineData("transport-and-storage", InstitutionKind.TransportAgency)]
    [InlineData("transport-and-storage", InstitutionKind.PortAuthority)]
    [InlineData("industry-mining-construction", InstitutionKind.IndustrialPark)]
    [InlineData("communications", InstitutionKind.Company)]
    [InlineData("health", InstitutionKind.Hospital)]
    [InlineData("education", InstitutionKind.Academic)]
    [InlineData("design", InstitutionKind.DesignStudio)]
    [InlineData("culture-and-heritage", InstitutionKind.Museum)]
    public void Engagements_KindGivenSector_IsAtLeastTwiceAsLikely(string sector, InstitutionKind kind)
    {
        var kinds = Institutions.ToDictionary(i => i.Id, i => i.Kind);
        var of = Engagements.Where(e => e.Sector.Value == sector).ToList();
        var lift = (of.Count(e => kinds[e.Institution] == kind) / (double)of.Count) / (Institutions.Count(i => i.Kind == kind) / (double)Institutions.Count);
        Assert.True(lift > 2, $"lift {lift:F2} in {of.Count} engagements");
    }

    [Fact]
    public void Engagements_RepeatBusiness_IsAThirdOrSo()
    {
        var seen = new HashSet<(EnterpriseId, InstitutionId)>();
        var repeats = Engagements.Count(e => !seen.Add((e.Enterprise, e.Institution))) / (double)Engagements.Count;
        Assert.InRange(repeats, 0.2, 0.5);
    }

    [Fact]
    public void Engagements_OfAnEnterprise_KeepToItsRegionAndSector()
    {
        var often = Engagements.GroupBy(e => e.Enterprise).Where(group => group.Count() >= 20).ToList();
        Assert.NotEmpty(often);
        var home = often.Average(group => group.CountBy(e => RegionTree.Default.SubregionOf(e.Country).Id).Max(pair => pair.Value) / (double)group.Count());
        var field = often.Average(group => group.CountBy(e => e.Sector).Max(pair => pair.Value) / (double)group.Count());
        Assert.True(home > 0.5 && field > 0.4, $"home region {home:F2}, main sector {field:F2}");
    }

    [Fact]
    public void Institutions_MostAreColdAndFewArePopular()
    {
        var counts = Engagements.CountBy(e => e.Institution).Select(pair => pair.Value).OrderDescending().ToList();
        Assert.InRange(1 - (counts.Count / (double)Institutions.Count), 0.6, 0.9);
        Assert.True(counts.Take(counts.Count / 10).Sum() > 0.25 * Engagements.Count, "the first tenth is too little popular");
    }

    [Fact]
    public void Institutions_Ids_SayNothingOfPopularity()
    {
        var count = Engagements.CountBy(e => e.Institution).ToDictionary(pair => pair.Key, pair => pair.Value);
        var byId = Institutions.OrderBy(i => i.Id).Select(i => count.GetValueOrDefault(i.Id)).ToList();
        var firstHalf = byId.Take(byId.Count / 2).Sum() / (double)Engagements.Count;
        Assert.InRange(firstHalf, 0.45, 0.55);
    }

    [Fact]
    public void Outcomes_AllHappenAndMostProjectsEndWell()
    {
        var outcomes = Engagements.CountBy(e => e.Outcome).ToDictionary(pair => pair.Key, pair => pair.Value);
        Assert.Equal(6, outcomes.Count);
        Assert.InRange(outcomes[EngagementOutcome.Completed] / (double)Engagements.Count, 0.6, 0.95);
    }

    [Fact]
    public void Clusters_HoldSeveralProjectsOfOnePlaceAndField()
    {
        var clusters = Engagements.GroupBy(e => e.ProjectCluster, StringComparer.Ordinal).ToList();
        Assert.Contains(clusters, cluster => cluster.Select(e => e.Project).Distinct(StringComparer.Ordinal).Count() > 1);
        Assert.All(clusters, cluster => Assert.Single(cluster.Select(e => (e.Country, e.Sector)).Distinct()));
        Assert.All(Engagements.GroupBy(e => e.Project, StringComparer.Ordinal), project =>
            Assert.Equal(project.Count(), project.Select(e => (e.Enterprise, e.Institution)).Distinct().Count()));
    }

    [Fact]
    public void AnySizes_GiveValidRowsInExactNumber() =>
        Gen.Select(Gen.ULong, Gen.Int[1, 600], Gen.Int[1, 40], Gen.Int[0, 200]).Sample(
            size =>
            {
                var world = new SampleWorld(new SampleWorldOptions(size.Item1, size.Item2, size.Item3, size.Item4));
                var institutions = world.Institutions().ToDictionary(i => i.Id);
                var enterprises = world.Enterprises().Select(e => e.Id).ToHashSet();
                var engagements = world.Engagements().ToList();
                Assert.Equal((size.Item2, size.Item3, size.Item4), (institutions.Count, enterprises.Count, engagements.Count));
                Assert.All(engagements, e => Assert.True(institutions[e.Institution].Country == e.Country && enterprises.Contains(e.Enterprise)));
            },
            iter: 60);

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(10_000_000, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1_000_000, 1)]
    [InlineData(1, 1, -1)]
    [InlineData(1, 1, 100_000_000)]
    public void Sizes_OutOfRange_AreRefused(int institutions, int enterprises, int engagements)
    {
        var options = new SampleWorldOptions(1, institutions, enterprises, engagements);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SampleWorld(options));
    }
}
