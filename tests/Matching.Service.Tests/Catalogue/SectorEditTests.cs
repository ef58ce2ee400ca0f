using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.V1;

namespace Matching.Service.Tests;

public sealed class SectorEditTests
{
    private static CreateSectorRequest Create(string id = "solar-power") => new()
    {
        SectorId = id,
        Sector = new Sector { DisplayName = "Solar power", DisplayNameZh = "太阳能发电", Parent = "sectors/energy", Aliases = { "Photovoltaics", "光伏" } },
    };

    [Theory]
    [Covers("CatalogueService/CreateSector", CallCase.Happy)]
    [InlineData("solar-power")]
    [InlineData("sectors/solar-power")]
    [InlineData("SOLAR POWER")]
    [InlineData("photovoltaics")]
    [InlineData("光伏")]
    public async Task CreateSector_UnderABuiltInOne_IsFoundByAnyOfItsNames(string text)
    {
        await using var service = await RunningService.StartAsync();
        var made = await service.Catalogue.CreateSectorAsync(Create(), RunningService.Options);
        var found = await service.Catalogue.GetSectorAsync(new GetSectorRequest { Name = text }, RunningService.Options);

        Assert.Equal(made, found);
        Assert.Equal(("sectors/solar-power", "sectors/energy", false), (made.Name, made.Parent, made.BuiltIn));
    }

    [Fact]
    public async Task RankPartners_ForACustomSector_RanksByWhatIsKnownOfTheOneAbove()
    {
        await using var service = await RunningService.StartAsync();
        await service.Catalogue.CreateSectorAsync(Create(), RunningService.Options);
        Assert.True(SpinWait.SpinUntil(() => service.States.Current.DataRevision == 2, RunningService.Patience));
        var request = new RankPartnersRequest { Enterprise = SmallWorld.Sinohydro, Region = "ZM", Sector = "光伏", PageSize = 200 };
        var custom = await service.Matching.RankPartnersAsync(request, RunningService.Options);
        request.Sector = "energy";
        var energy = await service.Matching.RankPartnersAsync(request, RunningService.Options);

        Assert.Equal("sectors/solar-power", custom.Sector.Name);
        Assert.Equal(24, custom.TotalSize);
        Assert.Equal(energy.Partners, custom.Partners);
    }

    [Fact]
    public async Task EngagementsOfACustomSector_CountForTheOneAbove()
    {
        await using var service = await RunningService.StartAsync();
        await service.Catalogue.CreateSectorAsync(Create(), RunningService.Options);
        using (var import = service.Store.BeginImport())
        {
            var engagement = SmallWorld.EngagementOf("solar-1", SmallWorld.Newcomer, "zm-utility-4", "ZM", "solar-power", 2013);
            Assert.False(import.Put(engagement).IsRejected);
            import.Commit();
        }

        Assert.True(SpinWait.SpinUntil(() => service.States.Current.DataRevision == 3, RunningService.Patience));
        var catalogue = service.States.Current.Catalogue;
        Assert.Equal(catalogue.IndexOf(new Domain.SectorId("energy")), catalogue.IndexOf(new Domain.SectorId("solar-power")));
        Assert.Equal(401, service.States.Current.History.Count);
    }

