using Grpc.Core;
using Matching.V1;

namespace Matching.Service.Tests;

public sealed class ModelRpcTests
{
    [Fact]
    [Covers("ModelService/ListModels", CallCase.Happy)]
    public async Task ListModels_PageByPage_TellsThemAllAndWhichIsActive()
    {
        await using var service = await RunningService.StartAsync();
        var first = await service.ModelVersions.ListModelsAsync(new ListModelsRequest { PageSize = 1 }, RunningService.Options);
        var second = await service.ModelVersions.ListModelsAsync(new ListModelsRequest { PageSize = 1, PageToken = first.NextPageToken }, RunningService.Options);
        var all = first.Models.Concat(second.Models).ToDictionary(model => model.Name, StringComparer.Ordinal);

        Assert.Equal(2, all.Count);
        Assert.True(all[$"models/{SmallModels.First}"].Active);
        Assert.False(all[$"models/{SmallModels.Second}"].Active);
        Assert.Empty(second.NextPageToken);
    }

    [Fact]
    [Covers("ModelService/GetModel", CallCase.Happy)]
    public async Task GetModel_Current_IsTheActiveOneWithItsCard()
    {
        await using var service = await RunningService.StartAsync();
        var model = await service.ModelVersions.GetModelAsync(new GetModelRequest { Name = "models/current" }, RunningService.Options);
        var listed = await service.ModelVersions.ListModelsAsync(new ListModelsRequest(), RunningService.Options);

        Assert.Equal(($"models/{SmallModels.First}", true), (model.Name, model.Active));
        Assert.NotEmpty(model.Card);
        Assert.Equal(2014, model.AsOfYear);
        Assert.All(listed.Models, item => Assert.Empty(item.Card));
    }

    [Fact]
    [Covers("ModelService/ActivateModel", CallCase.Happy)]
    [Covers("ModelService/RollbackModel", CallCase.Happy)]
    public async Task ActivateModel_ThenRollback_AnswersFollow()
    {
        await using var service = await RunningService.StartAsync();
        var activated = await service.ModelVersions.ActivateModelAsync(new ActivateModelRequest { Name = SmallModels.Second, Force = true }, RunningService.Options);
        Assert.True(SpinWait.SpinUntil(() => service.States.Current.Model.Version == SmallModels.Second, RunningService.Patience));
        var back = await service.ModelVersions.RollbackModelAsync(new RollbackModelRequest(), RunningService.Options);
        Assert.True(SpinWait.SpinUntil(() => service.States.Current.Model.Version == SmallModels.First, RunningService.Patience));

        Assert.Equal(($"models/{SmallModels.Second}", true), (activated.Name, activated.Active));
        Assert.Equal(($"models/{SmallModels.First}", true), (back.Name, back.Active));
    }

    [Fact]
    public async Task ActivateModel_NotShownToBeAsGood_IsRefusedUnlessForced()
    {
        await using var service = await RunningService.StartAsync();
        var refused = await Refusal.OfAsync(
            service.ModelVersions.ActivateModelAsync(new ActivateModelRequest { Name = SmallModels.Second }, RunningService.Options), StatusCode.FailedPrecondition);

        Assert.Equal(ErrorReasons.ModelGateRefused, refused.Reason());
        Assert.Equal(SmallModels.First, service.Models.CurrentVersion());
    }

    [Fact]
    public async Task RollbackModel_NothingBefore_IsAFailedPrecondition()
    {
        await using var service = await RunningService.StartAsync();
        var refused = await Refusal.OfAsync(service.ModelVersions.RollbackModelAsync(new RollbackModelRequest(), RunningService.Options), StatusCode.FailedPrecondition);

        Assert.Equal(ErrorReasons.NoPreviousModel, refused.Reason());
    }

    [Fact]
    public async Task ActivateModel_DamagedFile_IsAFailedPreconditionAndTheActiveOneStays()
    {
        await using var service = await RunningService.StartAsync();
        await File.WriteAllTextAsync(
            Directory.EnumerateFiles(Path.Combine(service.Models.Directory, SmallModels.Second), "*.zip").Single(), "damaged", TestContext.Current.CancellationToken);
        var refused = await Refusal.OfAsync(
            service.ModelVersions.ActivateModelAsync(new ActivateModelRequest { Name = SmallModels.Second }, RunningService.Options), StatusCode.FailedPrecondition);

        Assert.Equal(ErrorReasons.ModelDamaged, refused.Reason());
        Assert.Equal(SmallModels.First, service.Models.CurrentVersion());
    }

    [Fact]
    public async Task Models_BadRequests_AreRefused()
    {
        await using var service = await RunningService.StartAsync();
        var client = service.ModelVersions;
        var train = new TrainModelRequest
        {
            AsOfYear = 12,
            Trainer = (TrainerKind)9,
            Seed = -1,
            EvaluationYears = 51,
            DataNote = new string('x', 20_001),
            RequestId = "not an id",
        };

        Assert.Equal("MODEL_NOT_FOUND", (await Refusal.OfAsync(client.GetModelAsync(new GetModelRequest { Name = "models/2001-00000000" }, RunningService.Options), StatusCode.NotFound)).Reason());
        Assert.Equal("MODEL_NOT_FOUND", (await Refusal.OfAsync(client.ActivateModelAsync(new ActivateModelRequest { Name = "nothing" }, RunningService.Options), StatusCode.NotFound)).Reason());
        Assert.Equal(["name"], (await Refusal.OfAsync(client.ActivateModelAsync(new ActivateModelRequest { Name = "../models" }, RunningService.Options), StatusCode.InvalidArgument)).Fields());
        Assert.Equal(["page_size", "page_token"], (await Refusal.OfAsync(client.ListModelsAsync(new ListModelsRequest { PageSize = -1, PageToken = "!" }, RunningService.Options), StatusCode.InvalidArgument)).Fields());
        Assert.Equal(
            ["as_of_year", "trainer", "seed", "evaluation_years", "data_note", "request_id"],
            (await Refusal.OfAsync(client.TrainModelAsync(train, RunningService.Options), StatusCode.InvalidArgument)).Fields());
        Assert.Equal(
            ["max_exposure", "first_page_size", "request_id"],
            (await Refusal.OfAsync(client.PublishRankingsAsync(new PublishRankingsRequest { RequestId = "/", MaxExposure = -1, FirstPageSize = 101 }, RunningService.Options), StatusCode.InvalidArgument)).Fields());
    }
}
