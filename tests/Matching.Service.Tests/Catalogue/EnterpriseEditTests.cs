using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.V1;

namespace Matching.Service.Tests;

public sealed class EnterpriseEditTests
{
    private static CreateEnterpriseRequest Create(string id = "new-one") => new()
    {
        EnterpriseId = id,
        Enterprise = new Enterprise { DisplayName = "Brand New Power", Aliases = { "全新电力", "BNP" } },
    };

    [Fact]
    [Covers("CatalogueService/CreateEnterprise", CallCase.Happy)]
    public async Task CreateEnterprise_WithId_IsReadListedAndFoundByName()
    {
        await using var service = await RunningService.StartAsync();
        var made = await service.Catalogue.CreateEnterpriseAsync(Create(), RunningService.Options);
        var read = await service.Catalogue.GetEnterpriseAsync(new GetEnterpriseRequest { Name = "new-one" }, RunningService.Options);
        var listed = await service.Catalogue.ListEnterprisesAsync(new ListEnterprisesRequest(), RunningService.Options);
        var found = await service.Catalogue.SearchEnterprisesAsync(new SearchEnterprisesRequest { Query = "全新" }, RunningService.Options);

        Assert.Equal(made, read);
        Assert.Contains(made, listed.Enterprises);
        Assert.Equal("enterprises/new-one", found.Results[0].Enterprise.Name);
        Assert.Equal(("enterprises/new-one", "Brand New Power"), (made.Name, made.DisplayName));
        Assert.Equal(["全新电力", "BNP"], made.Aliases);
        Assert.Equal(made.CreateTime, made.UpdateTime);
        Assert.Null(made.DeleteTime);
        Assert.Matches("^\"[A-Za-z0-9_-]{16}\"$", made.Etag);
    }

    [Fact]
    public async Task CreateEnterprise_WithoutId_GetsOne()
    {
        await using var service = await RunningService.StartAsync();
        var first = await service.Catalogue.CreateEnterpriseAsync(Create(string.Empty), RunningService.Options);
        var second = await service.Catalogue.CreateEnterpriseAsync(Create(string.Empty), RunningService.Options);

        Assert.NotEqual(first.Name, second.Name);
        Assert.Equal(first, await service.Catalogue.GetEnterpriseAsync(new GetEnterpriseRequest { Name = first.Name }, RunningService.Options));
    }

    [Fact]
    public async Task CreateEnterprise_Empty_SaysWhatIsMissing()
    {
        await using var service = await RunningService.StartAsync();
        var call = service.Catalogue.CreateEnterpriseAsync(new CreateEnterpriseRequest(), RunningService.Options);

        Assert.Equal(["enterprise"], (await Refusal.OfAsync(call, StatusCode.InvalidArgument)).Fields());
    }

    [Fact]
    public async Task CreateEnterprise_BadFields_AreNamedAllAtOnce()
    {
        await using var service = await RunningService.StartAsync();
        var request = new CreateEnterpriseRequest
        {
            EnterpriseId = "no spaces",
            Enterprise = new Enterprise { DisplayName = "two\nlines", Aliases = { "fine", " " } },
            RequestId = "not a uuid",
        };
        var call = service.Catalogue.CreateEnterpriseAsync(request, RunningService.Options);

        Assert.Equal(
            ["request_id", "enterprise_id", "enterprise.display_name", "enterprise.aliases[1]"],
            (await Refusal.OfAsync(call, StatusCode.InvalidArgument)).Fields());
    }

    [Fact]
    public async Task CreateEnterprise_KnownId_ExistsAlready()
    {
        await using var service = await RunningService.StartAsync();
        var call = service.Catalogue.CreateEnterpriseAsync(Create(SmallWorld.Sinohydro), RunningService.Options);

        Assert.Equal("ENTERPRISE_ALREADY_EXISTS", (await Refusal.OfAsync(call, StatusCode.AlreadyExists)).Reason());
        Assert.Equal("Sinohydro Corporation", service.Store.Catalogue.FindEnterprise(new Domain.EnterpriseId(SmallWorld.Sinohydro))!.Name);
    }

    [Fact]
    public async Task CreateEnterprise_ValidateOnly_AnswersAndChangesNothing()
    {
        await using var service = await RunningService.StartAsync();
        var request = Create();
        request.ValidateOnly = true;
        var answer = await service.Catalogue.CreateEnterpriseAsync(request, RunningService.Options);
        var read = service.Catalogue.GetEnterpriseAsync(new GetEnterpriseRequest { Name = answer.Name }, RunningService.Options);

        Assert.Equal("Brand New Power", answer.DisplayName);
        Assert.Equal("ENTERPRISE_NOT_FOUND", (await Refusal.OfAsync(read, StatusCode.NotFound)).Reason());
        Assert.Equal(1, service.Store.DataRevision);
    }

