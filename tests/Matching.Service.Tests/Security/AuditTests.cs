using Grpc.Core;
using Matching.Testing;
using Matching.V1;

namespace Matching.Service.Tests;

public sealed class AuditTests
{
    private const string Settings = """{"authentication":{"jwt":{"issuer":"https://issuer.example","audience":"matching","keysFile":"keys.pem"}}}""";

    [Fact]
    [Covers("AuditService/ListAuditEntries", CallCase.Happy)]
    public async Task Calls_ThatChangeSomething_AreInTheLogWithWhoAndWhat()
    {
        using var issuer = new TestIssuer();
        await using var secure = await SecureService.StartAsync(Settings, file => File.WriteAllText(file("keys.pem"), issuer.PublicPem));
        var service = secure.Service;
        CallOptions As(string who, string role, string request) => SecureService.With(
            ("authorization", $"Bearer {issuer.Token([role], token => token.Claims!["sub"] = who)}"), ("x-request-id", request));
        await service.Catalogue.UpdateEnterpriseAsync(
            new UpdateEnterpriseRequest { Enterprise = new Enterprise { Name = "enterprises/sinohydro", DisplayName = "Sinohydro Group" }, UpdateMask = new() { Paths = { "display_name" } } },
            As("wendy", "writer", "req-edit"));
        await service.Catalogue.UpdateEnterpriseAsync(
            new UpdateEnterpriseRequest { Enterprise = new Enterprise { Name = "enterprises/sinohydro", DisplayName = "Never" }, UpdateMask = new() { Paths = { "display_name" } }, ValidateOnly = true },
            As("wendy", "writer", "req-tried"));
        await service.Feedback.RecordEventsAsync(
            new RecordEventsRequest
            {
                Events = { new MatchEvent { EventId = "ev-1", Kind = MatchEventKind.Introduced, Enterprise = "sinohydro", Institution = SmallWorld.InstitutionIdOf("ZM", Domain.InstitutionKind.Utility, 1), Region = "ZM" } },
            },
            As("wendy", "writer", "req-event"));
        await service.ModelVersions.ActivateModelAsync(new ActivateModelRequest { Name = $"models/{SmallModels.Second}", Force = true }, As("tom", "trainer", "req-model"));
        await Assert.ThrowsAsync<RpcException>(() => service.Audit.ListAuditEntriesAsync(new ListAuditEntriesRequest(), As("tom", "trainer", "r")).ResponseAsync);
        var admin = As("ada", "admin", "req-list");
        var all = new List<AuditEntry>();
        var request = new ListAuditEntriesRequest { PageSize = 2 };
        do
        {
            var page = await service.Audit.ListAuditEntriesAsync(request, admin);
            all.AddRange(page.AuditEntries);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        all.Reverse();
        Assert.Equal(Enumerable.Range(1, all.Count).Select(number => $"auditEntries/{number}"), all.Select(entry => entry.Name));
        Assert.Equal(
            [
                "jwt:wendy matching.v1.CatalogueService/UpdateEnterprise enterprises/sinohydro req-edit",
                "jwt:wendy matching.v1.FeedbackService/RecordEvents events req-event",
                $"jwt:tom matching.v1.ModelService/ActivateModel models/{SmallModels.Second} req-model",
                $"jwt:tom matching.v1.ModelService/ActivateModel models/{SmallModels.Second} req-model",
            ],
            all.Where(entry => entry.Principal.StartsWith("jwt:", StringComparison.Ordinal)).Select(entry => $"{entry.Principal} {entry.Action} {entry.Resource} {entry.RequestId}"));
        Assert.Equal(64, all[^1].AfterHash.Length);
        Assert.NotEqual(all[^1].BeforeHash, all[^1].AfterHash);
        Assert.Equal(all[^2].Hash, all[^1].PreviousHash);
        Assert.Equal(2, (await service.Audit.ListAuditEntriesAsync(new ListAuditEntriesRequest { Principal = "jwt:tom" }, admin)).AuditEntries.Count);
        Assert.Null(service.Store.Audit.Verify().Fault);
    }

    [Fact]
    public async Task Commands_ExportAndVerify_TellTheLogAndItsTampering()
    {
        using var folder = new TemporaryFolder();
        var db = folder.File("store.db");
        await RunAsync("keys", "create", "--db", db, "--name", "billing", "--role", "reader");
        await RunAsync("keys", "create", "--db", db, "--name", "billing", "--role", "reader");
        var (_, export, _) = await RunAsync("audit", "export", "--db", db, "--after", "1");
        var (code, verdict, _) = await RunAsync("audit", "verify", "--db", db);
        var head = verdict.Trim().Split(' ')[^1];
        var (same, _, _) = await RunAsync("audit", "verify", "--db", db, "--expect", head);
        var (other, _, _) = await RunAsync("audit", "verify", "--db", db, "--expect", $"2:{new string('0', 64)}");
        var (cut, _, said) = await RunAsync("audit", "verify", "--db", db, "--expect", $"3:{head[2..]}");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();

        Assert.Equal((0, 0, 1, 1), (code, same, other, cut));
        Assert.Contains("entry 3 is not the one", said, StringComparison.Ordinal);
        Assert.Equal("keys create", AuditEntry.Parser.ParseJson(export).Action);
        Assert.Equal($"local:{Environment.UserName}", AuditEntry.Parser.ParseJson(export).Principal);
        Assert.StartsWith("2 entries, all as they were written. The last: 2:", verdict, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (await ServiceCommandLine.RunAsync(words, error, output).WaitAsync(RunningService.Patience), output.ToString(), error.ToString());
    }
}
