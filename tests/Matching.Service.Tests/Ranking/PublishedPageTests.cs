using Matching.Domain;

using Matching.V1;

namespace Matching.Service.Tests;

public sealed class PublishedPageTests
{
    private static readonly RankQuery Query = new(new EnterpriseId(SmallWorld.Sinohydro), new SectorId("energy"), new RegionId("eastern-africa"));

    private static RankPartnersRequest Request => new() { Enterprise = SmallWorld.Sinohydro, Sector = "energy", Region = "eastern-africa", PageSize = 10 };

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(30)]
    public async Task RankPartners_Published_EqualsRankedLive(int pageLength)
    {
        await using var service = await RunningService.StartAsync();
        var kinds = new V1.CandidateFilter { Kinds = { V1.InstitutionKind.Utility, V1.InstitutionKind.Hospital }, ExcludeInstitutions = { "zm-utility-1" } };
        RankPartnersRequest[] requests =
        [
            Request,
            new(Request) { PageSize = 200 },
            new(Request) { Explain = true },
            new(Request) { CandidateFilter = kinds },
            new(Request) { CandidateFilter = new V1.CandidateFilter { ExcludeEngaged = true } },
        ];
        var live = await AskAllAsync(service, requests);
        Publish(service, pageLength, SmallModels.First, service.Store.DataRevision);
        var published = await AskAllAsync(service, requests);

        Assert.All(live, answer => Assert.Equal(RankingSource.Live, answer.Source));
        Assert.Equal(RankingSource.Published, published[0].Source);
        Assert.Equal(1, published[0].Generation);
        Assert.Equal(live.Select(Text), published.Select(Text));
    }

    [Fact]
    public async Task RankPartners_PageHoldsEveryCandidate_IsServedFilteredToo()
    {
        await using var service = await RunningService.StartAsync();
        Publish(service, int.MaxValue, SmallModels.First, service.Store.DataRevision);
        var answer = await service.Matching.RankPartnersAsync(
            new RankPartnersRequest(Request) { CandidateFilter = new V1.CandidateFilter { Kinds = { V1.InstitutionKind.Bank } } }, RunningService.Options);

        Assert.Equal(RankingSource.Published, answer.Source);
        Assert.Equal(0, answer.TotalSize);
        Assert.Empty(answer.NextPageToken);
    }

    [Fact]
    public async Task RankPartners_DataChangedSincePublishing_IsRankedLive()
    {
        await using var service = await RunningService.StartAsync();
        Publish(service, int.MaxValue, SmallModels.First, service.Store.DataRevision);
        using (var import = service.Store.BeginImport())
        {
            import.Put(SmallWorld.EngagementOf("late", SmallWorld.Sinohydro, "zm-company-1", "ZM", "energy", 2014));
            import.Commit();
        }

        Assert.True(SpinWait.SpinUntil(() => service.States.Current.DataRevision == 2, RunningService.Patience));
        var answer = await service.Matching.RankPartnersAsync(Request, RunningService.Options);

        Assert.Equal(RankingSource.Live, answer.Source);
    }

    [Fact]
    public async Task RankPartners_PagesOfAnotherModel_AreNotServed()
    {
        await using var service = await RunningService.StartAsync();
        Publish(service, int.MaxValue, SmallModels.Second, service.Store.DataRevision);
        var answer = await service.Matching.RankPartnersAsync(Request, RunningService.Options);

        Assert.Equal(RankingSource.Live, answer.Source);
        Assert.Equal(SmallModels.First, answer.ModelVersion);
    }

    /// <summary>Writes one generation with the query's page, ranked by the state in use, and waits until the service has taken it up.</summary>
    private static void Publish(RunningService service, int length, string modelVersion, long revision)
    {
        var ranking = service.States.Current.Ranker.Rank(Query, Domain.CandidateFilter.None, TestContext.Current.CancellationToken);
        using (var writer = service.Store.Rankings.BeginGeneration(modelVersion, revision, TimeProvider.System))
        {
            writer.Write(new RankedPage(Query, ranking.CandidateCount, [.. ranking.Items.Take(length)]));
            writer.Commit();
        }

        Assert.True(SpinWait.SpinUntil(() => service.States.Current.CurrentGeneration is not null, RunningService.Patience));
    }

    private static async Task<List<RankPartnersResponse>> AskAllAsync(RunningService service, RankPartnersRequest[] requests)
    {
        var answers = new List<RankPartnersResponse>();
        foreach (var request in requests)
        {
            answers.Add(await service.Matching.RankPartnersAsync(request, RunningService.Options));
        }

        return answers;
    }

    /// <summary>Everything of an answer but where it came from.</summary>
    private static string Text(RankPartnersResponse answer) =>
        new RankPartnersResponse(answer) { Source = RankingSource.Unspecified, Generation = 0, AttributionToken = string.Empty }.ToString();
}
