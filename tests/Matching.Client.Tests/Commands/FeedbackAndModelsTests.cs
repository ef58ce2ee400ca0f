using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.Testing;
using Matching.V1;

namespace Matching.Client.Tests;

public sealed class FeedbackAndModelsTests
{
    [Fact]
    public async Task Record_OneEvent_IsSentWithAnIdOfItsOwn()
    {
        await using var run = await ClientRun.StartAsync();
        run.Contract.On("RecordEvents", [new RecordEventsResponse { RecordedCount = 1 }]);
        var (code, text, _) = await run.RunAsync(
            "record", "--kind", "declined", "--institution", "i-1", "--token", "abc", "--reason", "no_capacity", "--note", "next year", "--time", "2026-03-04T05:06:07Z", "--position", "7");
        var happened = Assert.Single(run.Contract.The<RecordEventsRequest>("RecordEvents").Events);

        Assert.Equal(ExitCodes.Ok, code);
        Assert.Contains("1 recorded", text, StringComparison.Ordinal);
        Assert.Equal((MatchEventKind.Declined, DeclineReason.NoCapacity, 7, "abc"), (happened.Kind, happened.DeclineReason, happened.Position, happened.AttributionToken));
        Assert.True(Guid.TryParse(happened.EventId, out _));
    }

    [Fact]
    public async Task Record_File_IsStreamedInBatches()
    {
        await using var run = await ClientRun.StartAsync();
        using var folder = new TemporaryFolder();
        var lines = Enumerable.Range(0, 1001).Select(i => $$"""{"eventId": "e{{i}}", "kind": "MATCH_EVENT_KIND_SHOWN", "institution": "i-1", "enterprise": "e-1"}""");
        await File.WriteAllLinesAsync(folder.File("events.jsonl"), lines, TestContext.Current.CancellationToken);
        run.Contract.On("StreamEvents", [new StreamEventsResponse { RecordedCount = 1000, RepeatedCount = 1 }]);
        var (code, text, _) = await run.RunAsync("record", "--file", folder.File("events.jsonl"));

        Assert.Equal(ExitCodes.Ok, code);
        Assert.Contains("1000 recorded, 1 were there before", text, StringComparison.Ordinal);
        Assert.Equal([1000, 1], run.Contract.Asked.Single().Requests.Cast<StreamEventsRequest>().Select(batch => batch.Events.Count));
    }

    [Fact]
    public async Task Pipeline_Introductions_TellWhereEachStands()
    {
        await using var run = await ClientRun.StartAsync();
        run.Contract.On(
            "ListEngagements",
            [
                new ListEngagementsResponse
                {
                    Engagements =
                    {
                        new Engagement
                        {
                            Name = "enterprises/e-1/engagements/recorded-1",
                            Origin = EngagementOrigin.Recorded,
                            Institution = new Institution { DisplayName = "A Bank" },
                            Sector = "sectors/energy",
                            Stage = MatchEventKind.Meeting,
                            StageTime = new DateTime(2026, 2, 3, 0, 0, 0, DateTimeKind.Utc).ToTimestamp(),
                            DueTime = new DateTime(2026, 4, 4, 0, 0, 0, DateTimeKind.Utc).ToTimestamp(),
                            Overdue = true,
                        },
                    },
                },
            ]);
        var (code, text, _) = await run.RunAsync("pipeline", "--enterprise", "enterprises/e-1", "--stage", "meeting", "--stage", "introduced", "--overdue", "--origin", "recorded");
        var request = run.Contract.The<ListEngagementsRequest>("ListEngagements");

        Assert.Equal(ExitCodes.Ok, code);
        Assert.Matches("A Bank +energy +meeting +2026-02-03 +2026-04-04 overdue +recorded-1", text);
        Assert.Equal([MatchEventKind.Meeting, MatchEventKind.Introduced], request.Stages);
        Assert.Equal((true, EngagementOrigin.Recorded), (request.OverdueOnly, request.Origin));
    }

    [Fact]
    public async Task Batch_File_IsAnsweredRankingByRanking()
    {
        await using var run = await ClientRun.StartAsync();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("asks.jsonl"), "{\"enterprise\": \"e-1\", \"region\": \"ZM\"}\n\n{\"enterprise\": \"e-2\", \"region\": \"KE\"}\n", TestContext.Current.CancellationToken);
        run.Contract.On<BatchRankPartnersRequest>("BatchRankPartners", request => new BatchRankPartnersResponse
        {
            Responses = { request.Requests.Select(asked => new RankPartnersResponse { Enterprise = new Enterprise { Name = asked.Enterprise, DisplayName = $"The {asked.Enterprise}" }, Region = new Region() }) },
        });
        var (code, text, _) = await run.RunAsync("batch", folder.File("asks.jsonl"));

