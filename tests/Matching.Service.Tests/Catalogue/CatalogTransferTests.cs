using Grpc.AspNetCore.Server;
using Grpc.Core;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Service.Tests;

public sealed class CatalogTransferTests
{
    [Fact]
    [Covers("CatalogueService/ExportCatalog", CallCase.Happy)]
    [Covers("CatalogueService/ImportCatalog", CallCase.Happy)]
    public async Task ExportThenImport_IntoAnotherStore_GivesTheSameCatalogue()
    {
        await using var from = await RunningService.StartAsync();
        await from.Catalogue.CreateSectorAsync(
            new CreateSectorRequest { SectorId = "solar-power", Sector = new Sector { DisplayName = "Solar power", Parent = "energy", Aliases = { "光伏" } } }, RunningService.Options);
        await from.Catalogue.UpdateInstitutionAsync(
            new UpdateInstitutionRequest { Institution = new Institution { Name = "zm-utility-1", Aliases = { "ZESCO", "|" }, ValidUntil = new() { Seconds = 99 } } },
            RunningService.Options);
        var exported = await ExportAsync(from);
        var records = exported.Skip(1).Select(Record).ToList();

        await using var into = await RunningService.StartAsync();
        var first = await ImportAsync(into, records);
        var second = await ImportAsync(into, records);
        var again = await ExportAsync(into);

        Assert.Equal((1L, 0L, 0L), (first.Sectors.Inserted, first.Sectors.Updated, first.Sectors.Unchanged));
        Assert.Equal((0L, 0L, 13L), (first.Enterprises.Inserted, first.Enterprises.Updated, first.Enterprises.Unchanged));
        Assert.Equal((0L, 1L, 119L), (first.Institutions.Inserted, first.Institutions.Updated, first.Institutions.Unchanged));
        Assert.Equal((2L, 2L, 120L), (first.DataRevision, second.DataRevision, second.Institutions.Unchanged));
        Assert.Equal(exported.Skip(1).Select(Plain), again.Skip(1).Select(Plain));
    }

    [Fact]
    public async Task ExportCatalog_Summary_CountsWhatFollows()
    {
        await using var service = await RunningService.StartAsync();
        await service.Catalogue.DeleteEnterpriseAsync(new DeleteEnterpriseRequest { Name = "ent-1" }, RunningService.Options);
        var shown = await ExportAsync(service);
        var all = await ExportAsync(service, showDeleted: true);

        Assert.Equal(
            new ExportSummary { DataRevision = 2, SectorCount = 0, EnterpriseCount = 12, InstitutionCount = 120 }, shown[0].Summary);
        Assert.Equal(1 + 12 + 120, shown.Count);
        Assert.Equal(13, all[0].Summary.EnterpriseCount);
        Assert.NotNull(all.Single(message => message.Enterprise?.Name == "enterprises/ent-1").Enterprise.DeleteTime);
    }

    [Fact]
    public async Task ExportCatalog_ChangedMeanwhile_IsOfOneState()
    {
        await using var service = await RunningService.StartAsync();
        using var call = service.Catalogue.ExportCatalog(new ExportCatalogRequest(), RunningService.Options);
        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        await service.Catalogue.DeleteInstitutionAsync(new DeleteInstitutionRequest { Name = "zm-utility-4" }, RunningService.Options);
        var names = new List<string>();
        await foreach (var message in call.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            names.Add(message.Institution?.Name ?? message.Enterprise.Name);
        }

        Assert.Equal(13 + 120, names.Count);
        Assert.Contains("institutions/zm-utility-4", names);
    }

