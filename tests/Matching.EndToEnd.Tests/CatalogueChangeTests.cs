using Matching.Testing;
using Matching.V1;

namespace Matching.EndToEnd.Tests;

/// <summary>A new institution is ranked by the running service, by the model it has, from outside.</summary>
public sealed class CatalogueChangeTests(TrainedWorld world)
{
    [Fact]
    public async Task CreateInstitution_OnTheSample_IsRankedUntilItIsDeleted()
    {
        using var folder = new TemporaryFolder();
        await using var service = await LiveService.StartAsync(world, folder);
        await CreateRankAndDeleteAsync(service, "SE000001");
    }

    [Fact]
    public async Task CreateInstitution_OnTheRealCatalogue_IsRankedUntilItIsDeleted()
    {
        var data = SharedData.RequireFolder("gcdf");
        using var folder = new TemporaryFolder();
        await TrainedWorld.TrainerAsync("import", "--db", folder.File("real.db"), "--data", data);
        await using var service = await LiveService.StartAsync(null, "--db", folder.File("real.db"), "--models", Path.Combine(Checkout.Root, "models"));
        var enterprises = await service.Catalogue.ListEnterprisesAsync(new ListEnterprisesRequest { PageSize = 1 }, LiveService.Options);
        await CreateRankAndDeleteAsync(service, enterprises.Enterprises[0].Name);
    }

    private static async Task CreateRankAndDeleteAsync(LiveService service, string enterprise)
    {
        var query = new RankPartnersRequest { Enterprise = enterprise, Region = "ZM", PageSize = 200 };
        var before = await service.Matching.RankPartnersAsync(query, LiveService.Options);
        var made = await service.Catalogue.CreateInstitutionAsync(
            new CreateInstitutionRequest
            {
                Institution = new Institution { DisplayName = "Zambia New Hydropower Company", CountryCode = "ZM", Kind = InstitutionKind.Utility },
            },
            LiveService.Options);
        var with = await RankAsync(service, query, before.DataRevision + 1);
        await service.Catalogue.DeleteInstitutionAsync(new DeleteInstitutionRequest { Name = made.Name, Etag = made.Etag }, LiveService.Options);
        var without = await RankAsync(service, query, before.DataRevision + 2);

        Assert.Equal(before.ModelVersion, with.ModelVersion);
        Assert.Equal((before.TotalSize + 1, before.TotalSize), (with.TotalSize, without.TotalSize));
        Assert.Contains(with.Partners, partner => partner.Institution.Name == made.Name);
        Assert.Equal(before.Partners, without.Partners);
    }

    /// <summary>Ranks on until the service answers from a state of the data; each call is a question to it, so that nothing here sleeps.</summary>
    private static async Task<RankPartnersResponse> RankAsync(LiveService service, RankPartnersRequest query, long revision)
    {
        var options = LiveService.Options;
        while (true)
        {
            var answer = await service.Matching.RankPartnersAsync(query, options);
            if (answer.DataRevision >= revision)
            {
                return answer;
            }
        }
    }
}
