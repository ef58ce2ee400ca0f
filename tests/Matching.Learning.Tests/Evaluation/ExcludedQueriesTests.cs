using Matching.Domain;

namespace Matching.Learning.Tests.Evaluation;

public sealed class ExcludedQueriesTests
{
    [Fact]
    public void Window_EachReason_IsCountedOnceAndEveryQueryIsAccountedFor()
    {
        var first = Worlds.World.Engagements.First(engagement => engagement.Year < Worlds.Cutoff);
        var lonely = new Institution(new InstitutionId("AD-only"), "Andorra Power", [], new CountryCode("AD"), InstitutionKind.Utility);
        var catalogue = Worlds.Number(Worlds.World.Institutions.Append(lonely));
        Engagement[] added =
        [
            // A later phase of a project that began before the cut-off.
            first with { Id = new EngagementId("x1"), Year = 2012, Sector = new SectorId("communications"), ProjectCluster = first.ProjectCluster },

            // The partner sits in another country than the project.
            first with { Id = new EngagementId("x2"), Year = 2012, Institution = new InstitutionId("KE-power"), Country = new CountryCode("VN"), Sector = new SectorId("banking-and-financial-services"), ProjectCluster = "x2" },

            // One institution in the whole country.
            first with { Id = new EngagementId("x3"), Year = 2012, Institution = lonely.Id, Country = lonely.Country, ProjectCluster = "x3" },
        ];
        var plain = new BacktestWindow(Worlds.Catalogue, Worlds.Log, new BacktestOptions(Worlds.Cutoff, 2014));
        var log = EngagementLog.Create(catalogue, Worlds.World.Engagements.Concat(added));
        var window = new BacktestWindow(catalogue, log, new BacktestOptions(Worlds.Cutoff, 2014));
        Assert.Equal(new ExcludedQueries(0, 0, 0), plain.Excluded);
        Assert.Equal(new ExcludedQueries(BegunBefore: 1, AnsweredElsewhere: 1, TooFewCandidates: 1), window.Excluded);
        Assert.Equal(plain.Queries.Count, window.Queries.Count);
        Assert.Equal(3, window.Excluded.Reasons.Sum(reason => reason.Queries));
    }
}
