using Grpc.Core;
using Matching.V1;

namespace Matching.Service.Tests;

public sealed class CatalogueRpcTests
{
    [Theory]
    [Covers("CatalogueService/GetEnterprise", CallCase.Happy)]
    [InlineData("sinohydro")]
    [InlineData("enterprises/sinohydro")]
    public async Task GetEnterprise_ByIdOrName_IsFound(string name)
    {
        await using var service = await RunningService.StartAsync();
        var enterprise = await service.Catalogue.GetEnterpriseAsync(new GetEnterpriseRequest { Name = name }, RunningService.Options);

        Assert.Equal("enterprises/sinohydro", enterprise.Name);
        Assert.Equal("Sinohydro Corporation", enterprise.DisplayName);
        Assert.Equal(["中国水利水电建设集团"], enterprise.Aliases);
    }

    [Fact]
    public async Task GetInstitution_Unknown_IsNotFound()
    {
        await using var service = await RunningService.StartAsync();
        var call = service.Catalogue.GetInstitutionAsync(new GetInstitutionRequest { Name = "institutions/none" }, RunningService.Options);

        Assert.Equal("INSTITUTION_NOT_FOUND", (await Refusal.OfAsync(call, StatusCode.NotFound)).Reason());
    }

    [Fact]
    public async Task GetInstitution_WithoutName_IsRefusedByName()
    {
        await using var service = await RunningService.StartAsync();
        var call = service.Catalogue.GetInstitutionAsync(new GetInstitutionRequest(), RunningService.Options);

        Assert.Equal(["name"], (await Refusal.OfAsync(call, StatusCode.InvalidArgument)).Fields());
    }

    [Fact]
    [Covers("CatalogueService/ListInstitutions", CallCase.Happy)]
    public async Task ListInstitutions_OfCountryAndKind_PagesInOrderOfId()
    {
        await using var service = await RunningService.StartAsync();
        var request = new ListInstitutionsRequest { CountryCode = "Zambia", Kind = InstitutionKind.Utility, PageSize = 3 };
        var first = await service.Catalogue.ListInstitutionsAsync(request, RunningService.Options);
        request.PageToken = first.NextPageToken;
        var second = await service.Catalogue.ListInstitutionsAsync(request, RunningService.Options);

        Assert.Equal(
            ["institutions/zm-utility-1", "institutions/zm-utility-2", "institutions/zm-utility-3", "institutions/zm-utility-4"],
            first.Institutions.Concat(second.Institutions).Select(institution => institution.Name));
        Assert.Empty(second.NextPageToken);
    }

    [Fact]
    public async Task ListInstitutions_TokenOfAnotherKind_IsRefused()
    {
        await using var service = await RunningService.StartAsync();
        var first = await service.Catalogue.ListInstitutionsAsync(
            new ListInstitutionsRequest { Kind = InstitutionKind.Utility, PageSize = 3 }, RunningService.Options);
        var call = service.Catalogue.ListInstitutionsAsync(
            new ListInstitutionsRequest { Kind = InstitutionKind.Hospital, PageToken = first.NextPageToken }, RunningService.Options);

        Assert.Equal(["page_token"], (await Refusal.OfAsync(call, StatusCode.InvalidArgument)).Fields());
    }

    [Fact]
    public async Task ListInstitutions_CountryIsARegion_IsRefused()
    {
        await using var service = await RunningService.StartAsync();
        var call = service.Catalogue.ListInstitutionsAsync(new ListInstitutionsRequest { CountryCode = "africa" }, RunningService.Options);

        Assert.Equal(["country_code"], (await Refusal.OfAsync(call, StatusCode.InvalidArgument)).Fields());
    }

    [Fact]
    [Covers("CatalogueService/ListEnterprises", CallCase.Happy)]
    public async Task ListEnterprises_WithoutPageSize_GivesAll()
    {
        await using var service = await RunningService.StartAsync();
        var answer = await service.Catalogue.ListEnterprisesAsync(new ListEnterprisesRequest(), RunningService.Options);

        Assert.Equal(13, answer.Enterprises.Count);
        Assert.Empty(answer.NextPageToken);
    }