    [Fact]
    public async Task ListSectors_Paged_GivesBuiltInOnesThenCustomOnes()
    {
        await using var service = await RunningService.StartAsync();
        await service.Catalogue.CreateSectorAsync(Create("wind"), RunningService.Options);
        var second = Create();
        second.Sector = new Sector { DisplayName = "Quarries", Parent = "production" };
        second.SectorId = "a-quarry";
        await service.Catalogue.CreateSectorAsync(second, RunningService.Options);
        var names = new List<string>();
        var request = new ListSectorsRequest { PageSize = 5 };
        do
        {
            var page = await service.Catalogue.ListSectorsAsync(request, RunningService.Options);
            names.AddRange(page.Sectors.Select(sector => sector.Name));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal([.. Domain.SectorTree.Default.All.Select(sector => $"sectors/{sector.Id}"), "sectors/a-quarry", "sectors/wind"], names);
    }

    [Fact]
    public async Task BuiltInSector_Changed_IsRefused()
    {
        await using var service = await RunningService.StartAsync();
        var update = service.Catalogue.UpdateSectorAsync(
            new UpdateSectorRequest { Sector = new Sector { Name = "sectors/energy", DisplayName = "Power" } }, RunningService.Options);
        var delete = service.Catalogue.DeleteSectorAsync(new DeleteSectorRequest { Name = "energy" }, RunningService.Options);
        var undelete = service.Catalogue.UndeleteSectorAsync(new UndeleteSectorRequest { Name = "energy" }, RunningService.Options);
        var create = service.Catalogue.CreateSectorAsync(Create("energy"), RunningService.Options);

        Assert.Equal("SECTOR_BUILT_IN", (await Refusal.OfAsync(update, StatusCode.FailedPrecondition)).Reason());
        Assert.Equal("SECTOR_BUILT_IN", (await Refusal.OfAsync(delete, StatusCode.FailedPrecondition)).Reason());
        Assert.Equal("SECTOR_BUILT_IN", (await Refusal.OfAsync(undelete, StatusCode.FailedPrecondition)).Reason());
        Assert.Equal("SECTOR_ALREADY_EXISTS", (await Refusal.OfAsync(create, StatusCode.AlreadyExists)).Reason());
    }

    [Theory]
    [InlineData("Electricity", "energy", StatusCode.AlreadyExists)]
    [InlineData("230", "energy", StatusCode.AlreadyExists)]
    [InlineData("?!", "energy", StatusCode.InvalidArgument)]
    [InlineData("Deep custom", "solar-power", StatusCode.InvalidArgument)]
    [InlineData("Nowhere", "", StatusCode.InvalidArgument)]
    public async Task CreateSector_NameTakenOrParentNotBuiltIn_IsRefused(string name, string parent, StatusCode expected)
    {
        await using var service = await RunningService.StartAsync();
        await service.Catalogue.CreateSectorAsync(Create(), RunningService.Options);
        var request = new CreateSectorRequest { SectorId = "second", Sector = new Sector { DisplayName = name, Parent = parent } };
        await Refusal.OfAsync(service.Catalogue.CreateSectorAsync(request, RunningService.Options), expected);

        Assert.Equal(2, service.Store.DataRevision);
    }

    [Fact]
    [Covers("CatalogueService/UpdateSector", CallCase.Happy)]
    public async Task UpdateSector_Masked_ChangesThatAlone()
    {
        await using var service = await RunningService.StartAsync();
        await service.Catalogue.CreateSectorAsync(Create(), RunningService.Options);
        var request = new UpdateSectorRequest
        {
            Sector = new Sector { Name = "solar-power", Parent = "industry-mining-construction" },
            UpdateMask = new FieldMask { Paths = { "parent", "aliases" } },
        };
        var answer = await service.Catalogue.UpdateSectorAsync(request, RunningService.Options);

        Assert.Equal(("Solar power", "sectors/industry-mining-construction"), (answer.DisplayName, answer.Parent));
        Assert.Empty(answer.Aliases);
    }

    [Fact]
    [Covers("CatalogueService/DeleteSector", CallCase.Happy)]
    [Covers("CatalogueService/UndeleteSector", CallCase.Happy)]
    public async Task DeleteSector_ItsNameTakenMeanwhile_CannotComeBack()
    {
        await using var service = await RunningService.StartAsync();
        await service.Catalogue.CreateSectorAsync(Create(), RunningService.Options);
        var deleted = await service.Catalogue.DeleteSectorAsync(new DeleteSectorRequest { Name = "solar-power" }, RunningService.Options);
        var byName = service.Catalogue.GetSectorAsync(new GetSectorRequest { Name = "Photovoltaics" }, RunningService.Options);
        Assert.Equal("SECTOR_NOT_FOUND", (await Refusal.OfAsync(byName, StatusCode.NotFound)).Reason());
        Assert.Equal(deleted, await service.Catalogue.GetSectorAsync(new GetSectorRequest { Name = "solar-power" }, RunningService.Options));
        await service.Catalogue.CreateSectorAsync(
            new CreateSectorRequest { SectorId = "pv", Sector = new Sector { DisplayName = "Photovoltaics", Parent = "energy" } }, RunningService.Options);
        var undelete = service.Catalogue.UndeleteSectorAsync(new UndeleteSectorRequest { Name = "solar-power" }, RunningService.Options);
        Assert.Equal("SECTOR_ALREADY_EXISTS", (await Refusal.OfAsync(undelete, StatusCode.AlreadyExists)).Reason());
        await service.Catalogue.DeleteSectorAsync(new DeleteSectorRequest { Name = "pv" }, RunningService.Options);
        var back = await service.Catalogue.UndeleteSectorAsync(new UndeleteSectorRequest { Name = "solar-power" }, RunningService.Options);

        Assert.Null(back.DeleteTime);
    }
}
