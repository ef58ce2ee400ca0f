using System.Collections.Concurrent;
using Matching.Testing;
using Matching.V1;

namespace Matching.EndToEnd.Tests;

public sealed class PublishUnderLoadTests(TrainedWorld world)
{
    private const int Callers = 4;

    /// <summary>
    /// Calls run without a pause while another process publishes, activates a second model and publishes again. No call may fail, and every
    /// answer must be wholly of one generation: its model's ranking and nothing else.
    /// </summary>
    [Fact]
    public async Task Publish_SecondModelUnderConcurrentCalls_NoCallFailsAndNoAnswerIsMixed()
    {
        using var folder = new TemporaryFolder();
        var (database, models) = world.Copy(folder);
        await TrainedWorld.TrainerAsync("publish", "--db", database, "--models", models);
        await using var service = await LiveService.StartAsync(null, "--db", database, "--models", models);
        var query = await PublishedQueryAsync(service);

        var answers = new ConcurrentBag<RankPartnersResponse>();
        using var stop = new CancellationTokenSource();
        var callers = Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                answers.Add(await service.Matching.RankPartnersAsync(query, LiveService.Options));
            }
        })).ToList();
        await TrainedWorld.TrainerAsync("models", "activate", world.SecondModel, "--db", database, "--models", models, "--force");
        await TrainedWorld.TrainerAsync("publish", "--db", database, "--models", models);
        await SeenAsync(answers, callers, answer => answer.Generation == 2);
        await stop.CancelAsync();
        await Task.WhenAll(callers).WaitAsync(ChildProgram.Patience);

        Assert.Equal(
            new[] { world.FirstModel, world.SecondModel }.ToHashSet(StringComparer.Ordinal),
            answers.Select(answer => answer.ModelVersion).ToHashSet(StringComparer.Ordinal));
        Assert.Equal(
            new[] { (world.FirstModel, 1L), (world.SecondModel, 2L) }.ToHashSet(),
            answers.Where(answer => answer.Source == RankingSource.Published).Select(answer => (answer.ModelVersion, answer.Generation)).ToHashSet());
        foreach (var ofModel in answers.GroupBy(answer => answer.ModelVersion))
        {
            Assert.Single(ofModel.Select(Text).Distinct(StringComparer.Ordinal));
        }

        TestContext.Current.SendDiagnosticMessage("{0} calls, none failed", answers.Count);
    }

    /// <summary>The first query of the world's enterprises that generation 1 holds a page for.</summary>
    private static async Task<RankPartnersRequest> PublishedQueryAsync(LiveService service)
    {
        var enterprises = await service.Catalogue.ListEnterprisesAsync(new ListEnterprisesRequest(), LiveService.Options);
        foreach (var enterprise in enterprises.Enterprises)
        {
            foreach (var region in new[] { "ZM", "KE", "VN", "ID", "PK", "NG", "EG", "BR" })
            {
                foreach (var sector in new[] { string.Empty, "energy", "transport-and-storage" })
                {
                    var query = new RankPartnersRequest { Enterprise = enterprise.Name, Region = region, Sector = sector };
                    var answer = await service.Matching.RankPartnersAsync(query, LiveService.Options);
                    if (answer.Source == RankingSource.Published && answer.Partners.Count > 1)
                    {
                        return query;
                    }
                }
            }
        }

        Assert.Fail("no published page was found");
        return null!;
    }

    private static async Task SeenAsync(ConcurrentBag<RankPartnersResponse> answers, List<Task> callers, Func<RankPartnersResponse, bool> wanted)
    {
        using var patience = new CancellationTokenSource(ChildProgram.Patience);
        while (!answers.Any(wanted))
        {
            Assert.All(callers, caller => Assert.False(caller.IsFaulted, caller.Exception?.ToString()));
            await Task.Delay(50, patience.Token);
        }
    }

    private static string Text(RankPartnersResponse answer) =>
        $"{answer.TotalSize}\n{string.Join('\n', answer.Partners.Select(partner => $"{partner.Rank} {partner.Institution.Name} {partner.Score:R}"))}";
}