    [Theory]
    [Covers("CatalogueService/SearchEnterprises", CallCase.Happy)]
    [InlineData("Sinohydro")]
    [InlineData("sinohydr")]
    [InlineData("Sinohidro")]
    [InlineData("水利水电")]
    public async Task SearchEnterprises_PartOrTypoInEitherScript_FindsIt(string query)
    {
        await using var service = await RunningService.StartAsync();
        var answer = await service.Catalogue.SearchEnterprisesAsync(new SearchEnterprisesRequest { Query = query }, RunningService.Options);

        Assert.NotEmpty(answer.Results);
        Assert.Equal("enterprises/sinohydro", answer.Results[0].Enterprise.Name);
        Assert.InRange(answer.Results[0].MatchScore, double.Epsilon, 1);
    }

    [Fact]
    [Covers("CatalogueService/SearchInstitutions", CallCase.Happy)]
    public async Task SearchInstitutions_Paged_GivesTheSameAsWhole()
    {
        await using var service = await RunningService.StartAsync();
        var request = new SearchInstitutionsRequest { Query = "hospital", CountryCode = "KE", PageSize = 100 };
        var whole = await service.Catalogue.SearchInstitutionsAsync(request, RunningService.Options);
        request.PageSize = 3;
        var first = await service.Catalogue.SearchInstitutionsAsync(request, RunningService.Options);
        request.PageToken = first.NextPageToken;
        request.PageSize = 100;
        var rest = await service.Catalogue.SearchInstitutionsAsync(request, RunningService.Options);

        Assert.True(whole.Results.Count >= 4, $"{whole.Results.Count} results");
        Assert.All(whole.Results, result => Assert.Equal("KE", result.Institution.CountryCode));
        Assert.Equal(whole.Results, first.Results.Concat(rest.Results));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("?!")]
    public async Task SearchEnterprises_NothingToLookFor_IsRefused(string query)
    {
        await using var service = await RunningService.StartAsync();
        var call = service.Catalogue.SearchEnterprisesAsync(new SearchEnterprisesRequest { Query = query }, RunningService.Options);

        Assert.Equal(["query"], (await Refusal.OfAsync(call, StatusCode.InvalidArgument)).Fields());
    }

    [Fact]
    [Covers("CatalogueService/ListRegions", CallCase.Happy)]
    [Covers("CatalogueService/ListSectors", CallCase.Happy)]
    public async Task ListRegionsAndSectors_Paged_GiveEveryNodeOnce()
    {
        await using var service = await RunningService.StartAsync();
        var regions = new List<Region>();
        var request = new ListRegionsRequest { PageSize = 100 };
        do
        {
            var page = await service.Catalogue.ListRegionsAsync(request, RunningService.Options);
            regions.AddRange(page.Regions);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        var sectors = await service.Catalogue.ListSectorsAsync(new ListSectorsRequest(), RunningService.Options);

        Assert.Equal(Domain.RegionTree.Default.All.Select(region => $"regions/{region.Id}"), regions.Select(region => region.Name));
        Assert.Equal(Domain.SectorTree.Default.All.Count, sectors.Sectors.Count);
    }

    [Fact]
    [Covers("CatalogueService/GetRegion", CallCase.Happy)]
    [Covers("CatalogueService/GetSector", CallCase.Happy)]
    public async Task GetRegionAndSector_ByWhatAPersonTypes_AreFound()
    {
        await using var service = await RunningService.StartAsync();
        var region = await service.Catalogue.GetRegionAsync(new GetRegionRequest { Name = "ASEAN" }, RunningService.Options);
        var sector = await service.Catalogue.GetSectorAsync(new GetSectorRequest { Name = "能源" }, RunningService.Options);

        Assert.Equal(RegionKind.Group, region.Kind);
        Assert.Contains("VN", region.CountryCodes);
        Assert.NotNull(region.AsOfDate);
        Assert.Equal("sectors/energy", sector.Name);
        Assert.Equal(230, sector.DacCode);
    }
}
