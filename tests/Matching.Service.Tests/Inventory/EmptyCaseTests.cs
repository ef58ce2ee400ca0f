using System.Collections;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.V1;

namespace Matching.Service.Tests;

/// <summary>Every method where there is nothing to answer with or to work on.</summary>
public sealed class EmptyCaseTests(SharedService services) : IClassFixture<SharedService>
{
    /// <summary>Asked of the small world: what it answers.</summary>
    private static readonly (string Method, string Request, StatusCode Status)[] OfTheSmallWorld =
    [
        ("MatchingService/RankPartners", """{ "enterprise": "sinohydro", "region": "ZM", "filter": "display_name:nothing" }""", StatusCode.OK),
        ("MatchingService/ExplainMatch", """{ "enterprise": "sinohydro", "institution": "nothing" }""", StatusCode.NotFound),
        ("MatchingService/CompareMatches", """{ "enterprise": "sinohydro", "institution": "zm-utility-1", "otherInstitution": "nothing" }""", StatusCode.NotFound),
        ("MatchingService/BatchRankPartners", """{ "requests": [] }""", StatusCode.InvalidArgument),
        ("MatchingService/StreamRankings", "{}", StatusCode.FailedPrecondition),
        ("MatchingService/RankEnterprises", """{ "institution": "nothing" }""", StatusCode.NotFound),
        ("MatchingService/RankPartnersForCluster", """{ "enterprises": ["sinohydro", "ent-1"], "region": "ZM", "filter": "display_name:nothing" }""", StatusCode.OK),
        ("MatchingService/ListSimilarInstitutions", """{ "institution": "zm-utility-1", "region": "FJ" }""", StatusCode.OK),
        ("MatchingService/ListSimilarEnterprises", """{ "enterprise": "newcomer" }""", StatusCode.OK),
        ("CatalogueService/GetEnterprise", """{ "name": "nothing" }""", StatusCode.NotFound),
        ("CatalogueService/SearchEnterprises", """{ "query": "qqqqqqqq" }""", StatusCode.OK),
        ("CatalogueService/CreateEnterprise", """{ "enterprise": {} }""", StatusCode.InvalidArgument),
        ("CatalogueService/UpdateEnterprise", """{ "enterprise": { "name": "enterprises/nothing", "displayName": "x" } }""", StatusCode.NotFound),
        ("CatalogueService/DeleteEnterprise", """{ "name": "nothing" }""", StatusCode.NotFound),
        ("CatalogueService/UndeleteEnterprise", """{ "name": "nothing" }""", StatusCode.NotFound),
        ("CatalogueService/GetInstitution", """{ "name": "nothing" }""", StatusCode.NotFound),
        ("CatalogueService/ListInstitutions", """{ "countryCode": "FJ" }""", StatusCode.OK),
        ("CatalogueService/SearchInstitutions", """{ "query": "qqqqqqqq" }""", StatusCode.OK),
        ("CatalogueService/CreateInstitution", """{ "institution": {} }""", StatusCode.InvalidArgument),
        ("CatalogueService/UpdateInstitution", """{ "institution": { "name": "institutions/nothing", "displayName": "x" } }""", StatusCode.NotFound),
        ("CatalogueService/DeleteInstitution", """{ "name": "nothing" }""", StatusCode.NotFound),
        ("CatalogueService/UndeleteInstitution", """{ "name": "nothing" }""", StatusCode.NotFound),
        ("CatalogueService/GetRegion", """{ "name": "nothing" }""", StatusCode.NotFound),
        ("CatalogueService/GetSector", """{ "name": "nothing" }""", StatusCode.NotFound),
        ("CatalogueService/CreateSector", """{ "sector": {} }""", StatusCode.InvalidArgument),
        ("CatalogueService/UpdateSector", """{ "sector": { "name": "sectors/nothing", "displayName": "x" } }""", StatusCode.NotFound),
        ("CatalogueService/DeleteSector", """{ "name": "nothing" }""", StatusCode.NotFound),
        ("CatalogueService/UndeleteSector", """{ "name": "nothing" }""", StatusCode.NotFound),
        ("FeedbackService/RecordEvents", "{}", StatusCode.InvalidArgument),
        ("FeedbackService/GetEngagement", """{ "name": "enterprises/sinohydro/engagements/nothing" }""", StatusCode.NotFound),
        ("FeedbackService/ListEngagements", """{ "parent": "enterprises/newcomer" }""", StatusCode.OK),
        ("ModelService/GetModel", """{ "name": "nothing" }""", StatusCode.NotFound),
        ("ModelService/ActivateModel", """{ "name": "nothing" }""", StatusCode.NotFound),
        ("ModelService/RollbackModel", "{}", StatusCode.FailedPrecondition),
        ("OperationService/GetOperation", """{ "name": "nothing" }""", StatusCode.NotFound),
        ("OperationService/ListOperations", "{}", StatusCode.OK),
        ("OperationService/CancelOperation", """{ "name": "nothing" }""", StatusCode.NotFound),
        ("AuditService/ListAuditEntries", """{ "principal": "nobody" }""", StatusCode.OK),
        ("OperationService/WaitOperation", """{ "name": "nothing" }""", StatusCode.NotFound),
    ];

