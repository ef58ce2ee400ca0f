using Grpc.Core;
using Matching.V1;

namespace Matching.Service.Tests;

public sealed class SimilarTests
{
    [Fact]
    [Covers("MatchingService/ListSimilarInstitutions", CallCase.Happy)]
    public async Task ListSimilarInstitutions_KnownOne_ListsTheMostAlikeFirst()
    {
        await using var service = await RunningService.StartAsync();
        var answer = await service.Matching.ListSimilarInstitutionsAsync(new ListSimilarInstitutionsRequest { Institution = "zm-utility-1", PageSize = 200 }, RunningService.Options);

        Assert.Equal(InstitutionKind.Utility, answer.Institutions[0].Institution.Kind);
        Assert.DoesNotContain(answer.Institutions, line => line.Institution.Name == "institutions/zm-utility-1");
        Assert.All(answer.Institutions, line =>
        {
            Assert.InRange(line.Similarity, double.Epsilon, 1);
            Assert.Equal((0.6 * line.ContentSimilarity) + (0.2 * line.SectorSimilarity) + (0.2 * line.PartnerSimilarity), line.Similarity, 1e-12);
        });
        Assert.Equal(answer.Institutions.OrderByDescending(line => line.Similarity).ThenBy(line => line.Institution.Name, StringComparer.Ordinal), answer.Institutions);
        Assert.Equal(1, answer.DataRevision);
    }

    [Fact]
    public async Task ListSimilarInstitutions_Paged_GivesEachOnceAndStaysInTheRegion()
    {
        await using var service = await RunningService.StartAsync();
        var request = new ListSimilarInstitutionsRequest { Institution = "institutions/zm-utility-1", Region = "KE", PageSize = 200 };
        var whole = await service.Matching.ListSimilarInstitutionsAsync(request, RunningService.Options);
        var paged = new List<SimilarInstitution>();
        request.PageSize = 3;
        do
        {
            var page = await service.Matching.ListSimilarInstitutionsAsync(request, RunningService.Options);
            paged.AddRange(page.Institutions);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(whole.Institutions, paged);
        Assert.All(paged, line => Assert.Equal("KE", line.Institution.CountryCode));
    }

    [Fact]
    [Covers("MatchingService/ListSimilarEnterprises", CallCase.Happy)]
    public async Task ListSimilarEnterprises_KnownOne_ListsTheMostAlikeFirst()
    {
        await using var service = await RunningService.StartAsync();
        var answer = await service.Matching.ListSimilarEnterprisesAsync(new ListSimilarEnterprisesRequest { Enterprise = "ent-6", PageSize = 200 }, RunningService.Options);

        // Enterprises six apart work in the same sectors in this world.
        Assert.Equal("enterprises/sinohydro", answer.Enterprises.MaxBy(line => line.SectorSimilarity)!.Enterprise.Name);
        Assert.DoesNotContain(answer.Enterprises, line => line.Enterprise.Name == "enterprises/ent-6");
        Assert.All(answer.Enterprises, line => Assert.Equal(
            (0.2 * line.ContentSimilarity) + (0.3 * line.SectorSimilarity) + (0.2 * line.CountrySimilarity) + (0.3 * line.PartnerSimilarity), line.Similarity, 1e-12));
        Assert.Equal(answer.Enterprises.OrderByDescending(line => line.Similarity).ThenBy(line => line.Enterprise.Name, StringComparer.Ordinal), answer.Enterprises);
    }

    [Fact]
    public async Task ListSimilarEnterprises_NothingInCommon_IsEmpty()
    {
        await using var service = await RunningService.StartAsync();
        var answer = await service.Matching.ListSimilarEnterprisesAsync(new ListSimilarEnterprisesRequest { Enterprise = SmallWorld.Newcomer }, RunningService.Options);

        Assert.Empty(answer.Enterprises);
        Assert.Empty(answer.NextPageToken);
    }

    [Fact]
    public async Task ListSimilar_TokenOfAnotherRequest_IsRefused()
    {
        await using var service = await RunningService.StartAsync();
        var token = (await service.Matching.ListSimilarEnterprisesAsync(new ListSimilarEnterprisesRequest { Enterprise = "ent-1", PageSize = 1 }, RunningService.Options)).NextPageToken;
        var other = new ListSimilarEnterprisesRequest { Enterprise = "ent-2", PageToken = token };
        var status = await Refusal.OfAsync(service.Matching.ListSimilarEnterprisesAsync(other, RunningService.Options), StatusCode.InvalidArgument);

        Assert.Equal(["page_token"], status.Fields());
    }

    [Fact]
    public async Task ListSimilar_BadFields_AllAreNamedAtOnce()
    {
        await using var service = await RunningService.StartAsync();
        var institutions = await Refusal.OfAsync(
            service.Matching.ListSimilarInstitutionsAsync(new ListSimilarInstitutionsRequest { Region = new string('r', 201), PageSize = -1, PageToken = "x" }, RunningService.Options),
            StatusCode.InvalidArgument);
        var enterprises = await Refusal.OfAsync(
            service.Matching.ListSimilarEnterprisesAsync(new ListSimilarEnterprisesRequest { PageSize = -1, PageToken = "x" }, RunningService.Options), StatusCode.InvalidArgument);

        Assert.Equal(["institution", "region", "page_size", "page_token"], institutions.Fields());
        Assert.Equal(["enterprise", "page_size", "page_token"], enterprises.Fields());
    }

    [Fact]
    public async Task ListSimilar_NobodyOfThatId_IsNotFound()
    {
        await using var service = await RunningService.StartAsync();
        var institutions = await Refusal.OfAsync(
            service.Matching.ListSimilarInstitutionsAsync(new ListSimilarInstitutionsRequest { Institution = "nobody" }, RunningService.Options), StatusCode.NotFound);
        var enterprises = await Refusal.OfAsync(
            service.Matching.ListSimilarEnterprisesAsync(new ListSimilarEnterprisesRequest { Enterprise = "nobody" }, RunningService.Options), StatusCode.NotFound);

        Assert.Equal("INSTITUTION_NOT_FOUND", institutions.Reason());
        Assert.Equal("ENTERPRISE_NOT_FOUND", enterprises.Reason());
    }

    [Fact]
    public async Task ListSimilar_CancelledByCaller_IsCancelled()
    {
        await using var service = await RunningService.StartAsync();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var options = new CallOptions(cancellationToken: source.Token);
        var institutions = service.Matching.ListSimilarInstitutionsAsync(new ListSimilarInstitutionsRequest { Institution = "zm-utility-1" }, options);
        var enterprises = service.Matching.ListSimilarEnterprisesAsync(new ListSimilarEnterprisesRequest { Enterprise = "ent-1" }, options);

        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => institutions.ResponseAsync.WaitAsync(RunningService.Patience))).StatusCode);
        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => enterprises.ResponseAsync.WaitAsync(RunningService.Patience))).StatusCode);
    }
}