        Assert.Equal(ExitCodes.Ok, code);
        Assert.Contains("The e-1", text, StringComparison.Ordinal);
        Assert.Contains("The e-2", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_Cut_TellsHowToGoOn()
    {
        await using var run = await ClientRun.StartAsync();
        run.Contract.On("StreamRankings", [new StreamRankingsResponse { Ranking = new RankPartnersResponse(), ResumeToken = "t1" }], StatusCode.Aborted, "changed");
        var (code, text, error) = await run.RunAsync("stream", "--sector", "energy", "--top", "5");
        using var line = JsonDocument.Parse(text);

        Assert.Equal(ExitCodes.CallFailed, code);
        Assert.Equal("t1", line.RootElement.GetProperty("resumeToken").GetString());
        Assert.Contains("--resume t1", error, StringComparison.Ordinal);
        Assert.Equal(("energy", 5), (run.Contract.The<StreamRankingsRequest>("StreamRankings").Sector, run.Contract.The<StreamRankingsRequest>("StreamRankings").PartnersPerRanking));
    }

    [Fact]
    public async Task ModelsPublish_Wait_ShowsWhatItGave()
    {
        await using var run = await ClientRun.StartAsync();
        run.Contract.On("PublishRankings", [Operation(OperationState.Queued)]);
        run.Contract.On("WaitOperation", [new Operation(Operation(OperationState.Succeeded)) { Done = true, Response = Any.Pack(new PublishRankingsResponse { Generation = 4 }) }]);
        var (code, text, _) = await run.RunAsync("models", "publish", "--max-exposure", "30", "--wait");
        var asJson = await run.RunAsync("models", "publish", "--wait", "--json");

        Assert.Equal(ExitCodes.Ok, code);
        Assert.Matches("generation +4", text);
        Assert.Equal(30, ((PublishRankingsRequest)run.Contract.Asked[0].Requests[0]).MaxExposure);
        Assert.Contains("\"generation\": \"4\"", asJson.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ModelsTrain_Failed_Exits5AndSaysWhy()
    {
        await using var run = await ClientRun.StartAsync();
        run.Contract.On(
            "TrainModel", [new Operation(Operation(OperationState.Failed)) { Done = true, Error = new Google.Rpc.Status { Code = 9, Message = "Too little history." } }]);
        var (code, text, _) = await run.RunAsync("models", "train", "--trainer", "fast_tree", "--evaluation-years", "0", "--wait");
        var request = run.Contract.The<TrainModelRequest>("TrainModel");

        Assert.Equal(ExitCodes.CallFailed, code);
        Assert.Contains("Too little history.", text, StringComparison.Ordinal);
        Assert.Equal((TrainerKind.FastTree, true, 0), (request.Trainer, request.HasEvaluationYears, request.EvaluationYears));
    }

    [Fact]
    public async Task ModelsAndOperations_Lists_AreShown()
    {
        await using var run = await ClientRun.StartAsync();
        run.Contract.On("ListModels", [new ListModelsResponse { Models = { new Model { Name = "models/2014-aa", Active = true, AsOfYear = 2014, Trainer = "LightGbm", Seed = 1 } } }]);
        run.Contract.On("ActivateModel", [new Model { Name = "models/2014-aa", Active = true }]);
        run.Contract.On("RollbackModel", [new Model { Name = "models/2013-bb", Active = true }]);
        run.Contract.On("ListOperations", [new ListOperationsResponse { Operations = { Operation(OperationState.Running) } }]);
        run.Contract.On("CancelOperation", [new Empty()]);
        run.Contract.On("GetOperation", [Operation(OperationState.Cancelled)]);

        Assert.Matches(@"\* +2014 +LightGbm +1 +2014-aa", (await run.RunAsync("models", "list")).Out);
        Assert.Matches("name +models/2014-aa", (await run.RunAsync("models", "activate", "2014-aa", "--force")).Out);
        Assert.Matches("name +models/2013-bb", (await run.RunAsync("models", "rollback")).Out);
        Assert.Matches("publish_rankings +running +.*op-1", (await run.RunAsync("operations", "list")).Out);
        Assert.Contains("cancelled", (await run.RunAsync("operations", "cancel", "op-1")).Out, StringComparison.Ordinal);
        Assert.True(run.Contract.The<ActivateModelRequest>("ActivateModel").Force);
    }

    private static Operation Operation(OperationState state) => new()
    {
        Name = "operations/op-1",
        Metadata = Any.Pack(new OperationMetadata { Kind = OperationKind.PublishRankings, State = state, CreateTime = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).ToTimestamp() }),
    };
}
