using System.Text.Json;
using Grpc.Core;
using Matching.Testing;
using Matching.V1;

namespace Matching.Client.Tests;

public sealed class KeepingTests
{
    private static readonly Institution Park = new()
    {
        Name = "institutions/i-1",
        DisplayName = "Kafue Free Zone",
        CountryCode = "ZM",
        Kind = InstitutionKind.IndustrialPark,
        Etag = "\"e1\"",
    };

    [Fact]
    public async Task EnterpriseCreate_NamesGiven_AreSentWithARequestIdOfItsOwn()
    {
        await using var run = await ClientRun.StartAsync();
        run.Contract.On<CreateEnterpriseRequest>("CreateEnterprise", request => new Enterprise(request.Enterprise) { Name = $"enterprises/{request.EnterpriseId}", Etag = "\"1\"" });
        var (code, text, _) = await run.RunAsync("enterprise", "create", "--id", "e-9", "--name", "新公司", "--alias", "New", "--alias", "Newer");
        var request = run.Contract.The<CreateEnterpriseRequest>("CreateEnterprise");

        Assert.Equal(ExitCodes.Ok, code);
        Assert.Equal(new Enterprise { DisplayName = "新公司", Aliases = { "New", "Newer" } }, request.Enterprise);
        Assert.True(Guid.TryParse(request.RequestId, out _), request.RequestId);
        Assert.Contains("enterprises/e-9", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InstitutionUpdate_SomeFields_AreTheMaskAndTheOthersStay()
    {
        await using var run = await ClientRun.StartAsync();
        run.Contract.On<UpdateInstitutionRequest>("UpdateInstitution", _ => Park);
        var (code, _, _) = await run.RunAsync(
            "institution", "update", "i-1", "--kind", "bank", "--valid-until", "2030-01-31", "--clear", "aliases", "--etag", "\"e1\"", "--validate-only", "--request-id", "r1");
        var request = run.Contract.The<UpdateInstitutionRequest>("UpdateInstitution");

        Assert.Equal(ExitCodes.Ok, code);
        Assert.Equal(["kind", "valid_until", "aliases"], request.UpdateMask.Paths);
        Assert.Equal(("institutions/i-1", InstitutionKind.Bank, "\"e1\""), (request.Institution.Name, request.Institution.Kind, request.Institution.Etag));
        Assert.Equal(new DateTime(2030, 1, 31, 0, 0, 0, DateTimeKind.Utc), request.Institution.ValidUntil.ToDateTime());
        Assert.Equal((true, "r1"), (request.ValidateOnly, request.RequestId));
    }

    [Theory]
    [InlineData("enterprise", "Enterprise", "enterprises")]
    [InlineData("institution", "Institution", "institutions")]
    [InlineData("sector", "Sector", "sectors")]
    public async Task DeleteAndUndelete_Ids_AreSent(string command, string resource, string collection)
    {
        await using var run = await ClientRun.StartAsync();
        Google.Protobuf.IMessage it = resource switch
        {
            "Enterprise" => new Enterprise { Name = $"{collection}/x" },
            "Institution" => new Institution { Name = $"{collection}/x" },
            _ => new Sector { Name = $"{collection}/x" },
        };
        run.Contract.On($"Delete{resource}", [it]);
        run.Contract.On($"Undelete{resource}", [it]);

        Assert.Equal(ExitCodes.Ok, (await run.RunAsync(command, "delete", "x", "--etag", "\"1\"")).Code);
        Assert.Equal(ExitCodes.Ok, (await run.RunAsync(command, "undelete", $"{collection}/x")).Code);
        Assert.Equal([$"Delete{resource}", $"Undelete{resource}"], run.Contract.Asked.Select(call => call.Method));
    }

    [Fact]
    public async Task SectorCreateAndList_Custom_AreBelowABuiltInOne()
    {
        await using var run = await ClientRun.StartAsync();
        run.Contract.On<CreateSectorRequest>("CreateSector", request => request.Sector);
        run.Contract.On("ListSectors", [new ListSectorsResponse { Sectors = { new Sector { Name = "sectors/solar", DisplayName = "Solar power", Parent = "sectors/energy" } } }]);
        await run.RunAsync("sector", "create", "--id", "solar", "--name", "Solar power", "--name-zh", "光伏", "--parent", "energy");
        var (_, text, _) = await run.RunAsync("sector", "list");

        Assert.Equal(
            new Sector { DisplayName = "Solar power", DisplayNameZh = "光伏", Parent = "sectors/energy" }, run.Contract.The<CreateSectorRequest>("CreateSector").Sector);
        Assert.Matches("Solar power +energy +custom +solar", text);
    }

    [Fact]
    public async Task InstitutionList_SeveralPages_AreFollowed()
    {
        await using var run = await ClientRun.StartAsync();
        run.Contract.On<ListInstitutionsRequest>("ListInstitutions", request => request.PageToken.Length == 0
            ? new ListInstitutionsResponse { Institutions = { Park }, NextPageToken = "more" }
            : new ListInstitutionsResponse { Institutions = { new Institution(Park) { Name = "institutions/i-2" } }, NextPageToken = "still more" });
        var (code, text, _) = await run.RunAsync("institution", "list", "--country", "ZM", "--kind", "industrial_park", "--top", "2", "--show-deleted", "--json");
        using var document = JsonDocument.Parse(text);

        Assert.Equal(ExitCodes.Ok, code);
        Assert.Equal(["institutions/i-1", "institutions/i-2"], document.RootElement.EnumerateArray().Select(row => row.GetProperty("name").GetString()));
        var asked = run.Contract.Asked.Select(call => (ListInstitutionsRequest)call.Requests[0]).ToList();
        Assert.Equal([2, 1], asked.Select(request => request.PageSize));
        Assert.All(asked, request => Assert.Equal(("ZM", InstitutionKind.IndustrialPark, true), (request.CountryCode, request.Kind, request.ShowDeleted)));
    }

    [Fact]
    public async Task ExportThenImport_SameFile_SendsEveryRecordBack()
    {
        await using var run = await ClientRun.StartAsync();
        using var folder = new TemporaryFolder();
        run.Contract.On(
            "ExportCatalog",
            [
                new ExportCatalogResponse { Summary = new ExportSummary { EnterpriseCount = 1, InstitutionCount = 1 } },
                new ExportCatalogResponse { Enterprise = new Enterprise { Name = "enterprises/e-1", DisplayName = "中国水电" } },
                new ExportCatalogResponse { Institution = Park },
            ]);
        run.Contract.On("ImportCatalog", [new ImportCatalogResponse { Institutions = new ImportCounts { Unchanged = 1 } }]);
        var exported = await run.RunAsync("export", folder.File("all.jsonl"));
        var imported = await run.RunAsync("import", folder.File("all.jsonl"), "--validate-only");
        var sent = run.Contract.Asked.Single(call => call.Method == "ImportCatalog").Requests.Cast<ImportCatalogRequest>().ToList();

        Assert.Equal((ExitCodes.Ok, ExitCodes.Ok), (exported.Code, imported.Code));
        Assert.Contains("2 records", exported.Error, StringComparison.Ordinal);
        Assert.True(sent[0].Options.ValidateOnly);
        Assert.Equal(("中国水电", Park), (sent[1].Enterprise.DisplayName, sent[2].Institution));
        Assert.Equal(3, sent.Count);
        Assert.Matches("institutions.unchanged +1", imported.Out);
    }

    [Fact]
    public async Task Export_CutInTheMiddle_LeavesWhatWasThere()
    {
        await using var run = await ClientRun.StartAsync();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("all.jsonl"), "before", TestContext.Current.CancellationToken);
        run.Contract.On("ExportCatalog", [new ExportCatalogResponse { Summary = new ExportSummary() }], StatusCode.Internal, "a fault");
        var (code, _, _) = await run.RunAsync("export", folder.File("all.jsonl"));

        Assert.Equal(ExitCodes.CallFailed, code);
        Assert.Equal("before", await File.ReadAllTextAsync(folder.File("all.jsonl"), TestContext.Current.CancellationToken));
        Assert.Single(Directory.EnumerateFiles(Path.GetDirectoryName(folder.File("all.jsonl"))!));
    }

    [Fact]
    public async Task Import_BadLine_Exits2AndNamesIt()
    {
        await using var run = await ClientRun.StartAsync();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("bad.jsonl"), "{\"enterprise\": {\"name\": \"enterprises/e\"}}\n{\"enterprise\": 7}\n", TestContext.Current.CancellationToken);
        var (code, _, error) = await run.RunAsync("import", folder.File("bad.jsonl"));

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("bad.jsonl, line 2", error, StringComparison.Ordinal);
    }
}