    [Fact]
    [CoversEvery(CallCase.Empty)]
    public async Task Call_NothingThere_SaysSo()
    {
        var methods = EveryMethod.All.ToDictionary(row => row.Name, row => row.Method, StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var (name, request, expected) in OfTheSmallWorld)
        {
            var (status, answers) = await AnswerAsync(() => RawCall.OfAsync(services.Filled.Channel, methods[name], RunningService.Options, request));
            if (status != expected || !answers.All(IsEmpty))
            {
                faults.Add($"{name} {request}: {status} {string.Join(' ', answers)}, expected {expected} with nothing in it");
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));

        // The others are asked in tests of their own below, or stand among those that cannot be empty.
        string[] own = ["CatalogueService/ListEnterprises", "CatalogueService/ImportCatalog", "CatalogueService/ExportCatalog", "FeedbackService/StreamEvents", "ModelService/TrainModel", "ModelService/PublishRankings", "StatusService/GetServingStatus"];
        var without = EveryMethod.Without.Keys.Where(key => key.Case == CallCase.Empty).Select(key => key.Method);
        Assert.Equal(methods.Keys.Order(StringComparer.Ordinal), OfTheSmallWorld.Select(row => row.Method).Concat(own).Concat(without).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Call_OfAnEmptyStore_IsEmpty()
    {
        var service = services.Empty;
        var enterprises = await service.Catalogue.ListEnterprisesAsync(new ListEnterprisesRequest(), RunningService.Options);
        var exported = new List<ExportCatalogResponse>();
        using (var export = service.Catalogue.ExportCatalog(new ExportCatalogRequest(), RunningService.Options))
        {
            await foreach (var message in export.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken))
            {
                exported.Add(message);
            }
        }

        var status = await new StatusService.StatusServiceClient(service.Channel).GetServingStatusAsync(new GetServingStatusRequest(), RunningService.Options);
        Assert.Empty(enterprises.Enterprises);
        Assert.Equal(new ExportSummary { DataRevision = status.DataRevision }, Assert.Single(exported).Summary);
        Assert.Equal(SmallModels.First, status.ModelVersion);
    }

    [Fact]
    public async Task Stream_WithoutAMessage_ChangesNothing()
    {
        using var import = services.Filled.Catalogue.ImportCatalog(RunningService.Options);
        await import.RequestStream.CompleteAsync();
        using var events = services.Filled.Feedback.StreamEvents(RunningService.Options);
        await events.RequestStream.CompleteAsync();

        Assert.Equal(new ImportCounts(), (await import.ResponseAsync.WaitAsync(RunningService.Patience)).Enterprises);
        Assert.Equal(new StreamEventsResponse(), await events.ResponseAsync.WaitAsync(RunningService.Patience));
    }

    [Fact]
    public async Task Operations_OfAnEmptyStore_FailForTheirReasonOrDoNothing()
    {
        var train = await services.Empty.ModelVersions.TrainModelAsync(new TrainModelRequest { Trainer = TrainerKind.FastTree }, RunningService.Options);
        var publish = await services.Empty.ModelVersions.PublishRankingsAsync(new PublishRankingsRequest(), RunningService.Options);
        var trained = await services.Empty.Operations.WaitOperationAsync(Wait(train), RunningService.Options);
        var published = await services.Empty.Operations.WaitOperationAsync(Wait(publish), RunningService.Options);

        Assert.Equal((int)StatusCode.FailedPrecondition, trained.Error?.Code);
        Assert.True(published.ResultCase == Operation.ResultOneofCase.Response, published.ToString());
        Assert.Equal(0, published.Response.Unpack<PublishRankingsResponse>().PageCount);
    }

    private static WaitOperationRequest Wait(Operation operation) => new() { Name = operation.Name, Timeout = Duration.FromTimeSpan(TimeSpan.FromSeconds(25)) };

    /// <summary>Whether a message lists nothing: its first list is the answer, later ones say what was understood.</summary>
    private static bool IsEmpty(IMessage message) =>
        message.Descriptor.Fields.InFieldNumberOrder().FirstOrDefault(field => field.IsRepeated)?.Accessor.GetValue(message) is not IList { Count: > 0 };

    private static async Task<(StatusCode Status, IReadOnlyList<IMessage> Answers)> AnswerAsync(Func<Task<IReadOnlyList<IMessage>>> call)
    {
        try
        {
            return (StatusCode.OK, await call());
        }
        catch (RpcException exception)
        {
            return (exception.StatusCode, []);
        }
    }
}