    [Fact]
    [Covers("CatalogueService/ExportCatalog", CallCase.Cancelled)]
    public async Task ExportCatalog_Cancelled_EndsAndLetsGoOfTheStore()
    {
        await using var service = await RunningService.StartAsync();
        using var call = service.Catalogue.ExportCatalog(new ExportCatalogRequest(), RunningService.Options);
        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        call.Dispose();

        Assert.Equal(134, (await ExportAsync(service)).Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ExportCatalog_SlowReader_IsWaitedFor(bool givesUp)
    {
        var probe = new WriteProbe();
        await using var service = await RunningService.StartAsync(
            builder => builder.Services.AddSingleton(probe).Configure<GrpcServiceOptions>(grpc => grpc.Interceptors.Add<WriteProbe>()));
        using (var import = service.Store.BeginImport())
        {
            for (var i = 0; i < 3_000; i++)
            {
                import.Put(new Domain.Enterprise(new Domain.EnterpriseId($"large-{i}"), $"Large {i} {new string('x', 450)}", [new string('y', 500), new string('z', 500)]));
            }

            import.Commit();
        }

        var call = service.Catalogue.ExportCatalog(new ExportCatalogRequest(), RunningService.Options);
        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        var total = 1 + call.ResponseStream.Current.Summary.EnterpriseCount + call.ResponseStream.Current.Summary.InstitutionCount;
        Assert.True(SpinWait.SpinUntil(() => probe.IsWaiting || probe.Written == total, RunningService.Patience));
        Assert.True(probe.Written < total / 2, $"{probe.Written} of {total} messages were written for a reader that took one");
        if (givesUp)
        {
            call.Dispose();
            Assert.True(SpinWait.SpinUntil(() => !probe.IsWaiting, RunningService.Patience));
            Assert.True(probe.Written < total, $"all {total} messages were written for a reader that had gone");
            return;
        }

        var read = 1L;
        await foreach (var message in call.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            read++;
        }

        Assert.Equal((total, total), (read, (long)probe.Written));
        call.Dispose();
    }

    [Fact]
    public async Task ImportCatalog_NothingSent_ChangesNothing()
    {
        await using var service = await RunningService.StartAsync();
        var answer = await ImportAsync(service, []);

        Assert.Equal(new ImportCounts(), answer.Institutions);
        Assert.Equal(1, answer.DataRevision);
    }

    [Fact]
    [Covers("CatalogueService/ImportCatalog", CallCase.Bad)]
    public async Task ImportCatalog_BadRecords_AreNamedAndNothingIsChanged()
    {
        await using var service = await RunningService.StartAsync();
        var call = service.Catalogue.ImportCatalog(RunningService.Options);
        ImportCatalogRequest[] records =
        [
            Of(new Enterprise { Name = "enterprises/fine", DisplayName = "Fine" }),
            Of(new Enterprise { DisplayName = "No id" }),
            new ImportCatalogRequest(),
            Of(new Institution { Name = "institutions/i", DisplayName = "I", CountryCode = "ZM" }),
            new ImportCatalogRequest { Options = new ImportOptions() },
        ];
        var status = await RefusedAsync(call, records);

        Assert.Equal(["records[1].enterprise.name", "records[2]", "records[3].institution.kind", "options"], status.Fields());
        Assert.Null(service.Store.Catalogue.FindEnterprise(new Domain.EnterpriseId("fine")));
    }

    [Fact]
    public async Task ImportCatalog_WhatTheStoreRefuses_IsNamedAndNothingIsChanged()
    {
        await using var service = await RunningService.StartAsync();
        var call = service.Catalogue.ImportCatalog(RunningService.Options);
        ImportCatalogRequest[] records =
        [
            Of(new Enterprise { Name = "twice", DisplayName = "One" }),
            Of(new Enterprise { Name = "twice", DisplayName = "Two" }),
            new ImportCatalogRequest { Sector = new Sector { Name = "sectors/energy", DisplayName = "Mine", Parent = "production" } },
        ];
        var status = await RefusedAsync(call, records);

        Assert.Equal(["records[1]", "records[2]"], status.Fields());
        Assert.Equal(1, service.Store.DataRevision);
    }

    [Fact]
    public async Task ImportCatalog_ValidateOnly_CountsAndChangesNothing()
    {
        await using var service = await RunningService.StartAsync();
        var options = new ImportCatalogRequest { Options = new ImportOptions { ValidateOnly = true } };
        var answer = await ImportAsync(service, [options, Of(new Enterprise { Name = "new", DisplayName = "New" })]);

        Assert.Equal((1L, 1L), (answer.Enterprises.Inserted, answer.DataRevision));
        Assert.Null(service.Store.Catalogue.FindEnterprise(new Domain.EnterpriseId("new")));
    }

    [Fact]
    [Covers("CatalogueService/ImportCatalog", CallCase.Cancelled)]
    public async Task ImportCatalog_CancelledHalfway_ChangesNothing()
    {
        await using var service = await RunningService.StartAsync();
        using var cancel = new CancellationTokenSource();
        var call = service.Catalogue.ImportCatalog(RunningService.Options.WithCancellationToken(cancel.Token));
        await call.RequestStream.WriteAsync(Of(new Enterprise { Name = "new", DisplayName = "New" }), TestContext.Current.CancellationToken);
        await cancel.CancelAsync();
        var ended = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(RunningService.Patience));

        Assert.Equal(StatusCode.Cancelled, ended.StatusCode);
        Assert.Equal(1, service.Store.DataRevision);
        Assert.Null(service.Store.Catalogue.FindEnterprise(new Domain.EnterpriseId("new")));
    }

    [Fact]
    public async Task ImportCatalog_OfADeletedResource_LeavesItDeleted()
    {
        await using var service = await RunningService.StartAsync();
        await service.Catalogue.DeleteEnterpriseAsync(new DeleteEnterpriseRequest { Name = "ent-1" }, RunningService.Options);
        var answer = await ImportAsync(service, [Of(new Enterprise { Name = "ent-1", DisplayName = "Renamed" })]);
        var read = await service.Catalogue.GetEnterpriseAsync(new GetEnterpriseRequest { Name = "ent-1" }, RunningService.Options);
        var found = await service.Catalogue.SearchEnterprisesAsync(new SearchEnterprisesRequest { Query = "Renamed" }, RunningService.Options);

        Assert.Equal(1, answer.Enterprises.Updated);
        Assert.Equal("Renamed", read.DisplayName);
        Assert.NotNull(read.DeleteTime);
        Assert.DoesNotContain(found.Results, result => result.Enterprise.Name == read.Name);
    }

    private static ImportCatalogRequest Of(Enterprise enterprise) => new() { Enterprise = enterprise };

    private static ImportCatalogRequest Of(Institution institution) => new() { Institution = institution };

    private static ImportCatalogRequest Record(ExportCatalogResponse message) => message.ContentCase switch
    {
        ExportCatalogResponse.ContentOneofCase.Sector => new ImportCatalogRequest { Sector = message.Sector },
        ExportCatalogResponse.ContentOneofCase.Enterprise => Of(message.Enterprise),
        _ => Of(message.Institution),
    };

    /// <summary>A record without what a store adds of its own.</summary>
    private static ImportCatalogRequest Plain(ExportCatalogResponse message)
    {
        var record = Record(message).Clone();
        if (record.Sector is { } sector)
        {
            (sector.Etag, sector.CreateTime, sector.UpdateTime) = (string.Empty, null, null);
        }
        else if (record.Enterprise is { } enterprise)
        {
            (enterprise.Etag, enterprise.CreateTime, enterprise.UpdateTime) = (string.Empty, null, null);
        }
        else
        {
            (record.Institution.Etag, record.Institution.CreateTime, record.Institution.UpdateTime) = (string.Empty, null, null);
        }

        return record;
    }

    private static async Task<List<ExportCatalogResponse>> ExportAsync(RunningService service, bool showDeleted = false)
    {
        using var call = service.Catalogue.ExportCatalog(new ExportCatalogRequest { ShowDeleted = showDeleted }, RunningService.Options);
        var messages = new List<ExportCatalogResponse>();
        await foreach (var message in call.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            messages.Add(message);
        }

        return messages;
    }

    private static async Task<ImportCatalogResponse> ImportAsync(RunningService service, IEnumerable<ImportCatalogRequest> records)
    {
        using var call = service.Catalogue.ImportCatalog(RunningService.Options);
        foreach (var record in records)
        {
            await call.RequestStream.WriteAsync(record, TestContext.Current.CancellationToken);
        }

        await call.RequestStream.CompleteAsync();
        return await call.ResponseAsync.WaitAsync(RunningService.Patience);
    }

    private static async Task<Google.Rpc.Status> RefusedAsync(
        AsyncClientStreamingCall<ImportCatalogRequest, ImportCatalogResponse> call, IEnumerable<ImportCatalogRequest> records)
    {
        foreach (var record in records)
        {
            await call.RequestStream.WriteAsync(record, TestContext.Current.CancellationToken);
        }

        await call.RequestStream.CompleteAsync();
        var refused = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(RunningService.Patience));
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        return refused.GetRpcStatus()!;
    }
}