    [Fact]
    [Covers("CatalogueService/CreateEnterprise", CallCase.Cancelled)]
    public async Task CreateEnterprise_Cancelled_ChangesNothing()
    {
        await using var service = await RunningService.StartAsync();
        using var cancel = new CancellationTokenSource();
        using (service.Store.BeginEdit(TimeProvider.System))
        {
            // The call waits behind this edit until its caller gives up.
            var call = service.Catalogue.CreateEnterpriseAsync(Create(), RunningService.Options.WithCancellationToken(cancel.Token));
            var ended = Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(RunningService.Patience));
            await cancel.CancelAsync();
            Assert.Equal(StatusCode.Cancelled, (await ended).StatusCode);
        }

        // Behind the given-up call: it has had its turn with the writer's lock when this one is answered.
        await service.Catalogue.CreateEnterpriseAsync(Create("another"), RunningService.Options);
        Assert.Null(service.Store.Catalogue.FindEnterprise(new Domain.EnterpriseId("new-one")));
    }

    [Theory]
    [Covers("CatalogueService/UpdateEnterprise", CallCase.Happy)]
    [InlineData("", "Renamed", "中国水利水电建设集团")]
    [InlineData("*", "Renamed", "")]
    [InlineData("display_name", "Renamed", "中国水利水电建设集团")]
    [InlineData("aliases", "Sinohydro Corporation", "")]
    [InlineData("aliases,display_name", "Renamed", "")]
    [InlineData("etag,create_time,name", "Sinohydro Corporation", "中国水利水电建设集团")]
    public async Task UpdateEnterprise_Mask_ChangesThoseFieldsAlone(string mask, string name, string aliases)
    {
        await using var service = await RunningService.StartAsync();
        var request = new UpdateEnterpriseRequest { Enterprise = new Enterprise { Name = "enterprises/sinohydro", DisplayName = "Renamed" } };
        if (mask.Length > 0)
        {
            request.UpdateMask = new FieldMask { Paths = { mask.Split(',') } };
        }

        var answer = await service.Catalogue.UpdateEnterpriseAsync(request, RunningService.Options);
        var read = await service.Catalogue.GetEnterpriseAsync(new GetEnterpriseRequest { Name = answer.Name }, RunningService.Options);

        Assert.Equal(answer, read);
        Assert.Equal((name, aliases), (answer.DisplayName, string.Join('|', answer.Aliases)));
    }

    [Theory]
    [InlineData("displayName")]
    [InlineData("country_code")]
    [InlineData("aliases.0")]
    [InlineData("*,aliases")]
    public async Task UpdateEnterprise_UnknownPath_IsRefused(string mask)
    {
        await using var service = await RunningService.StartAsync();
        var request = new UpdateEnterpriseRequest
        {
            Enterprise = new Enterprise { Name = "enterprises/sinohydro", DisplayName = "Renamed" },
            UpdateMask = new FieldMask { Paths = { mask.Split(',') } },
        };
        var call = service.Catalogue.UpdateEnterpriseAsync(request, RunningService.Options);

        Assert.Equal(["update_mask"], (await Refusal.OfAsync(call, StatusCode.InvalidArgument)).Fields());
    }

    [Fact]
    public async Task UpdateEnterprise_RequiredFieldCleared_IsRefused()
    {
        await using var service = await RunningService.StartAsync();
        var request = new UpdateEnterpriseRequest
        {
            Enterprise = new Enterprise { Name = "enterprises/sinohydro" },
            UpdateMask = new FieldMask { Paths = { "display_name" } },
        };
        var call = service.Catalogue.UpdateEnterpriseAsync(request, RunningService.Options);

        Assert.Equal(["enterprise.display_name"], (await Refusal.OfAsync(call, StatusCode.InvalidArgument)).Fields());
    }

    [Fact]
    public async Task UpdateEnterprise_OlderEtag_IsAbortedAndTheFirstChangeStays()
    {
        await using var service = await RunningService.StartAsync();
        var read = await service.Catalogue.GetEnterpriseAsync(new GetEnterpriseRequest { Name = "sinohydro" }, RunningService.Options);
        var mine = new Enterprise(read) { DisplayName = "Mine" };
        var theirs = new Enterprise(read) { DisplayName = "Theirs" };
        var changed = await service.Catalogue.UpdateEnterpriseAsync(new UpdateEnterpriseRequest { Enterprise = theirs }, RunningService.Options);
        var call = service.Catalogue.UpdateEnterpriseAsync(new UpdateEnterpriseRequest { Enterprise = mine }, RunningService.Options);

        Assert.Equal("ETAG_MISMATCH", (await Refusal.OfAsync(call, StatusCode.Aborted)).Reason());
        Assert.NotEqual(read.Etag, changed.Etag);
        Assert.Equal("Theirs", service.Store.Catalogue.FindEnterprise(new Domain.EnterpriseId("sinohydro"))!.Name);
    }

    [Fact]
    public async Task UpdateEnterprise_Unknown_IsNotFound()
    {
        await using var service = await RunningService.StartAsync();
        var request = new UpdateEnterpriseRequest { Enterprise = new Enterprise { Name = "enterprises/nobody", DisplayName = "X" } };

        Assert.Equal("ENTERPRISE_NOT_FOUND", (await Refusal.OfAsync(service.Catalogue.UpdateEnterpriseAsync(request, RunningService.Options), StatusCode.NotFound)).Reason());
    }

    [Fact]
    [Covers("CatalogueService/DeleteEnterprise", CallCase.Happy)]
    [Covers("CatalogueService/UndeleteEnterprise", CallCase.Happy)]
    public async Task DeleteEnterprise_ThenUndelete_HidesItAndBringsItBack()
    {
        await using var service = await RunningService.StartAsync();
        var client = service.Catalogue;
        var deleted = await client.DeleteEnterpriseAsync(new DeleteEnterpriseRequest { Name = "enterprises/sinohydro" }, RunningService.Options);
        var shown = await client.ListEnterprisesAsync(new ListEnterprisesRequest(), RunningService.Options);
        var all = await client.ListEnterprisesAsync(new ListEnterprisesRequest { ShowDeleted = true }, RunningService.Options);
        var found = await client.SearchEnterprisesAsync(new SearchEnterprisesRequest { Query = "Sinohydro Corporation" }, RunningService.Options);

        Assert.NotNull(deleted.DeleteTime);
        Assert.Equal(deleted, await client.GetEnterpriseAsync(new GetEnterpriseRequest { Name = "sinohydro" }, RunningService.Options));
        Assert.DoesNotContain(shown.Enterprises, enterprise => enterprise.Name == deleted.Name);
        Assert.Contains(deleted, all.Enterprises);
        Assert.DoesNotContain(found.Results, result => result.Enterprise.Name == deleted.Name);

        var back = await client.UndeleteEnterpriseAsync(new UndeleteEnterpriseRequest { Name = "sinohydro", Etag = deleted.Etag }, RunningService.Options);
        found = await client.SearchEnterprisesAsync(new SearchEnterprisesRequest { Query = "Sinohydro Corporation" }, RunningService.Options);

        Assert.Null(back.DeleteTime);
        Assert.Equal(back.Name, found.Results[0].Enterprise.Name);
    }

    [Fact]
    public async Task DeletedEnterprise_ChangedAgain_IsRefusedForItsReason()
    {
        await using var service = await RunningService.StartAsync();
        var client = service.Catalogue;
        await client.DeleteEnterpriseAsync(new DeleteEnterpriseRequest { Name = "sinohydro" }, RunningService.Options);
        var again = client.DeleteEnterpriseAsync(new DeleteEnterpriseRequest { Name = "sinohydro" }, RunningService.Options);
        var update = client.UpdateEnterpriseAsync(
            new UpdateEnterpriseRequest { Enterprise = new Enterprise { Name = "sinohydro", DisplayName = "X" } }, RunningService.Options);
        var create = client.CreateEnterpriseAsync(Create("sinohydro"), RunningService.Options);
        var undelete = client.UndeleteEnterpriseAsync(new UndeleteEnterpriseRequest { Name = "ent-1" }, RunningService.Options);
        var stale = client.UndeleteEnterpriseAsync(new UndeleteEnterpriseRequest { Name = "sinohydro", Etag = "\"stale\"" }, RunningService.Options);

        Assert.Equal("ENTERPRISE_NOT_FOUND", (await Refusal.OfAsync(again, StatusCode.NotFound)).Reason());
        Assert.Equal("ENTERPRISE_DELETED", (await Refusal.OfAsync(update, StatusCode.FailedPrecondition)).Reason());
        Assert.Equal("ENTERPRISE_ALREADY_EXISTS", (await Refusal.OfAsync(create, StatusCode.AlreadyExists)).Reason());
        Assert.Equal("ENTERPRISE_NOT_DELETED", (await Refusal.OfAsync(undelete, StatusCode.AlreadyExists)).Reason());
        Assert.Equal("ETAG_MISMATCH", (await Refusal.OfAsync(stale, StatusCode.Aborted)).Reason());
    }

    [Fact]
    public async Task RankPartners_ForADeletedEnterprise_IsNotFound()
    {
        await using var service = await RunningService.StartAsync();
        await service.Catalogue.DeleteEnterpriseAsync(new DeleteEnterpriseRequest { Name = "sinohydro" }, RunningService.Options);
        Assert.True(SpinWait.SpinUntil(() => service.States.Current.DataRevision == 2, RunningService.Patience));
        var call = service.Matching.RankPartnersAsync(new RankPartnersRequest { Enterprise = "sinohydro", Region = "ZM" }, RunningService.Options);

        Assert.Equal("ENTERPRISE_NOT_FOUND", (await Refusal.OfAsync(call, StatusCode.NotFound)).Reason());
    }
}
