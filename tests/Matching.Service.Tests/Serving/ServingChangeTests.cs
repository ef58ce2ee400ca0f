using Matching.Domain;
using Matching.V1;

namespace Matching.Service.Tests;

public sealed class ServingChangeTests
{
    private static RankPartnersRequest Query => new() { Enterprise = SmallWorld.Sinohydro, Region = "ZM", Sector = "energy", PageSize = 200 };

    [Fact]
    public async Task Serving_AnotherModelActivated_IsTakenUpWithoutARestart()
    {
        await using var service = await RunningService.StartAsync();
        var before = await service.Matching.RankPartnersAsync(Query, RunningService.Options);
        service.Models.Activate(SmallModels.Second);
        Assert.True(SpinWait.SpinUntil(() => service.States.Current.Model.Version == SmallModels.Second, RunningService.Patience));
        var after = await service.Matching.RankPartnersAsync(Query, RunningService.Options);

        Assert.Equal(SmallModels.First, before.ModelVersion);
        Assert.Equal(SmallModels.Second, after.ModelVersion);
        Assert.Equal(before.TotalSize, after.TotalSize);
    }

    [Fact]
    public async Task Serving_NewInstitutionImported_IsRankedWithoutARestart()
    {
        await using var service = await RunningService.StartAsync();
        using (var import = service.Store.BeginImport())
        {
            import.Put(new Domain.Institution(new InstitutionId("zm-new"), "Zambia New Utility", [], new CountryCode("ZM"), Domain.InstitutionKind.Utility));
            import.Commit();
        }

        Assert.True(SpinWait.SpinUntil(() => service.States.Current.DataRevision == 2, RunningService.Patience));
        var answer = await service.Matching.RankPartnersAsync(Query, RunningService.Options);

        Assert.Equal(25, answer.TotalSize);
        Assert.Contains(answer.Partners, partner => partner.Institution.Name == "institutions/zm-new");
    }

    [Fact]
    public async Task Serving_ActiveModelDamaged_GoesOnWithTheLastGoodOne()
    {
        await using var service = await RunningService.StartAsync(expected: 1101);
        var folder = Path.Combine(service.Models.Directory, SmallModels.Second);
        foreach (var file in Directory.EnumerateFiles(folder, "*.zip"))
        {
            await File.WriteAllTextAsync(file, "damaged", TestContext.Current.CancellationToken);
        }

        await File.WriteAllTextAsync(Path.Combine(service.Models.Directory, "current"), SmallModels.Second + "\n", TestContext.Current.CancellationToken);
        Assert.False(service.Watcher.Look());
        var answer = await service.Matching.RankPartnersAsync(Query, RunningService.Options);

        Assert.Equal(SmallModels.First, answer.ModelVersion);
    }

    [Fact]
    public async Task Serving_ModelChangedUnderConcurrentCalls_NoCallFailsAndNoAnswerIsMixed()
    {
        await using var service = await RunningService.StartAsync();
        var expected = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [SmallModels.First] = Text(await service.Matching.RankPartnersAsync(Query, RunningService.Options)),
        };
        using var stop = new CancellationTokenSource();
        var callers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var answers = new List<RankPartnersResponse>();
            while (!stop.IsCancellationRequested)
            {
                answers.Add(await service.Matching.RankPartnersAsync(Query, RunningService.Options));
            }

            answers.Add(await service.Matching.RankPartnersAsync(Query, RunningService.Options));
            return answers;
        })).ToList();
        service.Models.Activate(SmallModels.Second);
        Assert.True(SpinWait.SpinUntil(() => service.States.Current.Model.Version == SmallModels.Second, RunningService.Patience));
        expected[SmallModels.Second] = Text(await service.Matching.RankPartnersAsync(Query, RunningService.Options));
        await stop.CancelAsync();
        var all = (await Task.WhenAll(callers).WaitAsync(RunningService.Patience)).SelectMany(answers => answers).ToList();

        Assert.All(all, answer => Assert.Equal(expected[answer.ModelVersion], Text(answer)));
        Assert.Contains(all, answer => answer.ModelVersion == SmallModels.Second);
    }

    private static string Text(RankPartnersResponse answer) =>
        string.Join('\n', answer.Partners.Select(partner => $"{partner.Rank} {partner.Institution.Name} {partner.Score:R}"));
}
