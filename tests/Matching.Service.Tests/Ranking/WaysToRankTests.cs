using Google.Rpc;
using Google.Type;
using Grpc.Core;
using Matching.Domain;
using Matching.Learning;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using InstitutionKind = Matching.V1.InstitutionKind;

namespace Matching.Service.Tests;

public sealed class WaysToRankTests
{
    private static RankPartnersRequest Energy => new() { Enterprise = SmallWorld.Sinohydro, Region = "eastern-africa", Sector = "energy", PageSize = 200 };

    [Fact]
    public async Task RankPartners_Stage_AddsPolicyBesideAnUnchangedScore()
    {
        await using var service = await RunningService.StartAsync();
        var plain = await service.Matching.RankPartnersAsync(Energy, RunningService.Options);
        var staged = await service.Matching.RankPartnersAsync(new RankPartnersRequest(Energy) { Stage = V1.Stage.MovingUp }, RunningService.Options);

        Assert.All(plain.Partners, partner => Assert.Equal(0, partner.PolicyScore));
        Assert.Equal(plain.Partners.ToDictionary(Name, partner => partner.Score), staged.Partners.ToDictionary(Name, partner => partner.Score));
        Assert.All(staged.Partners, partner => Assert.Equal(
            StagePolicy.Default.For(Domain.Stage.MovingUp, (Domain.InstitutionKind)partner.Institution.Kind), partner.PolicyScore));
        Assert.NotEqual(plain.Partners.Select(Name), staged.Partners.Select(Name));
        Assert.Equal(staged.Partners.OrderByDescending(partner => (double)partner.Score + partner.PolicyScore).ThenBy(Name, StringComparer.Ordinal), staged.Partners);
    }

    [Fact]
    public async Task RankPartners_OwnStagePolicy_IsTheOneApplied()
    {
        var own = StagePolicy.Parse(["stage;kind;adjustment", "moving_up;hospital;9"]);
        await using var service = await RunningService.StartAsync(builder => builder.Services.AddSingleton(own));
        var staged = await service.Matching.RankPartnersAsync(new RankPartnersRequest(Energy) { Stage = V1.Stage.MovingUp }, RunningService.Options);

        Assert.All(staged.Partners, partner => Assert.Equal(partner.Institution.Kind == InstitutionKind.Hospital ? 9 : 0, partner.PolicyScore));
    }

    [Fact]
    public async Task RankPartners_DiversityAndLimit_AreAsArranged()
    {
        await using var service = await RunningService.StartAsync();
        var request = new RankPartnersRequest(Energy) { Diversity = V1.Diversity.ByCountry, MaxPerKind = 5 };
        var answer = await service.Matching.RankPartnersAsync(request, RunningService.Options);
        var state = service.States.Current;
        var ranked = state.Ranker.Rank(
            new RankQuery(new EnterpriseId(SmallWorld.Sinohydro), new SectorId("energy"), new RegionId("eastern-africa")), Domain.CandidateFilter.None, TestContext.Current.CancellationToken);
        var expected = Arranger.Arrange(ranked.Items, state.Catalogue, new Arrangement(Domain.Stage.Unspecified, StagePolicy.Default, Domain.Diversity.ByCountry, 5));

        Assert.Equal(expected, answer.Partners.Select(partner =>
            new PlacedInstitution(new InstitutionId(Name(partner)["institutions/".Length..]), partner.Score, partner.PolicyScore, partner.DiversityScore)));
        Assert.Equal(expected.Count, answer.TotalSize);
        Assert.All(answer.Partners.GroupBy(partner => partner.Institution.Kind), group => Assert.Equal(5, group.Count()));
    }

    [Fact]
    public async Task RankPartners_Filter_LeavesOutAndChangesNoScore()
    {
        await using var service = await RunningService.StartAsync();
        var all = await service.Matching.RankPartnersAsync(Energy, RunningService.Options);
        var some = await service.Matching.RankPartnersAsync(
            new RankPartnersRequest(Energy) { Filter = "(kind = utility OR kind = hospital) AND country != ZM AND NOT display_name:\"supply corporation 2\"" }, RunningService.Options);

        var expected = all.Partners.Where(partner => partner.Institution.Kind is InstitutionKind.Utility or InstitutionKind.Hospital
            && partner.Institution.CountryCode != "ZM" && !partner.Institution.DisplayName.EndsWith("Supply Corporation 2", StringComparison.Ordinal));
        Assert.Equal(expected.Select(partner => (Name(partner), partner.Score)), some.Partners.Select(partner => (Name(partner), partner.Score)));
        Assert.Equal(some.Partners.Count, some.TotalSize);
    }

