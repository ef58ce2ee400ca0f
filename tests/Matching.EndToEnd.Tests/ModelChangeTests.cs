using Matching.Testing;
using Matching.V1;

namespace Matching.EndToEnd.Tests;

/// <summary>The operator's commands against a running service: what they change, every answer names.</summary>
public sealed class ModelChangeTests(TrainedWorld world)
{
    private static RankPartnersRequest Query => new() { Enterprise = "SE000001", Region = "Eastern Africa", Sector = "energy", PageSize = 10 };

    [Fact]
    public async Task ActivateAndRollback_ServiceRunning_AnswersFollowWithoutARestart()
    {
        using var folder = new TemporaryFolder();
        await using var service = await LiveService.StartAsync(world, folder);
        var first = await service.Matching.RankPartnersAsync(Query, LiveService.Options);
        await TrainedWorld.TrainerAsync("models", "activate", world.SecondModel, "--models", folder.File("models"), "--force");
        var second = await AnswerOfAsync(service, world.SecondModel);
        await TrainedWorld.TrainerAsync("models", "rollback", "--models", folder.File("models"));
        var again = await AnswerOfAsync(service, world.FirstModel);

        Assert.Equal(world.FirstModel, first.ModelVersion);
        Assert.NotEqual(first.Partners.Select(partner => partner.Score), second.Partners.Select(partner => partner.Score));
        Assert.Equal(first.Partners, again.Partners);
    }

    [Fact]
    public async Task Health_DamagedModelActivated_IsToldByTheClientWhileTheLastGoodOneAnswers()
    {
        using var folder = new TemporaryFolder();
        await using var service = await LiveService.StartAsync(world, folder);
        await File.AppendAllTextAsync(Path.Combine(folder.File("models"), world.SecondModel, "logit.bin"), "x", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("models/current"), world.SecondModel, TestContext.Current.CancellationToken);
        await service.Program.LineAsync("the last good state goes on serving");
        var (code, said, log) = await ChildProgram.RunAsync("Matching.Client", "health", "--address", service.Address);

        Assert.True(code == 0, log);
        Assert.Contains("DEGRADED", said, StringComparison.Ordinal);
        Assert.Contains($"{world.SecondModel} was activated but is refused; {world.FirstModel} goes on answering", said, StringComparison.Ordinal);
        Assert.Equal(world.FirstModel, (await service.Matching.RankPartnersAsync(Query, LiveService.Options)).ModelVersion);
    }

    [Fact]
    public async Task Start_DamagedModel_FailsAndSaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        var (database, models) = world.Copy(folder);
        await File.AppendAllTextAsync(Path.Combine(models, world.FirstModel, "model.zip"), "x", TestContext.Current.CancellationToken);
        var (code, _, log) = await ChildProgram.RunAsync("Matching.Service", "--db", database, "--models", models, "--urls", "http://127.0.0.1:0");

        Assert.Equal(1, code);
        Assert.Contains("The service cannot start.", log, StringComparison.Ordinal);
        Assert.Contains("restore it or activate another version", log, StringComparison.Ordinal);
    }

    private static async Task<RankPartnersResponse> AnswerOfAsync(LiveService service, string model)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(ChildProgram.Patience);
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await service.Matching.RankPartnersAsync(Query, LiveService.Options);
            if (answer.ModelVersion == model)
            {
                TestContext.Current.SendDiagnosticMessage("{0} answered after {1:0} ms", model, TimeProvider.System.GetElapsedTime(begun).TotalMilliseconds);
                return answer;
            }

            await Task.Delay(20, patience.Token);
        }
    }
}
