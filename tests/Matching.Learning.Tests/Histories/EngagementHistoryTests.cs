using Matching.Domain;

namespace Matching.Learning.Tests.Histories;

public sealed class EngagementHistoryTests
{
    [Fact]
    public void Before_Year_KnowsStrictlyEarlierEngagementsOnly()
    {
        var history = EngagementHistory.Before(Worlds.Catalogue, Worlds.Log, 2005);
        Assert.Equal(Worlds.World.Engagements.Count(engagement => engagement.Year < 2005), history.Count);
        for (var i = 0; i < Worlds.Catalogue.Institutions.Count; i++)
        {
            foreach (var past in history.OfInstitution(i))
            {
                Assert.True(past.Year < 2005, $"{past.Year} is not before 2005");
                Assert.Equal(i, past.Institution);
            }
        }
    }

    [Fact]
    public void OfEnterpriseAndOfInstitution_HoldEveryEngagementOnceInTimeOrder()
    {
        var history = EngagementHistory.Before(Worlds.Catalogue, Worlds.Log, 3000);
        var byEnterprise = Enumerable.Range(0, Worlds.Catalogue.Enterprises.Count).Select(e => history.OfEnterprise(e).ToArray()).ToArray();
        Assert.Equal(Worlds.World.Engagements.Count, byEnterprise.Sum(rows => rows.Length));
        Assert.All(byEnterprise, rows => Assert.Equal(rows.Select(row => row.Year).Order(), rows.Select(row => row.Year)));
    }

    [Fact]
    public void WeightOf_YearBefore_IsOneAndFallsByAFifthAYear()
    {
        var history = EngagementHistory.Before(Worlds.Catalogue, Worlds.Log, 2005);
        Assert.Equal(1, history.WeightOf(2004), 12);
        Assert.Equal(0.64, history.WeightOf(2002), 12);
    }

    [Fact]
    public void Create_UnknownEnterprise_NamesIt()
    {
        var engagement = Worlds.World.Engagements[0] with { Enterprise = new EnterpriseId("stranger") };
        var exception = Assert.Throws<UnknownResourceException>(() => EngagementLog.Create(Worlds.Catalogue, [engagement]));
        Assert.Equal(("enterprise", "stranger"), (exception.Resource, exception.Id));
    }

    [Fact]
    public void Create_IdTwice_Throws() =>
        Assert.Throws<ArgumentException>(() => Worlds.Number([Worlds.World.Institutions[0], Worlds.World.Institutions[0]]));
}