    [Fact]
    public async Task RankPartners_AsOf_RanksWithWhatWasKnownThen()
    {
        await using var service = await RunningService.StartAsync();
        var state = service.States.Current;
        var past = new Ranker(state.Catalogue, EngagementHistory.Before(state.Catalogue, state.Log, 2006), state.Model);
        var query = new RankQuery(new EnterpriseId(SmallWorld.Sinohydro), new SectorId("energy"), new RegionId("eastern-africa"));
        var expected = past.Rank(query, Domain.CandidateFilter.None, TestContext.Current.CancellationToken);
        var answer = await service.Matching.RankPartnersAsync(
            new RankPartnersRequest(Energy) { AsOf = new Date { Year = 2006, Month = 6, Day = 30 } }, RunningService.Options);
        var now = await service.Matching.RankPartnersAsync(Energy, RunningService.Options);

        Assert.Equal(expected.Items, answer.Partners.Select(partner => new RankedInstitution(new InstitutionId(Name(partner)["institutions/".Length..]), partner.Score)));
        Assert.Equal(new Date { Year = 2006 }, answer.AsOf);
        Assert.Equal(new Date { Year = 2014 }, now.AsOf);
        Assert.NotEqual(now.Partners.Select(partner => partner.Score), answer.Partners.Select(partner => partner.Score));
    }

    [Fact]
    public async Task RankPartners_AsOfManyYears_KeepsFewHistories()
    {
        await using var service = await RunningService.StartAsync();
        var rankers = service.States.Current.PastRankers;
        var first = rankers.Before(2005, TestContext.Current.CancellationToken);
        Assert.Same(first, rankers.Before(2005, TestContext.Current.CancellationToken));
        for (var year = 2006; year < 2006 + PastRankers.Kept; year++)
        {
            rankers.Before(year, TestContext.Current.CancellationToken);
        }

        Assert.NotSame(first, rankers.Before(2005, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(2015, 0, 0, "2014")]
    [InlineData(2000, 0, 0, "2001")]
    [InlineData(0, 0, 0, "not a date")]
    [InlineData(2006, 2, 30, "not a date")]
    [InlineData(2006, 0, 1, "not a date")]
    public async Task RankPartners_AsOfOutOfRange_IsRefusedByName(int year, int month, int day, string hint)
    {
        await using var service = await RunningService.StartAsync();
        var request = new RankPartnersRequest(Energy) { AsOf = new Date { Year = year, Month = month, Day = day } };
        var status = await Refusal.OfAsync(service.Matching.RankPartnersAsync(request, RunningService.Options), StatusCode.InvalidArgument);

        Assert.Equal(["as_of"], status.Fields());
        Assert.Contains(hint, status.GetDetail<BadRequest>()!.FieldViolations[0].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RankPartners_BadWaysToAsk_AllAreNamedAtOnce()
    {
        await using var service = await RunningService.StartAsync();
        var request = new RankPartnersRequest(Energy) { Filter = "kind = ", Stage = (V1.Stage)9, Diversity = (V1.Diversity)9, MaxPerKind = -1, AsOf = new Date() };
        var status = await Refusal.OfAsync(service.Matching.RankPartnersAsync(request, RunningService.Options), StatusCode.InvalidArgument);

        Assert.Equal(["filter", "stage", "diversity", "max_per_kind", "as_of"], status.Fields());
        Assert.Contains("at character 8", status.GetDetail<BadRequest>()!.FieldViolations[0].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RankPartners_TokenOfAnotherWayToAsk_IsRefused()
    {
        await using var service = await RunningService.StartAsync();
        var request = new RankPartnersRequest(Energy)
        {
            PageSize = 5,
            Stage = V1.Stage.MovingUp,
            Diversity = V1.Diversity.ByKind,
            MaxPerKind = 50,
            Filter = "kind != bank",
            AsOf = new Date { Year = 2010 },
        };
        var token = (await service.Matching.RankPartnersAsync(request, RunningService.Options)).NextPageToken;
        RankPartnersRequest[] others =
        [
            new(request) { Stage = V1.Stage.GoingGlobal },
            new(request) { Diversity = V1.Diversity.ByCountry },
            new(request) { MaxPerKind = 49 },
            new(request) { Filter = "kind != ministry" },
            new(request) { AsOf = new Date { Year = 2009 } },
        ];
        foreach (var other in others)
        {
            other.PageToken = token;
            var status = await Refusal.OfAsync(service.Matching.RankPartnersAsync(other, RunningService.Options), StatusCode.InvalidArgument);
            Assert.Equal(["page_token"], status.Fields());
        }

        var same = new RankPartnersRequest(request) { PageToken = token, Filter = "NOT  kind = \"bank\"", AsOf = new Date { Year = 2010, Month = 5 } };
        Assert.Equal(6, (await service.Matching.RankPartnersAsync(same, RunningService.Options)).Partners[0].Rank);
    }

    private static string Name(RankedPartner partner) => partner.Institution.Name;
}
